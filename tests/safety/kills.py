"""Kill a writing program again and again, at any moment, and look what is left.

A child process opens the database, looks what the one before left, reports it, then writes change sets through the
services and acknowledges each after its commit, until it is killed with SIGKILL. Every acknowledged change set must be
there, none by half. ``python -m tests.safety.kills 10000`` does it as often as one likes.

The parent prepares everything a child needs but the connection, so that a child lives for writing, not for loading.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import os
import random
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import IntEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from retiree_desk.services import integrity, members
from retiree_desk.services.offices import Office
from retiree_desk.store.unit import Unit
from tests.data_folders import new_folder

PEOPLE = 3
TODAY = date(2026, 11, 22)
_COUNTER = "safety.counter"
_MESSAGE = struct.Struct(">BQ")
_LONGEST_START = 0.02  # seconds after which some are killed, whatever they are doing
_LONGEST_WRITING = 0.03  # seconds that the others have after what they were waited for
_KILLED_AT_START = 0.2  # of all


class Kind(IntEnum):
    """What a child says."""

    NEWEST = 1  # the newest change set it found when it opened the office
    HALF = 2  # a change set it found by half
    DONE = 3  # a change set it has committed


class Message(NamedTuple):
    """One thing a child says, about the change set of that number."""

    kind: int
    number: int


@dataclass(slots=True)
class Tally:
    """What was found."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0  # committed, and killed before saying so: allowed
    lost: int = 0
    halves: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether nothing was lost and nothing was done by half."""
        return not (self.lost or self.halves or self.problems)


def kill(office: Office, times: int, chance: random.Random) -> Tally:
    """Kill the writer so many times; the whole office is checked at the end."""
    with office.store.unit("safety.batch", user=office.user) as unit:
        _batch(unit, 1)
    tally, newest, looked_at = Tally(), 1, 1
    tally.halves += len(list(_halves(office, looked_at)))
    for _ in range(times):
        office.source.engine.dispose()  # no connection may be carried into a child
        said = killed(
            lambda say, first=looked_at: _look_and_write(office, first, say), chance, chance.randint(1, 3)
        )
        for kind, number in said:
            if kind == Kind.NEWEST:
                tally.lost += max(0, newest - number)
                tally.unacknowledged += max(0, number - newest)
                newest = looked_at = number
            elif kind == Kind.DONE:
                newest = number
            tally.halves += kind == Kind.HALF
            tally.acknowledged += kind == Kind.DONE
        tally.kills += 1
    tally.lost += max(0, newest - _newest(office))
    tally.halves += len(list(_halves(office, looked_at)))
    tally.problems += [problem.code for problem in integrity.check(office)]
    return tally


def killed(
    work: Callable[[Callable[[Kind, int], None]], None], chance: random.Random, after: int = 1
) -> list[Message]:
    """Do ``work`` in a child process that is killed at some moment; what it had said by then.

    Most are killed a moment ``after`` so many messages, so that a slow computer writes as much as a fast one.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work_until_killed(work, writing)
    os.close(writing)
    said = b""
    if chance.random() < _KILLED_AT_START:
        time.sleep(chance.uniform(0, _LONGEST_START))
    else:
        while len(said) < after * _MESSAGE.size and (piece := os.read(reading, _MESSAGE.size)):
            said += piece
        time.sleep(chance.uniform(0, _LONGEST_WRITING))
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        said += pipe.read()
    if not os.WIFSIGNALED(status):
        raise AssertionError(f"the writer ended by itself: {status}")
    return [Message(*one) for one in _MESSAGE.iter_unpack(said)]


def _work_until_killed(work: Callable[[Callable[[Kind, int], None]], None], writing: int) -> None:
    gc.disable()  # looking through the parent's objects would copy them all
    try:
        work(lambda kind, number: _say(writing, kind, number))
    finally:
        os._exit(1)


def _say(writing: int, kind: Kind, number: int) -> None:
    os.write(writing, _MESSAGE.pack(kind, number))


def _look_and_write(office: Office, first: int, say: Callable[[Kind, int], None]) -> None:
    for half in _halves(office, first):
        say(Kind.HALF, half)
    newest = _newest(office)
    say(Kind.NEWEST, newest)
    for number in itertools.count(newest + 1):
        with office.store.unit("safety.batch", user=office.user) as unit:
            _batch(unit, number)
        say(Kind.DONE, number)


def _batch(unit: Unit, number: int) -> None:
    """People, their phones, a fact of the office and an edit of an earlier person: one change set."""
    for person in range(PEOPLE):
        values = {"name": f"王建国{number}", "member_no": f"{number}-{person}", "birth_date": "1940-05-01"}
        uid = members.add(unit, values, today=TODAY)
        unit.rows("phone").add({"member_id": uid, "number": f"138{number:08}", "note": str(number)})
    earlier = unit.members.uid_of_number(f"{number - 1}-0")
    if earlier is not None:
        members.edit(unit, earlier, {"note": f"after {number}"}, effective_on=None)
    unit.keep_setting(_COUNTER, str(number))


def _newest(office: Office) -> int:
    with office.store.reading() as unit:
        return int(unit.setting(_COUNTER) or 0)


def _halves(office: Office, first: int) -> Iterator[int]:
    """The change sets from the first on, and the one after the newest, that are neither whole nor absent."""
    newest = _newest(office)
    with office.store.reading() as unit:
        yield from (number for number in range(first, newest + 2) if not _is_whole(unit, number, newest))


def _is_whole(unit: Unit, number: int, newest: int) -> bool:
    uids = [unit.members.uid_of_number(f"{number}-{person}") for person in range(PEOPLE)]
    people = [uid for uid in uids if uid is not None]
    phones = sum(len(unit.rows("phone").of_member(uid)) for uid in people)
    earlier = unit.members.uid_of_number(f"{number - 1}-0")
    person = unit.members.person(earlier) if earlier is not None else None
    edited = person is not None and person.text("note") == f"after {number}"
    expected = (PEOPLE, PEOPLE, number > 1) if number <= newest else (0, 0, False)
    return (len(people), phones, edited) == expected


def main() -> int:
    """The separate command: prints what was found as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", type=int)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    begun = time.monotonic()
    with (
        TemporaryDirectory(prefix="retiree-desk-") as scratch,
        new_folder(Path(scratch) / "office").open() as office,
    ):
        tally = kill(office, asked.times, random.Random(asked.seed))
    print(json.dumps(asdict(tally) | {"seed": asked.seed, "seconds": round(time.monotonic() - begun)}))
    return 0 if tally.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
