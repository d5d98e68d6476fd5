"""Putting a layout on paper: the fixed things once as a stamp, what changes from person to person on top."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from retiree_desk.documents.fonts import width
from retiree_desk.documents.layout import (
    MEMBER_NO,
    Code,
    Element,
    Fields,
    Photo,
    Seal,
    Shape,
    Table,
    Text,
    Waves,
)
from retiree_desk.documents.pdf_text import Block, fit, fit_block
from retiree_desk.documents.pen import MM, Box, Pen, Style
from retiree_desk.documents.texts import filled

Rows = Sequence[Sequence[str]]

_QUIET = 0.12  # the seal's circle keeps this share of its box free
_NEARLY = 0.85  # one line at this share of the size is better than two
_PAD = 1.0  # millimetres between a cell's edge and its text
_FILLED = 0.8  # type takes no more of a table row's height than this
_BETWEEN = "  "  # between facts that stand side by side


@dataclass(frozen=True, slots=True)
class Content:
    """What fills one layout: facts by name, lists by name, the photograph (JPEG)."""

    facts: Mapping[str, str]
    lists: Mapping[str, Rows] = field(default_factory=dict)
    photo: bytes | None = None


def draw_face(pen: Pen, name: str, elements: Sequence[Element], size: Box, content: Content) -> None:
    """Draw one face; ``name`` tells its stamp from others, ``size`` is its box with bleed."""
    if not pen.has(name):
        with pen.stamp(name, size):
            for element in elements:
                if _fixed(element):
                    draw(pen, element, content)
    pen.use(name)
    for element in elements:
        if not _fixed(element):
            draw(pen, element, content)


def draw(pen: Pen, element: Element, content: Content) -> None:
    """Draw one element."""
    match element:
        case Text():
            _text(pen, element, content)
        case Fields():
            _fields(pen, element, content)
        case Table():
            table(pen, element, content.lists.get(element.list, ()))
        case Shape():
            _shape(pen, element)
        case Photo():
            _photo(pen, element, content)
        case Code():
            _code(pen, element, content)
        case Seal():
            _seal(pen, element)
        case Waves():
            _waves(pen, element)


def _fixed(element: Element) -> bool:
    match element:
        case Text():
            return "{" not in element.text and not element.when
        case Table():
            return not element.list
        case Shape() | Seal() | Waves():
            return True
    return False


def _text(pen: Pen, element: Text, content: Content) -> None:
    if element.when and not content.facts.get(element.when):
        return
    words = filled(element.text, content.facts)
    if element.several:
        flow(pen, element.box, words, element.style)
    else:
        pen.text(element.box, words, element.style)


def _fields(pen: Pen, element: Fields, content: Content) -> None:
    entries = [(label, filled(text, content.facts)) for label, text in element.entries]
    if not element.keep_blank:
        entries = [(label, value) for label, value in entries if value]
    rows = _rows(entries, element)
    if not rows:
        return
    pitch = min(element.pitch, element.box.h / len(rows))
    across = (element.box.w - element.gap * (element.columns - 1)) / element.columns
    for number, row in enumerate(rows):
        y = element.box.y + number * pitch
        for column, (label, value) in enumerate(row):
            w = element.box.w if label in element.wide else across
            _field(
                pen,
                element,
                Box(element.box.x + column * (across + element.gap), y, w, pitch),
                (label, value),
            )


def _rows(entries: list[tuple[str, str]], element: Fields) -> list[list[tuple[str, str]]]:
    rows: list[list[tuple[str, str]]] = []
    for label, value in entries:
        alone = label in element.wide
        if not rows or alone or len(rows[-1]) == element.columns or rows[-1][0][0] in element.wide:
            rows.append([])
        rows[-1].append((label, value))
    return rows


def _field(pen: Pen, element: Fields, box: Box, entry: tuple[str, str]) -> None:
    label, value = entry
    pen.text(Box(box.x, box.y, element.label_width - _PAD, box.h), label, element.label)
    room = Box(box.x + element.label_width, box.y, box.w - element.label_width, box.h)
    flow(pen, room, value, element.value)
    if element.rule:
        pen.rule(box.x, box.y + box.h, box.x + box.w, box.y + box.h, line=0.1, colour=element.rule)


def flow(pen: Pen, box: Box, text: str, style: Style) -> None:
    """A value in one line or several, whichever stands larger."""
    block = flowed(box, text, style)
    if block is None:
        pen.text(box, text, style)
    else:
        pen.lines(box, block, style)


def flowed(box: Box, text: str, style: Style) -> Block | None:
    """The lines of a value that stands larger in several lines than in one."""
    one = fit(text, style.face, style.size, box.w * MM, style.least)
    if one.size >= _NEARLY * style.size and one.squeeze == 1 and "\n" not in text:
        return None
    block = _parted(box, text, style) or fit_block(
        text, style.face, style.size, (box.w * MM, box.h * MM), style.least, style.leading
    )
    fits = len(block.lines) * block.size * style.leading <= box.h * MM + 0.01
    return block if fits and (block.size > one.size or one.squeeze < 1 or "\n" in text) else None


def _parted(box: Box, text: str, style: Style) -> Block | None:
    """Facts that stand side by side come apart between them rather than within a name, where lines of their own fit."""
    parts = text.split(_BETWEEN)
    sizes = [fit(part, style.face, style.size, box.w * MM, style.least) for part in parts]
    size = min(one.size for one in sizes)
    lines = _gathered(parts, box.w * MM, style, size)
    whole = len(parts) > 1 and all(one.squeeze == 1 for one in sizes)
    return Block(size, lines) if whole and len(lines) * size * style.leading <= box.h * MM + 0.01 else None


def _gathered(parts: Sequence[str], room: float, style: Style, size: float) -> tuple[str, ...]:
    """The parts on as few lines as take them."""
    lines = [parts[0]]
    for part in parts[1:]:
        longer = lines[-1] + _BETWEEN + part
        if width(longer, style.face, size) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return tuple(lines)


def table(pen: Pen, element: Table, rows: Rows) -> None:
    """Heading, rows, hairlines; at least ``element.rows`` rows, the blank ones to be written in."""
    count = max(len(rows), element.rows)
    head = 1 if element.headings else 0
    if not count + head:
        return
    pitch = min(element.pitch, element.box.h / (count + head))
    edges = _edges(element)
    box = element.box
    cell, heading = _low_enough(element.cell, pitch), _low_enough(element.heading, pitch)
    if head:
        pen.box(Box(box.x, box.y, box.w, pitch), filled=element.tint or "#EEF2F2")
        _cells(pen, element, box.y, pitch, edges, element.headings, heading)
    for number in range(count):
        y = box.y + (number + head) * pitch
        if number < len(rows):
            _cells(pen, element, y, pitch, edges, rows[number], cell)
        pen.rule(box.x, y + pitch, box.x + box.w, y + pitch, line=0.12, colour=element.rule)


def _low_enough(style: Style, pitch: float) -> Style:
    """Type that leaves the rows apart when many of them share the table's height."""
    size = min(style.size, pitch * MM * _FILLED)
    return replace(style, size=size, least=min(style.least, size))


