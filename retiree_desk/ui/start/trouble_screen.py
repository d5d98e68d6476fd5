"""In place of the office when it can't be opened: what happened, whether the data is safe, and what can be done now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.advice import told
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Disc
from retiree_desk.ui.widgets.words import rule, words
from retiree_desk.wording import Advice

_WIDTH = 720


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done now; the first one of a screen is the likeliest."""

    word: str
    icon: Icon
    do: Callable[[], None]


class TroubleScreen(QWidget):
    """``left`` comes when the person closes it instead of doing anything."""

    left = Signal()

    def __init__(self, advice: Advice, acts: Sequence[Act], office: str = "") -> None:
        super().__init__()
        self.setWindowTitle(
            _("{office} — Retiree Desk").format(office=office) if office else _("Retiree Desk")
        )
        self.setFixedWidth(theme.px(_WIDTH))
        margin = theme.px(32)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theme.px(24))
        layout.setSpacing(theme.px(16))
        layout.addLayout(_head(advice.happened))
        layout.addLayout(told(advice))
        layout.addSpacing(theme.px(4))
        layout.addWidget(rule())
        layout.addLayout(self._acts(acts))
        self.setAccessibleName(" ".join(filter(None, advice)))
        self._first.setFocus()

    def _acts(self, acts: Sequence[Act]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        leave = button(_("Close"), None, Kind.QUIET)
        leave.clicked.connect(self.close)
        line.addWidget(leave)
        line.addStretch(1)
        made = []
        for at, act in enumerate(acts):
            made.append(button(act.word, act.icon, Kind.PLAIN if at else Kind.PRIMARY))
            made[-1].clicked.connect(partial(_do, act))
        for one in reversed(made):
            line.addWidget(one)
        self._first = made[0] if made else leave
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(held, QAbstractButton):
            held.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()


def _do(act: Act, _checked: bool = False) -> None:
    act.do()


def _head(happened: str) -> QHBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(theme.px(16))
    head.addWidget(Disc(Icon.WARNING, 56), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(words(happened, Type.TITLE, wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
    return head
