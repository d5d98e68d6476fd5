"""The Chinese words are complete, compiled and of one mind."""

from __future__ import annotations

import ast
from collections import defaultdict

import catalogues
import pytest

AREAS = catalogues.sources()


@pytest.mark.parametrize("area", AREAS)
def test_every_word_is_translated(area: str) -> None:
    assert list(catalogues.unfinished(area, catalogues.read(area))) == []


@pytest.mark.parametrize("area", AREAS)
def test_the_catalogue_holds_the_words_of_the_sources_and_is_compiled(area: str) -> None:
    fresh = catalogues.updated(area, AREAS[area], catalogues.memory())
    again = "run: python packaging/dev.py i18n"
    assert catalogues.po_file(area).read_bytes() == catalogues.po_bytes(fresh), again
    assert catalogues.mo_file(area).read_bytes() == catalogues.mo_bytes(fresh), again


def test_no_catalogue_outlives_its_area() -> None:
    assert catalogues.catalogues() == sorted(AREAS)
    assert sorted(path.stem for path in catalogues.WORDS.glob("*.mo")) == sorted(AREAS)


def test_the_same_english_is_the_same_chinese_everywhere() -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for area in catalogues.catalogues():
        for english, chinese in catalogues.translations(area):
            said[english].add(chinese)
    assert {english: chinese for english, chinese in said.items() if len(chinese) > 1} == {}


def test_no_sentence_is_made_where_it_cannot_be_extracted() -> None:
    assert [
        f"{path.relative_to(catalogues.ROOT)}:{call.lineno}"
        for path in sorted(catalogues.PACKAGE.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(call, ast.Call) and _is_for_translation(call) and not _can_be_extracted(call)
    ] == []


def _is_for_translation(call: ast.Call) -> bool:
    return _name(call) in catalogues.KEYWORDS


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _can_be_extracted(call: ast.Call) -> bool:
    """A text, or what ``N_`` marked elsewhere and a name, attribute or item now stands for."""
    marked = (ast.Name, ast.Attribute, ast.Subscript)
    return all(
        isinstance(argument, marked)
        or (isinstance(argument, ast.Constant) and isinstance(argument.value, str))
        for argument in call.args[: len(catalogues.KEYWORDS[_name(call)] or (1,))]
    )
