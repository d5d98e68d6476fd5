"""Coverage by who answers for the members."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.coverage import Coverage
from retiree_desk.domain.ids import Uid
from retiree_desk.services import figures
from retiree_desk.services.figures_staff import StaffShare, by_staff, of_staff
from retiree_desk.store.unit import Store

ON = date(2026, 4, 20)


@pytest.fixture
def visited(store: Store) -> Store:
    """甲 is in 周敏's care and met by 何静; 乙, in nobody's, by both; 丙 has been called on once, 丁 by nobody."""
    with store.unit("import") as unit:
        old = {"birth_date": "1940-05-01", "residence": "市内", "status": "在册", "category": "退休"}
        uids = {name: unit.members.add({"name": name, **old}) for name in "甲乙丙丁"}
        unit.members.update(uids["甲"], {"contact_cadre": "周敏"})
        _called(unit.rows("visit").add_many, uids["甲"], "何静", (5, 6, 7))
        _called(unit.rows("visit").add_many, uids["乙"], "何静、周敏", (5, 6, 7))
        _called(unit.rows("visit").add_many, uids["丙"], "何静", (5,))
        unit.rows("visit").add(_visit(uids["丁"], "周敏", 9) | {"kind": "电话", "result": "已联系"})
    return store


def test_everybody_has_a_part_and_who_is_in_nobodys_care_is_told(visited: Store) -> None:
    with visited.reading() as unit:
        shares = by_staff(unit, figures.coverage(unit, "R80", "2026Q1", ON))
    assert [(one.name, len(one.met), len(one.asked), one.visits) for one in shares] == [
        ("", 0, 1, 0),
        ("何静", 1, 2, 7),
        ("周敏", 2, 2, 3),
    ]
    assert [one.rate for one in shares] == [0.0, 0.5, 1.0]


def test_the_figures_of_one_person_are_those_in_their_care(visited: Store) -> None:
    with visited.reading() as unit:
        whole = figures.coverage(unit, "R80", "2026Q1", ON)
        hers = of_staff(unit, whole, "何静")
        nobodys = of_staff(unit, whole, "谁也不是")
        names = _names(unit.members.lines([one for one in hers.missed if isinstance(one, int)], ("name",)))
    assert (len(hers.met), len(hers.missed), hers.rate, names) == (1, 1, 0.5, ["丙"])
    assert (nobodys.asked, nobodys.rate) == (0, None)
    assert isinstance(hers, Coverage)


def test_who_owes_nobody_has_no_rate() -> None:
    assert StaffShare("甲", (), (), 3).rate is None


def _called(add: object, uid: Uid, staff: str, days: tuple[int, ...]) -> None:
    assert callable(add)
    add([_visit(uid, staff, day) for day in days])


def _visit(uid: Uid, staff: str, day: int) -> dict[str, str | bytes]:
    return {
        "member_id": uid,
        "day": f"2026-01-{day:02}",
        "kind": "上门",
        "result": "见到本人",
        "staff": staff,
    }


def _names(lines: object) -> list[object]:
    assert isinstance(lines, list)
    return [line.values["name"] for line in lines]
