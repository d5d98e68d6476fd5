"""What one day's desk asks of the whole register: who lives together, who has a birthday, whose record is in doubt."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from sqlalchemy import Connection

from retiree_desk.domain.birthdays import LUNAR, Celebrant, Couple
from retiree_desk.domain.cadence_credits import COUNTING_RESULTS
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import Standing, standing_of
from retiree_desk.domain.members import birth_range
from retiree_desk.domain.terms import UNMARRIED, Status
from retiree_desk.store.cadence_roll import numbers
from retiree_desk.store.tree import Tree

PRESSING = ("独居", "孤老", "双孤老", "失独", "不能自理", "重病", "一老养一老")
VERIFIED_WITHIN = timedelta(days=365)

_ON_REGISTER = "standing = 0"
# What is in doubt, as a condition on member m and member_index i.
_DOUBTS = {
    "birth": "i.birth = '~'",
    "category": "i.category IS NULL",
    "residence": "i.residence IS NULL",
    "joined": "i.joined = ''",
    "phone": "m.mobile IS NULL AND m.home_phone IS NULL AND m.contact_phone IS NULL AND NOT EXISTS"
    " (SELECT 1 FROM phone p WHERE p.member_id = m.id AND p.voided = 0)",
    "verified": "coalesce(m.verified_on, '') < ?1",
}
_HEAVY = {  # told by the person's own row: by the index that knows
    "phone": "ix_member_unreachable",
    "verified": "ix_member_verified",
}


class DayRows:
    """Answers in whole sets; members are named by their local numbers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def places(self, among: Collection[int] | None = None) -> list[list[int]]:
        """Those on the register, or ``among`` a few, building by building and door by door; the last may be without any."""
        asked = "" if among is None else " AND seq IN (SELECT value FROM json_each(?))"
        rows = self._connection.exec_driver_sql(
            "SELECT group_concat(seq) FROM member_index INDEXED BY ix_member_index_place"  # which knows the doors
            f" WHERE {_ON_REGISTER}{asked} GROUP BY place ORDER BY place IN ('', '/'), place",
            () if among is None else (json.dumps(list(among)),),
        ).all()
        return [numbers(row[0]) for row in rows]

    def in_need(self) -> set[int]:
        """Those who need more care than others."""
        kinds = self._connection.exec_driver_sql(
            f"SELECT DISTINCT care FROM member_index WHERE {_ON_REGISTER}"
        ).scalars()
        asked = tuple(care for care in kinds if any(flag in care for flag in PRESSING))
        marks = ", ".join("?" * len(asked))
        return set(
            self._concat(f"SELECT seq FROM member_index WHERE {_ON_REGISTER} AND care IN ({marks})", asked)
        )

    def celebrants(self, start: date, end: date) -> list[Celebrant]:
        """Who may have a birthday between two days, by the solar or by the lunar calendar."""
        days = sorted({f"{start + timedelta(days):%m-%d}" for days in range(-1, (end - start).days + 2)})
        marks = ", ".join("?" * len(days))
        noted = self._connection.exec_driver_sql(
            f"SELECT seq, coalesce(lunar_birthday, '') FROM member WHERE birthday_calendar = '{LUNAR}' AND voided = 0"
        ).all()
        lunar: dict[int, str] = {row[0]: row[1] for row in noted}
        born = self._connection.exec_driver_sql(
            "SELECT seq, birth FROM member_index WHERE standing = 0"
            f" AND (length(birth) = 10 AND substr(birth, 6) IN ({marks}) OR seq IN"
            f" (SELECT seq FROM member WHERE birthday_calendar = '{LUNAR}' AND voided = 0))",
            tuple(days),
        ).all()
        return [
            Celebrant(seq, birth, LUNAR, lunar[seq]) if seq in lunar else Celebrant(seq, birth)
            for seq, birth in born
        ]

    def couples(self, years: Iterable[int], months: Iterable[str]) -> list[Couple]:
        """Couples who married in one of these years and months (``05``), each once: both on the register, or one who names
        a spouse that has no number there and is neither widowed nor divorced.
        """
        asked = [f"{year}-{month}-" for year in years for month in months]
        if not asked:
            return []
        wed = " OR ".join(["m.wedding_date BETWEEN ? AND ?"] * len(asked))
        days = tuple(day for month in asked for day in (month, f"{month}~"))
        rows = self._connection.exec_driver_sql(
            "SELECT i.seq, j.seq, m.wedding_date FROM member m CROSS JOIN member_index i ON i.seq = m.seq"
            " CROSS JOIN member s ON s.id = m.spouse_id CROSS JOIN member_index j ON j.seq = s.seq"
            f" WHERE ({wed}) AND m.voided = 0 AND i.standing = 0 AND j.standing = 0",
            days,
        ).all()
        named = self._connection.exec_driver_sql(  # +: found by the days of wedding, of which few are asked
            "SELECT i.seq, NULL, m.wedding_date FROM member m CROSS JOIN member_index i ON i.seq = m.seq"
            f" WHERE ({wed}) AND m.voided = 0 AND i.standing = 0 AND +m.spouse_id IS NULL AND m.spouse_name > ''"
            f" AND coalesce(m.marriage, '') NOT IN ({', '.join('?' * len(UNMARRIED))})",
            (*days, *UNMARRIED),
        ).all()
        return [Couple(*row) for row in (*{frozenset(row[:2]): row for row in rows}.values(), *named)]

    def doubts(self, on: date) -> dict[str, int]:
        """How many on the register are in doubt, by reason; reasons that concern nobody are left out."""
        gone = ", ".join(
            f"'{status}'" for status in Status if standing_of(status) is not Standing.ON_REGISTER
        )
        people = f"voided = 0 AND merged_into IS NULL AND coalesce(m.status, '') NOT IN ({gone})"
        found = {
            code: self._connection.exec_driver_sql(
                f"SELECT count(*) FROM member m INDEXED BY {_HEAVY[code]} WHERE {people} AND {test} AND ?1 > ''"
                if code in _HEAVY
                else f"SELECT count(*) FROM member_index i WHERE i.standing = 0 AND {test} AND ?1 > ''",
                (_old(on),),
            ).scalar_one()
            for code, test in _DOUBTS.items()
        }
        return {code: count for code, count in found.items() if count}

    def doubtful(self, code: str, on: date) -> list[int]:
        """Those on the register who are in doubt for this reason, by name."""
        return self._concat(
            "SELECT i.seq FROM member_index i JOIN member m ON m.seq = i.seq"
            f" WHERE i.standing = 0 AND ({_DOUBTS[code]}) AND ?1 > '' ORDER BY i.pinyin",
            (_old(on),),
        )

    def members_below(self, node: Uid) -> list[int]:
        """Everybody in the table who belongs to a group or to one below it."""
        below = Tree(self._connection).below(node)
        marks = ", ".join("?" * len(below))
        tests = " OR ".join(f"{key} IN ({marks})" for key in ("area_id", "station_id", "party_branch_id"))
        return self._concat(f"SELECT seq FROM member_index WHERE {tests}", (*below, *below, *below))

    def count_aged(self, sex: str, least: int, most: int | None, on: date) -> int:
        """How many on the register are of this sex and these full years."""
        oldest, youngest = birth_range(least, most, on)
        found = self._connection.exec_driver_sql(
            "SELECT count(*) FROM member_index WHERE standing = 0 AND sex = ? AND birth > ? AND birth <= ?",
            (sex, oldest, youngest),
        ).scalar()
        return int(found or 0)

    def callers(self, start: date, end: date, kinds: tuple[str, ...]) -> list[tuple[int, str, int]]:
        """Counting visits between two days: on whom, what is written under who went, and how many."""
        named = f" AND v.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        results = sorted(COUNTING_RESULTS)
        rows = self._connection.exec_driver_sql(
            "SELECT m.seq, v.staff, count(*) FROM visit v JOIN member m ON m.id = v.member_id"
            " WHERE v.voided = 0 AND m.voided = 0 AND v.staff > '' AND v.day BETWEEN ? AND ?"
            f"{named} AND v.result IN ({', '.join('?' * len(results))}) GROUP BY m.seq, v.staff",
            (start.isoformat(), end.isoformat(), *kinds, *results),
        ).all()
        return [(row[0], row[1], row[2]) for row in rows]

    def made_up(self, seq: int | None = None) -> list[tuple[int, str, date]]:
        """Counting visits that make up for a missed period: of whom, for which (by its name), and on which day last."""
        results = sorted(COUNTING_RESULTS)
        whose, asked = ("", ()) if seq is None else (" AND m.seq = ?", (seq,))
        rows = self._connection.exec_driver_sql(
            "SELECT m.seq, v.makes_up_for, max(v.day) FROM visit v JOIN member m ON m.id = v.member_id"
            " WHERE v.voided = 0 AND v.makes_up_for > ''"
            f" AND v.result IN ({', '.join('?' * len(results))}){whose} GROUP BY m.seq, v.makes_up_for",
            (*results, *asked),
        ).all()
        return [(row[0], row[1], date.fromisoformat(row[2])) for row in rows]

    def _concat(self, statement: str, parameters: tuple[str | bytes, ...] = ()) -> list[int]:
        return numbers(
            self._connection.exec_driver_sql(
                f"SELECT group_concat(seq) FROM ({statement})", parameters
            ).scalar()
        )


def _old(on: date) -> str:
    return (on - VERIFIED_WITHIN).isoformat()
