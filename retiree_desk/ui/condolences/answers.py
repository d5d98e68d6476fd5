"""What the money rules say to one more payment, shown while the clerk types: paid before, in which year, what is left."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from retiree_desk.domain.money_rules import Answer, Per
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.words import words
from retiree_desk.wording import care


class MoneyAnswers(QWidget):
    """One line a rule; a rule advises and never forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What was paid before"))
        self._said: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, theme.px(5), 0, theme.px(5))
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)

    def show_answers(self, found: Iterable[Answer], *, cause_known: bool = True) -> None:
        """Show what each rule says."""
        self._fill(
            [
                (
                    care.money_answer(one, cause_known=cause_known),
                    one.is_within or (one.rule.per is Per.CAUSE and not cause_known),
                    one.rule.title,
                )
                for one in found
            ]
        )

    def show_hint(self, sentence: str) -> None:
        """Say what is wanted before there can be an answer."""
        self._fill([(sentence, True, "")])

    def said(self) -> list[str]:
        """The sentences shown."""
        return list(self._said)

    def _fill(self, lines: list[tuple[str, bool, str]]) -> None:
        if [line[0] for line in lines] == self._said:
            return
        self._said = [line[0] for line in lines]
        empty(self._grid)
        for row, (sentence, free, title) in enumerate(lines):
            sign = QLabel()
            sign.setPixmap(pixmap(_sign(title, free=free), Role.SOFT if free else Role.INK, 18))
            sign.setContentsMargins(0, 1, 0, 0)
            told = words(
                sentence, Type.BODY if free else Type.STRONG, Role.SOFT if free else Role.INK, wrap=True
            )
            told.setToolTip(title)
            self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(told, row, 1)
        self.setAccessibleDescription(" ".join(self._said))
        self.updateGeometry()


def _sign(title: str, *, free: bool) -> Icon:
    if not free:
        return Icon.WARNING
    return Icon.CHECK if title else Icon.INFO
