"""What is owed by the records: the bulk answer is each person's own, and the source bank's arithmetic holds."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from retiree_desk.domain.values import Value
from retiree_desk.services import obligations
from retiree_desk.store.unit import Store, Unit

DAYS = (
    date(2026, 1, 1),
    date(2026, 2, 20),
    date(2026, 3, 31),
    date(2026, 4, 1),
    date(2026, 12, 31),
    date(2027, 1, 1),
)


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("everything", [False, True])
def test_everybody_at_once_is_what_each_is_told_alone(store: Store, on: date, *, everything: bool) -> None:
    with store.unit("test") as unit:
        _invent(unit, Random(7), 60)
    with store.reading() as unit:
        together = sorted(_told(one) for one in obligations.owed_by_all(unit, on, everything=everything))
        uids = [row["id"] for row in unit.members.all()]
        alone = sorted(
            _told(one)
            for uid in uids
            if isinstance(uid, bytes)
            for one in obligations.owed_by(unit, uid, on, everything=everything)
        )
    assert together == alone
    assert len(together) > 20


def test_a_death_noted_among_the_changes_alone_calls_on_the_family(store: Store) -> None:
    with store.unit("test") as unit:
        uid = unit.members.add({"name": "甲", "status": "去世", "residence": "市内", "category": "退休"})
        unit.rows("fact").add({"member_id": uid, "type": "去世", "effective_on": "2026-03-01"})
    with store.reading() as unit:
        (found,) = obligations.owed_by_all(unit, date(2026, 3, 5), everything=False)
    assert (found.rule, found.start) == ("DEATH", date(2026, 3, 1))


def test_the_source_bank_owes_23_498_visits_a_year(store: Store) -> None:
    with store.unit("import") as unit:
        unit.members.add_many(
            _aged("1951-05-01", 1987) + _aged("1940-05-01", 1627) + _aged("1960-05-01", 3636)
        )
    with store.reading() as unit:
        load = obligations.workload(unit, date(2026, 1, 1), date(2026, 12, 31), date(2026, 11, 21))
    assert load.by_rule["R70"] + load.by_rule["R80"] == 23_498
    assert load.by_rule["R80"] == 1627 * 12


def test_who_moves_between_the_first_days_of_two_festival_duties_has_each_once(store: Store) -> None:
    with store.unit("import") as unit:
        (uid,) = unit.members.add_many([one | {"category": "离休"} for one in _aged("1930-05-01", 1)])
        moved = {"type": "居住地变更", "effective_on": "2026-01-20", "before": "省外", "content": "市内"}
        unit.rows("fact").add({"member_id": uid, **moved})
    with store.reading() as unit:
        found = obligations.owed_by_all(unit, date(2026, 2, 16), everything=True)
    duties = sorted(str(one.rule) for one in found if str(one.rule) in {"SPRING", "FEST4"})
    assert duties == ["FEST4", "SPRING"]


def test_who_joins_after_the_day_asked_about_is_not_known_on_it(store: Store) -> None:
    """Whatever else is dated about them: facts after a day are not known on it."""
    with store.unit("import") as unit:
        late = [one | {"joined_on": "2026-05-13"} for one in _aged("1940-05-01", 2)]
        _, dated = unit.members.add_many(late)
        moved = {"type": "居住地变更", "effective_on": "2020-01-01", "before": "省外", "content": "市内"}
        unit.rows("fact").add({"member_id": dated, **moved})
    before, after = date(2026, 2, 10), date(2026, 5, 13)
    with store.reading() as unit:
        told = [obligations.coverage(unit, "R80", "2026Q3", on).asked for on in (before, after)]
        loads = [
            obligations.workload(unit, date(2026, 7, 1), date(2026, 9, 30), on).by_rule.get("R80", 0)
            for on in (before, after)
        ]
    assert told == [0, 2]
    assert loads == [0, 6]


def test_coverage_counts_each_person_once(store: Store) -> None:
    with store.unit("import") as unit:
        met, missed, waived = unit.members.add_many(_aged("1950-05-01", 3))
        unit.rows("visit").add({"member_id": met, "day": "2026-02-01", "kind": "上门", "result": "见到本人"})
        unit.rows("visit").add({"member_id": missed, "day": "2026-02-01", "kind": "电话", "result": "已联系"})
        unit.rows("waiver").add(
            {"member_id": waived, "rule": "R70", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}
        )
    with store.reading() as unit:
        found = obligations.coverage(unit, "R70", "2026H1", date(2026, 7, 20))
        assert unit.members.uids_of_seqs([seq for seq in found.met if isinstance(seq, int)]) == [met]
        assert unit.members.uids_of_seqs([seq for seq in found.missed if isinstance(seq, int)]) == [missed]
        assert unit.members.uids_of_seqs([seq for seq in found.waived if isinstance(seq, int)]) == [waived]
    assert found.rate == 0.5


def _told(one: obligations.Owed) -> tuple[object, ...]:
    return (
        one.member,
        one.rule,
        one.start,
        one.end,
        one.owed,
        one.credits,
        str(one.state),
        str(one.next_due),
    )


def _aged(birth: str, count: int) -> list[dict[str, Value]]:
    return [
        {"name": "某", "birth_date": birth, "residence": "市内", "category": "退休", "status": "在册"}
        for _ in range(count)
    ]


def _invent(unit: Unit, chance: Random, count: int) -> None:
    for number in range(count):
        uid = unit.members.add(
            {
                "name": f"人{number}",
                "birth_date": chance.choice(
                    ["1946-02-10", "1940-05-01", "1956-01-01", "1956-01-02", "1950", None, "1936-03"]
                ),
                "residence": chance.choice(["市内", "市内", "省外", None]),
                "category": chance.choice(["退休", "退休", "离休", "遗属"]),
                "status": chance.choice(["在册", "在册", "在册", "去世", "已移交社会化"]),
                "joined_on": chance.choice([None, None, "2020-01-01", "2026-02-15", "2026-01"]),
                "died_on": None,
            }
        )
        _invent_records(unit, chance, uid)


def _invent_records(unit: Unit, chance: Random, uid: bytes) -> None:
    for _again in range(chance.randrange(12)):
        day = date(2025, 10, 1) + timedelta(days=chance.randrange(460))
        unit.rows("visit").add(
            {
                "member_id": uid,
                "day": day.isoformat(),
                "kind": chance.choice(["上门", "上门", "电话", "医院", "体检"]),
                "result": chance.choice(["见到本人", "见到本人", "已联系", "未遇"]),
            }
        )
    if chance.random() < 0.3:
        kind, content = chance.choice(
            [
                ("居住地变更", "省外"),
                ("类别变更", "退休"),
                ("去世", "去世"),
                ("转出", ""),
                ("标记变更", "+独居"),
            ]
        )
        unit.rows("fact").add(
            {
                "member_id": uid,
                "type": kind,
                "effective_on": "2026-03-01",
                "before": None,
                "content": content,
            }
        )
    if chance.random() < 0.1:
        unit.rows("waiver").add(
            {"member_id": uid, "rule": "R80", "starts_on": "2026-01-01", "ends_on": "2026-02-28"}
        )
    if chance.random() < 0.2:
        unit.rows("stay").add(
            {
                "member_id": uid,
                "admitted_on": "2026-02-10",
                "discharged_on": chance.choice([None, "2026-03-01"]),
            }
        )
