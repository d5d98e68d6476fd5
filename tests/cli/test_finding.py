from __future__ import annotations

import re
from typing import Any

import pytest

from retiree_desk.domain.fields import by_key
from retiree_desk.services import offices
from tests.cli.conftest import Line


def test_find_answers_with_masked_numbers(demo: Line) -> None:
    found = demo.json("find", "100007")
    assert found.status == 0
    (one,) = found.data["members"]
    assert one["member_no"] == "100007"
    assert set(one) >= {
        "name",
        "birth_date",
        "status",
        "sex",
        "age",
        "category",
        "area",
        "building",
        "mobile",
    }
    assert "*" in one["id_number"]
    assert re.fullmatch(r"154\*{4}\d{4}", one["mobile"])


def test_find_shows_numbers_whole_when_asked(demo: Line) -> None:
    (one,) = demo.json("find", "100007", "--unmasked").data["members"]
    assert re.fullmatch(r"\d{17}[\dX]", one["id_number"])


def test_find_by_name_pinyin_and_building(demo: Line) -> None:
    name = demo.json("find", "100007").data["members"][0]["name"]
    for words in (name, name[0]):
        numbers = [one["member_no"] for one in demo.json("find", words, "--limit", "120").data["members"]]
        assert "100007" in numbers


def test_the_limit_holds(demo: Line) -> None:
    assert len(demo.json("find", "19", "--limit", "3").data["members"]) == 3
    assert len(demo.json("find", "1000", "--limit", "100").data["members"]) > 60


def test_nobody_found_is_no_error(demo: Line) -> None:
    assert demo.json("find", "查无此人").data == {"members": []}
    nobody = demo("find", "查无此人")
    assert (nobody.status, nobody.out) == (0, "没有找到。\n")


def test_what_is_found_stands_in_a_table(demo: Line) -> None:
    lines = demo("find", "1000", "--limit", "5").out.splitlines()
    assert lines[0].startswith("人员编号")
    assert len(lines) == 8
    assert lines[-1] == "共 5 人"


def test_show_tells_everything_of_one_person(demo: Line) -> None:
    shown = demo.json("show", "100007")
    assert shown.status == 0
    person = shown.data
    for key in "member_no name sex birth_date id_number category status residence mobile address".split():
        assert key in person
    assert person["member_no"] == "100007"
    assert re.fullmatch(r"\d{17}[\dX]", person["id_number"])
    assert isinstance(person["age"], int)
    for key in "facts visits stays condolences phones addresses contacts waivers follow_ups history".split():
        assert isinstance(person[key], list)


def test_show_leaves_out_what_is_blank_and_names_fields_by_key(demo: Line) -> None:
    person = demo.json("show", "100007").data
    values = {key: value for key, value in person.items() if key in by_key()}
    assert len(values) > 30
    assert all(value != "" for value in values.values())


def test_show_writes_money_in_fen_and_in_yuan(demo: Line) -> None:
    person = next(one for one in _everybody(demo) if one.get("basic_pension"))
    assert isinstance(person["basic_pension"], int)
    assert person["basic_pension_yuan"].replace(",", "") == f"{person['basic_pension'] / 100:.2f}"


def test_show_names_the_spouse_and_the_groupings(demo: Line, password: str) -> None:
    with offices.open_office(demo.folder, password) as office, office.store.reading() as unit:
        number = next(str(row["member_no"]) for row in unit.members.values_of() if row["spouse_id"])
    person = demo.json("show", number).data
    other = demo.json("show", person["spouse"]["member_no"]).data
    assert other["spouse"] == {"member_no": person["member_no"], "name": person["name"]}
    assert person["spouse_id"] == other["member_no"]
    assert person["area_id"].endswith("片区")
    assert person["building"].endswith("号楼")


def test_show_tells_visits_and_the_history_in_words(demo: Line) -> None:
    person = next(one for one in _everybody(demo) if len(one["visits"]) > 3)
    visit = person["visits"][0]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", visit["day"])
    assert visit["by_leader"] is False
    newest = person["history"][0]
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", newest["time"])
    assert newest["user"] == "经办人"
    assert "演示" in newest["words"]
    assert newest["changes"]


def test_an_unknown_number_is_told(demo: Line) -> None:
    shown = demo.json("show", "999999")
    assert (shown.status, shown.error) == (1, "member_unknown")
    assert "999999" in shown.err


@pytest.mark.parametrize("arguments", [("find",), ("show",), ("find", "王", "--limit", "0")])
def test_missing_or_impossible_arguments_are_wrong_usage(demo: Line, arguments: tuple[str, ...]) -> None:
    assert demo.json(*arguments).status == 2


def _everybody(demo: Line) -> list[dict[str, Any]]:
    return [demo.json("show", str(100_000 + number)).data for number in range(1, 13)]
