from __future__ import annotations

import time
from array import array
from collections.abc import Sequence
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from retiree_desk.ui.paged_model import PAGE, PAGES_KEPT, Column, PagedModel


class Person(NamedTuple):
    id: int
    name: str
    age: int


class Counted:
    """Lines made up on demand, counting what is asked for."""

    def __init__(self, length: int) -> None:
        self.ids_asked: list[tuple[str, bool]] = []
        self.pages_asked: list[Sequence[int]] = []
        self.gone: set[int] = set()
        self._ids = array("q", range(1, length + 1))

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        self.ids_asked.append((sort, descending))
        return self._ids[::-1] if descending else self._ids

    def lines(self, ids: Sequence[int]) -> list[Person]:
        self.pages_asked.append(ids)
        return [Person(one, f"王{one}", one % 40 + 60) for one in ids if one not in self.gone]


COLUMNS = (
    Column("name", "姓名", lambda line: line.name, sortable=True),
    Column("age", "年龄", lambda line: str(line.age), figures=True),
)


@pytest.fixture
def lines() -> Counted:
    return Counted(300_000)


@pytest.fixture
def model(lines: Counted, qapp: object) -> PagedModel:
    made = PagedModel(lines, COLUMNS, sort="name")
    made.reload()
    return made


def text(model: PagedModel, row: int, column: int = 0) -> object:
    return model.data(model.index(row, column))


def test_opening_reads_no_line(model: PagedModel, lines: Counted) -> None:
    assert model.rowCount() == 300_000
    assert lines.ids_asked == [("name", False)]
    assert lines.pages_asked == []


def test_a_page_is_read_once_for_all_its_cells(model: PagedModel, lines: Counted) -> None:
    seen = [text(model, row, column) for row in range(PAGE) for column in (0, 1)]
    assert seen[:3] == ["王1", "61", "王2"]
    assert [len(ids) for ids in lines.pages_asked] == [PAGE]


def test_the_end_is_as_near_as_the_beginning(model: PagedModel, lines: Counted) -> None:
    assert text(model, 299_999) == "王300000"
    assert len(lines.pages_asked) == 1


def test_the_pages_longest_unseen_are_let_go(model: PagedModel, lines: Counted) -> None:
    for page in range(PAGES_KEPT + 1):
        text(model, page * PAGE)
        text(model, 0)
    assert len(lines.pages_asked) == PAGES_KEPT + 1
    text(model, PAGE)
    assert len(lines.pages_asked) == PAGES_KEPT + 2


def test_flags_and_headings_read_no_line(model: PagedModel, lines: Counted) -> None:
    for row in range(0, 300_000, 1000):
        assert model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.headerData(1, Qt.Orientation.Horizontal) == "年龄"
    assert lines.pages_asked == []


def test_sorting_asks_for_the_ids_in_another_order(model: PagedModel, lines: Counted) -> None:
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert lines.ids_asked[-1] == ("name", True)
    assert text(model, 0) == "王300000"
    assert model.sorted_column() == 0


def test_a_column_without_an_index_is_not_sorted_by(model: PagedModel, lines: Counted) -> None:
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert len(lines.ids_asked) == 1


def test_a_line_that_has_vanished_is_blank(model: PagedModel, lines: Counted) -> None:
    lines.gone.add(3)
    assert [text(model, row) for row in (1, 2, 3)] == ["王2", None, "王4"]


def test_rows_are_found_by_their_ids(model: PagedModel) -> None:
    assert model.rows_of([300_000, 7, 999_999]) == [6, 299_999]
    assert model.id_at(6) == 7
    assert model.id_at(300_000) is None


def test_opening_and_jumping_about_takes_no_time_to_speak_of(lines: Counted) -> None:
    begun = time.perf_counter()
    made = PagedModel(lines, COLUMNS, sort="name")
    made.reload()
    text(made, 150_000)
    assert time.perf_counter() - begun < 0.5


def test_it_is_a_good_model(qtmodeltester: ModelTester) -> None:
    made = PagedModel(Counted(5), COLUMNS)
    made.reload()
    qtmodeltester.check(made)
    made.reload()
