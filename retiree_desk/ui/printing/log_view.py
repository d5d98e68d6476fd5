"""What was printed: by whom, when, for how many, with the seal of the content; each can be printed again, marked as such."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.i18n import _
from retiree_desk.services import papers_issue
from retiree_desk.services.papers_issue import PERSONAL, Issue
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import Column
from retiree_desk.ui.printing.held import held
from retiree_desk.ui.printing.lines import column, table
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card, EmptyState
from retiree_desk.ui.widgets.chips import ChipLook, Tone
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.split import ListDetail
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import caption, section, words

_SEAL = 12
_MOST_NAMES = 60


class LogView(QWidget):
    """``again`` brings the order that prints a batch once more."""

    again = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._issues: list[Issue] = []
        self.table: Table | None = None
        self.detail = Card()
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def reload(self) -> None:
        """Show the log as it is now."""
        self._issues = self._desk.read(papers_issue.issues)
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(self._listed() if self._issues else self._empty())

    def show_issue(self, place: int | None) -> None:
        """Show one print in the detail."""
        while (item := self.detail.body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if place is not None and place < len(self._issues):
            self._fill(self._issues[place])

    def _listed(self) -> QWidget:
        self.table = table(self._issues, _columns(), _("Print log"), self)
        self.table.moved.connect(self.show_issue)
        self.detail = Card()
        made = ListDetail(self.table, held(self.detail), shown=self._desk.settings.detail_shown)
        self.table.detail_asked.connect(made.toggle)
        self.table.selectRow(0)
        return made

    def _empty(self) -> QWidget:
        return EmptyState(
            Icon.HISTORY,
            _("Nothing has been printed yet"),
            _("Whatever is printed or saved as a file stands here from then on."),
        )

    def _fill(self, one: Issue) -> None:
        body = self.detail.body
        body.addWidget(section(one.title))
        for label, value in _facts(one):
            body.addWidget(_pair(label, value))
        if one.paper in PERSONAL:
            people = self._desk.read(lambda unit: papers_issue.people_of(unit, one.batch))
            body.addSpacing(theme.px(8))
            body.addWidget(caption(_("For")))
            names = "、".join(name for _no, name, _again in people[:_MOST_NAMES])
            body.addWidget(words(names + (" …" if len(people) > _MOST_NAMES else ""), wrap=True))
        body.addStretch(1)
        order = papers_issue.again(one)
        if order is not None:
            act = button(_("Print again…"), Icon.PRINT, Kind.PLAIN)
            act.clicked.connect(lambda _checked: self.again.emit(order))
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(act)
            row.addStretch(1)
            body.addWidget(line)


def _columns() -> tuple[Column, ...]:
    return (
        column("day", _("Day"), lambda one: one.day.isoformat(), 104),
        column("title", _("What was printed"), lambda one: one.title, 176, strong=True),
        column("pieces", _("Pieces"), lambda one: grouped(one.pieces), 60),
        column("copies", _("Copies"), lambda one: str(one.copies), 60),
        column("user", _("By"), lambda one: one.user, 80),
        Column("marks", _("Mark"), lambda _line: "", 96, chips=lambda line: _marks(line.thing)),
        column("to", _("Where to"), lambda one: one.to, 130),
    )


def _marks(one: Issue) -> tuple[ChipLook, ...]:
    return (ChipLook(_("Reprint"), Tone.NEUTRAL, Icon.REFRESH),) if one.reprint else ()


def _facts(one: Issue) -> list[tuple[str, str]]:
    return [
        (_("Day"), wording.day(one.day)),
        (_("By"), one.user),
        (_("Where to"), one.to),
        (_("Pieces and pages"), f"{grouped(one.pieces)} · {grouped(one.pages)}"),
        (_("Copies"), str(one.copies)),
        (_("Version of the design"), one.version),
        (_("Seal of the content"), one.seal[:_SEAL]),
        (_("Mark"), _("Reprint") if one.reprint else ""),
    ]


def _pair(label: str, value: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    name = words(label, Type.BODY, Role.SOFT)
    name.setFixedWidth(theme.px(100))
    row.addWidget(name)
    row.addWidget(words(value or "–", wrap=True), 1)
    made.setVisible(bool(value))
    return made
