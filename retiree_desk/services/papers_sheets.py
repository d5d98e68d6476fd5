"""Sheets from the register: route sheets, sign-for sheets, registers, forms; blank ones for work on paper too.

What a row shows beyond the person's own facts (a gift, a stay, a birthday, a visit) is in ``papers_sheet_rows``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from retiree_desk.documents import sheet_pdf, sheets
from retiree_desk.documents.cards import Printed
from retiree_desk.documents.fonts import Face
from retiree_desk.documents.pen import Placement
from retiree_desk.documents.sheets import FormSheet, Sheet, SheetKind, TableSheet
from retiree_desk.documents.texts import filled, placeholders
from retiree_desk.domain import fields
from retiree_desk.domain.fields import Kind
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Row
from retiree_desk.services import papers_files, papers_office, papers_sheet_rows
from retiree_desk.services.offices import OFFICE_NAME
from retiree_desk.services.papers import Bar, Order, PrintRoom, Report, counted, rows, standing_bar, text
from retiree_desk.services.papers_facts import Facts
from retiree_desk.services.papers_files import Area
from retiree_desk.services.papers_letters import is_dead
from retiree_desk.services.papers_sheet_rows import SheetRow, Sources
from retiree_desk.store.unit import Unit

REGISTER = "register"
USUAL_COLUMNS = ("人员编号", "姓名", "性别", "出生日期", "人员类别", "党支部", "现住址", "手机")
"""A register shows these unless others are chosen."""
REGISTER_TITLE = "离退休人员花名册"
NAMES = (*SheetKind, REGISTER)
_UNSHOWN = (Kind.PHOTO, Kind.MEMBER)
_DERIVED = frozenset(("年龄", "楼栋", "工龄", "革命时期"))


class SheetMaker:
    """One sheet: a table of any length or a form a person; without people, ``Order.blank`` of them to be filled in."""

    face = Face.SANS

    def __init__(self, unit: Unit, room: PrintRoom, order: Order) -> None:
        self._unit, self._room, self._order = unit, room, order
        self._day = order.day or room.today
        if order.name == REGISTER:
            self._columns = checked_columns(order.columns or USUAL_COLUMNS)
            self._design: Sheet = sheets.register(
                order.words.get("标题") or REGISTER_TITLE, self._columns, ()
            )
            self.version = papers_files.version(Path(sheets.__file__))
        else:
            path = papers_files.file_of(room, Area.SHEETS, order.name)
            self._columns = ()
            self._design = sheets.load(path)
            self.version = papers_files.version(path)
        self._facts = Facts(unit, {*_asked_for(self._design), *self._columns}, room.today)
        self._sources = Sources(unit, order, room.today)
        self.title = filled(self._design.title, self._head(())).strip() or order.name

    def why_not(self, row: Row) -> str:
        if self._order.name == SheetKind.DEATH:
            return "" if is_dead(row) else Bar.ALIVE
        if self._order.name in (SheetKind.HOSPITAL, SheetKind.VISITS, REGISTER):
            return ""  # records of the past, and lists that say themselves whom they want
        if self._order.name == SheetKind.TRAVELLING and row["travelling_party"] != "是":
            return Bar.NOT_TRAVELLING
        return standing_bar(row)

    def meant(self, uids: Sequence[Uid]) -> Sequence[Uid]:
        """Of a list of a month those who have their day in it."""
        whose = papers_sheet_rows.OF_A_MONTH.get(self._order.name)
        return uids if whose is None else list(filter(whose(self._sources).__contains__, uids))

    def texts(self, uids: Sequence[Uid]) -> Iterator[tuple[Row, Sequence[str]]]:
        for _uid, row in rows(self._unit, uids):
            yield row, (text(row, "name"), *self._person(row).values())

    def write(
        self, uids: Sequence[Uid], target: Path | BinaryIO, placement: Placement, report: Report
    ) -> Printed:
        made = self._rows(uids, report)
        shown = [one.facts for one in made]
        if isinstance(self._design, FormSheet):
            pages = [{**self._head(made), **facts} for facts in (*shown, *({},) * self._order.blank)]
            return sheet_pdf.print_forms(target, self._design, pages, placement=placement)
        blanks: list[Mapping[str, str]] = [{} for _ in range(self._order.blank)]
        printed = sheet_pdf.print_table(
            target, self._table(shown), [*shown, *blanks], self._head(made), placement=placement
        )
        return Printed(len(shown), printed.pages)

    def _table(self, shown: Sequence[Mapping[str, str]]) -> TableSheet:
        """The design; a register's columns are as wide as what stands in them."""
        assert isinstance(self._design, TableSheet)
        if self._order.name != REGISTER:
            return self._design
        head = (f"单位：{self._unit.setting(OFFICE_NAME)}", f"人数：{len(shown)}")
        return sheets.register(self._design.title, self._columns, shown, head)

    def _rows(self, uids: Sequence[Uid], report: Report) -> list[SheetRow]:
        people = counted(rows(self._unit, uids), len(uids), report)
        plain = [SheetRow(uid, row, self._person(row)) for uid, row in people]
        more = papers_sheet_rows.MAKERS.get(self._order.name)
        return more(self._sources, plain) if more is not None else plain

    def _person(self, row: Row) -> dict[str, str]:
        facts = {"姓名": text(row, "name"), **self._facts.of(row)}
        if "联系电话" in facts or "手机" not in facts:
            facts["联系电话"] = text(row, "mobile") or text(row, "home_phone")
        return facts

    def _head(self, made: Sequence[SheetRow]) -> dict[str, str]:
        """The facts of the title and of the lines above and below."""
        usual = {
            "单位名称": self._unit.setting(OFFICE_NAME),
            "日期": papers_office.in_words(self._day),
            "年度": f"{self._day.year}年",
            "月份": f"{self._day.year}年{self._day.month}月",
            "户数": str(len(made)),
            "应到": str(len(made)),
        }
        if self._order.blank and not made:
            usual |= dict.fromkeys(("日期", "户数", "应到"), "")
        return {**usual, **self._sources.head(made), **self._order.words}


def checked_columns(headings: Sequence[str]) -> tuple[str, ...]:
    """Headings or their synonyms as headings; RuleBroken ``heading_unknown`` for one the register does not have."""
    found = []
    for heading in headings:
        field = fields.by_heading().get(heading.strip())
        if field is not None and field.kind not in _UNSHOWN:
            found.append(field.heading)
        elif heading.strip() in _DERIVED:
            found.append(heading.strip())
        else:
            raise RuleBroken("heading_unknown", "columns", name=heading.strip())
    return tuple(dict.fromkeys(found))


def _asked_for(design: Sheet) -> frozenset[str]:
    parts = (
        [column.text for column in design.columns]
        if isinstance(design, TableSheet)
        else [cell for row in design.rows for cell in row.cells]
    )
    return frozenset(name for part in parts for name in placeholders(part))
