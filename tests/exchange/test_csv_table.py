"""Tables in text, in every encoding and with every separator that offices send."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.exchange import csv_table
from retiree_desk.troubles import Trouble

ROWS = [["人员编号", "姓名", "备注"], ["0012", "古丽·买买提", "一,二"], ["0013", "䶮羴", '说"好"\n第二行']]


def _written(rows: list[list[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator=end).writerows(rows)
    return held.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_any_encoding_and_separator_is_read(encoding: str, delimiter: str) -> None:
    assert csv_table.parse(_written(ROWS, delimiter).encode(encoding)) == ROWS


def test_the_dot_of_names_is_the_one_of_gb18030() -> None:
    assert csv_table.parse(b"\xa1\xa4,x\n")[0][0] == "\u00b7"


def test_characters_of_the_private_area_get_their_standard_places() -> None:
    assert csv_table.decode(b"\xfe\x59\xfe\x61") == "\u9fb4\u9fb5"
    assert not [
        char for char in csv_table.decode(b"\xfe\x59\xfe\x61\xfe\x90\xfe\xa0") if "\ue000" <= char <= "\uf8ff"
    ]


def test_damaged_utf8_is_refused_and_not_taken_for_gb18030() -> None:
    data = ("姓名,单位\n" + "王芳,某某局离退休处\n" * 20).encode()
    with pytest.raises(Trouble) as trouble:
        csv_table.parse(data[:200] + b"\xff" + data[200:])
    assert trouble.value.code == "file_encoding"
    assert trouble.value.facts["line"] == 8


def test_what_is_no_known_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(Trouble) as trouble:
        csv_table.parse("姓名\n王芳\n".encode("gb18030") + b"\xff\xff\n")
    assert trouble.value.facts == {"line": 3}


def test_the_habits_of_excel_are_known() -> None:
    assert csv_table.parse('sep=;\r\n工号;姓名\r\n="0012";王芳\r\n'.encode()) == [
        ["工号", "姓名"],
        ["0012", "王芳"],
    ]


@given(
    rows=st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=2, max_size=2),
        min_size=2,
        max_size=5,
    )
)
def test_quoted_cells_come_back(rows: list[list[str]]) -> None:
    head = [["人员编号", "姓名"]] * 30
    held = io.StringIO()
    csv.writer(held, quoting=csv.QUOTE_ALL).writerows(head + rows)
    found = csv_table.parse(held.getvalue().encode("utf-8-sig"))[30:]
    assert [cell for row in found for cell in row if not str(cell).startswith("=")] == [
        cell for row in rows for cell in row if not cell.startswith('="') and not cell.startswith("=")
    ]
