from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from retiree_desk.paths import resources
from retiree_desk.settings import Settings, ThemeChoice
from retiree_desk.ui import theme
from retiree_desk.ui.theme import PART_PAIRS, TEXT_PAIRS, Look, Role, Theme, Type, contrast


@pytest.mark.parametrize("look", Look)
def test_every_text_is_legible_on_its_ground(look: Look) -> None:
    least = 7.0 if look is Look.CONTRAST else 4.5
    wanting = {
        (text.name, ground.name): round(ratio, 2)
        for text, ground in TEXT_PAIRS
        if (ratio := contrast(Theme(look).hex(text), Theme(look).hex(ground))) < least
    }
    assert wanting == {}


@pytest.mark.parametrize("look", Look)
def test_every_part_stands_out_from_its_ground(look: Look) -> None:
    wanting = {
        (part.name, ground.name): round(ratio, 2)
        for part, ground in PART_PAIRS
        if (ratio := contrast(Theme(look).hex(part), Theme(look).hex(ground))) < 3
    }
    assert wanting == {}


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("look", Look)
def test_the_style_sheet_has_a_colour_and_a_length_everywhere(look: Look) -> None:
    sheet = theme.style_sheet(Theme(look, 150))
    assert re.findall(r"[$@]\w+", sheet) == []
    assert "min-height: 45px" in sheet


@pytest.mark.parametrize("look", Look)
def test_the_marks_in_files_have_the_colours_of_the_table(look: Look) -> None:
    for mark, role in (
        ("check", Role.ON_ACCENT),
        ("down", Role.SOFT),
        ("up", Role.SOFT),
        ("right", Role.SOFT),
    ):
        path = resources() / "icons" / "marks" / f"{mark}-{look.name.lower()}.svg"
        assert Theme(look).hex(role) in path.read_text(encoding="utf-8")


def test_the_shipped_letters_are_used_at_every_text_size(qapp: QApplication) -> None:
    for text_size in (100, 125, 150):
        dressed = theme.apply(qapp, Settings(text_size=text_size))
        info = QFontInfo(dressed.font(Type.TITLE))
        assert info.family() == "Noto Sans SC"
        assert info.pixelSize() == dressed.px(20)
        assert info.bold()
    theme.apply(qapp, Settings())


def test_figures_have_one_width(qapp: QApplication) -> None:
    metrics = QFontMetrics(theme.apply(qapp, Settings()).font())
    assert {metrics.horizontalAdvance(figure * 10) for figure in "0123456789"} == {
        metrics.horizontalAdvance("0" * 10)
    }


def test_every_choice_of_theme_can_be_worn(qapp: QApplication) -> None:
    looks = [theme.apply(qapp, Settings(theme=choice)).look for choice in ThemeChoice]
    theme.apply(qapp, Settings())
    assert looks[:3] == [Look.LIGHT, Look.DARK, Look.CONTRAST]
    assert looks[3] in Look
