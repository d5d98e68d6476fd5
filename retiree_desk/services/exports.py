"""Workbooks out: the register back to a file that ``imports`` reads without loss, photos apart.

Equal registers give equal cells: rows stand in the order of the member numbers and of what they say, nothing tells of the
office or the moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from retiree_desk.domain import fields
from retiree_desk.domain.fields import Kind
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery
from retiree_desk.domain.values import Value
from retiree_desk.exchange import writer
from retiree_desk.exchange.columns import Column, Layout, Parse, SheetKind, layouts
from retiree_desk.exchange.writer import Page
from retiree_desk.services import output
from retiree_desk.store.unit import Unit

Report = Callable[[int, int], None]
"""Told how many of how many people are written; whatever it raises stops the export."""

T = TypeVar("T")

_PIECE = 2_000
_TREES = tuple(field.key for field in fields.stored_fields() if field.kind is Kind.TREE)
_SHEETS = (
    SheetKind.FACTS,
    SheetKind.VISITS,
    SheetKind.STAYS,
    SheetKind.CONDOLENCES,
    SheetKind.WAIVERS,
    SheetKind.PHONES,
    SheetKind.ADDRESSES,
    SheetKind.CONTACTS,
    SheetKind.FAMILY_EVENTS,
    SheetKind.FOLLOW_UPS,
)


def export(
    unit: Unit,
    path: Path,
    *,
    query: ListQuery | None = None,
    people: Sequence[int] | None = None,
    today: date,
    report: Report | None = None,
) -> int:
    """Write the people of a list (everybody, without one) with all that is recorded of them; how many people.

    ``people`` are local numbers, for a choice made by hand instead of a list.
    An ending of ``.csv`` gives the roster alone, as a table in text. Trouble when the file can't be written; what stood
    there is then untouched.
    """
    everybody = _people(unit, unit.members.ids(query, today) if query is not None else people)
    roster = Page(SheetKind.ROSTER, _headings(_roster()), _roster_rows(unit, everybody, report))
    with output.whole(path) as beside:
        if path.suffix.lower() == ".csv":
            writer.write_csv(beside, roster)
        else:
            writer.write_workbook(beside, (roster, *_record_pages(unit, everybody)))
    return len(everybody)


# --- people -----------------------------------------------------------------------------------------------------------


def _people(unit: Unit, seqs: Sequence[int] | None) -> dict[Uid, str]:
    """The people to write with their numbers, by number."""
    chosen = None if seqs is None else set(unit.members.uids_of_seqs(seqs))
    found = [(number, name, uid) for uid, name, _birth, _id, number in unit.members.identities()]
    return {uid: number for number, _name, uid in sorted(found) if chosen is None or uid in chosen}


def _roster() -> Layout:
    return layouts()[SheetKind.ROSTER]


def _headings(layout: Layout) -> list[str]:
    return [column.heading for column in layout.columns]


def _roster_rows(unit: Unit, everybody: Mapping[Uid, str], report: Report | None) -> Iterator[list[str]]:
    spellings = [(column.key, _spelling(column)) for column in _roster().columns]
    numbers = {uid: number for uid, _name, _birth, _id, number in unit.members.identities()}
    done = 0
    for uids in _pieces(list(everybody)):
        rows = unit.members.get_many(uids)
        for uid in uids:
            values = _in_words(unit, rows[uid], numbers)
            yield ["" if (value := values.get(key)) is None else spell(value) for key, spell in spellings]
        done += len(uids)
        if report is not None:
            report(done, len(everybody))


def _in_words(unit: Unit, values: dict[str, Value], numbers: Mapping[Uid, str]) -> dict[str, Value]:
    """Groupings as paths, the building apart, the spouse as a member number."""
    for key in _TREES:
        node = values[key]
        if isinstance(node, bytes):
            values[key], building = unit.tree.path_of(node)
            if key == "area_id":
                values["building"] = building
    spouse = values["spouse_id"]
    values["spouse_id"] = numbers.get(spouse) if isinstance(spouse, bytes) else None
    return values


# --- records ----------------------------------------------------------------------------------------------------------


def _record_pages(unit: Unit, everybody: Mapping[Uid, str]) -> Iterator[Page]:
    trips = _trip_labels(unit, everybody)
    for kind in _SHEETS:
        layout = layouts()[kind]
        yield Page(kind, _headings(layout), _record_rows(unit, layout, everybody, trips))


def _record_rows(
    unit: Unit, layout: Layout, everybody: Mapping[Uid, str], trips: Mapping[Uid, str]
) -> Iterator[list[str]]:
    spellings = [(column.key, _spelling(column)) for column in layout.columns]
    for uids in _pieces(list(everybody)):
        mine: dict[Uid, list[dict[str, Value]]] = defaultdict(list)
        for row in unit.rows(layout.table).of_members(uids):
            member = row["member_id"]
            assert isinstance(member, bytes)
            mine[member].append(row)
        for uid in uids:
            rows = mine.get(uid, ())
            texts = []
            for row in _entered_in_order(rows) if layout.kind is SheetKind.FACTS else rows:
                values = {**row, "member_no": everybody[uid], **_references(unit, row, trips)}
                texts.append(
                    ["" if (value := values.get(key)) is None else spell(value) for key, spell in spellings]
                )
            yield from _sorted(texts, layout)


def _entered_in_order(rows: Iterable[dict[str, Value]]) -> list[dict[str, Value]]:
    return sorted(
        rows, key=lambda row: (str(row["effective_on"] or ""), str(row["entered_at"] or ""), row["id"])
    )


def _sorted(rows: list[list[str]], layout: Layout) -> list[list[str]]:
    """By what the rows say; dated changes stay as they were entered, for of two on one day the later one holds."""
    return rows if layout.kind is SheetKind.FACTS else sorted(rows)


def _references(unit: Unit, row: Mapping[str, Value], trips: Mapping[Uid, str]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    if isinstance(trip := row.get("trip_id"), bytes):
        found["trip_id"] = trips.get(trip)
    if isinstance(stay := row.get("stay_id"), bytes):
        known = unit.rows("stay").get(stay)
        found["stay_id"] = known["admitted_on"] if known else None
    return found


def _trip_labels(unit: Unit, everybody: Mapping[Uid, str]) -> dict[Uid, str]:
    """A number for each outing that several rows share; by day, then by the first member called on."""
    rows_of: dict[Uid, list[tuple[str, str, str]]] = defaultdict(list)
    for table, key in (("visit", "day"), ("follow_up", "due_on")):
        for uids in _pieces(list(everybody)):
            for row in unit.rows(table).of_members(uids):
                trip, member = row["trip_id"], row["member_id"]
                if isinstance(trip, bytes) and isinstance(member, bytes):
                    said = "\x1f".join(str(value) for name, value in row.items() if not name.endswith("id"))
                    rows_of[trip].append((str(row[key] or ""), everybody[member], said))
    shared = sorted((sorted(rows), trip) for trip, rows in rows_of.items() if len(rows) > 1)
    return {trip: str(number) for number, (_rows, trip) in enumerate(shared, start=1)}


# --- cells ------------------------------------------------------------------------------------------------------------


def _spelling(column: Column) -> Callable[[Value], str]:
    """How the values of a column are written so that reading gives them back."""
    if column.parse is Parse.MONEY:
        return _yuan
    return _yes_or_no if column.parse is Parse.FLAG else str


def _yes_or_no(value: Value) -> str:
    return "是" if value else "否"


def _yuan(value: Value) -> str:
    """Fen as yuan: 12.50, 300."""
    assert isinstance(value, int)
    yuan, fen = divmod(abs(value), 100)
    sign = "-" if value < 0 else ""
    return f"{sign}{yuan}.{fen:02d}" if fen else f"{sign}{yuan}"


def _pieces(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[start : start + _PIECE] for start in range(0, len(rows), _PIECE))
