"""Everything that was promised and is not done yet, by day; Enter ticks it off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.i18n import _, ngettext
from retiree_desk.services import followups
from retiree_desk.services.followups import FollowUp
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.visits.finish_dialog import FinishDialog
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.chips import ChipLook, FilterChip, Tone
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import caption

_LATELY = timedelta(days=365)


class FollowUpLine(NamedTuple):
    """One follow-up; ``number`` counts from 1."""

    number: int
    about: FollowUp
    today: date


class FollowUpLines:
    """What is open, or what was done in the last year."""

    def __init__(self, desk: Desk, *, done: bool) -> None:
        today = desk.today()
        found = desk.read(
            lambda unit: followups.done_ones(unit, today - _LATELY) if done else followups.open_ones(unit)
        )
        self._lines = {number: FollowUpLine(number, one, today) for number, one in enumerate(found, 1)}

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        """By day, or against it."""
        return list(self._lines)[::-1] if descending else list(self._lines)

    def lines(self, ids: Sequence[int]) -> Sequence[FollowUpLine]:
        """Those of these numbers."""
        return [self._lines[number] for number in ids]


class FollowUpsView(QWidget):
    """``opened`` brings the local number of the person wanted."""

    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = PagedModel(FollowUpLines(desk, done=False), _columns(), sort="due_on", parent=self)
        self.table = Table(self.model, _("Things promised"))
        self.done = FilterChip(_("Those done"))
        self._count = caption("")
        self._lay_out()
        self.done.toggled.connect(self.reload)
        self.table.opened.connect(self.finish)
        shortcut = QShortcut(QKeySequence("O"), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._open)

    def reload(self, *_news: object) -> None:
        """As they are now."""
        self.model.show(FollowUpLines(self._desk, done=self.done.isChecked()))
        count = self.model.rowCount()
        self._count.setText(
            ngettext("{count} follow-up", "{count} follow-ups", count).format(count=grouped(count))
        )
        self._stack.setCurrentIndex(0 if count else 1)
        if count and self.table.current_id() is None:
            self.table.selectRow(0)

    def finish(self, *_number: object) -> None:
        """Tick off the one on the line."""
        line = self._line()
        if line is not None:
            FinishDialog(self._desk, line.about, self).open()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.done)
        above.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        nothing = _("What is promised on a visit stands here until it is done.")
        self._stack.addWidget(EmptyState(Icon.NOTE, _("Nothing is promised"), nothing))
        below = QHBoxLayout()
        below.addWidget(self._count)
        below.addStretch(1)
        below.addWidget(caption(_("Enter: done · O: open the person")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addLayout(above)
        layout.addWidget(self._stack, 1)
        layout.addLayout(below)

    def _line(self) -> FollowUpLine | None:
        row = self.table.currentIndex().row()
        line = self.model.line(row) if row >= 0 else None
        return line if isinstance(line, FollowUpLine) else None

    def _open(self) -> None:
        line = self._line()
        if line is not None:
            self.opened.emit(line.about.seq)


def _columns() -> tuple[Column, ...]:
    return (
        Column("due_on", _("Due on"), lambda line: wording.day(line.about.due_on), 128, sortable=True),
        Column("state", _("State"), _word_of, 110, chips=_state),
        Column("name", _("Name"), lambda line: line.about.name, 100, strong=True),
        Column(
            "text",
            _("What is to be done"),
            lambda line: line.about.text,
            320,
            hint=lambda line: line.about.text,
        ),
        Column("owner", _("Responsible"), lambda line: line.about.owner, 100),
        Column("outcome", _("Outcome"), lambda line: line.about.outcome, 200),
    )


def _word_of(line: FollowUpLine) -> str:
    return "".join(look.word for look in _state(line))


def _state(line: FollowUpLine) -> tuple[ChipLook, ...]:
    about = line.about
    if about.done_on:
        return (ChipLook(_("Done"), Tone.DONE),)
    if about.due_on and about.due_on < line.today:
        return (ChipLook(_("Overdue"), Tone.OVERDUE),)
    return (ChipLook(_("Not done yet"), Tone.NEUTRAL, Icon.CLOCK),)
