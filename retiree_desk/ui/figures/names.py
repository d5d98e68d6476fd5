"""The names behind a number: a list that opens people, to be read or copied as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from retiree_desk import wording
from retiree_desk.domain import dates, members
from retiree_desk.domain.values import Value
from retiree_desk.i18n import _, ngettext
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.page import Page
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import caption, words

KEYS = "name member_no sex birth_date archive_birth_date id_number category residence status area_id building".split()


class NameLine(NamedTuple):
    """One person."""

    seq: int
    values: Mapping[str, Value]
    today: date


class NameLines:
    """These people in this order."""

    def __init__(self, desk: Desk, seqs: Sequence[int]) -> None:
        self._desk = desk
        self._seqs = list(seqs)

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        """As given, or in the other direction."""
        return self._seqs[::-1] if descending else self._seqs

    def lines(self, ids: Sequence[int]) -> Sequence[NameLine]:
        """The values of these people."""
        found = self._desk.read(lambda unit: unit.members.lines(ids, KEYS))
        return [NameLine(line.seq, line.values, self._desk.today()) for line in found]


class NamesDialog(QDialog):
    """Enter goes to the person's page, Esc back."""

    def __init__(self, page: Page, title: str, seqs: Sequence[int]) -> None:
        super().__init__(page)
        self._page = page
        self.setWindowTitle(title)
        self.model = PagedModel(NameLines(page.desk, seqs), _columns(), parent=self)
        self.table = Table(self.model, title)
        self.model.reload()
        self._lay_out(title, len(seqs))
        self.table.opened.connect(self._open)
        if seqs:
            self.table.selectRow(0)
        self.table.setFocus()

    def _lay_out(self, title: str, count: int) -> None:
        margin = theme.px(theme.MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, theme.px(16))
        column.setSpacing(theme.px(8))
        column.addWidget(words(title, Type.TITLE))
        people = ngettext("{count} person", "{count} people", count).format(count=grouped(count))
        column.addWidget(words(people, Type.BODY, Role.SOFT))
        column.addWidget(self.table, 1)
        acts = QHBoxLayout()
        acts.addWidget(caption(_("Enter: open · Ctrl+C: copy as a table · Esc: back")))
        acts.addStretch(1)
        copy = button(_("Copy as a table"), Icon.COPY, Kind.QUIET)
        copy.clicked.connect(self._copy)
        back = button(_("Close"), None, Kind.PLAIN)
        back.clicked.connect(self.reject)
        acts.addWidget(copy)
        acts.addWidget(back)
        column.addLayout(acts)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(820), room.width() - 40), min(theme.px(560), room.height() - 60))

    def _open(self, seq: int) -> None:
        self.accept()
        self._page.asked.emit("members", seq)

    def _copy(self) -> None:
        self.table.selectAll()
        self.table.copy()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
            return
        super().keyPressEvent(event)


def open_names(page: Page, title: str, seqs: Sequence[int]) -> NamesDialog:
    """Show the people of a number."""
    dialog = NamesDialog(page, title, seqs)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", wording.field("name"), partial(_term, "name"), 110, strong=True),
        Column("age", _("Age"), _age, 64, figures=True),
        Column("category", wording.field("category"), partial(_term, "category"), 96),
        Column("residence", wording.field("residence"), partial(_term, "residence"), 96),
        Column("place", _("Area and building"), _place, 240),
        Column("member_no", wording.field("member_no"), partial(_term, "member_no"), 110),
    )


def _term(key: str, line: NameLine) -> str:
    return wording.term(line.values.get(key))


def _age(line: NameLine) -> str:
    birth = members.birth_of(line.values)
    return str(dates.age_on(dates.first_day(birth), line.today)) if birth and dates.is_valid(birth) else ""


def _place(line: NameLine) -> str:
    return " ".join(str(line.values[key]) for key in ("area_id", "building") if line.values.get(key))
