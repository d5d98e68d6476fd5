"""The five cards: 基本信息卡, 待遇明细卡, 通信联系卡, 工作告知卡, 流动党员联系卡.

Their designs are files in ``resources/layouts/cards``; the wallet size (85.6 x 54 mm, ISO/IEC 7810 ID-1) has a design of its own,
A6, A5 and A4 share one. The QR code holds the member number and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, NamedTuple

from retiree_desk.documents import stock as stocks
from retiree_desk.documents.drawing import Content, Rows, draw_face
from retiree_desk.documents.layout import MEMBER_NO, Layout, load
from retiree_desk.documents.pen import AS_DESIGNED, Box, Pen, Placement
from retiree_desk.documents.stock import Stock
from retiree_desk.domain.field_list import FIELDS
from retiree_desk.paths import resources

A_SERIES = {"A6": (148.0, 105.0), "A5": (210.0, 148.0), "A4": (297.0, 210.0)}
"""Landscape sizes in millimetres (ISO 216); upright designs exchange them."""


class Card(StrEnum):
    """Which card."""

    BASIC = "basic"
    BENEFITS = "benefits"
    CONTACT = "contact"
    NOTICE = "notice"
    FLOW = "flow"


class CardSize(StrEnum):
    """How large it is printed."""

    WALLET = "wallet"
    A6 = "A6"
    A5 = "A5"
    A4 = "A4"


class Sides(StrEnum):
    """Which sides of the sheet are printed."""

    BOTH = "both"
    FRONT = "front"
    BACK = "back"


OFFICE_FACTS = frozenset(
    (
        "单位名称",
        "办公电话",
        "值班电话",
        "监督电话",
        "办公地址",
        "办公时间",
        "首问负责",
        "寄语",
        "制卡日期",
        "生效日期",
        "政策依据",
    )
)
PERSON_FACTS = frozenset(
    (
        *(
            f"{who}{what}"
            for who in ("结对联系人", "小组长", "支部书记", "家庭医生")
            for what in ("", "电话")
        ),
        *(
            "年龄",
            "称呼",
            "血型",
            "组长",
            "医院电话",
            "联系卡号",
            "外出地点",
            "外出理由",
            "外出时间",
            "预计返回时间",
            "支部电话",
        ),
        *("流入地党组织", "流入地联系人", "流入地电话", "发卡日期", "有效期至", "核实日期"),
    )
)
FACTS = frozenset(field.heading for field in FIELDS) | OFFICE_FACTS | PERSON_FACTS
"""What a card may name in ``{braces}``: the register's headings, and what the office and the occasion add."""
LISTS = frozenset(("联系人", "待遇项目", "服务事项", "党费记录", "联系记录"))
"""What a table on a card may show: 联系人 (who, name, telephone), 待遇项目 (item, content, basis), 服务事项 (item, limit)."""


@dataclass(frozen=True, slots=True)
class Office:
    """What is the same on every card of an office: facts and lists by name (``OFFICE_FACTS``, ``LISTS``)."""

    facts: Mapping[str, str]
    lists: Mapping[str, Rows] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CardPerson:
    """One person's card: facts by the register's headings, ready to print; the photograph as JPEG."""

    member_no: str
    name: str
    facts: Mapping[str, str]
    lists: Mapping[str, Rows] = field(default_factory=dict)
    photo: bytes | None = None


class Printed(NamedTuple):
    """What came out."""

    pieces: int
    pages: int


@dataclass(frozen=True, slots=True)
class CardRun:
    """How cards go on paper: on a ``stock`` from its cell ``start`` on, or each on paper of its own ``size``."""

    size: CardSize | None = None
    stock: Stock | None = None
    sides: Sides = Sides.BOTH
    start: int = 1
    marks: bool = True
    placement: Placement = AS_DESIGNED


def print_cards(
    target: Path | BinaryIO, layout: Layout, people: Iterable[CardPerson], office: Office, run: CardRun
) -> Printed:
    """Write the cards as a PDF; people are taken as they come, and nobody is no error (one blank page)."""
    stock = run.stock or stocks.alone(layout.name, *_measures(layout, run.size))
    pieces = 0
    with Pen(target, layout.title, run.placement) as pen:
        pen.both_sides(across_long_edge=stock.height >= stock.width)
        for sheet in stocks.sheets(people, stock, run.start):
            pieces += len(sheet)
            content = [(place, _content(person, office)) for place, person in sheet]
            if run.sides is not Sides.BACK:
                _side(pen, layout, stock, content, marks=run.marks, back=False)
            if layout.back and run.sides is not Sides.FRONT:
                _side(pen, layout, stock, content, marks=run.marks, back=True)
        pages = pen.pages
    return Printed(pieces, pages)


def card_layout(card: Card, size: CardSize, folder: Path | None = None) -> Layout:
    """The design of a card; an office's own ``folder`` goes before the program's."""
    name = f"{card}-wallet.toml" if size is CardSize.WALLET else f"{card}.toml"
    own = folder / name if folder else None
    return load(own if own and own.is_file() else layouts() / name, FACTS, LISTS)


def usual_stock(size: CardSize) -> Stock | None:
    """The sheet a size is usually printed on: ten wallet cards on A4, the others on paper of their own size."""
    return stocks.load(stocks.folder() / "wallet-10.toml") if size is CardSize.WALLET else None


def layouts() -> Path:
    """The designs that come with the program."""
    return resources() / "layouts" / "cards"


def _measures(layout: Layout, size: CardSize | None) -> tuple[float, float]:
    if size is None or size is CardSize.WALLET:
        return layout.width, layout.height
    long, short = A_SERIES[size]
    return (long, short) if layout.width > layout.height else (short, long)


def _content(person: CardPerson, office: Office) -> Content:
    facts = {**office.facts, **person.facts, "姓名": person.name, MEMBER_NO: person.member_no}
    return Content(facts, {**office.lists, **person.lists}, person.photo)


def _side(
    pen: Pen, layout: Layout, stock: Stock, sheet: Sequence[tuple[int, Content]], *, marks: bool, back: bool
) -> None:
    elements = layout.back if back else layout.front
    scale = min(stock.cell_width / layout.width, stock.cell_height / layout.height)
    over = max(stock.bleed, 0.0 if stock.places > 1 else 5.0) / scale
    bleed = Box(-over, -over, layout.width + 2 * over, layout.height + 2 * over)
    shift_x = (stock.cell_width - layout.width * scale) / 2
    shift_y = (stock.cell_height - layout.height * scale) / 2
    with pen.page(stock.width, stock.height):
        for place, content in sheet:
            x, y = stock.origin(place, back=back)
            with pen.at(x + shift_x, y + shift_y, scale):
                draw_face(pen, f"{layout.name}-{'back' if back else 'front'}", elements, bleed, content)
        if marks and stock.places > 1:
            stocks.crop_marks(pen, stock, back=back)
