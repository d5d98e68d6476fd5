"""The people: their rows, their lists and how they are found."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ANY_ITEM, ListQuery, Sort, Standing
from retiree_desk.domain.members import OBLIGATORY, birth_range
from retiree_desk.domain.terms import TreeKind
from retiree_desk.domain.values import Row, Value
from retiree_desk.store import derived, finding
from retiree_desk.store.rows import CHUNK, Rows
from retiree_desk.store.tables import member, member_index
from retiree_desk.store.tree import Tree, paths

_TREE_COLUMNS = ("station_id", "area_id", "party_branch_id")
_TREE_COLUMN_OF = {
    TreeKind.STATION: "station_id",
    TreeKind.AREA: "area_id",
    TreeKind.PARTY_BRANCH: "party_branch_id",
}
_PIECE = 1 << 17  # letters of a list of numbers read at once
_INDEXED = frozenset(("category", "residence", "sex"))


class MemberLine(NamedTuple):
    """One line of a list: the local number, the identity and the values of the columns asked for."""

    seq: int
    uid: Uid
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Member:
    """One person's row: identity, local number and every stored field by key."""

    uid: Uid
    seq: int
    voided: bool
    values: Mapping[str, Value]

    def text(self, key: str) -> str:
        """A field as text, empty when blank."""
        value = self.values.get(key)
        return "" if value is None else str(value)


