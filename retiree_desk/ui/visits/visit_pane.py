"""One visit in full, at the right of the log: what was said, what was promised, when it was written down."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.values import Row
from retiree_desk.i18n import N_, _
from retiree_desk.store.unit import Unit
from retiree_desk.store.visit_log import VisitLine
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.words import caption, rule, words

WIDTH = 312
_TEXTS = {
    "met": N_("Whom they met"),
    "condition": N_("Condition"),
    "difficulties": N_("Difficulties"),
    "suggestions": N_("Suggestions"),
    "plans": N_("Plans"),
    "note": N_("Note"),
    "makes_up_for": N_("Makes up for"),
}


@dataclass(frozen=True, slots=True)
class WholeVisit:
    """A visit with its place, who else was on the trip, and what was promised."""

    line: VisitLine
    row: Row
    place: str
    others: tuple[str, ...]
    promises: tuple[str, ...]


def visit_of(unit: Unit, line: VisitLine) -> WholeVisit | None:
    """Read it; nothing when it has gone meanwhile."""
    row = unit.rows("visit").get(line.uid)
    if row is None:
        return None
    trip = row["trip_id"]
    fellows = [one["member_id"] for one in unit.rows("visit").where(trip_id=trip)] if trip else []
    uids = [uid for uid in fellows if isinstance(uid, bytes) and uid != row["member_id"]]
    others = tuple(str(one["name"] or "") for one in unit.members.get_many(uids).values())
    mine = unit.rows("follow_up").where(trip_id=trip, member_id=row["member_id"]) if trip else ()
    promises = tuple(
        " · ".join(str(one[key]) for key in ("text", "owner", "due_on") if one[key]) for one in mine
    )
    return WholeVisit(line, row, unit.tree.words_of(line.area_id), others, promises)


class VisitPane(Card):
    """``corrected``, ``voided`` and ``opened`` come when these are asked for."""

    corrected = Signal()
    voided = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(WIDTH))
        self.setAccessibleName(_("The visit"))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._area: QWidget | None = None
        self.show_visit(None)

    def show_visit(self, visit: WholeVisit | None) -> None:
        """Show ``visit``, or nothing."""
        if self._area is not None:
            self._area.hide()
            self._area.setParent(None)
            self._area.deleteLater()
        self._area = QWidget() if visit is None else self._sheet(visit)
        self.body.addWidget(self._area)

    def told(self) -> str:
        """Everything that can be read on it."""
        return " ".join(label.text() for label in self.findChildren(QLabel) if not label.isHidden())

    def _sheet(self, visit: WholeVisit) -> QWidget:
        """What was said, which may be long and then scrolls, and below it the acts, which never leave the screen."""
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolled(self._whole(visit)), 1)
        column.addWidget(rule())
        acts = self._acts(visit.line)
        acts.setContentsMargins(*[theme.px(edge) for edge in (8, 8, 16, 12)])
        column.addLayout(acts)
        return sheet

    def _whole(self, visit: WholeVisit) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*([theme.px(16)] * 4))
        column.setSpacing(theme.px(8))
        line = visit.line
        column.addWidget(words(line.name, Type.TITLE, wrap=True))
        said = (wording.day(line.day), wording.term(line.kind), wording.term(line.result))
        column.addWidget(words(" · ".join(part for part in said if part), wrap=True))
        if visit.place:
            column.addWidget(words(visit.place, Type.BODY, Role.SOFT, wrap=True))
        for word, text in self._parts(visit):
            column.addWidget(rule())
            column.addWidget(caption(word))
            column.addWidget(words(text, wrap=True))
        if line.entered_on:
            column.addWidget(caption(_("written down on {day}").format(day=wording.day(line.entered_on))))
        column.addStretch(1)
        return page

    def _parts(self, visit: WholeVisit) -> list[tuple[str, str]]:
        row = visit.row
        found = [(_("Who went"), visit.line.staff)]
        found += [(_(word), str(row[key] or "")) for key, word in _TEXTS.items()]
        if visit.others:
            found.append((_("Also visited on this trip"), "、".join(visit.others)))
        found += [(_("Promised"), promise) for promise in visit.promises]
        return [(word, text) for word, text in found if text]

    def _acts(self, line: VisitLine) -> QVBoxLayout:
        acts, first = QVBoxLayout(), QHBoxLayout()
        acts.setSpacing(0)
        for word, icon, signal in (
            (_("Put right"), Icon.EDIT, self.corrected),
            (_("Strike out"), Icon.REMOVE, self.voided),
        ):
            act = button(word, icon, Kind.QUIET)
            act.setEnabled(not line.voided)
            act.clicked.connect(signal)
            first.addWidget(act)
        first.addStretch(1)
        acts.addLayout(first)
        go = button(_("Open the page"), Icon.NEXT, Kind.QUIET)
        go.clicked.connect(self.opened)
        acts.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return acts
