"""How each kind of paper looks, drawn small for an invented person: the pictures of the gallery."""

from __future__ import annotations

import io
from datetime import date

from retiree_desk.documents import cards, envelopes, labels, letter_pdf, sheet_pdf, sheets, stock
from retiree_desk.documents import letters as texts
from retiree_desk.documents.cards import Card, CardPerson, CardRun, CardSize, Office
from retiree_desk.documents.envelopes import Addressee, Sender
from retiree_desk.documents.letter_looks import look
from retiree_desk.documents.letters import Custom, LetterPerson
from retiree_desk.documents.preview import Bitmap, Preview
from retiree_desk.documents.sheets import FormSheet
from retiree_desk.services.papers import Paper, PrintRoom
from retiree_desk.services.papers_files import Area, file_of
from retiree_desk.services.papers_sheets import REGISTER, REGISTER_TITLE
from retiree_desk.ui.printing.offers import Offer

_NAME = "王秀兰"
_FACTS = {
    "性别": "女", "民族": "汉族", "出生日期": "1938年5月12日", "人员类别": "离休", "享受待遇": "副局级医疗待遇",
    "党支部": "机关第三党支部", "政治面貌": "中共党员", "现住址": "和平区新华路幸福里6号楼2单元101室", "手机": "138 0000 0002",
    "联系电话": "138 0000 0002", "家庭联系人": "李建国", "与本人关系": "长子", "联系人电话": "139 0000 0003", "年龄": "87",
    "逝世时间": "2026年1月20日", "享年": "87", "寿辰": "九十寿辰", "节日": "春节", "日期": "2026年2月10日", "通知标题": "通　知",
    "通知内容": "定于三月十五日上午九时在二楼会议室召开情况通报会，请您参加。", "医院": "市中心医院", "活动": "春节慰问", "金额": "300.00",
    "月份": "五月", "生日": "5月12日", "岁数": "88周岁", "外出地点": "广东省深圳市", "有效期至": "2027年3月1日", "医疗待遇": "离休干部医疗",
}  # fmt: skip
_OFFICE = {
    "单位名称": "市轻工业局离退休干部处", "办公电话": "8000 1234", "值班电话": "138 0000 1234", "监督电话": "8000 1200",
    "办公时间": "周一至周五 8:30—17:30", "办公地址": "和平区解放北路108号", "首问负责": "首位接待您的同志负责到底。",
    "政策依据": "以现行文件为准", "生效日期": "2026年1月1日",
}  # fmt: skip
_LISTS = {
    "联系人": (("结对联系人", "刘敏", "138 0000 0004"), ("小组长", "陈桂芳", "138 0000 0005"), ("长子", "李建国", "139 0000 0003")),
    "待遇项目": (("基本养老金", "7,260.00 元/月", ""), ("医疗待遇", "离休干部医疗", ""), ("体检", "每年一次", "")),
    "服务事项": (("走访慰问", "定期上门"), ("住院探望", "得知后及时"), ("资格认证", "协助办理")),
}  # fmt: skip
_ROWS = 4


def picture(room: PrintRoom, offer: Offer, dpi: float) -> Bitmap:
    """The first page of a kind of paper."""
    target = io.BytesIO()
    _DRAW[offer.paper](room, offer, target)
    with Preview(target.getvalue()) as shown:
        return shown.bitmap(0, dpi)


def _card(room: PrintRoom, offer: Offer, target: io.BytesIO) -> None:
    size = CardSize.A5 if offer.name in ("benefits", "notice") else CardSize.WALLET
    layout = cards.card_layout(Card(offer.name), size, room.folder(Area.CARDS))
    person = CardPerson("100001", _NAME, _FACTS, _LISTS)
    cards.print_cards(target, layout, [person], Office(_OFFICE), CardRun(size, marks=False))


def _letter(room: PrintRoom, offer: Offer, target: io.BytesIO) -> None:
    text = texts.letter_text("condolence" if offer.own else offer.name, room.folder(Area.TEXTS))
    person = LetterPerson("100001", _NAME, "女", died_on=date(2026, 1, 20), facts=_FACTS)
    letter = texts.compose(text, person, {**_OFFICE, "日期": _FACTS["日期"]}, Custom())
    letter_pdf.print_letters(target, look(text.look, room.folder(Area.LETTERS)), [letter], offer.name)


def _envelope(room: PrintRoom, offer: Offer, target: io.BytesIO) -> None:
    form = envelopes.envelope(offer.name, room.folder(Area.ENVELOPES))
    sender = Sender(_OFFICE["单位名称"], _OFFICE["办公地址"], "300040")
    envelopes.print_envelopes(target, form, [_addressee()], sender, boxes=True)


def _label(room: PrintRoom, offer: Offer, target: io.BytesIO) -> None:
    grid = stock.load(file_of(room, Area.STOCK, offer.name))
    labels.print_labels(target, grid, [_addressee()] * grid.places, outlines=True)


def _sheet(room: PrintRoom, offer: Offer, target: io.BytesIO) -> None:
    row = {"姓名": _NAME, **_FACTS}
    if offer.name == REGISTER:
        columns = ("姓名", "性别", "出生日期", "党支部", "现住址", "手机")
        design = sheets.register(REGISTER_TITLE, columns, [row])
        sheet_pdf.print_table(target, design, [row] * _ROWS, _OFFICE)
        return
    found = sheets.load(file_of(room, Area.SHEETS, offer.name))
    if isinstance(found, FormSheet):
        sheet_pdf.print_forms(target, found, [{**_OFFICE, **row}])
    else:
        sheet_pdf.print_table(target, found, [row] * _ROWS, {**_OFFICE, **_FACTS})


def _addressee() -> Addressee:
    return Addressee("100001", _NAME, "同志", _FACTS["现住址"], "300040")


_DRAW = {
    Paper.CARD: _card,
    Paper.LETTER: _letter,
    Paper.ENVELOPE: _envelope,
    Paper.LABEL: _label,
    Paper.SHEET: _sheet,
}
