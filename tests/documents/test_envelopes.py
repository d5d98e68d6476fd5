from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from retiree_desk.documents.envelopes import (
    SIZES,
    Addressee,
    Sender,
    envelope,
    load,
    print_envelopes,
)
from retiree_desk.documents.toml_lines import LayoutBroken
from retiree_desk.paths import resources
from tests.documents.made_people import LONG_NAME, boxes, read_text

SENDER = Sender("市轻工业局离退休干部处", "天津市和平区解放北路108号", "300040", "022-80001234")
TO = Addressee("LT1", "欧阳德荣", "同志", "天津市和平区新华路街道幸福里社区118号院6号楼2单元1103室", "300041")
MEASURES = {"B6": (176, 125), "DL": (220, 110), "ZL": (230, 120), "C5": (229, 162), "C4": (324, 229)}


@pytest.mark.parametrize("size", SIZES)
def test_every_format_has_the_measures_of_the_standard(size: str, tmp_path: Path) -> None:
    target = tmp_path / "e.pdf"
    assert print_envelopes(target, envelope(size), [TO], SENDER) == (1, 1)
    document = pypdfium2.PdfDocument(target)
    found = tuple(round(side * 25.4 / 72) for side in document.get_page_size(0))
    document.close()
    assert found == MEASURES[size]


@pytest.mark.parametrize("size", SIZES)
def test_each_digit_stands_in_the_middle_of_its_box(size: str, tmp_path: Path) -> None:
    target = tmp_path / "e.pdf"
    form = envelope(size)
    print_envelopes(target, form, [TO], SENDER)
    digits = [box for box in boxes(target) if box[4] <= 26]
    assert "".join(text for text, *_ in digits) == "300041"
    for number, (_text, left, top, right, bottom) in enumerate(digits):
        middle = form.boxes.x + number * form.pitch + form.boxes.w / 2
        assert (left + right) / 2 == pytest.approx(middle, abs=0.4)
        assert form.boxes.y <= top
        assert bottom <= form.boxes.y + form.boxes.h


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["王明", LONG_NAME])
def test_the_machine_zones_stay_blank(size: str, name: str, tmp_path: Path) -> None:
    target = tmp_path / "e.pdf"
    width, height = MEASURES[size]
    print_envelopes(target, envelope(size), [Addressee("1", name, "同志", TO.address * 2, "300041")], SENDER)
    for text, left, top, right, bottom in boxes(target):
        in_strip = bottom > height - 20 and right > width - 160 and left < width - 55
        by_the_code = top < 26 and left < 90 and not text.isdigit()
        at_the_stamp = top < 32 and right > width - 32
        assert (in_strip, by_the_code, at_the_stamp) == (False, False, False), text


def test_the_word_beside_the_senders_postcode_is_printed_only_where_the_envelope_has_none(
    tmp_path: Path,
) -> None:
    for boxed in (True, False):
        print_envelopes(tmp_path / "e.pdf", envelope("DL"), [TO], SENDER, boxes=boxed)
        text = read_text(tmp_path / "e.pdf")
        assert ("邮政编码" in text) is boxed
        assert "300040" in text


@pytest.mark.parametrize("size", SIZES)
def test_the_senders_lines_stand_in_type_of_one_size(size: str, tmp_path: Path) -> None:
    sender = Sender(
        "江澜银行澜州分行离退休人员服务中心", "澜州市春风路10号办公楼2层", "096001", "0960-5550100"
    )
    print_envelopes(tmp_path / "e.pdf", envelope(size), [TO], sender)
    heights = [
        bottom - top
        for text, _l, top, _r, bottom in boxes(tmp_path / "e.pdf")
        if any(word in text for word in ("办公楼", "服务中心"))
    ]
    assert len(heights) == 2
    assert max(heights) - min(heights) < 0.5


def test_a_postcode_that_is_none_leaves_the_boxes_blank(tmp_path: Path) -> None:
    target = tmp_path / "e.pdf"
    print_envelopes(
        target, envelope("DL"), [Addressee("1", "王明", "同志", "新华路", "3000")], SENDER, boxes=True
    )
    assert not [text for text, _l, _t, _r, bottom in boxes(target) if bottom <= 26]


def test_name_and_form_of_address_stand_together(tmp_path: Path) -> None:
    target = tmp_path / "e.pdf"
    print_envelopes(target, envelope("ZL"), [TO], SENDER)
    assert "欧阳德荣　同志　收" in read_text(target)


def test_a_form_that_prints_in_a_machine_zone_is_refused(tmp_path: Path) -> None:
    text = (resources() / "layouts" / "envelopes" / "DL.toml").read_text("utf-8")
    path = tmp_path / "DL.toml"
    path.write_text(
        text + '\n[[front]]\nkind = "text"\nx = 80\ny = 95\nw = 50\nh = 8\ntext = "广告"\n', "utf-8"
    )
    with pytest.raises(LayoutBroken) as caught:
        load(path)
    assert caught.value.code == "layout_machine_zone"
