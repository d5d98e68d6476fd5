"""How long all obligations of a large register take, against a plain loop over the same visits.

``python tests/benchmarks/bench_cadence.py [members] [visits]`` prints processor seconds and ratios; nothing is asserted. The
floor does no more than group the visits by member, sort out kinds, results and windows, and count distinct days.
The bulk path asks the database for the counts, window by window, and decides every member's state.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from retiree_desk.domain.cadence import obligations_in
from retiree_desk.domain.cadence_bulk import Census, Group, bulk
from retiree_desk.domain.cadence_credits import COUNTING_RESULTS
from retiree_desk.domain.cadence_facts import Person, Registered, Visit, facts_of
from retiree_desk.domain.cadence_rules import Window, windows
from retiree_desk.domain.ranking import rank
from retiree_desk.domain.rules_shipped import SHIPPED_RULES
from retiree_desk.domain.terms import VisitKind

ON = date(2026, 9, 10)
T = TypeVar("T")
Rows = list[tuple[bytes, str, str, str, int]]

# The index and the condition are one text: a partial index serves only a query that repeats its condition.
COUNTS = "voided = 0 AND result IN ('见到本人', '见到家属', '已联系')"
SCHEMA = f"""
CREATE TABLE member (seq INTEGER PRIMARY KEY, id BLOB UNIQUE, birth TEXT, residence TEXT, category TEXT, joined TEXT);
CREATE TABLE visit (member_id BLOB, day TEXT, kind TEXT, result TEXT, voided INTEGER);
CREATE INDEX ix_visit_credit ON visit (member_id, day, kind, result, voided);
CREATE INDEX ix_visit_counting ON visit (kind, day, member_id) WHERE {COUNTS};
"""
MEMBERS = """SELECT id, iif(birth > '', substr(birth || '-01-01', 1, 10), ''), ifnull(residence, ''),
    ifnull(category, ''), '', ifnull(joined, '') FROM member"""
SMALL = 20_000  # a rule that reaches fewer asks visit by member, the others visit by day


def main(arguments: Sequence[str]) -> None:
    members, visits = (
        int(arguments[place]) if len(arguments) > place else size
        for place, size in enumerate((100_000, 1_000_000))
    )
    connection = invented(members, visits)
    places = windows(SHIPPED_RULES, ON)
    rows: Rows = connection.execute("SELECT member_id, day, kind, result, voided FROM visit").fetchall()
    floor = timed("plain loop over tuples, all rules", lambda: plain_loop(rows, places))
    print(f"{members} members, {visits} visits, {len(places)} windows")
    timed("  (its fetch from the database, not counted)", lambda: fetched(connection))
    whole = timed("bulk: database counts and states", lambda: count_all(connection, places))
    print(f"bulk / loop = {whole / floor:.2f}")
    groups = count_all(connection, places)
    print(f"{sum(len(each.members) for each in groups)} obligations in {len(groups)} groups")
    timed("one by one, 2000 members", lambda: one_by_one(rows, places))
    print(f"{len(work_list(rows, places))} rows ranked")


def timed(label: str, work: Callable[[], object]) -> float:
    best = min(_seconds(work) for _ in range(3))
    print(f"{label}: {best:.3f} s")
    return best


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def fetched(connection: Any) -> int:  # noqa: ANN401 - the driver carries no types
    return len(connection.execute("SELECT member_id, day, kind, result, voided FROM visit").fetchall())


def plain_loop(rows: Rows, places: Sequence[Window]) -> int:
    by_member: dict[bytes, list[tuple[str, str, str, int]]] = defaultdict(list)
    for member, day, kind, result, voided in rows:
        by_member[member].append((day, kind, result, voided))
    asked = [(each.period.start.isoformat(), _last(each), each.rule.kinds) for each in places]
    total = 0
    for visits in by_member.values():
        for start, end, kinds in asked:
            days = {
                day
                for day, kind, result, voided in visits
                if start <= day <= end
                and not voided
                and result in COUNTING_RESULTS
                and (not kinds or kind in kinds)
            }
            total += len(days)
    return total


def count_all(connection: Any, places: Sequence[Window]) -> list[Group[bytes]]:  # noqa: ANN401
    census = Census[bytes](connection.execute(MEMBERS))
    counts = [counted(connection, place, len(census.owed(place))).__getitem__ for place in places]
    return bulk(places, census, counts, ON, everything=True)


def counted(connection: Any, place: Window, reach: int) -> Counter[bytes]:  # noqa: ANN401
    """Distinct counting days by member: grouped rows come in the index's order, so nothing is sorted."""
    kinds = sorted(place.rule.kinds or VisitKind)
    span = (place.period.start.isoformat(), _last(place))
    if reach < SMALL and (place.rule.residence or place.rule.categories):
        return _of_few(connection, place, kinds, span)
    found = connection.execute(
        f"SELECT member_id FROM visit INDEXED BY ix_visit_counting WHERE kind IN ({_marks(kinds)})"
        f" AND day BETWEEN ? AND ? AND {COUNTS} GROUP BY day, member_id",
        [*kinds, *span],
    )
    return Counter(map(itemgetter(0), found))


