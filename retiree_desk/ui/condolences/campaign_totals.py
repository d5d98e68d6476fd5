"""The foot of a campaign's sheet on the screen: people and sums by state, with capital figures for the paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk.domain import money
from retiree_desk.domain.campaigns import Totals
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.words import Elided, words


class TotalsStrip(Card):
    """Planned, given, still open, unclaimed."""

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.px(24))
        self.body.addLayout(self._line)
        self._capital = Elided("", Type.CAPTION, Role.SOFT)
        self.body.addWidget(self._capital)

    def show_totals(self, foot: Totals) -> None:
        """Show them."""
        empty(self._line)
        proxies = _("{count} by proxies").format(count=foot.proxies) if foot.proxies else ""
        parts = [
            (_("To be given"), foot.planned, foot.planned_fen, ""),
            (_("Given out"), foot.given, foot.given_fen, proxies),
            (_("Not yet signed for"), foot.open, foot.open_fen, ""),
            (_("Unclaimed"), foot.unclaimed, foot.unclaimed_fen, ""),
        ]  # fmt: skip
        for at, (word, count, fen, more) in enumerate(parts):
            if at < 2 or count:
                self._line.addWidget(_part(word, count, fen, more), 1)
        self._capital.setText(
            _("Given in capital figures: {given}; to be given: {planned}").format(
                given=money.capital(foot.given_fen), planned=money.capital(foot.planned_fen)
            )
        )

    def capital(self) -> str:
        """The line of capital figures."""
        return self._capital.text()


def _part(word: str, count: int, fen: int, more: str) -> QWidget:
    made = QWidget()
    grid = QVBoxLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    grid.addWidget(words(word, Type.CAPTION, Role.SOFT))
    figures = QGridLayout()
    figures.setHorizontalSpacing(theme.px(8))
    figures.addWidget(
        words(_("{count} people").format(count=grouped(count)), Type.SECTION),
        0,
        0,
        Qt.AlignmentFlag.AlignBottom,
    )
    figures.addWidget(words(_("{sum} yuan").format(sum=money.words(fen))), 0, 1, Qt.AlignmentFlag.AlignBottom)
    figures.addWidget(words(more, Type.CAPTION, Role.SOFT), 0, 2, Qt.AlignmentFlag.AlignBottom)
    figures.setColumnStretch(3, 1)
    grid.addLayout(figures)
    return made
