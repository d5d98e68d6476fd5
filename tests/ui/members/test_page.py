from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget

from retiree_desk.domain.fields import Group
from retiree_desk.domain.lists import ListQuery
from retiree_desk.settings import Settings
from retiree_desk.ui import theme
from retiree_desk.ui.members.list_bulk import BulkDialog
from retiree_desk.ui.members.list_columns_dialog import ColumnsDialog
from retiree_desk.ui.members.list_lines import Line
from retiree_desk.ui.members.person_print import PrintView
from retiree_desk.ui.members.person_ways import Way
from retiree_desk.ui.paged_model import PagedModel
from retiree_desk.ui.widgets.table import Table
from tests.stories.driver import Clerk, clerk_at_desk, settle
from tests.ui.walkers import clipped, interactive, unnamed, unreached


def register(clerk: Clerk) -> QWidget:
    return clerk.window


def narrowed(clerk: Clerk) -> QWidget:
    clerk.page.register.show_query(ListQuery(min_age=60, terms=(("category", ("离休", "退休")),)))
    clerk.page.register.table.selectAll()
    return clerk.window


def nobody(clerk: Clerk) -> QWidget:
    clerk.page.register.show_query(ListQuery(min_age=120))
    return clerk.window


def person(clerk: Clerk) -> QWidget:
    clerk.opens("王秀兰")
    return clerk.window


def editing(clerk: Clerk) -> QWidget:
    clerk.opens("王秀兰").edit(Group.FAMILY)
    return clerk.window


def recycle(clerk: Clerk) -> QWidget:
    clerk.page.register.bulk.void()
    clerk.opens_bin()
    return clerk.window


def groups(clerk: Clerk) -> QWidget:
    clerk.opens_groups()
    return clerk.window


def adding(clerk: Clerk) -> QWidget:
    return clerk.page.add()


def choosing_columns(clerk: Clerk) -> QWidget:
    clerk.page.register.choose_columns()
    return clerk.window.findChildren(ColumnsDialog)[0]


def changing_all(clerk: Clerk) -> QWidget:
    dialog = BulkDialog.ask(clerk.desk, clerk.page.register.selected(), clerk.page)
    dialog.choose("residence")
    return dialog


def a_phone(clerk: Clerk) -> QWidget:
    return clerk.opens("王秀兰").ways.add(Way.PHONE)


def for_printing(clerk: Clerk) -> QWidget:
    clerk.opens("王秀兰").show_print()
    return clerk.window.findChildren(PrintView)[0]


SCREENS: tuple[Callable[[Clerk], QWidget], ...] = (
    register, narrowed, nobody, person, editing, recycle, groups, adding, choosing_columns, changing_all, a_phone,
    for_printing,
)  # fmt: skip


@pytest.mark.parametrize("screen", SCREENS)
def test_every_control_is_reached_by_tab_and_has_a_name(
    clerk: Clerk, screen: Callable[[Clerk], QWidget]
) -> None:
    shown = screen(clerk)
    settle()
    assert unnamed(shown) == []
    assert unreached(shown) == []
    if shown is not clerk.window:
        shown.close()


@pytest.mark.parametrize(
    "text_size", [pytest.param(100, marks=pytest.mark.slow), pytest.param(125, marks=pytest.mark.slow), 150]
)
@pytest.mark.parametrize("screen", SCREENS)
def test_no_words_are_cut_at_any_text_size(
    qapp: object, tmp_path: Path, screen: Callable[[Clerk], QWidget], text_size: int
) -> None:
    theme.apply(qapp, Settings(text_size=text_size))  # type: ignore[arg-type]  # the application
    with clerk_at_desk(tmp_path, Settings(text_size=text_size)) as clerk:
        clerk.knows(
            {
                "name": "欧阳娜娜",
                "birth_date": "1941-05",
                "former_post": "江澜银行澜州分行新华支行信贷科会计",
            },
            {"name": "王秀兰"},
        )
        shown = screen(clerk)
        for _ in range(4):
            settle()
        assert clipped(shown) == []
        assert beyond(shown) == []
        if shown is not clerk.window:
            shown.close()
    theme.apply(qapp, Settings())  # type: ignore[arg-type]  # the application


def beyond(shown: QWidget) -> list[QWidget]:
    """What lies outside the window though it does not scroll."""
    return [
        one
        for one in interactive(shown)
        if one.window() is shown.window()
        and not any(area.isAncestorOf(one) for area in shown.findChildren(QScrollArea))
        and not shown.rect().contains(one.mapTo(shown, one.rect().center()))
    ]


TODAY = date(2026, 3, 2)


class ManyLines:
    """300 000 people who count how often they are read."""

    def __init__(self, count: int = 300_000) -> None:
        self.count = count
        self.read: list[int] = []

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        return range(self.count)

    def lines(self, ids: Sequence[int]) -> Sequence[Line]:
        self.read.append(len(ids))
        return [Line(one, {"name": f"王{one}"}, TODAY) for one in ids]


def test_a_list_of_300_000_reads_what_is_seen_and_no_more(clerk: Clerk) -> None:
    lines = ManyLines()
    model = PagedModel(lines, clerk.page.register.model.columns[:1], sort="name")
    table = Table(model, "人员")
    table.resize(800, 600)
    begun = time.perf_counter()
    model.reload()
    table.show()
    settle()
    taken = time.perf_counter() - begun
    assert sum(lines.read) <= 400
    table.selectAll()
    table.scrollToBottom()
    settle()
    assert sum(lines.read) <= 800
    assert taken < 2
    table.close()


def test_the_sentence_says_what_matters(clerk: Clerk) -> None:
    sentence = clerk.page.header.findChildren(QWidget)
    assert any(one.accessibleName() == "在册 5 人，其中 80 岁以上 3 人；资料缺项 5 人" for one in sentence)


def test_an_export_of_the_selection_holds_those_people(clerk: Clerk, tmp_path: Path) -> None:
    clerk.page.register.show_query(ListQuery(terms=(("category", ("离休",)),)))
    clerk.page.export_to(tmp_path / "离休.csv", clerk.page.register.model.ids())
    text = (tmp_path / "离休.csv").read_text("utf-8-sig")
    assert "曾国藩" in text
    assert "王秀兰" not in text
    assert clerk.reads_status() == "已将 1 人写入 离休.csv"


def test_a_page_asked_for_something_unknown_stays_where_it_is(clerk: Clerk) -> None:
    clerk.page.open(object())
    assert clerk.page.register.isVisible()


def test_a_death_or_a_stay_is_recorded_from_the_persons_page(clerk: Clerk) -> None:
    asked: list[tuple[str, object]] = []
    clerk.page.asked.connect(lambda key, what: asked.append((key, what)))
    person = clerk.opens("王秀兰")
    assert person.record is not None
    for key in ("hospital", "condolences", "bereavement"):
        person.head.record_asked.emit(key)
    assert asked == [(key, person.record.uid) for key in ("hospital", "condolences", "bereavement")]