class Members(Rows):
    """The register's table."""

    def __init__(self, connection: Connection, *, writing: bool = False) -> None:
        super().__init__(connection, member)
        self._writing = writing

    def person(self, uid: Uid) -> Member | None:
        """One person, voided or not."""
        row = self.get(uid)
        return _member(row) if row is not None else None

    def are_there(self) -> bool:
        """Whether anybody ever stood on the register, voided or not."""
        return self._connection.exec_driver_sql("SELECT 1 FROM member LIMIT 1").first() is not None

    def uid_of_number(self, number: str) -> Uid | None:
        """The living row with this member number."""
        return self.uids_of_numbers([number]).get(number)

    def uids_of_numbers(self, numbers: Sequence[str]) -> dict[str, Uid]:
        """Identities by member number; of several with one number the oldest."""
        found: dict[str, Uid] = {}
        for part in _parts(numbers):
            chosen = select(member.c.member_no, member.c.id).where(
                member.c.member_no.in_(part), member.c.voided == 0
            )
            for number, uid in self._connection.execute(chosen.order_by(member.c.seq)):
                found.setdefault(number, uid)
        return found

    def uids_of_id_keys(self, keys: Sequence[str]) -> dict[str, list[Uid]]:
        """Identities by ``id_numbers.match_key``."""
        self._catch_up()
        found: dict[str, list[Uid]] = {}
        for part in _parts(keys):
            chosen = select(member_index.c.id_key, member.c.id).join(
                member, member.c.seq == member_index.c.seq
            )
            rows = self._connection.execute(
                chosen.where(member_index.c.id_key.in_(part)).order_by(member.c.seq)
            )
            for key, uid in rows:
                found.setdefault(key, []).append(uid)
        return found

    def identities(self) -> Iterator[tuple[Uid, str, str, str, str]]:
        """Of everybody: identity, name, birth date, ID number and member number, blanks as empty text."""
        columns = (member.c.name, member.c.birth_date, member.c.id_number, member.c.member_no)
        chosen = select(member.c.id, *(func.coalesce(column, "") for column in columns)).where(
            member.c.voided == 0
        )
        for row in self._connection.execute(chosen):
            yield row[0], row[1], row[2], row[3], row[4]

    def uids_of_seqs(self, seqs: Sequence[int]) -> list[Uid]:
        """Identities in the order of the local numbers given."""
        found: dict[int, Uid] = {}
        for part in _parts(seqs):
            chosen = select(member.c.seq, member.c.id).where(member.c.seq.in_(part))
            found.update({seq: uid for seq, uid in self._connection.execute(chosen)})
        return [found[seq] for seq in seqs if seq in found]

    def seq_of(self, uid: Uid) -> int | None:
        """The local number of a person."""
        return self._connection.execute(select(member.c.seq).where(member.c.id == uid)).scalar()

    def values_of(self, uids: Sequence[Uid] | None = None) -> Iterator[dict[str, Value]]:
        """Whole rows: of these people, or of everybody alive in the table, by member number."""
        if uids is None:
            chosen = select(member).where(member.c.voided == 0).order_by(member.c.member_no, member.c.seq)
            yield from (dict(row) for row in self._connection.execute(chosen).mappings())
            return
        found = self.get_many(uids)
        yield from (found[uid] for uid in uids if uid in found)

    def next_number(self, prefix: str = "") -> str:
        """A free member number: one more than the largest number in use, six digits."""
        like = f"{prefix}%"
        digits = func.cast(func.substr(member.c.member_no, len(prefix) + 1), member.c.seq.type)
        found = self._connection.execute(
            select(func.max(digits)).where(member.c.member_no.like(like))
        ).scalar()
        return f"{prefix}{int(found or 0) + 1:06d}"

    def count(self, query: ListQuery, today: date) -> int:
        """How many people a list shows, without reading who they are."""
        chosen = select(func.count()).select_from(member_index).where(*self._conditions(query, today))
        return int(self._connection.execute(chosen).scalar() or 0)

    def completeness(self) -> tuple[int, int]:
        """How many people are on the register, and how many of them lack no obligatory item; one look at one index."""
        self._catch_up()
        row = self._connection.exec_driver_sql(
            "SELECT count(*), coalesce(sum(score = ?), 0) FROM member_index WHERE standing = ?",
            (len(OBLIGATORY), int(Standing.ON_REGISTER)),
        ).one()
        return row[0], row[1]

    def voided_seqs(self) -> Sequence[int]:
        """The local numbers of the people in the recycle bin, those taken out of sight last first."""
        chosen = select(member.c.seq).where(member.c.voided != 0).order_by(member.c.seq.desc())
        return array("I", self._connection.execute(chosen).scalars())

    def ids(self, query: ListQuery, today: date) -> Sequence[int]:
        """The local numbers of a whole list in order.

        The order comes from its index alone; who meets the other conditions is asked apart, so that no row is read.
        """
        names = (*((query.sort, "door") if query.sort is Sort.PLACE else (query.sort,)), "seq")
        columns = [member_index.c[name] for name in names]
        order = [column.desc() for column in columns] if query.descending else columns
        standing, *others = self._conditions(query, today)
        ordered = select(member_index.c.seq).where(standing).order_by(*order)
        found = array("I")
        if not others:
            for piece in self._pieces(ordered):
                found.fromlist(piece)
            return found
        chosen = self._marked(select(member_index.c.seq).where(standing, *others)).__getitem__
        for piece in self._pieces(ordered):
            found.extend(compress(piece, map(chosen, piece)))
        return found

    def lines(self, seqs: Sequence[int], keys: Sequence[str]) -> list[MemberLine]:
        """The lines of some people, in the order given, with the fields ``keys`` (groupings as paths)."""
        wanted = [key for key in dict.fromkeys((*keys, "area_id")) if key in member.c]
        groupings = [place for place, key in enumerate(wanted, 2) if key in _TREE_COLUMNS]
        found: dict[int, MemberLine] = {}
        for part in _parts(seqs):
            rows = self._connection.exec_driver_sql(
                f"SELECT seq, id, {', '.join(wanted)} FROM member WHERE seq IN (SELECT value FROM json_each(?))",
                (json.dumps(list(part)),),
            ).all()
            spelled = paths(self._connection, {row[place] for row in rows for place in groupings})
            for row in rows:
                values = dict(zip(wanted, row[2:], strict=True))
                _spell_groupings(values, keys, spelled)
                found[row[0]] = MemberLine(row[0], row[1], values)
        return [found[seq] for seq in seqs if seq in found]

    def find(self, text: str, limit: int = 8) -> list[finding.Found]:
        """The search box: the best matches for what was typed, the living first."""
        self._catch_up()
        return finding.find(self._connection, text, limit)

    def twins_of(self, name: str, birth: str) -> list[Uid]:
        """People of this name and birth date: possible duplicates."""
        chosen = select(member.c.id).where(
            member.c.name == name, member.c.birth_date == birth, member.c.voided == 0
        )
        return [row[0] for row in self._connection.execute(chosen)]

    def counts_by_node(self, kind: TreeKind) -> dict[Uid, int]:
        """How many people on the register hang directly on each node of a grouping."""
        self._catch_up()
        column = member_index.c[_TREE_COLUMN_OF[kind]]
        chosen = select(column, func.count()).where(member_index.c.standing == 0, column.is_not(None))
        return {uid: count for uid, count in self._connection.execute(chosen.group_by(column))}

    def _catch_up(self) -> None:
        """A unit that writes finds what it has written."""
        if self._writing:
            derived.refresh(self._connection)

    def _marked(self, chosen: Select[tuple[int]]) -> bytearray:
        """A byte for every local number, 1 where it is chosen: asked sooner than a set as large as a register."""
        marks = bytearray(1 + (self._connection.execute(select(func.max(member_index.c.seq))).scalar() or 0))
        for piece in self._pieces(chosen):
            for seq in piece:
                marks[seq] = 1
        return marks

    def _pieces(self, chosen: Select[tuple[int]]) -> Iterator[list[int]]:
        """Read as one text, in a fifth of the time of as many rows, and taken apart in pieces to save memory."""
        joined = self._connection.execute(select(func.group_concat(chosen.subquery().c.seq))).scalar() or ""
        start = 0
        while start < len(joined):
            end = joined.find(",", start + _PIECE)
            piece = joined[start:end] if end > 0 else joined[start:]
            yield json.loads(f"[{piece}]")
            start += len(piece) + 1

    def _conditions(self, query: ListQuery, today: date) -> list[ColumnElement[bool]]:
        """The standing, then whatever else is asked."""
        self._catch_up()
        standings = query.standings or tuple(Standing)
        found: list[ColumnElement[bool]] = [_among(member_index.c.standing, [int(one) for one in standings])]
        found += [_any_of(key, values) for key, values in query.terms]
        if query.min_age is not None or query.max_age is not None:
            oldest, youngest = birth_range(query.min_age, query.max_age, today)
            found.append(and_(member_index.c.birth > oldest, member_index.c.birth <= youngest))
        if query.nodes:
            below = Tree(self._connection).below_each(map(bytes.fromhex, query.nodes))
            found += [member_index.c[_TREE_COLUMN_OF[kind]].in_(nodes) for kind, nodes in below.items()]
        if query.missing == ANY_ITEM:
            found.append(member_index.c.score < len(OBLIGATORY))
        elif query.missing:
            found.append(_any_of(query.missing, ("",)))
        if query.text.strip():
            matches = func.json_each(json.dumps(finding.all_matches(self._connection, query.text)))
            found.append(member_index.c.seq.in_(select(matches.table_valued("value").c.value)))
        return found


