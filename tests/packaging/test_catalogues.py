"""Extraction keeps what is translated, tells what is not, and changes nothing that need not change."""

from __future__ import annotations

import gettext
from pathlib import Path

import catalogues
import pytest
from catalogues import Finding

SOURCES = {
    "clock.py": '_("Save {name}")\nN_("Open")\nngettext("{n} visit", "{n} visits", 3)\n',
    "ui/main.py": '_("Open")\n',
    "ui/widgets/box.py": '_("Close")\n',
    "ui/visits/page.py": '_("Visited")\n',
}
TRANSLATED = {
    "Save {name}": "保存{name}",
    "Open": "打开",
    "{n} visit": "{n}次走访",
    "Close": "关闭",
    "Visited": "已访",
}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project of its own."""
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "PACKAGE", tmp_path / "retiree_desk")
    monkeypatch.setattr(catalogues, "WORDS", tmp_path / "words")
    for name, text in SOURCES.items():
        path = tmp_path / "retiree_desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_each_area_has_its_catalogue() -> None:
    catalogues.refresh()
    assert catalogues.catalogues() == ["core", "ui", "ui-visits"]


def test_what_is_not_translated_is_told() -> None:
    assert Finding("ui", "untranslated", "Close") in catalogues.refresh()


def test_what_is_translated_is_kept_and_read_by_the_program() -> None:
    catalogues.refresh()
    _translate("core")
    assert catalogues.refresh(["core"]) == []
    with catalogues.mo_file("core").open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Save {name}") == "保存{name}"
    assert words.ngettext("{n} visit", "{n} visits", 2) == "{n}次走访"


def test_another_area_lends_its_translation() -> None:
    catalogues.refresh()
    _translate("core")
    assert Finding("ui", "untranslated", "Open") not in catalogues.refresh()


def test_a_lost_placeholder_is_told() -> None:
    catalogues.refresh()
    _translate("core", {**TRANSLATED, "Save {name}": "保存"})
    assert catalogues.refresh(["core"]) == [Finding("core", "leaves out a placeholder", "Save {name}")]


def test_a_second_run_changes_nothing() -> None:
    catalogues.refresh()
    _translate("core")
    catalogues.refresh()
    before = {path: path.stat().st_mtime_ns for path in catalogues.WORDS.iterdir()}
    catalogues.refresh()
    assert {path: path.stat().st_mtime_ns for path in catalogues.WORDS.iterdir()} == before


def test_a_catalogue_goes_with_its_last_word(project: Path) -> None:
    catalogues.refresh()
    (project / "retiree_desk" / "ui" / "visits" / "page.py").write_text("", "utf-8")
    catalogues.refresh()
    assert catalogues.catalogues() == ["core", "ui"]


def _translate(area: str, words: dict[str, str] = TRANSLATED) -> None:
    """Fill the empty translations in, as a person does in the file."""
    path = catalogues.po_file(area)
    text = path.read_text("utf-8")
    for english, chinese in words.items():
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{chinese}"')
        plural = f'msgid "{english}"\nmsgid_plural "{english}s"\nmsgstr[0] '
        text = text.replace(f'{plural}""', f'{plural}"{chinese}"')
    path.write_text(text, "utf-8")
