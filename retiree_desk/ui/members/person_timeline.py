"""The stream of a person's page: visits, stays, condolences and changes; below it the one chosen, with its way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain import money
from retiree_desk.domain.values import Row
from retiree_desk.i18n import N_, _
from retiree_desk.services.history import Deed, Event, EventKind
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members import history_words
from retiree_desk.ui.members.person_record import Record
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.timeline import Moment, Timeline
from retiree_desk.ui.widgets.words import caption, words
from retiree_desk.wording import history as sentences

CHANGE = "change"
KINDS = {
    EventKind.VISIT.value: N_("Visits to the person"),
    EventKind.STAY.value: N_("Hospital stays"),
    EventKind.CONDOLENCE.value: N_("Condolences to the person"),
    EventKind.FAMILY.value: N_("Family"),
    EventKind.FACT.value: N_("Changes of standing"),
    EventKind.PAPER.value: N_("Cards and letters"),
    CHANGE: N_("Edits"),
}
_ICONS = {
    EventKind.VISIT: Icon.VISITS,
    EventKind.STAY: Icon.HOSPITAL,
    EventKind.CONDOLENCE: Icon.CONDOLENCES,
    EventKind.FAMILY: Icon.FAMILY,
    EventKind.FACT: Icon.HISTORY,
    EventKind.PAPER: Icon.LETTER,
}
_MOST_LINES = 6


class PersonTimeline(Card):
    """``undo_asked`` brings the change set of the edit shown."""

    undo_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("What happened"))
        self._head.addStrut(theme.px(theme.CONTROL))
        self._moments: dict[object, Event | Deed] = {}
        self.stream = Timeline({kind: _(word) for kind, word in KINDS.items()})
        self.stream.opened.connect(self.show_moment)
        self.stream.list.selectionModel().currentChanged.connect(self._follow)
        self.body.addWidget(self.stream, 1)
        self._empty = words(_("Nothing has been recorded yet."), wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self._empty, 1)
        self._below = QWidget()
        self._below_layout = QVBoxLayout(self._below)
        self._below_layout.setContentsMargins(0, theme.px(8), 0, 0)
        self._below_layout.setSpacing(theme.px(4))
        self.body.addWidget(self._below)
        self._below.hide()

    def show_record(self, record: Record) -> None:
        """Show what happened to a person."""
        found: list[Moment] = []
        self._moments = {}
        for place, event in enumerate(record.events):
            self._moments[f"event {place}"] = event
            found.append(_event_moment(f"event {place}", event))
        for deed in record.deeds:
            if history_words.tells(deed):
                key = f"deed {deed.change_set.set_id}"
                self._moments[key] = deed
                found.append(_deed_moment(key, deed))
        self.stream.show_moments(found)
        self.stream.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._below.hide()

    def keys(self) -> list[object]:
        """The keys of the moments, newest first: ``deed 12`` is change set 12."""
        return [moment.key for moment in self.stream.shown()]

    def show_moment(self, key: object) -> None:
        """Show all of one moment below the stream, and 撤销 where it is an edit."""
        while item := self._below_layout.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        moment = self._moments.get(key)
        if moment is None:
            self._below.hide()
            return
        for made in _deed_below(moment, self._undo) if isinstance(moment, Deed) else _event_below(moment):
            self._below_layout.addWidget(made)
        self._below.show()

    def _undo(self, deed: Deed) -> None:
        self.undo_asked.emit(deed.change_set)

    def _follow(self, current: QModelIndex, _before: QModelIndex) -> None:
        moment = current.data(Qt.ItemDataRole.UserRole)
        if isinstance(moment, Moment):
            self.show_moment(moment.key)


def _event_moment(key: str, event: Event) -> Moment:
    said, detail = _EVENTS[event.kind](event.row)
    return Moment(key, event.day, event.kind.value, _ICONS[event.kind], said, detail)


def _deed_moment(key: str, deed: Deed) -> Moment:
    lines = history_words.lines(deed)
    one = deed.change_set
    detail = "；".join(lines) if lines else history_words.byline(one)
    day = one.at.astimezone().date().isoformat()
    return Moment(key, day, CHANGE, Icon.EDIT, history_words.title(one), detail)


def _event_below(event: Event) -> list[QWidget]:
    said, _detail = _EVENTS[event.kind](event.row)
    found: list[QWidget] = [words(said, Type.STRONG, wrap=True), caption(wording.day(event.day))]
    for key in ("condition", "difficulties", "suggestions", "plans", "cause", "note"):
        if event.row.get(key):
            label = sentences.column(event.kind.value, key)
            found.append(words(_("{field}: {after}").format(field=label, after=event.row[key]), wrap=True))
    return found


def _deed_below(deed: Deed, undo: Callable[[Deed], None]) -> list[QWidget]:
    one = deed.change_set
    found: list[QWidget] = [words(history_words.title(one), Type.STRONG, wrap=True)]
    lines = history_words.lines(deed)
    found += [words(line, wrap=True) for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        found.append(caption(_("and {count} more").format(count=len(lines) - _MOST_LINES)))
    foot = QWidget()
    row = QHBoxLayout(foot)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(caption(history_words.byline(one)), 1)
    if one.undone_by is not None:
        row.addWidget(caption(_("taken back")))
    else:
        act = button(_("Undo"), Icon.UNDO, Kind.QUIET)
        act.clicked.connect(lambda _checked: undo(deed))
        row.addWidget(act)
    return [*found, foot]


def _visit(row: Row) -> tuple[str, str]:
    said = " · ".join(wording.term(row.get(key)) for key in ("kind", "result") if row.get(key))
    detail = " · ".join(str(row[key]) for key in ("staff", "condition", "note") if row.get(key))
    return said, detail


def _stay(row: Row) -> tuple[str, str]:
    said = " ".join(str(row[key]) for key in ("hospital", "ward", "bed") if row.get(key))
    left = row.get("discharged_on")
    detail = _("discharged {day}").format(day=wording.day(str(left))) if left else _("still there")
    return said or wording.term("住院"), " · ".join(
        part for part in (str(row.get("cause") or ""), detail) if part
    )


def _condolence(row: Row) -> tuple[str, str]:
    amount = row.get("amount_fen")
    sum_ = _("{sum} yuan").format(sum=money.words(amount)) if isinstance(amount, int) and amount else ""
    said = " · ".join(
        part for part in (wording.term(row.get("kind")), wording.term(row.get("form")), sum_) if part
    )
    return said, " · ".join(str(row[key]) for key in ("goods", "fund", "cause", "note") if row.get(key))


def _family(row: Row) -> tuple[str, str]:
    return str(row.get("kind") or ""), str(row.get("note") or "")


def _fact(row: Row) -> tuple[str, str]:
    before, after = wording.term(row.get("before")), wording.term(row.get("content"))
    return wording.term(row.get("type")), f"{before} → {after}" if before else after


def _paper(row: Row) -> tuple[str, str]:
    again = _("printed again") if row.get("reprint") else ""
    return str(row.get("template") or ""), " · ".join(filter(None, (again, str(row.get("note") or ""))))


_EVENTS: dict[EventKind, Callable[[Row], tuple[str, str]]] = {
    EventKind.VISIT: _visit,
    EventKind.STAY: _stay,
    EventKind.CONDOLENCE: _condolence,
    EventKind.FAMILY: _family,
    EventKind.FACT: _fact,
    EventKind.PAPER: _paper,
}
