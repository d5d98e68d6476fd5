"""What the lists of a month say: birthdays as the office counts them, wedding days of couples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from retiree_desk.domain.birthdays import BirthdayPolicy, Reckoning
from retiree_desk.domain.lists import ListQuery, Sort, Standing
from retiree_desk.domain.values import Row
from retiree_desk.services import birthdays, papers
from retiree_desk.services.papers import Order, Paper, PrintRoom, Whom
from retiree_desk.services.papers_makers import maker
from retiree_desk.store.unit import Store
from tests.documents.made_people import read_text

EVERYBODY = Whom(query=ListQuery(standings=tuple(Standing), sort=Sort.NUMBER))
MAY = date(2026, 5, 31)
BORN: Row = {"name": "王秀兰", "birth_date": "1938-05-12", "status": "在册"}


def test_birthdays_of_the_month_stand_by_their_day(store: Store, tmp_path: Path) -> None:
    with store.unit("test") as unit:
        unit.members.add_many([BORN, {**BORN, "name": "孙平", "birth_date": "1946-05-02"}])
    text = _printed(store, "birthdays", tmp_path)
    assert "5月12日" in text
    assert "88周岁" in text
    assert text.index("孙平") < text.index("王秀兰")


def test_birthdays_are_counted_as_the_office_does(store: Store, tmp_path: Path) -> None:
    with store.unit("test") as unit:
        unit.members.add(BORN)
        birthdays.keep_policy(unit, BirthdayPolicy(reckoning=Reckoning.NOMINAL, great=(89,)))
    text = _printed(store, "birthdays", tmp_path)
    assert "89虚岁" in text
    assert "周岁" not in text
    assert "领导上门祝寿" in text


def test_weddings_of_the_month_name_both_on_one_line(store: Store, tmp_path: Path) -> None:
    golden, diamond = "1976-05-09", "1966-05-02"
    with store.unit("test") as unit:
        him, her, *_others = unit.members.add_many(
            [
                {"name": "孙平", "status": "在册", "wedding_date": golden},
                {"name": "王秀兰", "status": "在册", "wedding_date": golden},
                {"name": "李明", "status": "在册", "wedding_date": diamond, "spouse_name": "钱进"},
                {"name": "周敏", "status": "在册", "wedding_date": "1966-05-03"},
            ]
        )
        unit.members.update(him, {"spouse_id": her})
        unit.members.update(her, {"spouse_id": him})
    text = _printed(store, "weddings", tmp_path)
    assert "2026年5月结婚纪念日名单" in text
    assert text.index("李明钱进5月2日60周年钻石婚") < text.index("5月9日50周年金婚")
    assert (text.count("孙平"), text.count("王秀兰"), text.count("周敏")) == (1, 1, 0)


def test_those_without_a_day_in_the_month_are_neither_printed_nor_left_out(
    store: Store, tmp_path: Path
) -> None:
    with store.unit("test") as unit:
        unit.members.add_many([BORN, {**BORN, "birth_date": "1946-06-02"}, {**BORN, "status": "去世"}])
    for kind, count in (("birthdays", 1), ("weddings", 0)):
        with store.reading() as unit:
            order = Order(Paper.SHEET, kind, EVERYBODY, day=MAY)
            batch = papers.prepare(unit, maker(unit, PrintRoom(MAY, tmp_path), order), order, MAY)
        assert (len(batch.uids), batch.left_out) == (count, ())


def _printed(store: Store, kind: str, folder: Path) -> str:
    """The sheet of the month without its spaces."""
    order, path = Order(Paper.SHEET, kind, EVERYBODY, day=MAY), folder / "sheet.pdf"
    with store.reading() as unit:
        made = maker(unit, PrintRoom(MAY, folder / "layouts"), order)
        papers.write(made, papers.prepare(unit, made, order, MAY), path)
    return "".join(read_text(path).split())
