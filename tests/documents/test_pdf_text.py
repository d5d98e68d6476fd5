from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.documents.fonts import Face, width
from retiree_desk.documents.pdf_text import NEVER_FIRST, NEVER_LAST, fit, fit_block, wrap
from tests.documents.made_people import LONG_NAME


def test_a_name_that_fits_keeps_its_size() -> None:
    assert fit("王秀英", Face.BOLD, 20, 200, 8) == (20, 1.0)


def test_a_long_name_grows_smaller_before_it_is_squeezed() -> None:
    fitted = fit("阿卜杜热伊木·麦麦提图尔荪", Face.BOLD, 20, 200, 8)
    assert 8 <= fitted.size < 20
    assert fitted.squeeze == 1.0


def test_fifty_characters_always_fit_one_line() -> None:
    for room in (60, 120, 214):
        fitted = fit(LONG_NAME, Face.BOLD, 22, room, 7.5)
        assert width(LONG_NAME, Face.BOLD, fitted.size) * fitted.squeeze <= room + 0.01


def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket() -> None:
    text = "天气多变，望您多多保重（按时作息，适当活动），“有事”请随时打电话；我们一定尽力。" * 4
    for room in range(60, 240, 7):
        lines = wrap(text, Face.SERIF, 16, room)
        assert not [line for line in lines[1:] if line[0] in NEVER_FIRST]
        assert not [line for line in lines[:-1] if line[-1] in NEVER_LAST]


def test_a_telephone_number_is_not_torn_apart() -> None:
    assert "022-80001234" in wrap("请随时告诉我们电话：022-80001234。", Face.SERIF, 16, 230)[1]


def test_a_word_with_accents_is_not_torn_apart() -> None:
    lines = wrap("尊敬的MARIA GONZÁLEZ-ÑUÑEZ同志", Face.SANS, 12, 120)
    assert any("GONZÁLEZ-ÑUÑEZ" in line for line in lines)


def test_a_word_longer_than_the_line_is_broken_all_the_same() -> None:
    assert len(wrap("a" * 200, Face.SANS, 12, 100)) > 5


@given(st.text("王秀英，。（）“”abc 123\n", max_size=80), st.integers(40, 300))
def test_breaking_loses_no_character_but_spaces(text: str, room: int) -> None:
    lines = wrap(text, Face.SERIF, 16, room)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_block_is_as_large_as_fits() -> None:
    block = fit_block(
        "和平区新华路街道幸福里社区118号院6号楼2单元1103室" * 2, Face.SANS, 16, (150, 40), 5, 1.3
    )
    assert 5 <= block.size < 16
    assert len(block.lines) * block.size * 1.3 <= 40.01
