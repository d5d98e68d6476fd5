from __future__ import annotations

import argparse
from datetime import date

import pytest

from retiree_desk.cli import grammar
from retiree_desk.cli.grammar import Misused


def test_a_glance_finds_the_global_options_anywhere() -> None:
    found, bare = grammar.glance(["find", "王", "--json", "--lang", "en"])
    assert (found.json, found.lang, bare) == (True, "en", False)
    assert grammar.glance(["--data", "somewhere"])[1] is True
    assert grammar.glance(["--help"])[1] is False


def test_a_glance_forgives_what_the_whole_grammar_will_refuse() -> None:
    found, bare = grammar.glance(["--lang", "klingon", "--json"])
    assert (found.json, found.lang, bare) == (True, None, False)


def test_days_are_read_as_people_write_them() -> None:
    assert (
        grammar.day("2026-03-31") == grammar.day("2026.3.31") == grammar.day("20260331") == date(2026, 3, 31)
    )


@pytest.mark.parametrize("text", ["2026-02-30", "2026-03", "gestern", ""])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        grammar.day(text)


def test_whole_numbers_have_bounds() -> None:
    read = grammar.whole_number(1, 10)
    assert read("10") == 10
    for text in ("0", "11", "1.5", "-1", "x"):
        with pytest.raises(argparse.ArgumentTypeError):
            read(text)


def test_options_may_not_be_shortened() -> None:
    with pytest.raises(Misused):
        grammar.parser(()).parse_args(["--dat", "x"])


def test_a_family_of_verbs_wants_one_of_them() -> None:
    def family(verbs: grammar.Verbs) -> None:
        inner = verbs.family("sync", "exchange")
        inner.add("export", "write", lambda _asked: pytest.fail("not run"))

    whole = grammar.parser((family,))
    assert whole.parse_args(["sync", "export", "--json"]).json is True
    with pytest.raises(Misused):
        whole.parse_args(["sync"])
