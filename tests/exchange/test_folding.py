"""Everyday names of terms, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retiree_desk.domain import fields, terms
from retiree_desk.exchange import folding
from retiree_desk.exchange.columns import Parse, layouts

Listed = tuple[str, tuple[str, ...]]


def _lists() -> Iterator[Listed]:
    """Every list of terms a sheet reads, under the key by which cells ask for it."""
    for layout in layouts().values():
        for column in layout.columns:
            if column.parse in (Parse.CODE, Parse.CODES):
                of_table = column.key in ("kind", "form", "type", "result")
                yield f"{layout.table}.{column.key}" if of_table else column.key, column.codes


LISTS = dict(_lists())


@pytest.mark.parametrize("key", LISTS)
def test_a_term_of_the_list_is_itself(key: str) -> None:
    codes = LISTS[key]
    assert [folding.fold(key, code, codes) for code in codes] == list(codes)


@pytest.mark.parametrize(
    ("key", "typed", "meant"),
    [
        ("sex", "m", "男"),
        ("sex", " 女 士 ", "女"),
        ("sex", "1", "男"),
        ("sex", "2", "女"),
        ("ethnicity", "维族", "维吾尔族"),
        ("living", "敬老院", "养老机构"),
        ("residence", "区外市内", "市内"),
        ("ethnicity", "维吾尔", "维吾尔族"),
        ("ethnicity", "汉", "汉族"),
        ("category", "离休干部。", "离休"),
        ("status", "已 故", "去世"),
        ("residence", "港澳台", "境外"),
        ("political", "九三", "九三学社社员"),
        ("care_level", "失能", "不能自理"),
        ("visit.kind", "入户", "上门"),
        ("visit.result", "婉拒", "谢绝"),
        ("fact.type", "病故", "去世"),
        ("condolence.form", "实物", "慰问品"),
        ("condolence.kind", "其它", "其他"),
        ("phone.kind", "移动电话", "手机"),
        ("address.kind", "户口", "户籍"),
    ],
)
def test_an_everyday_name_becomes_the_term(key: str, typed: str, meant: str) -> None:
    assert folding.fold(key, typed, LISTS[key]) == meant


@pytest.mark.parametrize(
    ("key", "typed"), [("category", "返聘"), ("residence", "男"), ("visit.kind", " 托梦 ")]
)
def test_what_the_list_does_not_know_stays_as_typed(key: str, typed: str) -> None:
    assert folding.fold(key, typed, LISTS[key]) == typed


def test_every_everyday_name_stands_for_a_term_of_a_list_that_is_read() -> None:
    assert set(folding._NAMES) <= set(LISTS)
    for key, names in folding._NAMES.items():
        assert set(names) <= set(LISTS[key]), key


@pytest.mark.parametrize("key", folding._NAMES)
def test_no_everyday_name_has_two_meanings(key: str) -> None:
    taken: dict[str, str] = {}
    for term, names in folding._NAMES[key].items():
        for name in names.split():
            assert taken.setdefault(name, term) == term, name
            assert folding.fold(key, name, LISTS[key]) == term, name


@pytest.mark.parametrize("change", list(terms.ChangeType))
def test_the_content_of_a_change_is_a_field_of_the_register_or_free(change: str) -> None:
    key, codes = folding.content_key(change)
    assert codes == (fields.by_key()[key].codes if key else ())


def test_a_change_nobody_knows_has_free_content() -> None:
    assert folding.content_key("升空") == ("", ())
    assert folding.content_key(terms.ChangeType.RESIDENCE)[0] == "residence"
