"""The rooms of the gallery: parts with invented people in them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from retiree_desk.domain import terms
from retiree_desk.settings import Settings
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk, Told
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.main_window import MainWindow
from retiree_desk.ui.page import Page, PageEntry
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.search_box import Hit
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, LinkNumber, button
from retiree_desk.ui.widgets.cards import Card, EmptyState, PageHeader
from retiree_desk.ui.widgets.chips import Chip, ChipLook, FilterChip, Tone
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.form import Form, scrolled
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.multi_choice import MultiChoice
from retiree_desk.ui.widgets.photo import PhotoFrame
from retiree_desk.ui.widgets.progress import ProgressStrip
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.text_area import TextArea
from retiree_desk.ui.widgets.words import caption, rule, section, words
from tests.ui import gallery_parts
from tests.ui.quiet_store import quiet_desk

CHIPS = (
    ChipLook("逾期 12 天", Tone.OVERDUE),
    ChipLook("还剩 5 天", Tone.LAST_CALL),
    ChipLook("已完成", Tone.DONE),
    ChipLook("重点", Tone.IMPORTANT),
    ChipLook("独居", Tone.NEUTRAL, Icon.HOME),
)


class Person(NamedTuple):
    id: int
    name: str
    age: str
    category: str
    unit: str
    area: str
    phone: str
    chips: tuple[ChipLook, ...]


SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = ("秀兰", "建国", "玉珍", "志强", "桂英", "德福", "淑华", "永年", "素芬", "振华", "凤", "国栋")


def person(seq: int) -> Person:
    """An invented person."""
    name = SURNAMES[seq % 20] + GIVEN[seq * 7 % 12]
    chips = CHIPS[seq % 5 : seq % 5 + 1 + seq % 2]
    unit = ("机械制造一分厂", "财务处", "职工医院", "附属第二中学", "运输公司")[seq % 5]
    area = ("王家村 3 号楼", "建设路 18 号院", "东湖小区 12 栋", "铁西片区")[seq % 4]
    category = ("退休", "离休", "退休", "遗属")[seq % 4]
    return Person(
        seq, name, f"{61 + seq * 13 % 38} 岁", category, unit, area, f"138 0000 {1000 + seq:04d}", chips
    )


class People:
    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        return array("q", range(1, 7251))

    def lines(self, ids: Sequence[int]) -> list[Person]:
        return [person(one) for one in ids]


COLUMNS = (
    Column("name", "姓名", lambda line: line.name, width=110, sortable=True, strong=True),
    Column("age", "年龄", lambda line: line.age, width=80, sortable=True, figures=True),
    Column("category", "人员类别", lambda line: line.category, width=90),
    Column("unit", "原工作单位", lambda line: line.unit, width=170),
    Column("area", "居住片区", lambda line: line.area, width=160),
    Column("phone", "电话", lambda line: line.phone, width=140),
    Column("chips", "走访", lambda line: "", width=220, chips=lambda line: line.chips),
)


def people_table() -> Table:
    model = PagedModel(People(), COLUMNS, sort="name")
    table = Table(model, "人员")
    model.reload()
    table.selectRow(3)
    return table


class PeoplePage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "人员")
        self.header.say(
            "在册 {all} 人，其中离休 {veterans} 人；{stale} 人的联系方式超过一年未核实。",
            all=7250,
            veterans=318,
            stale=0,
        )
        self.header.add_act(button("导出", Icon.EXPORT))
        self.header.add_act(button("新增人员", Icon.ENROL, Kind.PRIMARY))
        chips = QHBoxLayout()
        for at, (word, count) in enumerate((("在册", 7250), ("独居", 212), ("高龄", 1627), ("住院中", 6))):
            chips.addWidget(FilterChip(word, count, checked=at == 0))
        chips.addStretch(1)
        self.body.addLayout(chips)
        self.body.addWidget(people_table(), 1)


def parts() -> QWidget:
    room = QWidget()
    layout = QVBoxLayout(room)
    layout.setContentsMargins(24, 24, 24, 24)
    layout.setSpacing(theme.px(12))
    header = PageHeader("走访")
    header.say("本季度应访 {owed} 人，已完成 {done} 人；{near} 人临近截止。", owed=312, done=190, near=14)
    header.add_act(button("打印路线单", Icon.ROUTE))
    header.add_act(button("记录走访", Icon.ADD, Kind.PRIMARY))
    layout.addWidget(header)
    layout.addLayout(_buttons())
    chips = FlowLayout()
    for look in CHIPS:
        chips.addWidget(Chip(look))
    chips.addWidget(FilterChip("走访", 12, checked=True))
    chips.addWidget(FilterChip("住院", 3))
    layout.addLayout(chips)
    row = QHBoxLayout()
    row.addWidget(_week(), 1)
    row.addWidget(_choices(), 1)
    row.addWidget(PhotoFrame("王秀兰"))
    empty = "记下一次住院，探视、慰问金和出院后的回访就会出现在这里。"
    row.addWidget(EmptyState(Icon.HOSPITAL, "没有人在住院", empty, "登记住院", lambda: None, Icon.ADD), 1)
    layout.addLayout(row)
    layout.addWidget(words("次要文字：最近一次备份在 2 小时前，已核验。", Type.BODY, Role.SOFT))
    layout.addStretch(1)
    return room


def _buttons() -> QHBoxLayout:
    line = QHBoxLayout()
    for kind in Kind:
        line.addWidget(button(f"{kind.value} 按钮", Icon.CHECK if kind is not Kind.LINK else None, kind))
    for off in (button("不可用", Icon.CHECK), button("不可用", None, Kind.PRIMARY)):
        off.setEnabled(False)
        line.addWidget(off)
    line.addWidget(LinkNumber(7250, "在册"))
    line.addStretch(1)
    return line


def _week() -> Card:
    card = Card("本周的事")
    card.add_act(button("全部", None, Kind.LINK))
    card.body.addWidget(words("王秀兰，82 岁，独居，距上次走访 96 天"))
    card.body.addWidget(caption("东湖小区 12 栋 · 机械制造一分厂"))
    card.body.addWidget(rule())
    for kind in Type:
        card.body.addWidget(words(f"{kind.value} 老有所养 0123456789", kind))
    return card


def _choices() -> Card:
    card = Card("选项")
    for made in (
        QCheckBox("打印时附照片"),
        QCheckBox("已选"),
        QRadioButton("按姓氏笔画"),
        QRadioButton("按片区"),
    ):
        card.body.addWidget(made)
        made.setChecked(made.text() in ("已选", "按片区"))
    combo = QComboBox()
    combo.addItems(["全部片区", "铁西片区"])
    card.body.addWidget(combo)
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setValue(43)
    card.body.addWidget(bar)
    strip = ProgressStrip("正在导入名册")
    strip.show_progress(3120, 7250)
    card.body.addWidget(strip)
    card.body.addStretch(1)
    return card


def form() -> QWidget:
    made = Form()
    made.group("基本情况", "空着的项目可以以后再填。")
    name = LineEdit("王秀兰")
    made.add("name", "姓名", name, obligatory=True)
    sex = CodeBox(list(terms.Sex))
    sex.set_value("女")
    made.add("sex", "性别", sex)
    born = DateField(lambda: date(2026, 5, 18), partial=True)
    born.setText("1944-02-30")
    made.add("born", "出生日期", born)
    made.add(
        "id_number",
        "居民身份证号码",
        LineEdit("110101194402300021", figures=True),
        note="18 位；末位可以是 X",
    )
    living = MultiChoice(list(terms.Living))
    living.set_value(["独居", "失独", "与子女亲友共住"])
    made.add("living", "居住状况", living)
    made.add("category", "人员类别", CodeBox(list(terms.Category)))
    made.group("联系")
    made.add("phone", "手机", LineEdit(figures=True))
    made.add("address", "现住地址", LineEdit("东湖小区 12 栋 3 单元 501 室"), wide=True)
    made.add("note", "备注", TextArea("子女在外地，每月 5 日左右通电话。"), wide=True)
    made.group("党务")
    made.add("joined", "入党时间", DateField(lambda: date(2026, 5, 18), partial=True))
    made.add("branch", "党支部", CodeBox(["第一党支部", "第二党支部"]))
    made.refuse("born", "1944年2月没有30日。请核对证件。")
    room = QWidget()
    layout = QVBoxLayout(room)
    layout.setContentsMargins(24, 24, 24, 24)
    layout.addWidget(section("登记"))
    layout.addWidget(scrolled(made), 1)
    name.setFocus()
    return room


def frame(settings: Settings) -> QWidget:
    desk = quiet_desk(settings)
    entries = [
        PageEntry(key, icon, word, PeoplePage)
        for key, icon, word in (
            ("desk", Icon.DESK, "工作台"),
            ("members", Icon.MEMBERS, "人员"),
            ("visits", Icon.VISITS, "走访"),
            ("hospital", Icon.HOSPITAL, "住院"),
            ("condolences", Icon.CONDOLENCES, "慰问"),
            ("bereavement", Icon.BEREAVEMENT, "善后"),
            ("print", Icon.PRINT, "打印"),
            ("exchange", Icon.EXCHANGE, "交换"),
            ("figures", Icon.FIGURES, "统计"),
            ("settings", Icon.SETTINGS, "设置"),
        )
    ]
    counts = {"desk": 14, "visits": 312, "hospital": 6, "bereavement": 2}
    window = MainWindow(
        desk, entries, office="东湖机械厂离退休工作处", find=lambda _wanted: [], counts=lambda: counts
    )
    window.show_page("members")
    window.top.show_backup("备份 2 小时前")
    desk.told.emit(Told("已记录 王秀兰 的上门走访", 7))
    desk.setParent(window)
    return window


def search() -> QWidget:
    def find(_wanted: str) -> list[Hit]:
        found = (person(seq) for seq in (21, 41, 61, 81, 7))
        return [Hit(one.id, one.name, one.age, one.unit, one.phone, one.chips) for one in found]

    desk = quiet_desk()
    entries = [
        PageEntry("members", Icon.MEMBERS, "人员", PeoplePage),
        PageEntry("visits", Icon.VISITS, "走访", PeoplePage),
    ]
    window = MainWindow(desk, entries, office="东湖机械厂离退休工作处", find=find)
    window.resize(1366, 768)
    window.show()
    window.top.search.setFocus()
    window.top.search.setText("lz")
    window.top.search.seek()
    desk.setParent(window)
    return window


ROOMS: dict[str, Callable[[], QWidget]] = {
    "parts": parts,
    "form": form,
    "search": search,
    "person": gallery_parts.person,
    "tree": gallery_parts.tree,
    "wizard": gallery_parts.wizard,
    "password": gallery_parts.password,
    "trouble": gallery_parts.trouble,
    "help": gallery_parts.help_sheet,
}
