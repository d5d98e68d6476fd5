"""Sheets for the clip board and the cupboard: tables of any length and forms of one page.

Their columns and cells are files in ``resources/layouts/sheets``: 走访路线表, 走访登记表, 签领表, 住院探望登记, 去世人员登记表 ... A register with
chosen columns needs no file (``register``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from retiree_desk.documents.fonts import Face, width
from retiree_desk.documents.layout import Align
from retiree_desk.documents.pen import MM
from retiree_desk.documents.toml_lines import LayoutBroken, Section, TomlFile
from retiree_desk.domain import money
from retiree_desk.paths import resources

Row = Mapping[str, str]

NUMBER = "序号"
"""A column of this heading counts the rows by itself."""
SHORT, LONG = 210.0, 297.0
MARGIN = 14.0


class SheetKind(StrEnum):
    """The sheets that come with the program."""

    ROUTE = "route"  # 走访路线表
    VISIT = "visit"  # 走访登记表 (form)
    VISITS = "visits"  # 走访登记表 (list)
    SIGN = "sign"  # 签领表
    HOSPITAL = "hospital"  # 住院探望登记
    DEATH = "death"  # 去世人员登记表 (form)
    BIRTHDAYS = "birthdays"  # 祝寿名单
    WEDDINGS = "weddings"  # 结婚纪念日名单
    ATTENDANCE = "attendance"  # 签到表
    TRAVELLING = "travelling"  # 流动党员台账


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the width, the fact it shows, and whether its text stays on one line (names do)."""

    heading: str
    width: float
    text: str
    align: str = "left"
    one_line: bool = False


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table with a title, lines above (``head``) and below (``foot``); sizes in points, heights in millimetres."""

    name: str
    title: str
    landscape: bool
    columns: tuple[Column, ...]
    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    note: str = ""
    size: float = 12.0
    row: float = 10.0
    blank_rows: int = 0


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a form: its height, its cells, and their shares of the width."""

    height: float
    cells: tuple[str, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form of one page a person."""

    name: str
    title: str
    head: tuple[str, ...]
    foot: tuple[str, ...]
    note: str
    size: float
    rows: tuple[FormRow, ...]


Sheet = TableSheet | FormSheet


def sheet(name: str, folder: Path | None = None) -> Sheet:
    """A sheet by its name; an office's own ``folder`` goes before the program's."""
    own = folder / f"{name}.toml" if folder else None
    return load(own if own and own.is_file() else sheets() / f"{name}.toml")


def sheets() -> Path:
    """The sheets that come with the program."""
    return resources() / "layouts" / "sheets"


def load(path: Path) -> Sheet:
    """Read a sheet; a broken file raises ``LayoutBroken`` with its line."""
    file = TomlFile(path)
    rows = tuple(_form_row(section) for section in file.sections("row"))
    columns = tuple(_column(section) for section in file.sections("column"))
    file.only("row", "column")
    if not rows and not columns:
        raise LayoutBroken("layout_missing", file=file.name, line=1, key="[[column]]")
    return _form(file, rows) if rows else _table(file, columns)


def register(
    title: str, headings: Sequence[str], rows: Sequence[Row], head: Sequence[str] = ()
) -> TableSheet:
    """A register with chosen columns, as wide as what stands in them, on landscape paper when they need it."""
    columns = [Column(NUMBER, 12, "", "center"), *(_measured(heading, rows) for heading in headings)]
    needed = sum(column.width for column in columns)
    return TableSheet(
        name="register",
        title=title,
        landscape=needed > SHORT - 2 * MARGIN,
        columns=tuple(columns),
        head=tuple(head),
        foot=("制表：", "审核：", "制表日期：{日期}"),
        size=11 if needed <= LONG else 10,
        row=8.5,
    )


def totals(amounts: Iterable[int]) -> dict[str, str]:
    """What the last lines of a sign-for sheet say, from amounts in fen: 人数, 合计金额, 合计大写."""
    sums = list(amounts)
    whole = sum(sums)
    return {"人数": str(len(sums)), "合计金额": money.words(whole), "合计大写": money.capital(whole)}


_MEASURED_ROWS = 200
_WIDEST = 62.0
_ONE_LINE = frozenset(("姓名", "性别", "出生日期", "家庭联系人", "配偶姓名"))


def _measured(heading: str, rows: Sequence[Row]) -> Column:
    texts = [row.get(heading, "") for row in rows[:_MEASURED_ROWS]]
    needed = max(width(text, Face.SANS, 11) for text in (heading, *texts)) / MM + 3
    whole = heading in _ONE_LINE or (any(texts) and all(map(_is_number, texts)))
    return Column(heading, min(max(needed, 12), _WIDEST), "{" + heading + "}", one_line=whole)


def _is_number(text: str) -> bool:
    """Telephones, identity numbers and dates are never torn apart."""
    return text.isascii() and " " not in text


def _table(file: TomlFile, columns: tuple[Column, ...]) -> TableSheet:
    top = file.top
    found = TableSheet(
        name=Path(file.name).stem,
        title=top.text("title"),
        landscape=top.flag("landscape", default=False),
        columns=columns,
        head=top.texts("head", ()),
        foot=top.texts("foot", ()),
        note=top.text("note", ""),
        size=top.number("size", 12, least=5),
        row=top.number("row_height", 10, least=4),
        blank_rows=int(top.number("blank_rows", 0, least=0)),
    )
    top.done()
    return found


def _form(file: TomlFile, rows: tuple[FormRow, ...]) -> FormSheet:
    top = file.top
    found = FormSheet(
        name=Path(file.name).stem,
        title=top.text("title"),
        head=top.texts("head", ()),
        foot=top.texts("foot", ()),
        note=top.text("note", ""),
        size=top.number("size", 12, least=5),
        rows=rows,
    )
    top.done()
    return found


def _column(section: Section) -> Column:
    heading = section.text("heading")
    found = Column(
        heading=heading,
        width=section.number("width", least=3),
        text=section.text("text", "{" + heading + "}"),
        align=section.choice("align", Align, Align.LEFT),
        one_line=section.flag("one_line", default=False),
    )
    section.done()
    return found


def _form_row(section: Section) -> FormRow:
    cells, widths = section.texts("cells"), section.numbers("widths")
    if len(cells) != len(widths):
        raise section.broken("layout_not_a_list", "widths")
    found = FormRow(section.number("height", least=4), cells, widths)
    section.done()
    return found
