"""What the cadence must know, gathered in bulk: plain members and their counted days, and whole persons for the rest.

A *plain* member is on the register with no dated change, no waiver and no day of death or of leaving; see
``domain.cadence_bulk``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from retiree_desk.domain import dates, members
from retiree_desk.domain.cadence_bulk import Plain
from retiree_desk.domain.cadence_facts import Person, Registered, Visit, Waiver, facts_of
from retiree_desk.domain.cadence_rules import Rule, Window
from retiree_desk.domain.duties import Events, Stay
from retiree_desk.domain.terms import ChangeType, CondolenceKind
from retiree_desk.domain.timelines import Change
from retiree_desk.store import cadence_roll, credits
from retiree_desk.store.cadence_roll import Roll, Shift
from retiree_desk.store.tables import member

CHUNK = 500
FEW = 300  # of so many the visits are looked up one by one
_WHOLE = "iif({0} GLOB '[0-9]*', substr({0} || '-01-01', 1, 10), '')"
_SPECIAL = (
    "SELECT i.seq FROM member_index i WHERE i.standing <> 0 OR i.dated <> 0"
    " UNION SELECT m.seq FROM fact f JOIN member m ON m.id = f.member_id WHERE f.voided = 0 AND m.voided = 0"
    " UNION SELECT m.seq FROM waiver w JOIN member m ON m.id = w.member_id WHERE w.voided = 0 AND m.voided = 0"
)
_PERSON = (
    "SELECT seq, id, birth_date, archive_birth_date, id_number, status, residence, category, flags, living, health,"
    " care_level, joined_on, left_on, died_on FROM member"
)
_DISTINCT = (
    "SELECT m.seq, count(DISTINCT v.day) FROM member m JOIN visit v ON v.member_id = m.id AND v.voided = 0"
    f" AND v.result IN ({credits.RESULTS})"
)


class CadenceRows:
    """The facts behind what is owed, as plain values; members are named by their local numbers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def plain(self, *, flags: bool) -> list[Plain[int]]:
        """Every plain member by birth; ``flags`` only when a rule asks for them."""
        care = "i.care" if flags else "''"
        rows = self._connection.exec_driver_sql(
            f"SELECT i.seq, {_WHOLE.format('i.birth')} AS born, coalesce(i.residence, ''), coalesce(i.category, ''),"
            f" {care}, {_WHOLE.format('i.joined')} FROM member_index i"
            f" WHERE i.standing = 0 AND i.dated = 0 AND i.seq NOT IN ({_SPECIAL}) ORDER BY born"
        ).all()
        return [Plain(*row) for row in rows]

    def special(self) -> list[int]:
        """Those with something dated about them."""
        return [row[0] for row in self._connection.exec_driver_sql(_SPECIAL + " ORDER BY 1").all()]

    def unsteady(self, since: date, on: date, *, flags: bool, everything: bool) -> dict[int, Shift]:
        """Who must be judged as a person on ``on``, for periods that begin on ``since`` or later."""
        return cadence_roll.unsteady(self._connection, since, on, flags=flags, everything=everything)

    def roll(self, besides: Mapping[int, Shift], since: date) -> Roll:
        """Everybody on the register, to be asked rule by rule; ``besides`` are the unsteady ones."""
        return Roll(self._connection, besides, since)

    def counted_days(
        self,
        window: Window,
        on: date,
        entered_by: date | None = None,
        *,
        among: Sequence[int] | None = None,
    ) -> Callable[[int], int]:
        """Distinct days up to ``on`` with a visit that counts in the window, for any member.

        ``among`` names those asked about: of few the visits are looked up one by one. With ``entered_by`` only visits
        typed in by that day, which needs the visits themselves.
        """
        rule, start = window.rule, window.period.start.isoformat()
        end = min(window.period.end, on).isoformat()
        if entered_by is not None:
            return self._counted_in_time(rule, start, end, entered_by).__getitem__
        if among is not None and len(among) <= FEW:
            return self._counted_of_few(rule, start, end, among).__getitem__
        return credits.counted(self._connection, rule.kinds, start, end).__getitem__

    def persons(
        self, seqs: Sequence[int] | None = None, since: date | None = None, *, refs: bool = True
    ) -> dict[int, Person]:
        """Whole persons by local number (everybody alive in the table without ``seqs``); visits from ``since`` on.

        Without ``refs`` visits are read from an index alone and do not say which rows they are.
        """
        found: dict[int, Person] = {}
        for part in self._parts(seqs):
            rows = self._connection.exec_driver_sql(
                f"{_PERSON} WHERE seq IN ({', '.join(map(str, part))})"
            ).all()
            uids = [row.id for row in rows]
            changes, waivers, visits = (
                self._changes(uids),
                self._waivers(uids),
                self._visits(uids, since, refs=refs),
            )
            for row in rows:
                facts = facts_of(_registered(row), changes.get(row.id, ()))
                found[row.seq] = Person(facts, visits.get(row.id, ()), waivers.get(row.id, ()))
        return found

    def events(self, since: date, only: int | None = None) -> dict[int, Events]:
        """Stays that touch the days from ``since`` on, family events and condolence calls of those days: everybody's,
        or ``only`` those of one member."""
        day = since.isoformat()
        stays: dict[int, list[Stay]] = defaultdict(list)
        near = "t.discharged_on IS NULL OR t.discharged_on >= ?1 OR t.admitted_on >= ?1"
        for seq, admitted, discharged in self._rows(
            "stay", "t.admitted_on, t.discharged_on", f"({near})", day, only
        ):
            first, last = _day(admitted), _day(discharged)
            if first is not None:
                stays[seq].append(Stay(first, last))
        happened = self._days("family_event", "t.day >= ?1", day, only)
        calls = self._days("condolence", f"t.day >= ?1 AND t.kind = '{CondolenceKind.DEATH}'", day, only)
        return {
            seq: Events(stays.get(seq, ()), happened.get(seq, ()), calls.get(seq, ()))
            for seq in stays.keys() | happened.keys() | calls.keys()
        }

    def joined_or_died_since(self, since: date) -> list[int]:
        """Who joined or died on or after a day: new members and new bereavements."""
        day = since.isoformat()
        rows = self._connection.exec_driver_sql(
            "SELECT seq FROM member_index WHERE joined >= ?1 OR dated >= ?2"
            " UNION SELECT m.seq FROM fact f CROSS JOIN member m ON m.id = f.member_id"
            f" WHERE f.voided = 0 AND f.type = '{ChangeType.DEATH}' AND f.effective_on >= ?1 AND m.voided = 0",
            (day, int(f"{since:%Y%m%d}")),
        ).all()
        return [row[0] for row in rows]

    def great_birthdays(self, ages: Iterable[int], first: date, last: date) -> list[int]:
        """Who may reach one of these ages between two days, and some who don't."""
        found: list[int] = []
        for age in ages:
            known = f"{first.year - age:04}" if first.month == 1 else f"{first.year - age:04}{first:-%m}"
            rows = self._connection.exec_driver_sql(
                "SELECT seq FROM member_index WHERE standing = 0 AND birth BETWEEN ? AND ?",
                (known, f"{last.year - age:04}{last:-%m-%d}"),
            ).all()
            found += [row[0] for row in rows]
        return found

    def of_category(self, category: str) -> list[int]:
        """The members on the register of one category now."""
        rows = self._connection.exec_driver_sql(
            "SELECT seq FROM member_index WHERE standing = 0 AND category = ?", (category,)
        ).all()
        return [row[0] for row in rows]

    def _parts(self, seqs: Sequence[int] | None) -> Iterable[Sequence[int]]:
        if seqs is None:
            chosen = select(member.c.seq).where(member.c.voided == 0, member.c.merged_into.is_(None))
            seqs = [row[0] for row in self._connection.execute(chosen).all()]
        return (seqs[start : start + CHUNK] for start in range(0, len(seqs), CHUNK))

    def _changes(self, uids: Sequence[bytes]) -> dict[bytes, list[Change]]:
        found: dict[bytes, list[Change]] = defaultdict(list)
        rows = self._of(uids, "fact", "type, effective_on, before, content")
        for order, (uid, kind, effective_on, before, content) in enumerate(rows):
            day = _day(effective_on)
            if day is not None:
                found[uid].append(Change(kind or "", day, before or "", content or "", order))
        return found

    def _waivers(self, uids: Sequence[bytes]) -> dict[bytes, list[Waiver]]:
        found: dict[bytes, list[Waiver]] = defaultdict(list)
        for uid, rule, start, end, reason in self._of(uids, "waiver", "rule, starts_on, ends_on, reason"):
            found[uid].append(Waiver(rule or "", _day(start), _day(end), reason or ""))
        return found

    def _of(self, uids: Sequence[bytes], table: str, columns: str) -> Sequence[Any]:
        """These people's rows in the order they were written, without the work of spelling the question anew."""
        marks = ", ".join("?" * len(uids))
        return self._connection.exec_driver_sql(
            f"SELECT member_id, {columns} FROM {table} WHERE member_id IN ({marks}) AND voided = 0 ORDER BY id",
            tuple(uids),
        ).all()

    def _visits(self, uids: Sequence[bytes], since: date | None, *, refs: bool) -> dict[bytes, list[Visit]]:
        marks = ", ".join("?" * len(uids))
        rows = self._connection.exec_driver_sql(
            "SELECT member_id, day, coalesce(kind, ''), coalesce(result, ''), voided, coalesce(by_leader, 0), entered_on,"
            f" {'id' if refs else 'NULL'} FROM visit WHERE member_id IN ({marks}) AND day >= ?"
            f" ORDER BY {'day, id' if refs else 'member_id, day'}",
            (*uids, since.isoformat() if since else ""),
        ).all()
        found: dict[bytes, list[Visit]] = defaultdict(list)
        for uid, text, kind, result, voided, by_leader, entered, ref in rows:
            day = _day(text)
            if day is not None:
                found[uid].append(Visit(day, kind, result, bool(voided), bool(by_leader), _day(entered), ref))
        return found

    def _counted_of_few(self, rule: Rule, start: str, end: str, among: Sequence[int]) -> Counter[int]:
        """The visits of these members alone, instead of everybody's."""
        kinds, marks = sorted(rule.kinds), ", ".join("?" * len(rule.kinds))
        named = f" AND v.kind IN ({marks})" if kinds else ""
        found = Counter[int]()
        for part in self._parts(among):
            rows = self._connection.exec_driver_sql(
                f"{_DISTINCT} AND v.day BETWEEN ? AND ?{named} WHERE m.seq IN ({', '.join(map(str, part))}) GROUP BY m.seq",
                (start, end, *kinds),
            ).all()
            found.update({row[0]: row[1] for row in rows})
        return found

    def _counted_in_time(self, rule: Rule, start: str, end: str, entered_by: date) -> Counter[int]:
        kinds, marks = sorted(rule.kinds), ", ".join("?" * len(rule.kinds))
        named = f" AND v.kind IN ({marks})" if kinds else ""
        rows = self._connection.exec_driver_sql(
            f"{_DISTINCT} AND v.day BETWEEN ? AND ?{named} AND coalesce(v.entered_on, '') <= ? GROUP BY m.seq",
            (start, end, *kinds, entered_by.isoformat()),
        ).all()
        return Counter({row[0]: row[1] for row in rows})

    def _days(self, table: str, which: str, day: str, only: int | None) -> dict[int, list[date]]:
        found: dict[int, list[date]] = defaultdict(list)
        for seq, text in self._rows(table, "t.day", which, day, only):
            known = _day(text)
            if known is not None:
                found[seq].append(known)
        return found

    def _rows(self, table: str, columns: str, which: str, day: str, only: int | None) -> Sequence[Any]:
        mine = "" if only is None else " AND t.member_id = (SELECT id FROM member WHERE seq = ?2)"
        return self._connection.exec_driver_sql(
            f"SELECT m.seq, {columns} FROM {table} t CROSS JOIN member m ON m.id = t.member_id"
            f" WHERE {which} AND t.voided = 0 AND m.voided = 0{mine}",
            (day,) if only is None else (day, only),
        ).all()


def _registered(row: Any) -> Registered:  # noqa: ANN401 - a result row
    return Registered(
        member=row.seq,
        birth=_first_day(members.birth_text(row.birth_date, row.archive_birth_date, row.id_number)),
        status=row.status or "",
        residence=row.residence or "",
        category=row.category or "",
        flags=frozenset(members.care_flags(row.flags, row.living, row.health, None)),
        care_level=row.care_level or "",
        joined=_first_day(row.joined_on),
        left=_first_day(row.left_on),
        died=_first_day(row.died_on),
    )


@lru_cache(maxsize=65536)
def _first_day(text: str | None) -> date | None:
    return dates.first_day(text) if text and dates.is_valid(text) else None


@lru_cache(maxsize=8192)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == 10 and dates.is_valid(text) else None
