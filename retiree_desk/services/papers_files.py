"""The designs that paper is made from: the program's own, and the copies an office has changed.

An office's copy lies in its data folder under ``layouts`` and goes before the program's file of the same name; taking it
away brings the program's back. What is wrong with a copy is told with its line.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from retiree_desk.documents import cards, envelopes, letter_looks, letters, sheets, stock
from retiree_desk.documents.layout import load as load_layout
from retiree_desk.documents.toml_lines import LayoutBroken
from retiree_desk.exchange import safety
from retiree_desk.paths import resources
from retiree_desk.services.papers import PrintRoom
from retiree_desk.store.place import make_private, told


class Area(StrEnum):
    """The folders of designs; ``TEXTS`` are the letters' words, ``LETTERS`` their looks, ``DOCX`` an office's own."""

    CARDS = "cards"
    LETTERS = "letters"
    TEXTS = "texts"
    ENVELOPES = "envelopes"
    SHEETS = "sheets"
    STOCK = "stock"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Design:
    """One design: where it is, whether it is the office's own, and what is wrong with it, if anything."""

    area: Area
    name: str
    path: Path
    own: bool
    broken: LayoutBroken | None = None


def designs(room: PrintRoom) -> list[Design]:
    """Every design of every area, the office's copies in place of the program's, those of its own besides."""
    found = []
    for area in Area:
        if area is not Area.DOCX:
            found += [_design(room, area, name) for name in _names(room, area)]
    return found


def file_of(room: PrintRoom, area: Area, name: str) -> Path:
    """The file that holds: the office's copy if there is one, else the program's."""
    own = room.folder(area)
    mine = own / f"{name}.toml" if own is not None else None
    return mine if mine is not None and mine.is_file() else shipped(area) / f"{name}.toml"


def copy(room: PrintRoom, area: Area, name: str) -> Path:
    """Put the program's file into the office's folder to be changed; one that is there already stays."""
    folder = room.folder(area)
    assert folder is not None, "an office without a data folder has no designs of its own"
    make_private(folder)
    target = folder / f"{name}.toml"
    guide = folder.parent / "说明.md"
    with told(folder):
        if not target.exists():
            shutil.copyfile(shipped(area) / f"{name}.toml", target)
        if not guide.exists():
            shutil.copyfile(resources() / "layouts" / "说明.md", guide)
    return target


def take_away(room: PrintRoom, area: Area, name: str) -> None:
    """Go back to the program's design; the office's copy is kept beside it under another name."""
    path = file_of(room, area, name)
    if path.parent != shipped(area):
        with told(path.parent):
            path.replace(path.with_suffix(".toml.old"))


def version(*paths: Path) -> str:
    """What tells one state of a design from another: the beginning of its SHA-256."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def templates(room: PrintRoom) -> list[Path]:
    """The office's own Word templates, by name."""
    folder = room.folder(Area.DOCX)
    return sorted(folder.glob("[!~]*.docx")) if folder is not None and folder.is_dir() else []


def keep_template(room: PrintRoom, path: Path) -> Path:
    """Take a Word template into the office's folder, once it is known to be a sound file."""
    safety.vet_document(path)
    folder = room.folder(Area.DOCX)
    assert folder is not None, "an office without a data folder has no templates of its own"
    make_private(folder)
    target = folder / path.name
    with told(folder):
        shutil.copyfile(path, target)
    return target


def shipped(area: Area) -> Path:
    """The folder of the program's own files."""
    return resources() / "templates" / "letters" if area is Area.TEXTS else resources() / "layouts" / area


def _design(room: PrintRoom, area: Area, name: str) -> Design:
    path = file_of(room, area, name)
    own = path.parent != shipped(area)
    return Design(area, name, path, own, _fault(area, path) if own else None)


def _fault(area: Area, path: Path) -> LayoutBroken | None:
    try:
        _LOADERS[area](path)
    except LayoutBroken as broken:
        return broken
    return None


def _names(room: PrintRoom, area: Area) -> Iterator[str]:
    folders = (shipped(area), room.folder(area))
    found = {path.stem for folder in folders if folder is not None for path in folder.glob("*.toml")}
    yield from sorted(found)


_LOADERS: dict[Area, Callable[[Path], object]] = {
    Area.CARDS: lambda path: load_layout(path, cards.FACTS, cards.LISTS),
    Area.LETTERS: letter_looks.load,
    Area.TEXTS: letters.load,
    Area.ENVELOPES: envelopes.load,
    Area.SHEETS: sheets.load,
    Area.STOCK: stock.load,
}
