from __future__ import annotations

from pathlib import Path

from retiree_desk.documents.fonts import Face, coverage, missing, runs, width

HERE = Path(__file__).parent
STANDARD = "".join((HERE / "standard_characters.txt").read_text("utf-8").split())
RARE = (HERE / "rare_name_characters.txt").read_text("utf-8").strip()


def test_all_8105_standard_characters_and_83_rare_ones_can_be_printed_in_every_face() -> None:
    assert (len(set(STANDARD)), len(set(RARE))) == (8105, 83)
    for face in (Face.SANS, Face.BOLD, Face.SERIF):
        assert missing(STANDARD + RARE, face) == ()


def test_a_character_the_face_lacks_is_set_in_the_rare_face() -> None:
    rare = next(character for character in RARE if character not in coverage(Face.SANS))
    assert list(runs(f"王{rare}明", Face.SANS)) == [(Face.SANS, "王"), (Face.RARE, rare), (Face.SANS, "明")]


def test_a_covered_text_is_one_run() -> None:
    assert list(runs("阿卜杜拉·吾守尔", Face.BOLD)) == [(Face.BOLD, "阿卜杜拉·吾守尔")]


def test_variation_selectors_take_no_room_and_are_not_missed() -> None:
    assert missing("葛\U000e0100") == ()
    assert width("葛\U000e0100", Face.SANS, 10) == width("葛", Face.SANS, 10)


def test_widths_are_in_points() -> None:
    assert width("汉字", Face.SERIF, 16) == 32
