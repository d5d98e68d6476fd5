"""Layouts: declarative files that say in millimetres what stands where on a card or an envelope.

An office copies a file from ``resources/layouts`` and changes it; the README beside the files explains the words. What a
file cannot mean is refused with its line (``LayoutBroken``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from retiree_desk.documents.fonts import Face
from retiree_desk.documents.pen import INK, Box, Style
from retiree_desk.documents.texts import placeholders
from retiree_desk.documents.toml_lines import Section, TomlFile

OVERHANG = 5.0
"""How far a filled shape may reach over the edge (bleed), in millimetres."""
MEMBER_NO = "人员编号"

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class Kind(StrEnum):
    """What can stand on a layout."""

    TEXT = "text"
    FIELDS = "fields"
    TABLE = "table"
    BOX = "box"
    LINE = "line"
    PHOTO = "photo"
    QR = "qr"
    SEAL = "seal"
    WAVES = "waves"


class Align(StrEnum):
    """Where a text stands across its box."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Valign(StrEnum):
    """Where a text stands down its box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Text:
    """Words with ``{facts}``; one line, or as many as the box holds."""

    box: Box
    text: str
    style: Style
    several: bool = False
    when: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels and values in rows; what is blank is left out and the rows close up."""

    box: Box
    entries: tuple[tuple[str, str], ...]  # (label, text with {facts})
    wide: frozenset[str]
    columns: int
    gap: float
    pitch: float
    label_width: float
    label: Style
    value: Style
    rule: str = ""
    keep_blank: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A list as a table, or an empty grid to write in."""

    box: Box
    list: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: int
    pitch: float
    heading: Style
    cell: Style
    tint: str
    rule: str
    one_line: bool = False  # cells shrink rather than take two lines, as names do


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled or outlined rectangle, or a line from corner to corner (``straight``)."""

    box: Box
    fill: str = ""
    colour: str = INK
    line: float = 0.0
    radius: float = 0.0
    straight: bool = False


@dataclass(frozen=True, slots=True)
class Photo:
    """The person's photograph, or an empty frame."""

    box: Box
    style: Style
    colour: str
    words: str


@dataclass(frozen=True, slots=True)
class Code:
    """The QR code of the member number and of nothing else."""

    box: Box


@dataclass(frozen=True, slots=True)
class Seal:
    """The place for the office's seal: a faint dashed circle with words."""

    box: Box
    style: Style
    words: str


@dataclass(frozen=True, slots=True)
class Waves:
    """Fine woven lines, as on a banknote."""

    box: Box
    colour: str
    count: int
    line: float


Element = Text | Fields | Table | Shape | Photo | Code | Seal | Waves


@dataclass(frozen=True, slots=True)
class Layout:
    """One design: its size in millimetres and what stands on its faces."""

    name: str
    title: str
    sizes: tuple[str, ...]
    width: float
    height: float
    front: tuple[Element, ...]
    back: tuple[Element, ...]


