"""The translated words: read the sources, keep what is translated, say what is missing, compile.

One catalogue per area of the program, so that a change in one place touches one small file. The output depends on the
sources and the translations alone: no dates, no line numbers, sorted by message.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "retiree_desk"
WORDS = ROOT / "resources" / "i18n" / "zh_CN"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
HEADERS = [
    ("Language", "zh_CN"),
    ("Plural-Forms", "nplurals=1; plural=0;"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
]


class Finding(NamedTuple):
    """Something a translator has to do."""

    area: str
    what: str
    message: str


def refresh(areas: Iterable[str] = ()) -> list[Finding]:
    """Bring the catalogues of ``areas`` (all, if none is named) up to date on disk; return what is left to do."""
    findings: list[Finding] = []
    known = memory()
    for area, files in sources(areas).items():
        catalogue = updated(area, files, known)
        _keep(po_file(area), po_bytes(catalogue))
        _keep(mo_file(area), mo_bytes(catalogue))
        findings += unfinished(area, catalogue)
    for area in set() if areas else set(catalogues()) - set(sources()):
        po_file(area).unlink()
        mo_file(area).unlink(missing_ok=True)
    return findings


def sources(areas: Iterable[str] = ()) -> dict[str, list[Path]]:
    """Every area that has words, with the files that hold them."""
    wanted = set(areas)
    found: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        area = area_of(path)
        if (not wanted or area in wanted) and any(_extract(path)):
            found.setdefault(area, []).append(path)
    if missing := wanted - set(found):
        raise SystemExit(f"No words to translate in: {', '.join(sorted(missing))}")
    return found


def area_of(path: Path) -> str:
    """``core`` for files of the package itself, else its folder; inside ``ui`` one area for each folder but widgets."""
    folders = path.relative_to(PACKAGE).parts[:-1]
    if not folders:
        return "core"
    if folders[0] == "ui" and len(folders) > 1 and folders[1] != "widgets":
        return f"ui-{folders[1]}"
    return folders[0]


def catalogues() -> list[str]:
    """The areas that have a catalogue on disk."""
    return sorted(path.stem for path in WORDS.glob("*.po"))


def po_file(area: str) -> Path:
    """The translations people edit."""
    return WORDS / f"{area}.po"


def mo_file(area: str) -> Path:
    """The translations the program reads."""
    return WORDS / f"{area}.mo"


def read(area: str) -> Catalog:
    """The catalogue of ``area`` as it stands on disk, empty if there is none."""
    path = po_file(area)
    return read_po(io.BytesIO(path.read_bytes()), locale="zh_CN") if path.exists() else Catalog("zh_CN")


def translations(area: str) -> Iterator[tuple[str, str]]:
    """Every (singular) English of an area and what it is in Chinese."""
    for message in _messages(read(area)):
        yield _singular(message), _said(message)[0]


def memory() -> dict[str, Message]:
    """Every finished translation in any area, by its (singular) English."""
    return {
        _singular(message): message
        for area in catalogues()
        for message in _messages(read(area))
        if _is_finished(message)
    }


def updated(area: str, files: Iterable[Path], known: dict[str, Message]) -> Catalog:
    """The words of ``files`` with their translations: the area's own, else what another area says for the same."""
    own = {_singular(message): message for message in _messages(read(area)) if any(_said(message))}
    catalogue = _extracted(area, files)
    for message in _messages(catalogue):
        if said := own.get(_singular(message)) or known.get(_singular(message)):
            message.string = _in_form_of(message, said)
            message.flags |= said.flags & {"fuzzy"}
    return catalogue


def unfinished(area: str, catalogue: Catalog) -> Iterator[Finding]:
    """What is untranslated, fuzzy, or names other placeholders than the English."""
    for message in _messages(catalogue):
        if not all(_said(message)):
            yield Finding(area, "untranslated", _singular(message))
        elif message.fuzzy:
            yield Finding(area, "fuzzy", _singular(message))
        elif _places(_said(message)[0]) - _places(*_english(message)):
            yield Finding(area, "names an unknown placeholder", _singular(message))
        elif _places(_english(message)[-1]) - _places(_said(message)[0]):
            yield Finding(area, "leaves out a placeholder", _singular(message))


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as people edit it, one message a line."""
    out = io.BytesIO()
    write_po(out, catalogue, width=0, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return out.getvalue().rstrip() + b"\n"


def mo_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


class _Plain(Catalog):
    """A catalogue whose header says only what a reader of it needs."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return HEADERS


def _extracted(area: str, files: Iterable[Path]) -> Catalog:
    catalogue = _Plain("zh_CN", header_comment=f"# Retiree Desk in Simplified Chinese: {area}", fuzzy=False)
    for path in files:
        place = path.relative_to(ROOT).as_posix()
        for words, comments in _extract(path):
            catalogue.add(words, locations=[(place, 1)], auto_comments=comments)
    return catalogue


def _extract(path: Path) -> Iterator[tuple[str | tuple[str, ...], list[str]]]:
    for _line, words, comments, _context in extract_from_file(
        "python", path, keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        yield words, comments


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _english(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _singular(message: Message) -> str:
    return _english(message)[0]


def _said(message: Message) -> tuple[str, ...]:
    string = message.string or ("",)
    return (string,) if isinstance(string, str) else tuple(string)


def _is_finished(message: Message) -> bool:
    return all(_said(message)) and not message.fuzzy


def _in_form_of(message: Message, said: Message) -> str | tuple[str, ...]:
    """A translation as a plural message wants it (Chinese has one form), or as a plain one does."""
    return _said(said)[0] if isinstance(message.id, str) else (_said(said)[0],)


def _places(*texts: str) -> set[str]:
    return {name for text in texts for name in re.findall(r"\{(\w+)[^{}]*\}", text)}


def _keep(path: Path, content: bytes) -> None:
    """Write only what differs, so that an untouched catalogue keeps its time."""
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
