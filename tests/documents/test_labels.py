from __future__ import annotations

from pathlib import Path

import pytest

from retiree_desk.documents.envelopes import Addressee
from retiree_desk.documents.labels import print_labels
from retiree_desk.documents.stock import folder, load
from tests.documents.made_people import LONG_NAME, boxes

PEOPLE = [
    Addressee(str(number), f"王{number}", "同志", f"新华路{number}号", "300041") for number in range(30)
]


@pytest.mark.parametrize("path", sorted(folder().glob("label-*.toml")), ids=lambda path: path.stem)
def test_every_text_stays_on_its_label(path: Path, tmp_path: Path) -> None:
    stock = load(path)
    long = Addressee(
        "1", LONG_NAME, "同志", "天津市和平区新华路街道幸福里社区118号院6号楼2单元1103室" * 2, "300041"
    )
    print_labels(tmp_path / "l.pdf", stock, [long] * stock.places)
    cells = [stock.origin(place) for place in range(stock.places)]
    for _text, left, top, right, bottom in boxes(tmp_path / "l.pdf"):
        assert any(
            x <= left and y <= top and right <= x + stock.cell_width and bottom <= y + stock.cell_height
            for x, y in cells
        )


def test_a_part_used_sheet_is_begun_at_its_first_free_label(tmp_path: Path) -> None:
    stock = load(folder() / "label-3x7.toml")
    assert print_labels(tmp_path / "l.pdf", stock, PEOPLE, start=20) == (30, 3)
    _text, left, top, _right, _bottom = min(
        boxes(tmp_path / "l.pdf"), key=lambda box: (round(box[2]), box[1])
    )
    x, y = stock.origin(19)
    assert left == pytest.approx(x + 3.5, abs=0.6)
    assert top == pytest.approx(y + 3.5, abs=1.5)
