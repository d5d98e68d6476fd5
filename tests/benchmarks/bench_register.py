"""Keystroke to results, a page of 100, the order of a whole list and the cost of the change log.

Run as ``python -m tests.benchmarks.bench_register [MEMBERS]``. Floors: a five-column LIKE scan, raw SQL on the same
encrypted file, the edit without its triggers.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from typing import Any

from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.store.engine import connect
from retiree_desk.store.unit import Store
from tests.benchmarks.crowd import KEY, TODAY, crowd, crowd_path
from tests.domain.invented import people

KEYS = ["name", "sex", "birth_date", "category", "status", "area_id", "mobile", "member_no"]


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    started = time.perf_counter()
    path = crowd_path(count)
    print(
        f"{count} members, {path.stat().st_size / 1e6:.0f} MB, ready in {time.perf_counter() - started:.1f} s"
    )
    store = crowd(count)
    _keystrokes(store, count)
    _lists(store)
    _pages(store, count)
    _edits(store, count)
    store.close()


def _keystrokes(store: Store, count: int) -> None:
    wanted = people(2000)
    Random(5).shuffle(wanted)
    typed = [query for person in wanted[:60] for query in _strokes(person.name, person.id_number)]
    with store.reading() as unit:
        unit.members.find("zgq", 8)
        found = sorted(_timed(partial(unit.members.find, query, 8)) for query in typed)
    raw = connect(crowd_path(count), KEY)
    like = (
        "SELECT seq FROM member WHERE name LIKE ?1 OR member_no LIKE ?1 OR id_number LIKE ?1 OR mobile LIKE ?1 "
        "OR address LIKE ?1 LIMIT 100"
    )
    scans = [_timed(lambda: raw.execute(like, ("%找不到%",)).fetchall()) for _again in range(5)]
    p95 = found[int(len(found) * 0.95)]
    scan = statistics.median(scans)
    print(
        f"keystroke: median {_ms(statistics.median(found))}, p95 {_ms(p95)}, worst {_ms(found[-1])}; {len(found)} strokes"
    )
    print(f"  five-column LIKE scan {_ms(scan)}; p95 is 1/{scan / p95:.0f} of it")
    raw.close()


def _strokes(name: str, id_number: str) -> list[str]:
    whole = [name[:1], name[:2], name, id_number[-4:], id_number[8:10]]
    return [*whole, f"{name[0]} {id_number[8:10]}", "z", "zh", "l", "lx", "wxy4"]


def _lists(store: Store) -> None:
    with store.reading() as unit:
        for sort in Sort:
            taken = statistics.median(
                _timed(partial(unit.members.ids, ListQuery(sort=sort), TODAY)) for _ in range(3)
            )
            print(f"order by {sort}: {_ms(taken)}")
        aged = ListQuery(min_age=80, terms=(("category", ("退休",)),))
        print(f"80 and older, one category: {_ms(_timed(lambda: unit.members.ids(aged, TODAY)))}")


def _pages(store: Store, count: int) -> None:
    chance = Random(3)
    raw = connect(crowd_path(count), KEY)
    statement = f"SELECT seq, id, {', '.join(KEYS)} FROM member WHERE seq BETWEEN ? AND ?"
    ours, floors = [], []
    with store.reading() as unit:
        seqs = list(unit.members.ids(ListQuery(), TODAY))
        for _again in range(60):
            start = chance.randrange(max(len(seqs) - 100, 1))
            first = chance.randrange(max(count - 100, 1))
            floors.append(_timed(partial(_fetched, raw, statement, (first, first + 99))))
            ours.append(_timed(partial(unit.members.lines, seqs[start : start + 100], KEYS)))
    raw.close()
    mine, floor = statistics.median(ours), statistics.median(floors)
    print(f"page of 100: {_ms(mine)}, raw SQL {_ms(floor)}, ratio {mine / floor:.1f}")


def _edits(store: Store, count: int) -> None:
    raw = connect(crowd_path(count), KEY)
    triggers = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE type='trigger' AND tbl_name='member'"
    ).fetchall()
    logged = _edit_times(raw, "logged")
    raw.execute("BEGIN")
    for name, _sql in triggers:
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("COMMIT")
    plain = _edit_times(raw, "plain")
    raw.execute("BEGIN")
    for _name, sql in triggers:
        raw.execute(sql)
    raw.execute("COMMIT")
    raw.close()
    print(
        f"edit of 5 fields and commit: logged {_ms(logged)}, plain {_ms(plain)}, ratio {logged / plain:.2f}"
    )


def _edit_times(raw: Any, mark: str) -> float:  # noqa: ANN401 - the driver is untyped
    def edit(number: int) -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE change_state SET set_id = 1")
        values = (f"{mark}{number}", f"{number}", "一般", "半自理", f"注{number}", number + 1)
        raw.execute(
            "UPDATE member SET address=?, postcode=?, health=?, care_level=?, note=? WHERE seq=?", values
        )
        raw.execute("UPDATE change_state SET set_id = NULL")
        raw.execute("COMMIT")

    return statistics.median(_timed(partial(edit, number)) for number in range(200))


def _fetched(raw: Any, statement: str, bounds: Sequence[int]) -> list[Any]:  # noqa: ANN401 - the driver is untyped
    return list(raw.execute(statement, bounds).fetchall())


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


if __name__ == "__main__":
    main()
