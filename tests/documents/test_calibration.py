from __future__ import annotations

from pathlib import Path

import pytest

from retiree_desk.documents.calibration import ACROSS, DOWN, LEFT, TOP, Profile, measured, print_ruler
from retiree_desk.documents.pen import Pen, Placement, Style
from tests.documents.made_people import boxes, read_text


def test_a_printer_that_prints_right_changes_nothing() -> None:
    assert Profile("甲", "A4").placement == Placement(0, 0, 1, 1)
    assert measured("甲", "A4", LEFT, TOP, ACROSS, DOWN) == Profile("甲", "A4")


@pytest.mark.parametrize(
    ("shift_x", "shift_y", "across", "down"),
    [(1.2, -0.8, 1.0, 1.0), (0, 0, 0.97, 0.97), (-2.1, 1.4, 1.008, 0.994)],
)
def test_a_page_comes_out_right_within_a_fifth_of_a_millimetre(
    shift_x: float, shift_y: float, across: float, down: float, tmp_path: Path
) -> None:
    def printed(x: float, y: float) -> tuple[float, float]:
        """What this printer makes of a point."""
        return x * across + shift_x, y * down + shift_y

    corner = printed(LEFT / 10, TOP / 10)
    profile = measured(
        "乙", "证卡纸", *(round(side * 10) for side in corner), round(ACROSS * across), round(DOWN * down)
    )
    found = {}
    for name, placement in (("meant", Placement()), ("sent", profile.placement)):
        with Pen(tmp_path / name, "位", placement) as pen, pen.page(210, 297):
            for x, y in ((20, 20), (180, 20), (20, 280), (180, 280)):
                pen.string(x, y, "国", Style(size=10))
        found[name] = [box[1:3] for box in boxes(tmp_path / name)]
    for meant, sent in zip(found["meant"], found["sent"], strict=True):
        assert printed(*sent) == pytest.approx(meant, abs=0.2)


def test_the_test_page_says_what_to_measure(tmp_path: Path) -> None:
    print_ruler(tmp_path / "ruler.pdf", Profile("惠普", "证卡纸", dx=5))
    text = read_text(tmp_path / "ruler.pdf")
    assert "150.0 mm" in text
    assert "惠普" in text


def test_a_slip_in_measuring_moves_a_page_by_two_centimetres_at_most() -> None:
    assert Profile("甲", "A4", dx=9999, dy=-9999).placement[:2] == (20, -20)