def _among(column: Any, values: Sequence[Any]) -> ColumnElement[bool]:  # noqa: ANN401 - a table's column
    test: ColumnElement[bool] = column == values[0] if len(values) == 1 else column.in_(values)
    return test


def _any_of(key: str, values: Iterable[str]) -> ColumnElement[bool]:
    """Any of these terms; several-terms fields match when they hold the term; an empty term means blank."""
    if key in _INDEXED:
        column: Any = member_index.c[key]
        return or_(*(column.is_(None) if value == "" else column == value for value in values))
    wide = member.c[key]
    tests = [
        or_(wide.is_(None), wide == "")
        if value == ""
        else or_(wide == value, ("、" + wide + "、").contains(f"、{value}、"))
        for value in values
    ]
    return member_index.c.seq.in_(select(member.c.seq).where(or_(*tests)))


def _spell_groupings(
    values: dict[str, Value], keys: Sequence[str], spelled: Mapping[Uid, tuple[str, str]]
) -> None:
    for key in _TREE_COLUMNS:
        if key in values:
            uid = values[key]
            path, building = spelled.get(uid, ("", "")) if isinstance(uid, bytes) else ("", "")
            values[key] = path or None
            if key == "area_id" and "building" in keys:
                values["building"] = building or None


def _member(row: Row) -> Member:
    values = {key: value for key, value in row.items() if key not in {"seq", "id", "voided"}}
    uid, seq = row["id"], row["seq"]
    assert isinstance(uid, bytes)
    assert isinstance(seq, int)
    return Member(uid=uid, seq=seq, voided=bool(row["voided"]), values=values)


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
