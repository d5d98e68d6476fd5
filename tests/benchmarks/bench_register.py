"""Keystroke to results, a page of 100, the order of a whole list and the cost of the change log.

Run as ``python -m tests.benchmarks.bench_register [MEMBERS]``. Floors: a five-column LIKE scan, raw SQL on the same
encrypted file, the edit without triggers and change set. Seconds are of the processor; subject and floor take turns.
A tenth-size register beside it shows that nothing grows faster than the people: the last lines give both.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
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
    large, small = _measured(count), _measured(max(count // 30, 1000))
    print(f"{count // max(count // 30, 1000)} times the people, times the seconds:")
    print("  " + ", ".join(f"{name} {large[name] / small[name]:.1f}" for name in large))


def _measured(count: int) -> dict[str, float]:
    """Print the figures of one register; the seconds that may grow with it."""
    path = crowd_path(count)
    print(f"{count} members, {path.stat().st_size / 1e6:.0f} MB")
    store = crowd(count)
    found = {
        "keystroke": _keystrokes(store, count),
        "list": _lists(store),
        "page": _pages(store, count),
        "edit": _edits(count),
    }
    store.close()
    return found


def _keystrokes(store: Store, count: int) -> float:
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
    return p95


def _strokes(name: str, id_number: str) -> list[str]:
    whole = [name[:1], name[:2], name, id_number[-4:], id_number[8:10]]
    return [*whole, f"{name[0]} {id_number[8:10]}", "z", "zh", "l", "lx", "wxy4"]


def _lists(store: Store) -> float:
    taken = {}
    with store.reading() as unit:
        for sort in Sort:
            taken[sort] = min(
                _timed(partial(unit.members.ids, ListQuery(sort=sort), TODAY)) for _ in range(3)
            )
        aged = ListQuery(min_age=80, terms=(("category", ("退休",)),))
        chosen = min(_timed(lambda: unit.members.ids(aged, TODAY)) for _ in range(3))
    print("ids in order of " + ", ".join(f"{sort} {_ms(seconds)}" for sort, seconds in taken.items()))
    print(f"80 and older, one category: {_ms(chosen)}")
    return chosen


def _pages(store: Store, count: int) -> float:
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
    return mine


def _edits(count: int) -> float:
    """Five fields of people all over the register: with change set and log, and the plain update alone."""
    with TemporaryDirectory() as name:
        copies = [Path(name) / f"{which}.db" for which in ("logged", "plain")]
        for copy in copies:
            shutil.copyfile(crowd_path(count), copy)
        logged, plain = (connect(copy, KEY) for copy in copies)
        for (trigger,) in plain.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
            plain.execute(f"DROP TRIGGER {trigger}")
        for (trigger,) in logged.execute(
            _DERIVING
        ).fetchall():  # marks for derived rows are no part of the log
            logged.execute(f"DROP TRIGGER {trigger}")
        times = [
            (_timed(partial(_logged_edit, logged, seq)), _timed(partial(_edit, plain, seq)))
            for seq in Random(7).sample(range(1, count + 1), 900)
        ]
        logged.close()
        plain.close()
    with_log, alone = (statistics.median(pair[which] for pair in times[300:]) for which in (0, 1))
    print(
        f"edit of 5 fields and commit: logged {_ms(with_log)}, alone {_ms(alone)}, ratio {with_log / alone:.2f}"
    )
    return with_log


_DERIVING = "SELECT name FROM sqlite_master WHERE type='trigger' AND name LIKE 'log_dirty%'"


def _edit(raw: Any, seq: int) -> None:  # noqa: ANN401 - the driver is untyped
    raw.execute("BEGIN IMMEDIATE")
    _write(raw, seq)
    raw.execute("COMMIT")


def _logged_edit(raw: Any, seq: int) -> None:  # noqa: ANN401 - the driver is untyped
    raw.execute("BEGIN IMMEDIATE")
    last = raw.execute("SELECT max(lsn) FROM change_entry").fetchone()[0]
    made = raw.execute(
        "INSERT INTO change_set(hlc, rid, user, action, first_lsn, last_lsn) VALUES (?, 1, '', 'edit', ?, ?)",
        (seq, last + 1, last + 5),
    )
    raw.execute("UPDATE change_state SET set_id = ?", (made.lastrowid,))
    _write(raw, seq)
    raw.execute("UPDATE change_state SET set_id = NULL")
    raw.execute("COMMIT")


def _write(raw: Any, seq: int) -> None:  # noqa: ANN401 - the driver is untyped
    raw.execute(
        "UPDATE member SET address=?, postcode=?, health=?, care_level=?, note=? WHERE seq=?",
        (f"新{seq}", f"{seq}", "良好", "半自理", f"注{seq}", seq),
    )


def _fetched(raw: Any, statement: str, bounds: Sequence[int]) -> list[Any]:  # noqa: ANN401 - the driver is untyped
    return list(raw.execute(statement, bounds).fetchall())


def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


if __name__ == "__main__":
    main()