def load(path: Path, known: Container[str], lists: Container[str] = ()) -> Layout:
    """Read a layout; ``known`` are the facts a placeholder may name, ``lists`` the lists a table may show."""
    file = TomlFile(path)
    top = file.top
    reader = Reader(known, lists, top.number("width", least=10), top.number("height", least=10))
    layout = Layout(
        name=path.stem,
        title=top.text("title"),
        sizes=top.texts("sizes", ()),
        width=reader.width,
        height=reader.height,
        front=tuple(reader.element(section) for section in file.sections("front")),
        back=tuple(reader.element(section) for section in file.sections("back")),
    )
    top.done()
    file.only("front", "back")
    return layout


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes elements of tables and refuses what cannot be meant."""

    known: Container[str]
    lists: Container[str]
    width: float
    height: float

    def element(self, section: Section) -> Element:
        kind = section.choice("kind", Kind)
        box = self._box(section, kind)
        made = _MAKERS[kind](self, section, box)
        section.done()
        return made

    def text(self, section: Section, box: Box) -> Text:
        when = section.text("when", "")
        if when:
            self._check(section, "when", (when,))
        return Text(
            box, self.words(section, "text"), style(section), section.flag("several", default=False), when
        )

    def fields(self, section: Section, box: Box) -> Fields:
        entries = tuple(self._entry(section, entry) for entry in section.texts("fields"))
        size = section.number("size", 12, least=3)
        label = Style(
            size=section.number("label_size", size * 0.7, least=3),
            colour=colour(section, "label_colour", "#5F6B70"),
            least=4,
        )
        return Fields(
            box=box,
            entries=entries,
            wide=frozenset(section.texts("wide", ())),
            columns=int(section.number("columns", 1, least=1)),
            gap=section.number("gap", 4, least=0),
            pitch=section.number("pitch", 8, least=1),
            label_width=section.number("label_width", least=0),
            label=label,
            value=style(section),
            rule=colour(section, "rule", ""),
            keep_blank=section.flag("keep_blank", default=False),
        )

    def table(self, section: Section, box: Box) -> Table:
        name = section.text("list", "")
        if name and name not in self.lists:
            raise section.broken("layout_unknown_fact", "list", name=name)
        headings, widths = section.texts("headings", ()), section.numbers("widths")
        if headings and len(headings) != len(widths):
            raise section.broken("layout_not_a_list", "widths")
        size = section.number("size", 12, least=3)
        heading = Style(
            Face.BOLD,
            section.number("heading_size", size, least=3),
            4,
            colour(section, "heading_colour", INK),
        )
        return Table(
            box=box,
            list=name,
            headings=headings,
            widths=widths,
            rows=int(section.number("rows", 0, least=0)),
            pitch=section.number("pitch", 10, least=1),
            heading=heading,
            cell=style(section),
            tint=colour(section, "tint", ""),
            rule=colour(section, "rule", "#C9D1D3"),
            one_line=section.flag("one_line", default=False),
        )

    def shape(self, section: Section, box: Box) -> Shape:
        return Shape(
            box,
            colour(section, "fill", ""),
            colour(section, "colour", INK),
            section.number("line", 0, least=0),
            section.number("radius", 0, least=0),
        )

    def line(self, section: Section, box: Box) -> Shape:
        ink = colour(section, "colour", INK)
        return Shape(box, colour=ink, line=section.number("line", 0.2, least=0.02), straight=True)

    def photo(self, section: Section, box: Box) -> Photo:
        return Photo(
            box, style(section, "center"), colour(section, "frame", "#C9D1D3"), section.text("words", "")
        )

    def code(self, _section: Section, box: Box) -> Code:
        return Code(box)

    def seal(self, section: Section, box: Box) -> Seal:
        return Seal(box, style(section, "center"), section.text("words", ""))

    def waves(self, section: Section, box: Box) -> Waves:
        return Waves(
            box,
            colour(section, "colour"),
            int(section.number("count", 12, least=1)),
            section.number("line", 0.1, least=0.02),
        )

    def words(self, section: Section, key: str) -> str:
        text = section.text(key)
        self._check(section, key, placeholders(text))
        return text

    def _entry(self, section: Section, entry: str) -> tuple[str, str]:
        label, given, text = entry.partition("=")
        text = text if given else "{" + label + "}"
        if "{" not in text:
            text = "{" + text + "}"
        self._check(section, "fields", placeholders(text))
        return label, text

    def _check(self, section: Section, key: str, names: tuple[str, ...]) -> None:
        for name in names:
            if name not in self.known:
                raise section.broken("layout_unknown_fact", key, name=name)

    def _box(self, section: Section, kind: Kind) -> Box:
        w = section.number("w", least=0)
        box = Box(
            section.number("x"),
            section.number("y"),
            w,
            section.number("h", w if kind is Kind.QR else None, least=0),
        )
        over = OVERHANG if kind in (Kind.BOX, Kind.LINE, Kind.WAVES) else 0.0
        inside = (
            min(box.x, box.y) >= -over
            and box.x + box.w <= self.width + over
            and box.y + box.h <= self.height + over
        )
        if not inside:
            raise section.broken("layout_outside", width=self.width, height=self.height)
        return box


_MAKERS: dict[Kind, Callable[[Reader, Section, Box], Element]] = {
    Kind.TEXT: Reader.text,
    Kind.FIELDS: Reader.fields,
    Kind.TABLE: Reader.table,
    Kind.BOX: Reader.shape,
    Kind.LINE: Reader.line,
    Kind.PHOTO: Reader.photo,
    Kind.QR: Reader.code,
    Kind.SEAL: Reader.seal,
    Kind.WAVES: Reader.waves,
}


def style(section: Section, align: str = "left") -> Style:
    """The type of a table: ``font``, ``size``, ``least``, ``colour``, ``align``, ``valign``, ``leading``, ``weight``."""
    size = section.number("size", 12, least=3)
    return Style(
        face=section.choice("font", Face, Face.SANS),
        size=size,
        least=section.number("least", size * 0.6, least=2),
        colour=colour(section, "colour", INK),
        align=section.choice("align", Align, Align(align)),
        valign=section.choice("valign", Valign, Valign.MIDDLE),
        leading=section.number("leading", 1.35, least=1),
        weight=section.number("weight", 0, least=0),
    )


def colour(section: Section, key: str, default: str | None = None) -> str:
    """A colour ``#RRGGBB``."""
    found = section.text(key, default)
    if found and not _COLOUR.fullmatch(found):
        raise section.broken("layout_not_a_choice", key, value=found, choices="#RRGGBB")
    return found
