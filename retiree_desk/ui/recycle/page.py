"""The recycle bin: people entered by mistake, who put them there and when, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from retiree_desk import wording
from retiree_desk.i18n import _, ngettext
from retiree_desk.services import recycle
from retiree_desk.services.recycle import Gone
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.page import Page
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import caption
from retiree_desk.wording import history as sentences

MEMBERS = "members"


class RecyclePage(Page):
    """Enter brings the selected people back; their pages can be opened from here too."""

    kinds = frozenset(("member",))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Recycle bin"))
        back = button(_("Members"), Icon.BACK)
        back.setToolTip(_("Esc"))
        back.clicked.connect(self._leave)
        self.restore = button(_("Bring back"), Icon.RESTORE, Kind.PRIMARY)
        self.restore.clicked.connect(self.bring_back)
        self.header.add_act(back)
        self.header.add_act(self.restore)
        self.model = PagedModel(_BinLines(desk), _columns(), parent=self)
        self.table = Table(self.model, _("People in the recycle bin"))
        self.table.opened.connect(self._open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                Icon.REMOVE,
                _("The recycle bin is empty"),
                _(
                    "People put here by mistake or on purpose can be brought back at any time; nothing is lost."
                ),
            )
        )
        self.body.addWidget(self._stack, 1)
        below = QHBoxLayout()
        below.addWidget(
            caption(_("Enter: open the page · Ctrl+Enter: bring back · Esc: back to the members"))
        )
        below.addStretch(1)
        self.body.addLayout(below)

    def reload(self) -> None:
        self.model.reload()
        count = self.model.rowCount()
        self._stack.setCurrentIndex(0 if count else 1)
        self.restore.setEnabled(count > 0)
        said = ngettext("{count} person is here, out of every list and figure; nothing of them is lost.",
                        "{count} people are here, out of every list and figure; nothing of them is lost.", count)  # fmt: skip
        self.header.say(said.format(count=grouped(count)) if count else "")
        if count and not self.table.selected_ids():
            self.table.selectRow(0)

    def bring_back(self) -> None:
        """Bring the selected people back into the register."""
        seqs = self.table.selected_ids()
        if not seqs:
            return
        said = ngettext(
            "{count} person is back in the register", "{count} people are back in the register", len(seqs)
        )
        self.desk.do(
            "member.restore",
            lambda unit: recycle.bring_back(unit, seqs),
            told=said.format(count=grouped(len(seqs))),
        )

    def _open(self, seq: int) -> None:
        self.asked.emit(MEMBERS, seq)

    def _leave(self) -> None:
        self.asked.emit(MEMBERS, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entering = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entering and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.bring_back()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


class _BinLines:
    """The people in the bin, those added last first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        """Local numbers; the bin has one order."""
        return self._desk.read(recycle.gone)

    def lines(self, ids: Sequence[int]) -> Sequence[Gone]:
        """Who they are and who put them here."""
        return self._desk.read(lambda unit: recycle.lines(unit, ids))


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", wording.field("name"), lambda line: _text(line, "name"), width=110, strong=True),
        Column("member_no", wording.field("member_no"), lambda line: _text(line, "member_no"), width=110),
        Column("sex", wording.field("sex"), lambda line: wording.term(line.values.get("sex")), width=60),
        Column(
            "birth",
            wording.field("birth_date"),
            lambda line: wording.day(_text(line, "birth_date")),
            width=150,
        ),
        Column(
            "category",
            wording.field("category"),
            lambda line: wording.term(line.values.get("category")),
            width=90,
        ),
        Column("at", _("Put here"), _when, width=150),
        Column("user", _("Put here by"), lambda line: line.user, width=100),
        Column("action", _("By which operation"), lambda line: sentences.action(line.action), width=180),
    )


def _text(line: Gone, key: str) -> str:
    return str(line.values.get(key) or "")


def _when(line: Gone) -> str:
    return wording.moment(line.at) if line.at is not None else ""
