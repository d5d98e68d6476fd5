"""The five cards from the register: who gets which, and what stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from retiree_desk.documents import cards, stock
from retiree_desk.documents.cards import Card, CardPerson, CardRun, CardSize, Printed, Sides
from retiree_desk.documents.fonts import Face
from retiree_desk.documents.layout import Element, Fields, Layout, Photo, Table, Text
from retiree_desk.documents.pen import Placement
from retiree_desk.documents.stock import Stock
from retiree_desk.documents.texts import placeholders
from retiree_desk.domain import money
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.values import Row
from retiree_desk.services import papers_files, papers_office
from retiree_desk.services.papers import Bar, Order, PrintRoom, Report, counted, rows, standing_bar, text
from retiree_desk.services.papers_facts import Facts, without_lead
from retiree_desk.services.papers_files import Area
from retiree_desk.store.unit import Unit

ALONE = "alone"
"""As ``Order.stock``: each card on paper of its own size, instead of ten on a sheet."""
USUAL_SIZES = {
    Card.BASIC: CardSize.WALLET,
    Card.BENEFITS: CardSize.A5,
    Card.CONTACT: CardSize.WALLET,
    Card.NOTICE: CardSize.A5,
    Card.FLOW: CardSize.WALLET,
}


class CardMaker:
    """One card in one size; the photographs are read only when the design shows one."""

    face = Face.SANS

    def __init__(self, unit: Unit, room: PrintRoom, order: Order) -> None:
        self._unit, self._room, self._order = unit, room, order
        self._card = Card(order.name)
        self.size = CardSize(order.size) if order.size else USUAL_SIZES[self._card]
        name = f"{self._card}-wallet" if self.size is CardSize.WALLET else str(self._card)
        self.layout = cards.card_layout(self._card, self.size, room.folder(Area.CARDS))
        self.stock = stock_of(room, order.stock, self.size)
        self.title = f"{self.layout.title} {_SIZE_WORDS[self.size]}"
        self.version = papers_files.version(papers_files.file_of(room, Area.CARDS, name))
        elements = (*self.layout.front, *self.layout.back)
        self._photographed = any(isinstance(one, Photo) for one in elements)
        self._lists = {one.list for one in elements if isinstance(one, Table) and one.list}
        self._office = papers_office.office(unit, room.today)
        self._offered = papers_office.table(papers_office.facts(unit)[papers_office.BENEFITS], 3)
        self._names = _asked_for(self.layout)
        self._facts = Facts(unit, self._names - {"姓名", "人员编号"}, room.today)

    def why_not(self, row: Row) -> str:
        if bar := standing_bar(row):
            return bar
        if self._card is Card.FLOW and row["travelling_party"] != "是":
            return Bar.NOT_TRAVELLING
        return ""

    def texts(self, uids: Sequence[Uid]) -> Iterator[tuple[Row, Sequence[str]]]:
        office = [self._office.facts.get(name, "") for name in sorted(self._names)]
        for _uid, row in rows(self._unit, uids):
            person = self._person(row)
            cells = [cell for lines in person.lists.values() for line in lines for cell in line]
            yield row, (person.name, person.member_no, *person.facts.values(), *cells, *office)

    def write(
        self, uids: Sequence[Uid], target: Path | BinaryIO, placement: Placement, report: Report
    ) -> Printed:
        people = (self._person(row, photographed=self._photographed) for _uid, row in rows(self._unit, uids))
        run = CardRun(self.size, self.stock, Sides(self._order.sides), self._order.start, placement=placement)
        return cards.print_cards(target, self.layout, counted(people, len(uids), report), self._office, run)

    def _person(self, row: Row, *, photographed: bool = False) -> CardPerson:
        name, facts = text(row, "name"), without_lead(self._facts.of(row))
        photo = self._room.photo(text(row, "photo")) if photographed and row["photo"] else None
        return CardPerson(
            text(row, "member_no"), name, {**self._occasion(), **facts}, self._tables(row), photo
        )

    def _occasion(self) -> dict[str, str]:
        day = self._order.day or self._room.today
        valid = f"{day.year + 1}年{day.month}月{day.day}日" if "有效期至" in self._names else ""
        given = {"有效期至": valid, "发卡日期": papers_office.in_words(day), **self._order.words}
        return {name: value for name, value in given.items() if name in self._names and value}

    def _tables(self, row: Row) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        made: dict[str, tuple[tuple[str, ...], ...]] = {}
        if "联系人" in self._lists:
            made["联系人"] = self._facts.contacts(row)
        if "待遇项目" in self._lists:
            made["待遇项目"] = (*_benefits(row), *self._offered)
        return made


def stock_of(room: PrintRoom, name: str, size: CardSize) -> Stock | None:
    """The sheet cards go on: as named, else the usual one of their size; none = paper of their own size."""
    if name == ALONE:
        return None
    if name:
        return stock.load(papers_files.file_of(room, Area.STOCK, name))
    usual = cards.usual_stock(size)
    return stock.load(papers_files.file_of(room, Area.STOCK, usual.name)) if usual is not None else None


def _benefits(row: Row) -> Iterator[tuple[str, str, str]]:
    """What the register itself knows of somebody's benefits; the rest is the office's list."""
    for key, word in (
        ("basic_pension", "基本养老金"),
        ("allowances", "补贴"),
        ("monthly_income", "月收入合计"),
    ):
        amount = row[key]
        if isinstance(amount, int):
            yield word, f"{money.words(amount)} 元/月", ""
    if row["medical_treatment"]:
        yield "医疗待遇", text(row, "medical_treatment"), ""
    if row["old_age_allowance"] == "是":
        yield "高龄津贴", "享受", ""
    if row["newspapers"]:
        yield "报刊", text(row, "newspapers"), ""


def _asked_for(layout: Layout) -> frozenset[str]:
    """The facts a design names."""
    return frozenset(name for one in (*layout.front, *layout.back) for name in _named(one))


def _named(element: Element) -> Iterator[str]:
    if isinstance(element, Text):
        yield from placeholders(element.text)
        if element.when:
            yield element.when
    elif isinstance(element, Fields):
        for _label, words in element.entries:
            yield from placeholders(words)


_SIZE_WORDS = {CardSize.WALLET: "钱包卡", CardSize.A6: "A6", CardSize.A5: "A5", CardSize.A4: "A4"}
