"""The rows of the other sheets: whose they are, which are there already, what they add.

A row equal to one already there is unchanged, and each stored row answers for one row of the file, so that two equal
calls on one day stay two. A row that says more of a known event (a stay that has ended) completes it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property

from retiree_desk.domain.cadence_rules import Rule
from retiree_desk.domain.duties import DutyRule
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.terms import ChangeType, Status, VisitKind, VisitResult
from retiree_desk.domain.values import Value
from retiree_desk.exchange.columns import Layout, SheetKind
from retiree_desk.exchange.headings import Table
from retiree_desk.exchange.lines import Line
from retiree_desk.services.imports_people import People, Person
from retiree_desk.services.imports_plan import (
    Identities,
    ImportPlan,
    Mode,
    Outcome,
    PlannedRow,
    Records,
    SheetPlan,
)
from retiree_desk.services.rules import duty_rules, visiting_rules
from retiree_desk.store.unit import Unit

Values = dict[str, Value]

ORDER = (
    SheetKind.STAYS,
    SheetKind.FACTS,
    SheetKind.VISITS,
    SheetKind.CONDOLENCES,
    SheetKind.WAIVERS,
    SheetKind.PHONES,
    SheetKind.ADDRESSES,
    SheetKind.CONTACTS,
    SheetKind.FAMILY_EVENTS,
    SheetKind.FOLLOW_UPS,
)
"""Stays first: condolences name them."""

_EVENT = {
    SheetKind.STAYS: ("admitted_on",),
    SheetKind.FACTS: ("type", "effective_on"),
    SheetKind.VISITS: ("day", "kind"),
    SheetKind.CONDOLENCES: ("day", "kind", "form"),
    SheetKind.WAIVERS: ("rule", "starts_on"),
    SheetKind.PHONES: ("number",),
    SheetKind.ADDRESSES: ("kind", "text"),
    SheetKind.CONTACTS: ("name",),
    SheetKind.FAMILY_EVENTS: ("day", "kind"),
    SheetKind.FOLLOW_UPS: ("text",),
}
"""What makes two rows of one member the same event."""

_DAYS = {
    SheetKind.STAYS: "admitted_on",
    SheetKind.FACTS: "effective_on",
    SheetKind.VISITS: "day",
    SheetKind.CONDOLENCES: "day",
    SheetKind.FAMILY_EVENTS: "day",
}
_OVER_TWO_DAYS = {
    SheetKind.STAYS: ("admitted_on", "discharged_on"),
    SheetKind.WAIVERS: ("starts_on", "ends_on"),
}
_LABELS = frozenset({"trip_id"})
_AT_HAND = (VisitKind.PHONE, VisitKind.VIDEO, VisitKind.LETTER)
_ODD = {(kind, VisitResult.SEEN) for kind in (VisitKind.PHONE, VisitKind.LETTER)} | {
    (kind, VisitResult.CONTACTED) for kind in VisitKind if kind not in (*_AT_HAND, VisitKind.PROXY)
}
_ODD |= {(kind, VisitResult.MOVED) for kind in _AT_HAND}


class RecordBook:
    """Plans the rows of every sheet but the rosters."""

    def __init__(self, unit: Unit, plan: ImportPlan, people: People, identities: Identities) -> None:
        self._unit = unit
        self._plan = plan
        self._people = people
        self._identities = identities
        self._trips: dict[str, Uid] = {}
        self._stays: dict[tuple[Uid, str], Uid] = {}

    def take_all(self) -> None:
        """Plan every row of every sheet of records."""
        for kind in ORDER:
            for sheet in self._plan.of_kind(kind):
                self._take_sheet(sheet)

    def doubt_all(self, today: date) -> None:
        """Look at every planned row beside the person as the file leaves them."""
        for sheet in self._plan.of_kind(*ORDER):
            for row in sheet.rows:
                if row.member is not None and sheet.kind is not None:
                    _doubt(row.line, sheet, self._people.person(row.member), today)

    def _take_sheet(self, sheet: SheetPlan) -> None:
        table = sheet.table
        assert table is not None
        for row in sheet.rows:
            if not row.line.held:
                self._find_member(row)
        mine = [row for row in sheet.rows if row.member is not None]
        if table.kind is SheetKind.WAIVERS:
            for row in mine:
                self._name_rule(row.line, sheet.places["rule"])
        known = self._known_rows(table.layout, mine)
        keys = [column.key for column in table.columns.values() if column.key in table.layout.by_key]
        compared = [key for key in keys if key not in _LABELS | {"member_no", "stay_id"}]
        self._match_equal(mine, known, compared, table)
        for row in mine:
            if row.outcome is Outcome.REFUSED:
                self._complete_or_add(row, known.get(row.member or b"", []), table)

    def _find_member(self, row: PlannedRow) -> None:
        line = row.line
        uid = self._people.find(line)
        if uid is None:
            return
        person = self._people.person(uid)
        name = line.text("who_name")
        if name and name != person.text("name"):
            line.doubt("other_name", value=name, name=person.text("name"), number=person.text("member_no"))
        row.member = uid

    def _name_rule(self, line: Line, place: int) -> None:
        """A rule is meant by its code or its title; an exemption from no rule at all would exempt nobody."""
        said = line.text("rule")
        code = self._rule_codes.get(_plain_name(said))
        if code is None and (leading := _CODE.match(said)):
            code = self._rule_codes.get(_plain_name(leading[0]))
        if code is None:
            line.doubt("unknown_term", place, said)
        else:
            line.values["rule"] = code

    @cached_property
    def _rule_codes(self) -> dict[str, str]:
        rules: list[Rule | DutyRule] = [*duty_rules(self._unit), *visiting_rules(self._unit)]
        titles = {_plain_name(rule.title): str(rule.code) for rule in rules}
        return titles | {_plain_name(rule.code): str(rule.code) for rule in rules}

    def _known_rows(self, layout: Layout, rows: Iterable[PlannedRow]) -> dict[Uid, list[Values]]:
        """The stored rows of the members whom the sheet names."""
        persons = {row.member for row in rows if row.member is not None}
        uids = [uid for uid in persons if not self._people.person(uid).is_new]
        found: dict[Uid, list[Values]] = defaultdict(list)
        for stored in self._unit.rows(layout.table).of_members(uids):
            uid = stored["member_id"]
            assert isinstance(uid, bytes)
            found[uid].append(stored)
            if layout.kind is SheetKind.STAYS:
                self._stays.setdefault((uid, str(stored["admitted_on"])), _uid(stored))
        return found

    def _match_equal(
        self,
        rows: Sequence[PlannedRow],
        known: Mapping[Uid, list[Values]],
        keys: Sequence[str],
        table: Table,
    ) -> None:
        """Rows that are there as they stand."""
        stored: dict[tuple[Value, ...], list[Values]] = defaultdict(list)
        for uid, mine in known.items():
            for one in mine:
                stored[(uid, *(one[key] for key in keys))].append(one)
        for row in rows:
            twins = stored.get((row.member, *(row.line.values.get(key) for key in keys)))
            if twins:
                self._answered(row, twins.pop(0), known)

    def _answered(self, row: PlannedRow, stored: Values, known: Mapping[Uid, list[Values]]) -> None:
        """One stored row answers for this one, and for no other."""
        row.outcome = Outcome.UNCHANGED
        if row.member is not None:
            known[row.member].remove(stored)
        label, trip = row.line.text("trip_id"), stored.get("trip_id")
        if label and isinstance(trip, bytes):
            self._trips.setdefault(label, trip)

    def _complete_or_add(self, row: PlannedRow, known: list[Values], table: Table) -> None:
        if (
            self._plan.mode is Mode.SKIP
            and row.member is not None
            and not self._people.person(row.member).is_new
        ):
            row.outcome = Outcome.UNCHANGED
            row.line.doubt("skipped")
            return
        event = _EVENT[table.kind]
        same = [one for one in known if all(one[key] == row.line.values.get(key) for key in event)]
        for stored in same:
            changes = _additions(stored, row.line, table.layout)
            if changes is not None:
                self._change(row, stored, changes, table, known)
                return
        if len(same) == 1 and self._plan.mode is Mode.OVERWRITE:
            self._change(row, same[0], _differences(same[0], row.line, table.layout), table, known)
            return
        self._add(row, table)

    def _change(
        self, row: PlannedRow, stored: Values, changes: Values, table: Table, known: list[Values]
    ) -> None:
        known.remove(stored)
        row.outcome = Outcome.UPDATED if changes else Outcome.UNCHANGED
        row.changes = {key: (stored[key], value) for key, value in changes.items()}
        if changes:
            self._records(table.layout.table).changed.append((_uid(stored), changes))

    def _add(self, row: PlannedRow, table: Table) -> None:
        row.outcome = Outcome.ADDED
        kept = table.layout.by_key
        values: Values = {
            key: value for key, value in row.line.values.items() if key in kept and key != "member_no"
        }
        row.changes = {key: (None, value) for key, value in values.items()}
        uid = self._identities()
        values |= {"id": uid, "member_id": row.member}
        self._refer(values, row, table.kind)
        records = self._records(table.layout.table)
        if table.kind is SheetKind.FACTS:
            values["entered_at"] = _entered_at(self._unit.now, len(records.new))
        if table.kind is SheetKind.STAYS and row.member is not None:
            self._stays.setdefault((row.member, str(values.get("admitted_on"))), uid)
        records.new.append(values)

    def _refer(self, values: Values, row: PlannedRow, kind: SheetKind) -> None:
        """Labels of one outing and dates of a stay become the identities of these."""
        label = row.line.text("trip_id")
        if label:
            values["trip_id"] = self._trips.setdefault(label, self._identities())
        elif kind is SheetKind.VISITS:
            values["trip_id"] = self._identities()
        if "stay_id" in values and row.member is not None:
            values["stay_id"] = self._stay(row.member, str(values["stay_id"]))

    def _stay(self, member: Uid, admitted_on: str) -> Uid | None:
        if (member, admitted_on) not in self._stays and not self._people.person(member).is_new:
            for stored in self._unit.rows("stay").of_member(member):
                self._stays.setdefault((member, str(stored["admitted_on"])), _uid(stored))
        return self._stays.get((member, admitted_on))

    def _records(self, table: str) -> Records:
        return self._plan.records.setdefault(table, Records())


_CODE = re.compile(r"[A-Za-z0-9_-]+")


def _plain_name(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def _additions(stored: Values, line: Line, layout: Layout) -> Values | None:
    """What the row says beyond the stored one; None when it says something else."""
    found: Values = {}
    for key, value in _plain(line, layout):
        if stored[key] is None:
            found[key] = value
        elif stored[key] != value:
            return None
    return found


def _differences(stored: Values, line: Line, layout: Layout) -> Values:
    return {key: value for key, value in _plain(line, layout) if stored[key] != value}


def _plain(line: Line, layout: Layout) -> Iterable[tuple[str, Value]]:
    """The values of a row that are no references."""
    skipped = _LABELS | {"member_no", "stay_id"}
    kept = layout.by_key
    return ((key, value) for key, value in line.values.items() if key in kept and key not in skipped)


def _uid(row: Values) -> Uid:
    uid = row["id"]
    assert isinstance(uid, bytes)
    return uid


def _entered_at(now: datetime, place: int) -> str:
    """Moments in the order of the file: of two changes on one day the later row holds."""
    return (now + timedelta(microseconds=place)).isoformat(timespec="microseconds")


# --- doubts -----------------------------------------------------------------------------------------------------------


def _doubt(line: Line, sheet: SheetPlan, person: Person, today: date) -> None:
    kind, places = sheet.kind, sheet.places
    assert kind is not None
    key = _DAYS.get(kind)
    day = line.text(key) if key else ""
    if key and day > today.isoformat():
        line.doubt("in_future", places[key], day)
    if key and day and _after_death(line, kind, person, day):
        line.doubt("after_death", places[key], day, died_on=person.text("died_on"))
    if kind is SheetKind.VISITS and (line.text("kind"), line.text("result")) in _ODD:
        line.doubt("odd_result", places["result"], line.text("result"), kind=line.text("kind"))
    if kind in _OVER_TWO_DAYS:
        first, last = _OVER_TWO_DAYS[kind]
        if line.text(last) and line.text(last) < line.text(first):
            line.doubt("dates_reversed", places[last], line.text(last), first=line.text(first))


def _after_death(line: Line, kind: SheetKind, person: Person, day: str) -> bool:
    """Nobody is called on after death; a condolence to the family is another matter, and so is the death itself."""
    died_on = person.text("died_on")
    if not died_on or day <= died_on or kind is SheetKind.CONDOLENCES or kind is SheetKind.FAMILY_EVENTS:
        return False
    return not (kind is SheetKind.FACTS and line.text("type") == ChangeType.DEATH)


STATUS_AFTER: dict[str, Status] = {
    ChangeType.DEATH: Status.DECEASED,
    ChangeType.MOVE_OUT: Status.MOVED_OUT,
    ChangeType.MOVE_IN: Status.REGISTERED,
    ChangeType.HAND_OVER: Status.HANDED_OVER,
}
"""What a change of standing leaves behind."""
