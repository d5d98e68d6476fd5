from __future__ import annotations

from pathlib import Path

import pytest

from retiree_desk.documents.letter_looks import load, look, looks
from retiree_desk.documents.toml_lines import LayoutBroken


@pytest.mark.parametrize("name", [path.stem for path in looks().glob("*.toml")])
def test_every_look_that_ships_can_be_read(name: str) -> None:
    assert look(name).pitch > look(name).body.size


def test_a_letter_keeps_the_measures_of_the_standard() -> None:
    found = look("letter")
    assert (found.width, found.height, found.left) == (210, 297, 28)
    assert found.width - found.left - found.right == 156
    assert found.body.size == 16


def test_an_obituary_stands_in_a_black_frame_on_one_page() -> None:
    found = look("mourning")
    assert found.frame
    assert found.one_page
    assert {getattr(element, "colour", "") for element in found.art} == {"#000000"}


def test_a_look_without_its_body_is_refused(tmp_path: Path) -> None:
    text = (looks() / "plain.toml").read_text("utf-8").replace("[body]", "[text]")
    (tmp_path / "plain.toml").write_text(text, "utf-8")
    with pytest.raises(LayoutBroken) as caught:
        load(tmp_path / "plain.toml")
    assert (caught.value.code, caught.value.facts["key"]) == ("layout_missing", "[body]")


def test_an_office_s_own_look_goes_before_the_program_s(tmp_path: Path) -> None:
    text = (looks() / "letter.toml").read_text("utf-8").replace("size = 16", "size = 18")
    (tmp_path / "letter.toml").write_text(text, "utf-8")
    assert look("letter", tmp_path).body.size == 18
