"""Envelopes by GB/T 1416-2003: digits in the postcode boxes, machine zones left blank, for pre-printed and plain envelopes.

Zones of the front (GB/T 1416-2003; GB/T 22657.1-2008): the recipient's postcode alone in the 90 x 26 mm at the top left,
the stamp at the top right, and 55 to 160 mm from the right edge, 20 mm up from the bottom, nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from retiree_desk.documents.cards import Printed
from retiree_desk.documents.drawing import Content, draw
from retiree_desk.documents.fonts import Face
from retiree_desk.documents.layout import Reader, Text
from retiree_desk.documents.pen import AS_DESIGNED, Box, Pen, Placement, Style
from retiree_desk.documents.toml_lines import LayoutBroken, TomlFile
from retiree_desk.paths import resources

SIZES = ("B6", "DL", "ZL", "C5", "C4")
FACTS = frozenset("收件人 称呼 收件地址 收件邮编 寄件单位 寄件地址 寄件邮编 寄件电话 邮编字样".split())
RED = "#F03A2E"
"""The boxes' red, PANTONE 1795 C (GB/T 1416-2003)."""
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who the envelope goes to; ``title`` follows the name (同志, 老师 ...)."""

    member_no: str
    name: str
    title: str
    address: str
    postcode: str


@dataclass(frozen=True, slots=True)
class Sender:
    """The office as sender."""

    name: str
    address: str
    postcode: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """One format, in millimetres; ``boxes`` is the first postcode box, ``pitch`` the distance between boxes."""

    name: str
    title: str
    width: float
    height: float
    boxes: Box
    pitch: float
    digit: Style
    texts: tuple[Text, ...]


def envelope(size: str, folder: Path | None = None) -> Envelope:
    """A format by its code; an office's own ``folder`` goes before the program's."""
    own = folder / f"{size}.toml" if folder else None
    return load(own if own and own.is_file() else resources() / "layouts" / "envelopes" / f"{size}.toml")


def load(path: Path) -> Envelope:
    """Read a format; a broken file, or one that prints in a machine zone, raises ``LayoutBroken`` with its line."""
    file = TomlFile(path)
    reader = Reader(FACTS, (), file.top.number("width", least=90), file.top.number("height", least=90))
    postcode = next(file.sections("postcode"), None)
    if postcode is None:
        raise LayoutBroken("layout_missing", file=file.name, line=1, key="[postcode]")
    texts: list[Text] = []
    for section in file.sections("front"):
        element = reader.element(section)
        if not isinstance(element, Text) or _in_machine_zone(element.box, reader.width, reader.height):
            raise section.broken("layout_machine_zone")
        texts.append(element)
    first = Box(*(postcode.number(key) for key in ("x", "y", "w", "h")))
    found = Envelope(
        name=path.stem,
        title=file.top.text("title"),
        width=reader.width,
        height=reader.height,
        boxes=first,
        pitch=postcode.number("pitch", least=1),
        digit=Style(Face.SANS, postcode.number("size", least=4), align="center"),
        texts=tuple(texts),
    )
    for section in (file.top, postcode):
        section.done()
    file.only("postcode", "front")
    return found


def print_envelopes(
    target: Path | BinaryIO,
    form: Envelope,
    people: Iterable[Addressee],
    sender: Sender,
    *,
    boxes: bool = False,
    placement: Placement = AS_DESIGNED,
) -> Printed:
    """One envelope a page; ``boxes`` also draws the red boxes, for envelopes that come without."""
    pieces = 0
    with Pen(target, form.title, placement) as pen:
        for person in people:
            pieces += 1
            with pen.page(form.width, form.height):
                _postcode(pen, form, person.postcode, outlined=boxes)
                content = Content(_facts(person, sender, plain=boxes))
                for text in form.texts:
                    draw(pen, text, content)
        pages = pen.pages
    return Printed(pieces, pages)


def _facts(person: Addressee, sender: Sender, *, plain: bool) -> dict[str, str]:
    """What an envelope says; the word beside the sender's postcode stands on those with red boxes already."""
    return {
        "邮编字样": "邮政编码" if plain else "",
        "收件人": person.name,
        "称呼": person.title,
        "收件地址": person.address,
        "收件邮编": person.postcode,
        "寄件单位": sender.name,
        "寄件地址": sender.address,
        "寄件邮编": sender.postcode,
        "寄件电话": sender.phone,
    }


def _postcode(pen: Pen, form: Envelope, postcode: str, *, outlined: bool) -> None:
    digits = postcode if len(postcode) == _DIGITS and postcode.isdigit() else ""
    for number in range(_DIGITS):
        box = form.boxes._replace(x=form.boxes.x + number * form.pitch)
        if outlined:
            pen.box(box, line=0.35, colour=RED)
        pen.text(box, digits[number : number + 1], form.digit)


def _in_machine_zone(box: Box, width: float, height: float) -> bool:
    zones = (Box(0, 0, 90, 26), Box(width - 160, height - 20, 105, 20), Box(width - 32, 0, 32, 32))
    return any(_overlap(box, zone) for zone in zones)


def _overlap(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.w and other.x < one.x + one.w
    return across and one.y < other.y + other.h and other.y < one.y + one.h
