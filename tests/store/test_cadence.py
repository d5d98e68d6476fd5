"""The facts behind what is owed, gathered in bulk."""

from __future__ import annotations

from datetime import date

from retiree_desk.domain.cadence_rules import Window, windows
from retiree_desk.domain.rules_shipped import SHIPPED_RULES
from retiree_desk.domain.values import Value
from retiree_desk.store.unit import Store, Unit

ON = date(2026, 3, 20)


def _window(code: str) -> Window:
    return next(one for one in windows(SHIPPED_RULES, ON) if one.rule.code == code and one.current)


def _person(unit: Unit, number: str, **values: Value) -> bytes:
    return unit.members.add(
        {
            "name": f"人{number}",
            "member_no": number,
            "birth_date": "1940-05",
            "residence": "市内",
            "status": "在册",
            **values,
        }
    )


def test_only_people_without_anything_dated_are_plain(store: Store) -> None:
    with store.unit("test") as unit:
        plain = _person(unit, "1", joined_on="2020-01")
        _person(unit, "2", status="去世")
        _person(unit, "3", left_on="2026-01-01")
        unit.rows("fact").add(
            {"member_id": _person(unit, "4"), "type": "居住地变更", "effective_on": "2026-01-01"}
        )
        unit.rows("waiver").add({"member_id": _person(unit, "5"), "rule": "R80"})
        unit.members.void(_person(unit, "6"))
    with store.reading() as unit:
        (found,) = unit.cadence.plain(flags=False)
        assert found.key == unit.members.seq_of(plain)
        assert len(unit.cadence.special()) == 4
    assert (found.born, found.residence, found.joined) == ("1940-05-01", "市内", "2020-01-01")


def test_counted_days_are_distinct_counting_days_up_to_the_day_asked(store: Store) -> None:
    with store.unit("test") as unit:
        uid = _person(unit, "1")
        unit.rows("visit").add_many(
            [
                {"member_id": uid, "day": day, "kind": kind, "result": result}
                for day, kind, result in (
                    ("2026-01-05", "上门", "见到本人"), ("2026-01-05", "上门", "见到家属"), ("2026-02-05", "上门", "未遇"),
                    ("2026-02-06", "电话", "已联系"), ("2026-03-20", "上门", "见到本人"), ("2026-03-21", "上门", "见到本人"),
                    ("2025-12-31", "上门", "见到本人"),
                )
            ]
        )  # fmt: skip
        seq = unit.members.seq_of(uid)
    with store.reading() as unit:
        assert unit.cadence.counted_days(_window("R80"), ON)(seq) == 2


def test_what_was_typed_in_late_does_not_count_as_in_time(store: Store) -> None:
    with store.unit("test") as unit:
        uid = _person(unit, "1")
        seen: dict[str, Value] = {"member_id": uid, "kind": "上门", "result": "见到本人"}
        unit.rows("visit").add_many(
            [
                {**seen, "day": "2026-01-05", "entered_on": "2026-01-06"},
                {**seen, "day": "2026-02-05", "entered_on": "2026-06-01"},
            ]
        )
        seq = unit.members.seq_of(uid)
    with store.reading() as unit:
        assert unit.cadence.counted_days(_window("R80"), ON, entered_by=date(2026, 4, 10))(seq) == 1


def test_a_whole_person_has_facts_waivers_and_visits_in_order(store: Store) -> None:
    with store.unit("test") as unit:
        uid = _person(unit, "1", residence="省外")
        for content in ("市内", "省外"):
            unit.rows("fact").add(
                {
                    "member_id": uid,
                    "type": "居住地变更",
                    "effective_on": "2026-02-01",
                    "before": "市内",
                    "content": content,
                }
            )
        unit.rows("waiver").add({"member_id": uid, "rule": "R80", "starts_on": "2026-01-01", "ends_on": None})
        unit.rows("visit").add_many(
            [{"member_id": uid, "day": day, "kind": "上门"} for day in ("2026-03-01", "2026-01-01")]
        )
        seq = unit.members.seq_of(uid)
    assert seq is not None
    with store.reading() as unit:
        person = unit.cadence.persons([seq])[seq]
    assert person.facts.residence.on(date(2026, 1, 31)) == "市内"
    assert person.facts.residence.on(date(2026, 2, 1)) == "省外"
    assert [visit.day.month for visit in person.visits] == [1, 3]
    assert person.waivers[0].covers(date(2030, 1, 1))


def test_events_of_the_last_days_are_found_with_their_people(store: Store) -> None:
    with store.unit("test") as unit:
        uid = _person(unit, "1", joined_on="2026-03-10")
        unit.rows("stay").add({"member_id": uid, "admitted_on": "2024-01-01", "discharged_on": "2024-02-01"})
        unit.rows("stay").add({"member_id": uid, "admitted_on": "2026-03-01"})
        unit.rows("family_event").add({"member_id": uid, "day": "2026-03-05"})
        unit.rows("condolence").add_many(
            [{"member_id": uid, "day": "2026-03-06", "kind": kind} for kind in ("去世", "节日")]
        )
        seq = unit.members.seq_of(uid)
    with store.reading() as unit:
        events = unit.cadence.events(date(2026, 2, 1))
        assert unit.cadence.joined_or_died_since(date(2026, 3, 1)) == [seq]
    assert seq is not None
    assert [stay.admitted for stay in events[seq].stays] == [date(2026, 3, 1)]
    assert list(events[seq].family_events) == [date(2026, 3, 5)]
    assert list(events[seq].death_condolences) == [date(2026, 3, 6)]
