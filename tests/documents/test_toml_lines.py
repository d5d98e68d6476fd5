from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest

from retiree_desk.documents.toml_lines import LayoutBroken, Section, TomlFile


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


def opened(folder: Path, text: str) -> TomlFile:
    path = folder / "layout.toml"
    path.write_text(text, "utf-8")
    return TomlFile(path)


def first(file: TomlFile) -> Section:
    return next(file.sections("front"))


def test_a_slip_in_the_syntax_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(LayoutBroken) as caught:
        opened(tmp_path, 'title = "a"\n\nwidth = 85,6\n')
    assert (caught.value.code, caught.value.facts["line"], caught.value.facts["file"]) == (
        "layout_syntax",
        3,
        "layout.toml",
    )


def test_a_missing_end_is_told_with_the_last_line(tmp_path: Path) -> None:
    with pytest.raises(LayoutBroken) as caught:
        opened(tmp_path, 'title = "a"\nfields = [\n"b"')
    assert caught.value.facts["line"] in (3, 4)


def test_a_file_that_is_no_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gbk.toml"
    path.write_bytes("a = 1\ntitle = '卡'\n".encode("gbk"))
    with pytest.raises(LayoutBroken) as caught:
        TomlFile(path)
    assert (caught.value.code, caught.value.facts["line"]) == ("layout_not_text", 2)


@pytest.mark.parametrize(
    ("line", "read", "code"),
    [
        ("x = 'a'", lambda s: s.number("x"), "layout_not_a_number"),
        ("x = true", lambda s: s.number("x"), "layout_not_a_number"),
        ("x = -1", lambda s: s.number("x", least=0), "layout_too_small"),
        ("x = 1", lambda s: s.text("x"), "layout_not_a_text"),
        ("x = 'up'", lambda s: s.choice("x", Side), "layout_not_a_choice"),
        ("x = 'yes'", lambda s: s.flag("x", default=True), "layout_not_a_choice"),
        ("x = 'a'", lambda s: s.texts("x"), "layout_not_a_list"),
        ("x = ['a']", lambda s: s.numbers("x"), "layout_not_a_list"),
        ("x = 1", lambda s: s.done(), "layout_unknown_key"),
    ],
)
def test_a_wrong_value_is_refused_at_its_own_line(tmp_path: Path, line: str, read: object, code: str) -> None:
    file = opened(tmp_path, f"# 注释\n[[front]]\nkind = 'box'\n\n{line} # here\n")
    section = first(file)
    section.text("kind")
    assert callable(read)
    with pytest.raises(LayoutBroken) as caught:
        read(section)
    assert (caught.value.code, caught.value.facts["line"]) == (code, 5)


def test_a_missing_value_is_refused_at_the_heading_of_its_own_table(tmp_path: Path) -> None:
    file = opened(tmp_path, "[[front]]\nx = 1\n\n[[front]]\ny = 2\n")
    second = list(file.sections("front"))[1]
    with pytest.raises(LayoutBroken) as caught:
        second.number("x")
    assert (caught.value.code, caught.value.facts["line"]) == ("layout_missing", 4)


def test_a_table_of_another_name_is_refused(tmp_path: Path) -> None:
    file = opened(tmp_path, "title = 'a'\n[[frnt]]\nx = 1\n")
    with pytest.raises(LayoutBroken) as caught:
        file.only("front", "back")
    assert (caught.value.facts["line"], caught.value.facts["key"]) == (2, "frnt")


def test_the_message_of_the_exception_names_nobody() -> None:
    assert str(LayoutBroken("layout_missing", file="a", line=1)) == "layout_missing"