def _edges(element: Table) -> list[float]:
    total = sum(element.widths)
    edges = [element.box.x]
    for share in element.widths:
        edges.append(edges[-1] + element.box.w * share / total)
    return edges


def _cells(
    pen: Pen, element: Table, y: float, pitch: float, edges: list[float], words: Sequence[str], style: Style
) -> None:
    put = pen.text if element.one_line else partial(flow, pen)
    for left, right, text in (
        _stretched(edges, words) if element.list else zip(edges, edges[1:], words, strict=False)
    ):
        pad = 0.0 if left == element.box.x and not element.headings else _PAD
        put(Box(left + pad, y, right - left - pad - _PAD, pitch), text, style)
    if not element.list:
        for edge in edges[1:-1]:
            pen.rule(edge, y, edge, y + pitch * (1 + element.rows), line=0.12, colour=element.rule)


def _stretched(edges: Sequence[float], words: Sequence[str]) -> Iterator[tuple[float, float, str]]:
    """Cells as (left, right, text); the last text of a row takes the room of the blank cells behind it."""
    last = max((number for number, text in enumerate(words) if text), default=-1)
    for number, text in enumerate(words[: last + 1]):
        yield edges[number], edges[-1] if number == last else edges[number + 1], text


def _shape(pen: Pen, element: Shape) -> None:
    box = element.box
    if element.straight:
        pen.rule(box.x, box.y, box.x + box.w, box.y + box.h, line=element.line, colour=element.colour)
    else:
        pen.box(box, filled=element.fill, line=element.line, colour=element.colour, radius=element.radius)


def _photo(pen: Pen, element: Photo, content: Content) -> None:
    if content.photo:
        pen.picture(element.box, content.photo)
    else:
        pen.text(element.box, element.words, element.style)
    pen.box(element.box, line=0.15, colour=element.colour)


def _code(pen: Pen, element: Code, content: Content) -> None:
    if number := content.facts.get(MEMBER_NO):
        pen.qr(element.box.x, element.box.y, min(element.box.w, element.box.h), number)


def _seal(pen: Pen, element: Seal) -> None:
    box = element.box
    radius = min(box.w, box.h) / 2
    x, y = box.x + box.w / 2, box.y + box.h / 2
    pen.circle(x, y, radius * (1 - _QUIET), line=0.15, colour=element.style.colour, dash="1 1")
    pen.text(box, element.words, element.style)


def _waves(pen: Pen, element: Waves) -> None:
    """Sine curves that run through each other, each a little out of phase with the last."""
    box = element.box
    steps = 60
    with pen.clip(box):
        for number in range(element.count):
            phase = number * 2 * math.pi / element.count
            points = [_wave_point(box, step / steps, phase) for step in range(steps + 1)]
            pen.path(points, line=element.line, colour=element.colour)


def _wave_point(box: Box, along: float, phase: float) -> tuple[float, float]:
    swell = math.sin(along * 2.6 * math.pi + phase) * 0.34 + math.sin(along * 7 * math.pi - phase) * 0.1
    return box.x + along * box.w, box.y + box.h * (0.5 + swell)
