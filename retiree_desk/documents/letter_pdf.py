"""Letters as PDF, set by the habits of GB/T 9704-2012: salutation flush, paragraphs two characters in, sign-off right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from retiree_desk.documents.cards import Printed
from retiree_desk.documents.drawing import Content, draw_face
from retiree_desk.documents.fonts import width
from retiree_desk.documents.letter_looks import Look
from retiree_desk.documents.letters import Letter
from retiree_desk.documents.pdf_text import fit, wrap
from retiree_desk.documents.pen import AS_DESIGNED, MM, Box, Pen, Placement, Style

_TIGHTER = (1.0, 0.94, 0.88)  # line pitch tried before a letter takes a second page
_SMALLER = (0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58)  # type sizes tried where one page must do
_JUSTIFIED = 2.2  # a line this many characters short, or less, is spread to the margin
_DATE_INDENT = 4  # characters from the right margin (GB/T 9704-2012, 7.3.5.1)
_DATE_SHARE = 0.16  # but no more of a narrow page than this
_KEPT = 2  # lines of text that go to the next page together with the sign-off


@dataclass(frozen=True, slots=True)
class _Line:
    """One set line: its offset from the left margin and the extra space between letters, in points."""

    text: str
    x: float = 0.0
    spread: float = 0.0


def print_letters(
    target: Path | BinaryIO,
    look: Look,
    letters: Iterable[Letter],
    title: str,
    placement: Placement = AS_DESIGNED,
) -> Printed:
    """Write letters as one PDF, each beginning on a page of its own."""
    pieces = 0
    with Pen(target, title, placement) as pen:
        for letter in letters:
            pieces += 1
            _letter(pen, look, letter)
        pages = pen.pages
    return Printed(pieces, pages)


def fitted(look: Look, letter: Letter) -> Look:
    """The look as this letter takes it: closer set or smaller if it would not fit otherwise."""
    return _fitted(look, letter)[0]


def closing(look: Look, letter: Letter) -> list[tuple[str, float]]:
    """The sign-off centred over the date, the date four characters from the right margin; with points from the left one."""
    size, face, room = look.body.size, look.body.face, text_width(look)
    sign, day = width(letter.sign, face, size), width(letter.date, face, size)
    indent = min(_DATE_INDENT * size, room * _DATE_SHARE)
    day_x = room - indent - day
    sign_x = day_x + (day - sign) / 2 if day else room - indent - sign
    if sign_x + sign > room:
        sign_x = room - sign
        day_x = sign_x + (sign - day) / 2
    return [(text, x) for text, x in ((letter.sign, sign_x), (letter.date, day_x)) if text]


def text_width(look: Look) -> float:
    """Points between the margins."""
    return (look.width - look.left - look.right) * MM


def _letter(pen: Pen, look: Look, letter: Letter) -> None:
    look, body, ending = _fitted(look, letter)
    head = _head_height(look, letter)
    room = (look.height - look.top - look.bottom) * MM
    pages = _pages(body, ending, int((room - head) / look.pitch), int(room / look.pitch))
    content = Content(letter.facts)
    for number, lines in enumerate(pages):
        with pen.page(look.width, look.height):
            draw_face(
                pen, f"letter-{look.name}", look.art, Box(-5, -5, look.width + 10, look.height + 10), content
            )
            if not number:
                _heading(pen, look, letter)
            _set(pen, look, lines, 0.0 if number else head)
            if len(pages) > 1:
                _page_number(pen, look, number + 1)


def _fitted(look: Look, letter: Letter) -> tuple[Look, list[_Line], list[_Line]]:
    """The look as designed, closer set, or in smaller type where one page must do; and the lines set so."""
    room = (look.height - look.top - look.bottom) * MM
    tries = [replace(look, pitch=look.pitch * factor) for factor in _TIGHTER]
    if look.one_page:
        tries.extend(_smaller(look, factor) for factor in _SMALLER)
    for tried in tries:
        body, ending = _body(tried, letter), _ending(tried, letter)
        if _head_height(tried, letter) + (len(body) + len(ending)) * tried.pitch <= room:
            return tried, body, ending
    last = tries[-1] if look.one_page else look
    return last, _body(last, letter), _ending(last, letter)


def _smaller(look: Look, factor: float) -> Look:
    return replace(look, pitch=look.pitch * factor, body=replace(look.body, size=look.body.size * factor))


def _pages(body: list[_Line], ending: list[_Line], first: int, other: int) -> list[list[_Line]]:
    """Lines by page; the sign-off never stands alone."""
    pages: list[list[_Line]] = []
    room = first
    while len(body) + len(ending) > room:
        kept = _KEPT if len(body) <= room else 0
        cut = min(room, len(body) - kept)
        pages.append(body[:cut])
        body = body[cut:]
        room = other
    return [*pages, [*body, *ending]]


def _body(look: Look, letter: Letter) -> list[_Line]:
    size = look.body.size
    lines: list[_Line] = []
    if letter.salutation:
        lines.extend(_Line(text) for text in wrap(letter.salutation, look.body.face, size, text_width(look)))
    for paragraph in letter.paragraphs:
        lines.extend(_paragraph(look, paragraph))
    for number, wish in enumerate(letter.wish):
        lines.append(_Line(wish, 2 * size if number == 0 else 0.0))
    return lines


def _paragraph(look: Look, text: str) -> list[_Line]:
    size, face, room = look.body.size, look.body.face, text_width(look)
    broken = wrap(text, face, size, room, 2 * size)
    found: list[_Line] = []
    for number, line in enumerate(broken):
        indent = 0.0 if number else 2 * size
        slack = room - indent - width(line, face, size)
        spread = slack / (len(line) - 1) if len(line) > 1 and number < len(broken) - 1 else 0.0
        found.append(_Line(line, indent, spread if 0 <= slack <= size * _JUSTIFIED else 0.0))
    return found


def _ending(look: Look, letter: Letter) -> list[_Line]:
    return [_Line(""), *(_Line(text, max(x, 0.0)) for text, x in closing(look, letter))]


def _set(pen: Pen, look: Look, lines: list[_Line], start: float) -> None:
    for number, line in enumerate(lines):
        if line.text:
            baseline = look.top + (start + (number + 0.75) * look.pitch) / MM
            style = _one_line(look, line)
            pen.string(look.left + line.x / MM, baseline, line.text, style, line.spread)


def _one_line(look: Look, line: _Line) -> Style:
    """A sign-off too long for the page shrinks; everything else was broken to fit."""
    room = text_width(look) - line.x
    if line.spread or width(line.text, look.body.face, look.body.size) <= room + 0.5:
        return look.body
    return replace(look.body, size=fit(line.text, look.body.face, look.body.size, room, 4).size)


def _heading(pen: Pen, look: Look, letter: Letter) -> None:
    for number, line in enumerate(_title(look, letter)):
        box = Box(
            look.left,
            look.top + number * look.heading.size * 1.35 / MM,
            text_width(look) / MM,
            look.heading.size / MM,
        )
        pen.text(box, line, look.heading)


def _title(look: Look, letter: Letter) -> tuple[str, ...]:
    return wrap(letter.title, look.heading.face, look.heading.size, text_width(look)) if letter.title else ()


def _head_height(look: Look, letter: Letter) -> float:
    count = len(_title(look, letter))
    return count * look.heading.size * 1.35 + look.pitch * 0.9 if count else 0.0


def _page_number(pen: Pen, look: Look, number: int) -> None:
    box = Box(look.left, look.height - look.bottom + 6, look.width - look.left - look.right, 6)
    pen.text(box, f"— {number} —", replace(look.body, size=min(look.body.size, 14), align="center"))
