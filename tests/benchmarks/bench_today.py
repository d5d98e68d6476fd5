"""Today's desk over a large register: the first look, the next ones, one visit recorded to the repainted row.

Run as ``python -m tests.benchmarks.bench_today [MEMBERS] [VISITS]``; processor seconds, nothing is asserted. The floor of
all obligations is a plain loop over the visits as tuples that groups them by member and counts distinct days.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from retiree_desk.domain.cadence_credits import COUNTING_RESULTS
from retiree_desk.domain.cadence_rules import Window, windows
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.services import obligations, today, visits
from retiree_desk.services import rules as book
from retiree_desk.store.engine import connect, open_engine
from retiree_desk.store.unit import Store, Unit
from tests.benchmarks.crowd import KEY, TODAY, crowd_path

CHUNK = 20_000
KINDS, SHARES = ("上门", "电话", "医院", "信函", "体检", "集体活动"), (60, 22, 4, 3, 5, 6)
RESULTS = ("见到本人", "见到家属", "已联系", "未遇")
T = TypeVar("T")


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    members, count = (
        int(arguments[at]) if len(arguments) > at else size for at, size in enumerate((100_000, 300_000))
    )
    path = visited(members, count)
    print(f"{members} members, {count} visits, {path.stat().st_size / 1e6:.0f} MB")
    _against_loop(path)
    for name, work in (("the desk opened, what stands first", today.urgent), ("the whole desk", today.today)):
        print(f"{name}, nothing in memory: {min(_opened(path, work) for _again in range(5)) * 1000:.0f} ms")
    store = Store(open_engine(path, KEY))
    with store.reading() as unit:
        first = timed("the whole desk, worked out", lambda: today.today(unit, TODAY), 3)
        print(f"  {len(first.duties)} duties, {len(first.visits)} visits, {len(first.greetings)} birthdays")
        timed(
            "  its obligations alone",
            lambda: obligations.ledger(unit, TODAY, everything=False, walked_only=True),
            3,
        )
        timed(
            "the first page of 200 lines",
            lambda: unit.members.lines(first.visits[:200], ("name", "area_id")),
            5,
        )
    _record(store, first)
    store.close()


def _opened(path: Path, work: Callable[[Unit, date], today.Today]) -> float:
    """Seconds from a fresh connection to the desk with the lines of its first page."""
    store = Store(open_engine(path, KEY))
    started = time.process_time()
    with store.reading() as unit:
        found = work(unit, TODAY)
        unit.members.lines([*found.duties[:20], *found.visits[:20]], ("name", "area_id"))
    taken = time.process_time() - started
    store.close()
    return taken


def visited(members: int, count: int) -> Path:
    """The crowd with visits, made when it is not there yet."""
    crowd = crowd_path(members)
    path = crowd.with_name(f"visited-{count}-{crowd.name}")
    if path.exists():
        return path
    part = path.with_suffix(".part")
    shutil.copyfile(crowd, part)
    store = Store(open_engine(part, KEY))
    chance = Random(4)
    with store.reading() as unit:
        uids = [row[0] for row in unit.members.identities()]
    for _start in range(0, count, CHUNK):
        with store.unit("visit.log") as unit:
            unit.rows("visit").add_many([_visit(chance, uids) for _ in range(CHUNK)])
    store.close()
    part.rename(path)
    return path


def _visit(chance: Random, uids: Sequence[bytes]) -> dict[str, str | int | bytes | None]:
    return {
        "member_id": chance.choice(uids),
        "day": (TODAY - timedelta(days=chance.randrange(540))).isoformat(),
        "kind": chance.choices(KINDS, SHARES)[0],
        "result": chance.choices(RESULTS, (60, 10, 20, 10))[0],
        "by_leader": 0,
    }


def _against_loop(path: Path) -> None:
    raw = connect(path, KEY)
    rows = raw.execute("SELECT member_id, day, kind, result, voided FROM visit").fetchall()
    raw.close()
    store = Store(open_engine(path, KEY))
    with store.reading() as unit:
        places = windows([rule for rule in book.visiting_rules(unit) if rule.enabled], TODAY)
        pairs = [
            (
                _seconds(lambda: plain_loop(rows, places), 1),
                _seconds(lambda: obligations.ledger(unit, TODAY, everything=True), 1),
            )
            for _again in range(4)  # one after the other, so that whatever else runs slows both
        ]
        floor, whole = map(min, zip(*pairs, strict=True))
    store.close()
    print(
        f"all obligations {whole:.3f} s, plain loop over {len(rows)} tuples {floor:.3f} s, ratio {whole / floor:.2f}"
    )


def plain_loop(rows: Sequence[tuple[bytes, str, str, str, int]], places: Sequence[Window]) -> int:
    """Distinct days that count, by member and window."""
    by_member: dict[bytes, list[tuple[str, str, str, int]]] = defaultdict(list)
    for member, day, kind, result, voided in rows:
        by_member[member].append((day, kind, result, voided))
    asked = [
        (place.period.start.isoformat(), place.period.end.isoformat(), place.rule.kinds) for place in places
    ]
    return sum(
        len(
            {
                day
                for day, kind, result, voided in mine
                if start <= day <= end
                and not voided
                and result in COUNTING_RESULTS
                and (not kinds or kind in kinds)
            }
        )
        for mine in by_member.values()
        for start, end, kinds in asked
    )


def _record(store: Store, first: today.Today) -> None:
    """One visit written, and the desk patched for it."""
    seqs = first.visits[:40]
    written: list[float] = []
    patched: list[float] = []
    for seq in seqs:
        started = time.perf_counter()
        with store.unit("visit.log") as unit:
            visits.log(unit, unit.members.uids_of_seqs([seq]), VisitDraft(TODAY, "上门"), today=TODAY)
        between = time.perf_counter()
        with store.reading() as unit:
            _patch(unit, first, seq)
        written.append(between - started)
        patched.append(time.perf_counter() - between)
    print(f"one visit written and committed: {sorted(written)[20] * 1000:.1f} ms")
    print(f"the person's state and place afterwards: {sorted(patched)[20] * 1000:.1f} ms")


def _patch(unit: Unit, known: today.Today, seq: int) -> None:
    newest = unit.changes.newest()
    kinds = unit.changes.touched(newest)
    touched = today.touched(unit, newest, kinds)
    assert touched == [seq]
    today.patched(unit, known, touched, newest, kinds)


def timed(label: str, work: Callable[[], T], times: int) -> T:
    """Run it several times and print the best."""
    found = work()
    print(f"{label}: {_seconds(work, times) * 1000:.0f} ms")
    return found


def _seconds(work: Callable[[], object], times: int) -> float:
    best = float("inf")
    for _again in range(times):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


if __name__ == "__main__":
    main(sys.argv[1:])
