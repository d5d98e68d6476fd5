"""Whatever the program may say no by, or be in trouble by, has its words; and no words are left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

from retiree_desk import i18n, wording
from retiree_desk.domain.field_kinds import Group
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.troubles import Trouble

PACKAGE = Path(wording.__file__).parents[1]
SOURCES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_bytes())
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.parent.name != "wording"
}


class Said(NamedTuple):
    """One place that makes an exception: where, which code, and the facts it gives; None for facts unknown here.

    The reader of a layout (``broken``) adds the file, the line and the key it is asked for.
    """

    place: str
    code: str
    facts: frozenset[str] | None


def _said(*makers: str) -> Iterator[Said]:
    for name, tree in SOURCES.items():
        for call in ast.walk(tree):
            maker = _name(call)
            if isinstance(call, ast.Call) and maker in makers and call.args:
                given = [keyword.arg for keyword in call.keywords]
                facts = None if None in given else frozenset(filter(None, given))
                if facts is not None and maker == "broken":
                    facts |= {"file", "line"} | ({"key"} if len(call.args) > 1 else set())
                for code in _codes(call.args[0]):
                    yield Said(f"{name}:{call.lineno}", code, facts)


def _name(node: ast.AST) -> str:
    function = node.func if isinstance(node, ast.Call) else None
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _codes(code: ast.expr) -> Iterator[str]:
    """The codes that are written out; both of ``one if … else other``."""
    if isinstance(code, ast.Constant):
        yield str(code.value)
    if isinstance(code, ast.IfExp):
        yield from (*_codes(code.body), *_codes(code.orelse))


REFUSED = list(_said("RuleBroken"))
TROUBLED = list(_said("Trouble", "LayoutBroken", "broken"))


def _sentences(noun: str, table: str) -> dict[str, str]:
    """The whole text of each entry, a trouble's three sentences as one."""
    found = getattr(import_module(f"retiree_desk.wording.{noun}"), table, {})
    return {code: said if isinstance(said, str) else "\n".join(said) for code, said in found.items()}


def _all(table: str) -> dict[str, str]:
    return {code: said for noun in wording.NOUNS for code, said in _sentences(noun, table).items()}


def _places(sentence: str) -> set[str]:
    return {name for _text, name, _form, _turn in Formatter().parse(sentence) if name}


def test_every_refusal_of_the_program_has_a_sentence() -> None:
    assert len(REFUSED) > 100
    assert [said for said in REFUSED if said.code not in wording.known_refusals()] == []


def test_every_trouble_of_the_program_has_its_three_sentences() -> None:
    assert len(TROUBLED) > 50
    assert [said for said in TROUBLED if said.code not in wording.known_troubles()] == []


@pytest.mark.parametrize(("table", "said"), [("REFUSALS", REFUSED), ("TROUBLES", TROUBLED)])
def test_who_raises_gives_every_fact_that_the_sentence_tells(table: str, said: list[Said]) -> None:
    words = _all(table)
    assert [
        (one.place, one.code, sorted(missing))
        for one in said
        if one.facts is not None and (missing := _places(words[one.code]) - one.facts)
    ] == []


@pytest.mark.parametrize("table", ["REFUSALS", "TROUBLES"])
def test_no_code_has_words_in_two_files(table: str) -> None:
    taken: dict[str, str] = {}
    for noun in wording.NOUNS:
        for code in _sentences(noun, table):
            assert taken.setdefault(code, noun) == noun, code


def test_no_sentence_outlives_what_it_was_for() -> None:
    known = wording.known_refusals() | wording.known_troubles()
    written = {word for text in _texts(ast.Constant) for word in re.findall(r"\w+", text)}
    made = [text for text in _texts(ast.JoinedStr) if re.search("_[a-z]|[a-z]_", text)]
    assert [
        code
        for code in sorted(known - written)
        if not any(re.fullmatch(text.replace("*", "[a-z_]+"), code) for text in made)
    ] == []


def _texts(kind: type[ast.Constant] | type[ast.JoinedStr]) -> set[str]:
    """Every text of the program, or every one it makes of a star and letters, such as ``*_blank``."""
    nodes = [node for tree in SOURCES.values() for node in ast.walk(tree) if isinstance(node, kind)]
    if kind is ast.Constant:
        return {
            node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    made = {re.sub(r"\{[^}]*\}", "*", ast.unparse(node)[2:-1]) for node in nodes}
    return {text for text in made if re.fullmatch(r"\*?[a-z_]+\*?", text)}


def test_every_file_of_words_with_sentences_is_asked() -> None:
    files = {path.stem for path in Path(wording.__file__).parent.glob("[!_]*.py")}
    assert {noun for noun in files if _sentences(noun, "REFUSALS") or _sentences(noun, "TROUBLES")} <= set(
        wording.NOUNS
    )
    assert set(wording.NOUNS) <= files


def test_a_trouble_says_what_happened_whether_the_data_is_safe_and_what_to_do() -> None:
    i18n.use("zh_CN")
    for code, sentences in _all("TROUBLES").items():
        facts = dict.fromkeys(_places(sentences), "某")
        assert all(map(_is_plain, wording.advice(Trouble(code, **facts)))), code


def test_a_refusal_is_plain_chinese_with_its_facts() -> None:
    i18n.use("zh_CN")
    for code, sentence in _all("REFUSALS").items():
        facts = dict.fromkeys(_places(sentence), "某")
        assert _is_plain(wording.refusal(RuleBroken(code, **facts))), code


def _is_plain(said: str) -> bool:
    """Chinese, every fact told, no exclamation; ``{姓名}`` alone may stand as what one writes in a layout."""
    left = said.replace("{姓名}", "")
    return bool(re.search("[一-鿿]", left)) and not re.search("[{}…!！]", left)


def test_a_code_without_words_is_named_and_a_fact_not_given_is_left_open() -> None:
    i18n.use("en")
    assert wording.refusal(RuleBroken("of_tomorrow")) == "of_tomorrow"
    assert wording.advice(Trouble("of_tomorrow")) == ("of_tomorrow", "", "")
    assert wording.refusal(RuleBroken("not_a_number")) == "“…” is not a whole number. Write digits alone."


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("zh_CN", date(2026, 9, 30), "2026年9月30日"),
        ("zh_CN", "1940-05", "1940年5月"),
        ("zh_CN", "1940", "1940年"),
        ("zh_CN", None, ""),
        ("zh_CN", "三月初八", "三月初八"),
        ("en", date(2026, 9, 30), "2026-09-30"),
        ("en", "1940-05", "1940-05"),
    ],
)
def test_a_day_is_told_as_far_as_it_is_known(language: str, value: date | str | None, words: str) -> None:
    i18n.use(language)
    assert wording.day(value) == words


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("zh_CN", ("手机", "身份", "离休、自造", "of_tomorrow", "")),
        ("en", ("Mobile", "Identity", "revolutionary retiree, 自造", "of_tomorrow", "")),
    ],
)
def test_labels_follow_the_language(language: str, labels: tuple[str, ...]) -> None:
    i18n.use(language)
    assert labels == (
        wording.field("mobile"),
        wording.group(Group.IDENTITY),
        wording.term("离休、自造"),
        wording.field("of_tomorrow"),
        wording.term(None),
    )


def test_a_moment_is_told_to_the_minute_by_the_clock_of_this_computer() -> None:
    here = datetime(2026, 3, 1, 8, 30, 59).astimezone()
    assert wording.moment(here) == "2026-03-01 08:30"
    assert wording.moment(here.astimezone(UTC)) == "2026-03-01 08:30"
