"""Which language is spoken, and what is said when a catalogue does not know a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from retiree_desk import i18n
from retiree_desk.i18n import N_, _, ngettext


def _catalogue(folder: Path, area: str, words: dict[str, str], language: str = "zh_CN") -> None:
    catalogue = Catalog(locale=language)
    for english, chinese in words.items():
        catalogue.add(english, chinese)
    (folder / language).mkdir(exist_ok=True)
    with (folder / language / f"{area}.mo").open("wb") as file:
        write_mo(file, catalogue)


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("zh_CN", "zh_CN"), ("en", "en"), ("fr", "zh_CN"), ("", "zh_CN"), ("../en", "zh_CN")],
)
def test_an_unknown_language_means_the_default(asked: str, spoken: str) -> None:
    i18n.use(asked)
    assert i18n.language() == spoken


def test_chinese_is_the_default() -> None:
    assert i18n.DEFAULT_LANGUAGE == "zh_CN"
    assert i18n.DEFAULT_LANGUAGE in i18n.LANGUAGES


def test_a_word_is_looked_for_in_every_area(tmp_path: Path) -> None:
    _catalogue(tmp_path, "ui", {"Save": "保存"})
    _catalogue(tmp_path, "wording", {"Close": "关闭"})
    i18n.use("zh_CN", tmp_path)
    assert (_("Save"), _("Close")) == ("保存", "关闭")


def test_a_word_nobody_translated_is_said_in_english(tmp_path: Path) -> None:
    _catalogue(tmp_path, "ui", {"Save": "保存"})
    i18n.use("zh_CN", tmp_path)
    assert _("Print") == "Print"


def test_the_language_can_be_changed_while_running(tmp_path: Path) -> None:
    _catalogue(tmp_path, "ui", {"Save": "保存"})
    said = []
    for language in ("zh_CN", "en", "zh_CN"):
        i18n.use(language, tmp_path)
        said.append(_("Save"))
    assert said == ["保存", "Save", "保存"]


def test_without_catalogues_the_program_still_speaks(tmp_path: Path) -> None:
    i18n.use("zh_CN", tmp_path / "nothing")
    assert _("Save") == "Save"


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [("zh_CN", 1, "{count} 人"), ("zh_CN", 2, "{count} 人"), ("en", 1, "one"), ("en", 2, "many")],
)
def test_the_form_follows_the_count(language: str, count: int, said: str, tmp_path: Path) -> None:
    catalogue = Catalog(locale="zh_CN")
    catalogue.add(("one", "many"), ("{count} 人",))
    (tmp_path / "zh_CN").mkdir()
    with (tmp_path / "zh_CN" / "ui.mo").open("wb") as file:
        write_mo(file, catalogue)
    i18n.use(language, tmp_path)
    assert ngettext("one", "many", count) == said


def test_marking_a_word_leaves_it_for_later() -> None:
    i18n.use("zh_CN")
    assert N_("This visit is no longer there.") == "This visit is no longer there."
    assert _(N_("This visit is no longer there.")) != "This visit is no longer there."
