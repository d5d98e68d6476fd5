from __future__ import annotations

from retiree_desk.ui.members.finder import finder
from tests.stories.driver import Clerk


def test_a_hit_says_who_it_is_and_hides_the_number(clerk: Clerk) -> None:
    (hit,) = finder(clerk.desk)("wxl")
    assert (hit.name, hit.age, hit.unit, hit.phone) == ("王秀兰", "84 岁", "退休", "154****1111")


def test_the_dead_show_no_age_and_say_so(clerk: Clerk) -> None:
    clerk.knows({"name": "赵先", "birth_date": "1930-01-01", "died_on": "2020-01-01"})
    (hit,) = finder(clerk.desk)("赵先")
    assert hit.age == "1930年1月1日"
    assert [look.word for look in hit.chips] == ["去世"]


def test_a_picture_is_shown_where_there_is_one(clerk: Clerk) -> None:
    (uid,) = clerk.knows({"name": "赵先"})
    with clerk.store.unit("member.photo") as unit:
        unit.members.update(uid, {"photo": "ab"})
    (hit,) = finder(clerk.desk, lambda name: name.encode())("赵先")
    assert hit.photo == b"ab"
