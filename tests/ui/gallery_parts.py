"""More rooms of the gallery: the parts for reading one person, for shaping a tree, for going step by step."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.help_sheet import HelpSheet
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.password_window import PasswordWindow, Way
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.chips import Chip, ChipLook, Tone
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.photo import PhotoFrame
from retiree_desk.ui.widgets.progress import ProgressStrip
from retiree_desk.ui.widgets.split import ListDetail
from retiree_desk.ui.widgets.timeline import Moment, Timeline
from retiree_desk.ui.widgets.tree_editor import Node, TreeEditor
from retiree_desk.ui.widgets.wizard import Wizard, WizardStep
from retiree_desk.ui.widgets.words import words

MOMENTS = (
    Moment(
        1, "2026-05-18", "visit", Icon.VISITS, "上门走访，见到本人", "周敏、陈立 · 希望增加社区活动，听力下降"
    ),
    Moment(
        2, "2026-03-02", "stay", Icon.HOSPITAL, "住院 9 天，市第一医院，心绞痛", "探视 2 次，慰问金 500 元"
    ),
    Moment(3, "2026-02-10", "condolence", Icon.CONDOLENCES, "春节慰问金 300 元", "女儿代领"),
    Moment(4, "2025-12-20", "visit", Icon.PHONE, "电话联系"),
    Moment(5, "2025-10-01", "letter", Icon.LETTER, "寄出生日贺卡", "82 周岁"),
    Moment(6, "2025-06", "change", Icon.HISTORY, "自理能力改为“半自理”", "周敏 2025-06-11 登记"),
)
KINDS = {"visit": "走访", "stay": "住院", "condolence": "慰问", "letter": "信函", "change": "变动"}
TREE = (
    Node(
        1,
        "东湖管理站",
        1204,
        (
            Node(2, "第一党支部", 212, (Node(3, "第一小组", 71), Node(4, "第二小组", 141))),
            Node(5, "第二党支部", 330),
        ),
    ),
    Node(6, "铁西管理站", 842, (Node(7, "第三党支部", 96),)),
)


def person() -> QWidget:
    room = QWidget()
    layout = QVBoxLayout(room)
    layout.setContentsMargins(24, 24, 24, 24)
    layout.setSpacing(theme.px(16))
    head = QHBoxLayout()
    head.setSpacing(theme.px(16))
    head.addWidget(PhotoFrame("王秀兰"))
    said = QVBoxLayout()
    said.addWidget(words("王秀兰", Type.NAME))
    said.addWidget(words("82 岁 · 退休 · 机械制造一分厂 · 东湖小区 12 栋", Type.BODY, Role.SOFT))
    chips = FlowLayout()
    for look in (
        ChipLook("重点", Tone.IMPORTANT),
        ChipLook("独居", icon=Icon.HOME),
        ChipLook("半自理", icon=Icon.CARE),
        ChipLook("还剩 5 天", Tone.LAST_CALL),
    ):
        chips.addWidget(Chip(look))
    said.addLayout(chips)
    said.addStretch(1)
    head.addLayout(said, 1)
    acts = QVBoxLayout()
    acts.addWidget(button("记录走访", Icon.ADD, Kind.PRIMARY))
    acts.addWidget(button("打印卡片", Icon.PRINT))
    acts.addStretch(1)
    head.addLayout(acts)
    layout.addLayout(head)
    line = Timeline(KINDS)
    line.show_moments(MOMENTS)
    facts = Card("联系方式")
    for text in ("手机 138 0000 1021", "住宅 0431 8500 0000", "女儿 李敏 139 0000 2222"):
        facts.body.addWidget(words(text))
    facts.body.addStretch(1)
    layout.addWidget(ListDetail(line, facts), 1)
    return room


def tree() -> QWidget:
    room = QWidget()
    layout = QVBoxLayout(room)
    layout.setContentsMargins(24, 24, 24, 24)
    made = TreeEditor("管理站", "人数")
    made.show_nodes(TREE)
    layout.addWidget(made)
    return room


def wizard() -> QWidget:
    first = WizardStep("选择文件")
    second = WizardStep("核对表头", "左边是表格里的列名，右边是花名册的项目。没有对上的列不会导入。")
    form = Form()
    for name in ("姓名", "身份证号", "联系电话", "家庭住址"):
        form.add(name, name, LineEdit(name))
    second.body.addWidget(form)
    second.body.addStretch(1)
    third = WizardStep("预览")
    fourth = WizardStep("导入")
    made = Wizard([first, second, third, fourth], "完成")
    made.go_on()
    strip = ProgressStrip("正在读取 花名册.xlsx")
    strip.show_progress(3120, 7250)
    made.wait_for(strip)
    return made


def password() -> QWidget:
    room = QWidget()
    layout = QHBoxLayout(room)
    for users in (["周敏"], ["周敏", "陈立"]):
        way = Way(lambda _user, _password: None, lambda _code, _new: None, str)
        made = PasswordWindow("东湖机械厂离退休工作处", users, way)
        made.setParent(room)
        if len(users) == 2:
            made.say("密码不正确，请再试一次。")
        else:
            made._switch()
        layout.addWidget(made)
    return room


def trouble() -> QWidget:
    return troubles.message(Trouble("disk_full"), None)


def help_sheet() -> QWidget:
    return HelpSheet()