def _of_few(connection: Any, place: Window, kinds: list[str], span: tuple[str, str]) -> Counter[bytes]:  # noqa: ANN401
    column, values = (
        ("residence", place.rule.residence) if place.rule.residence else ("category", place.rule.categories)
    )
    found = connection.execute(
        f"SELECT m.id, count(DISTINCT v.day) FROM member m CROSS JOIN visit v INDEXED BY ix_visit_credit"
        f" ON v.member_id = m.id WHERE m.{column} IN ({_marks(sorted(values))}) AND v.kind IN ({_marks(kinds)})"
        f" AND v.day BETWEEN ? AND ? AND {COUNTS} GROUP BY m.seq",
        [*sorted(values), *kinds, *span],
    )
    return Counter(dict(found))


def one_by_one(rows: Rows, places: Sequence[Window]) -> int:
    return sum(len(obligations_in(places, person, ON, everything=False)) for person in some(rows))


def work_list(rows: Rows, places: Sequence[Window]) -> list[object]:
    owed = [each for person in some(rows) for each in obligations_in(places, person, ON, everything=False)]
    return list(rank(owed, {}, ON))


def some(rows: Rows) -> list[Person]:
    visits: dict[bytes, list[Visit]] = defaultdict(list)
    for member, day, kind, result, voided in rows[: len(rows) // 50]:
        visits[member].append(Visit(date.fromisoformat(day), kind, result, bool(voided)))
    birth = date(1940, 5, 1)
    return [
        Person(facts_of(Registered(key, birth, "在册", "市内", "退休")), each)
        for key, each in list(visits.items())[:2000]
    ]


def invented(members: int, visits: int) -> Any:  # noqa: ANN401
    """A database of invented members and three years of their visits."""
    chance = random.Random(1)
    connection = dbapi2.connect(":memory:")
    connection.executescript(SCHEMA)
    ids = [os.urandom(16) for _ in range(members)]
    connection.executemany(
        "INSERT INTO member (id, birth, residence, category, joined) VALUES (?, ?, ?, ?, ?)",
        (_member(chance, key) for key in ids),
    )
    connection.executemany(
        "INSERT INTO visit VALUES (?, ?, ?, ?, ?)", (_visit(chance, ids) for _ in range(visits))
    )
    connection.execute("ANALYZE")
    return connection


def _member(chance: random.Random, key: bytes) -> tuple[bytes, str, str, str, str | None]:
    birth = date(1930, 1, 1) + timedelta(days=chance.randrange(12_000))
    joined = date(1995, 1, 1) + timedelta(days=chance.randrange(11_000))
    residence = chance.choices(("市内", "省外", "省内市外", ""), (88, 5, 5, 2))[0]
    category = chance.choices(("退休", "离休", "遗属", "内退"), (90, 1, 5, 4))[0]
    return key, birth.isoformat(), residence, category, joined.isoformat() if chance.random() < 0.3 else None


def _visit(chance: random.Random, ids: Sequence[bytes]) -> tuple[bytes, str, str, str, int]:
    kinds = ("上门", "电话", "医院", "信函", "体检", "集体活动")
    day = ON - timedelta(days=chance.randrange(1096))
    kind = chance.choices(kinds, (55, 25, 4, 3, 5, 8))[0]
    result = chance.choices(("见到本人", "见到家属", "已联系", "未遇"), (60, 10, 20, 10))[0]
    return chance.choice(ids), day.isoformat(), kind, result, int(chance.random() < 0.01)


def _last(place: Window) -> str:
    return min(place.period.end, ON).isoformat()


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


if __name__ == "__main__":
    main(sys.argv[1:])
