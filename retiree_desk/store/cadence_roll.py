"""The roll: who is owed a rule, asked rule by rule in whole sets, so that a large register never passes row by row.

A *plain* member is on the register with nothing dated about them that matters for the periods in question; whoever
is not plain is judged as a person (``unsteady``). Most members live 市内 and are 退休: only the others are listed with
their residence and category, everybody else is taken as that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import filterfalse
from typing import NamedTuple

from sqlalchemy import Connection

from retiree_desk.domain.ages import latest_birth
from retiree_desk.domain.cadence_rules import Rule, Window
from retiree_desk.domain.terms import Category, ChangeType, Residence

_USUAL = (Residence.CITY.value, Category.RETIREE.value)
_MOVING = (ChangeType.FLAGS.value, ChangeType.CARE_LEVEL.value)


class Shift(NamedTuple):
    """Until when something about somebody is not as it is now: anything, and the residence; 9 = it may be at any time."""

    last: str
    moved: str


def unsteady(
    connection: Connection, since: date, on: date, *, flags: bool, everything: bool
) -> dict[int, Shift]:
    """Who must be judged as a person: something dated after ``since``, a waiver, a day of death or leaving.

    ``flags``: whether a rule asks for care flags. Those who have left or died count only if that was after ``on``, or
    with ``everything`` after ``since``.
    """
    day = since.isoformat()
    gone_after = day if everything else on.isoformat()
    kinds = "" if flags else f" AND f.type NOT IN ('{_MOVING[0]}', '{_MOVING[1]}')"
    of_facts = (
        "FROM fact f CROSS JOIN member m ON m.id = f.member_id CROSS JOIN member_index i ON i.seq = m.seq"
    )
    rows = connection.exec_driver_sql(
        "SELECT seq, max(last), max(moved) FROM ("
        " SELECT seq, '9' AS last, '9' AS moved FROM member_index WHERE dated <> 0 AND (standing = 0 OR dated > ?3)"
        f" UNION ALL SELECT m.seq, f.effective_on, "
        f" iif(i.standing <> 0, '9', iif(f.type = '{ChangeType.RESIDENCE}', f.effective_on, '')) {of_facts}"
        " WHERE f.voided = 0 AND f.effective_on > iif(i.standing = 0, ?1, ?2)" + kinds +
        f" UNION ALL SELECT m.seq, '9', '9' {of_facts}"
        f" WHERE f.voided = 0 AND i.standing = 0 AND (f.type = '{ChangeType.DEATH}'"
        " OR coalesce(i.residence, '') = '' OR coalesce(i.category, '') = '' OR m.seq IN (SELECT seq FROM member"
        " WHERE voided = 0 AND merged_into IS NULL AND (status IS NULL OR status = '')))"
        " UNION ALL SELECT m.seq, '9', '' FROM waiver w CROSS JOIN member m ON m.id = w.member_id"
        " WHERE w.voided = 0 AND m.voided = 0 AND (w.ends_on IS NULL OR length(w.ends_on) <> 10 OR w.ends_on >= ?1)"
        ") GROUP BY seq",
        (day, gone_after, int(gone_after.replace("-", ""))),
    ).all()  # fmt: skip
    return {seq: Shift(last, moved) for seq, last, moved in rows}


class Roll:
    """The plain members, for ``cadence_bulk``: who is ``unsteady`` stands beside them for the periods that it concerns."""

    def __init__(self, connection: Connection, besides: Mapping[int, Shift], since: date) -> None:
        """``since`` is the first day of the earliest period that will be asked for."""
        self._connection = connection
        self._besides = besides
        self._others = self._unusual()
        self._late = self._joined_after(since)

    def besides(self, start: date) -> set[int]:
        """Who must be judged as a person for a period that starts on this day."""
        first = start.isoformat()
        return {seq for seq, shift in self._besides.items() if shift.last > first}

    def judged(self, window: Window) -> set[int]:
        """Those of them whom the rule may reach: who has lived elsewhere all the time is left out."""
        homes, first = window.rule.residence, window.period.start.isoformat()
        found = self.besides(window.period.start)
        if not homes:
            return found
        there = [seqs for (home, _kind), seqs in self._others.items() if _home(home) in homes]
        lives_there = set[int]().union(*there)
        usual = set[int]() if Residence.CITY in homes else found
        elsewhere = usual.union(*self._others.values()) - lives_there
        return {seq for seq in found if seq not in elsewhere or self._besides[seq].moved > first}

    def owed(self, window: Window) -> list[int]:
        """Who is owed the rule in this window: in scope on its first day."""
        rule, start, first = window.rule, window.period.start, window.period.start.isoformat()
        reach = replace(rule, flags=frozenset())
        usual = reach.admits(*_USUAL, frozenset())
        unlike = set[int]().union(
            *(
                seqs
                for (home, kind), seqs in self._others.items()
                if reach.admits(_home(home), kind, frozenset()) is not usual
            )
        )
        absent = self.besides(window.period.start) | {seq for joined, seq in self._late if joined > first}
        if usual:
            found: Iterable[int] = filterfalse((unlike | absent).__contains__, self._aged(rule, start))
        elif rule.has_ages:
            found = filter((unlike - absent).__contains__, self._aged(rule, start))
        else:
            found = sorted(unlike - absent)
        return list(filter(self._flagged(rule.flags).__contains__, found) if rule.flags else found)

    def _unusual(self) -> dict[tuple[str, str], set[int]]:
        rows = self._connection.exec_driver_sql(
            "SELECT coalesce(residence, ''), coalesce(category, ''), group_concat(seq) FROM member_index"
            " WHERE standing = 0 AND (residence IS NOT ? OR category IS NOT ?) GROUP BY residence, category",
            _USUAL,
        ).all()
        found: dict[tuple[str, str], set[int]] = {}
        for home, kind, joined in rows:
            found.setdefault((home, kind), set()).update(numbers(joined))
        return found

    def _joined_after(self, since: date) -> list[tuple[str, int]]:
        rows = self._connection.exec_driver_sql(
            "SELECT substr(joined || '-01-01', 1, 10), seq FROM member_index WHERE standing = 0 AND joined > ?",
            (since.isoformat(),),
        ).all()
        return [(row[0], row[1]) for row in rows]

    def _aged(self, rule: Rule, day: date) -> Iterable[int]:
        """Those within the rule's ages on ``day``, the eldest first; an unknown birth (``~``) meets no age rule."""
        tests, bounds = "", []
        if rule.min_age is not None or rule.max_age is not None:
            youngest = latest_birth(day, rule.min_age).isoformat() if rule.min_age is not None else "9"
            tests, bounds = " AND birth <= ?", [youngest]
        if rule.max_age is not None:
            tests += " AND birth > ?"
            bounds.append(latest_birth(day, rule.max_age + 1).isoformat())
        joined = self._connection.exec_driver_sql(
            f"SELECT group_concat(seq) FROM member_index WHERE standing = 0{tests}", tuple(bounds)
        ).scalar()
        return numbers(joined)

    def _flagged(self, flags: frozenset[str]) -> set[int]:
        tests = " OR ".join("' ' || care || ' ' LIKE ?" for _flag in flags)
        joined = self._connection.exec_driver_sql(
            f"SELECT group_concat(seq) FROM member_index WHERE +standing = 0 AND ({tests})",
            tuple(f"% {flag} %" for flag in sorted(flags)),
        ).scalar()
        return set(numbers(joined))


def _home(residence: str) -> str:
    return residence if residence in frozenset(Residence) else Residence.CITY.value


def numbers(joined: str | None) -> list[int]:
    """What ``group_concat`` has put together: the fastest way to many numbers."""
    found: list[int] = json.loads(f"[{joined or ''}]")
    return found
