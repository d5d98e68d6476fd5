"""What a row says of a birthday, a stay, a wedding, a step and a reason to check."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.birthdays import Anniversary, Greeting
from retiree_desk.domain.cadence import State
from retiree_desk.services.hospital import InHospital
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.today.items import Item, Kind, Section
from retiree_desk.ui.today.telling import chip_of, doubt, tell
from retiree_desk.ui.widgets.progress import grouped
from tests.ui.served import TODAY, today_of


@pytest.mark.parametrize(
    ("what", "why", "left"),
    [
        (Greeting(1, date(2026, 11, 22), 80, True, False), "80 岁生日 · 2026年11月22日", "2 天后"),
        (Greeting(1, TODAY, 90, True, True, "三月初八"), "90 岁生日 · 2026年11月20日 · 农历三月初八", "今天"),
        (Anniversary(1, 2, date(2026, 11, 21), 50), "结婚 50 周年 · 2026年11月21日", "明天"),
        (
            InHospital(b"", b"", "周", date(2026, 11, 18), 3, "市一院", "", "", "病重", ""),
            "市一院 · 2026年11月18日入院",
            "住院第 3 天",
        ),
    ],
)
def test_each_kind_of_row_says_why_and_how_long(desk: Desk, what: object, why: str, left: str) -> None:
    item = Item(Kind.GREETING, Section.BIRTHDAYS, 1, what=what)
    telling = tell(item, {"name": "吴淑珍"}, today_of(desk), {})
    assert (telling.name, telling.why, telling.left) == ("吴淑珍", why, left)


def test_a_reason_to_check_counts_its_people() -> None:
    telling = doubt(Item(Kind.DOUBT, Section.DOUBTS, many=1200, what="phone"))
    assert (telling.name, telling.left) == ("没有任何电话号码", f"共 {grouped(1200)} 人")


def test_overdue_is_said_of_what_was_missed_alone() -> None:
    words = {state: chip.word for state in State if (chip := chip_of(state))}
    assert [state for state, word in words.items() if "逾期" in word] == [State.MISSED]
