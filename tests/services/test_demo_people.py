from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain import dates, fields, id_numbers, lunar
from retiree_desk.domain.fields import Kind
from retiree_desk.services.demo_people import Nodes, Values, people
from retiree_desk.services.demo_plan import Fate, Plan, Sketch, sketches

PLAN = Plan(600, 3, date(2026, 3, 1))
NODES = Nodes(
    area=lambda _area, _building: b"a" * 16,
    station=lambda _path: b"s" * 16,
    party_branch=lambda _path: b"p" * 16,
)


@pytest.fixture(scope="module")
def made() -> list[tuple[Sketch, Values]]:
    sketched = sketches(PLAN)
    return list(zip(sketched, people(PLAN, sketched, NODES, ["甲", "乙"]), strict=True))


def test_every_value_is_of_its_fields_kind(made: list[tuple[Sketch, Values]]) -> None:
    known = fields.by_key()
    for _sketch, values in made:
        for key, value in values.items():
            if key == "id":
                continue
            kind = known[key].kind
            if kind is Kind.DATE:
                assert date.fromisoformat(str(value))
            elif kind is Kind.PARTIAL_DATE:
                assert dates.is_valid(str(value)), key
            elif kind is Kind.LUNAR:
                assert lunar.words(lunar.parse_lunar(str(value))) == value
            elif kind in {Kind.MONEY, Kind.NUMBER}:
                assert isinstance(value, int)
            elif kind in {Kind.TREE, Kind.MEMBER}:
                assert isinstance(value, bytes)
            else:
                assert isinstance(value, str)
                assert value


def test_terms_come_from_the_lists(made: list[tuple[Sketch, Values]]) -> None:
    for field in fields.stored_fields():
        if field.kind is Kind.CODES or field.kind is Kind.CODE:
            found = {
                term for _one, values in made for term in fields.split_codes(str(values.get(field.key) or ""))
            }
            assert found <= set(field.codes), field.key


def test_no_identity_number_could_be_somebodys(made: list[tuple[Sketch, Values]]) -> None:
    numbers = [str(values["id_number"]) for _one, values in made if "id_number" in values]
    assert len(set(numbers)) == len(numbers)
    assert {number[2:4] for number in numbers} == {"99"}
    for sketch, values in made:
        number = str(values.get("id_number", ""))
        assert id_numbers.check(number, birth=str(values["birth_date"]), sex=sketch.sex) == ()


def test_a_birth_known_in_part_leaves_the_age_as_it_is(made: list[tuple[Sketch, Values]]) -> None:
    partial = [
        (one, str(values["birth_date"])) for one, values in made if len(str(values["birth_date"])) < 10
    ]
    assert partial
    for sketch, text in partial:
        assert dates.age_on(dates.first_day(text), PLAN.as_of) == sketch.age(PLAN.as_of)


def test_who_cannot_look_after_themselves_is_marked(made: list[tuple[Sketch, Values]]) -> None:
    for sketch, values in made:
        assert (values["care_level"] == "不能自理") == sketch.dependent
        assert ("不能自理" in fields.split_codes(str(values.get("flags", "")))) == sketch.dependent


def test_the_gone_say_when(made: list[tuple[Sketch, Values]]) -> None:
    for sketch, values in made:
        ended = sketch.ended.isoformat() if sketch.ended else None
        settled = sketch.fate is Fate.DIED and not sketch.case
        assert values.get("died_on") == (ended if settled else None)
        assert values.get("left_on") == (ended if sketch.fate is Fate.LEFT else None)


def test_nobody_joined_after_today_or_after_the_end(made: list[tuple[Sketch, Values]]) -> None:
    for sketch, values in made:
        joined = str(values.get("joined_on", "1949-10-01"))
        assert joined < (sketch.ended or PLAN.as_of).isoformat()


def test_some_records_lack_what_nobody_may_lack(made: list[tuple[Sketch, Values]]) -> None:
    lacking = [values for _one, values in made if "education" not in values or "marriage" not in values]
    assert 0 < len(lacking) < len(made) * 0.1
