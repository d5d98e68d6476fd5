"""The second step: what it says of the occasion, and on which paper it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy

from retiree_desk import wording
from retiree_desk.domain import money
from retiree_desk.domain.fields import Kind, all_fields
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import N_, _
from retiree_desk.services import papers_files
from retiree_desk.services.papers import Paper
from retiree_desk.services.papers_cards import ALONE, USUAL_SIZES
from retiree_desk.services.papers_files import Area
from retiree_desk.services.papers_letters import next_festival
from retiree_desk.services.papers_sheets import REGISTER, REGISTER_TITLE, USUAL_COLUMNS
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.printing.job import Job
from retiree_desk.ui.printing.stocks import stock_title
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.multi_choice import MultiChoice
from retiree_desk.ui.widgets.text_area import TextArea
from retiree_desk.ui.widgets.wizard import WizardStep

SIZES = (
    ("wallet", N_("Wallet, 85.6 x 54 mm")),
    ("A6", N_("A6, 148 x 105 mm")),
    ("A5", N_("A5, 210 x 148 mm")),
    ("A4", N_("A4, 297 x 210 mm")),
)
SIDES = (("both", N_("Both sides")), ("front", N_("Front sides only")), ("back", N_("Back sides only")))
ENVELOPES = ("B6", "DL", "ZL", "C5", "C4")
STOCK_OF = {"wallet": ("wallet-10",), "A6": ("a6-4",), "A5": ("a5-2",), "A4": ()}
_FUNERAL = (("生平", N_("Life")), ("治丧单位", N_("Funeral committee")))
OCCASIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "festival": (("节日", N_("Festival")),),
    "birthday": (("寿辰", N_("Birthday")),),
    "longevity": (("寿辰", N_("Birthday")),),
    "condolence": (("事由", N_("Because of")),),
    "obituary": _FUNERAL,
    "sympathy": _FUNERAL[:1],
    "notice": (("通知标题", N_("Heading of the notice")), ("通知内容", N_("Words"))),
    "route": (("走访人", N_("Visited by")), ("路线", N_("Route"))),
    "visits": (("走访人", N_("Visited by")),),
    "sign": (("活动", N_("Name of the occasion")), ("经费来源", N_("Paid from"))),
    "attendance": (("活动", N_("Name of the occasion")), ("时间", N_("Time")), ("地点", N_("Place"))),
    "hospital": (("登记人", N_("Written by")),),
    REGISTER: (("标题", N_("Heading of the register")),),
}
"""What each kind asks of its occasion: the name layouts use, and the label."""
LONG = frozenset(("通知内容", "生平"))
NOTES = {
    "寿辰": N_("such as 九十寿辰; by the reckoning your office uses"),
    "事由": N_("left out when blank; think twice before naming an illness"),
    "生平": N_("left out when blank"),
}


class ContentStep(WizardStep):
    """One form, with the fields this kind of paper needs."""

    def __init__(self, desk: Desk, job: Job) -> None:
        super().__init__(_("Words and paper"))
        self._desk, self._job = desk, job
        self.form = Form(columns=1)
        self.words: dict[str, LineEdit | TextArea] = {}
        self._keep: list[Callable[[], None]] = []
        self._add_paper()
        self._add_occasion()
        self._add_day()
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def leave(self) -> None:
        self.form.settle()
        self.form.accept_all()
        said = {name: text for name, field in self.words.items() if (text := _text_of(field))}
        others = {name: text for name, text in self._job.order.words.items() if name not in self.words}
        self._job.change(words={**others, **said})
        for keep in self._keep:
            keep()

    def refuse(self, broken: RuleBroken) -> bool:
        return self.form.refuse(broken.field, wording.refusal(broken), go=True)

    def _add_paper(self) -> None:
        order = self._job.order
        if order.paper is Paper.CARD:
            self._add_card()
        elif order.paper is Paper.ENVELOPE:
            titles = [(size, f"{size} · {_ENVELOPE_TITLES[size]}") for size in ENVELOPES]
            self._add_choice("name", _("Size"), titles, order.name)
            self._add_flag(
                "boxes", _("Draw the postcode boxes"), note=_("for envelopes that have none printed")
            )
            self._add_flag("family", _("To the families of the dead"))
        elif order.paper is Paper.LABEL:
            designs = [one for one in papers_files.designs(self._job.room) if one.area is Area.STOCK]
            titles = [(one.name, stock_title(one.path)) for one in designs if one.name.startswith("label")]
            self._add_choice("name", _("Sheet of labels"), titles, order.name)
            self._add_flag("boxes", _("Draw the outlines"), note=_("to see on plain paper how they lie"))
            self._add_flag("family", _("To the families of the dead"))
        elif order.name == REGISTER:
            self._add_columns()

    def _add_card(self) -> None:
        order = self._job.order
        size = order.size or USUAL_SIZES_BY_NAME[order.name]
        self.sizes = self._add_choice("size", _("Size"), [(key, _(word)) for key, word in SIZES], size)
        self.stock = QComboBox()
        self.form.add("stock", _("Paper"), self.stock)
        self.sizes.currentIndexChanged.connect(self._offer_stock)
        self._keep.append(lambda: self._job.change(stock=self.stock.currentData()))
        self._offer_stock()
        self._add_choice("sides", _("Sides"), [(key, _(word)) for key, word in SIDES], order.sides)

    def _offer_stock(self, _at: int = 0) -> None:
        """The sheets a size of card may stand on."""
        self.stock.clear()
        for name in STOCK_OF[self.sizes.currentData()]:
            path = papers_files.file_of(self._job.room, Area.STOCK, name)
            self.stock.addItem(stock_title(path), name)
        self.stock.addItem(_("One card a page, on paper of its size"), ALONE)

    def _add_occasion(self) -> None:
        order = self._job.order
        for name, label in OCCASIONS.get(order.name, ()):
            field = TextArea() if name in LONG else LineEdit()
            known = order.words.get(name, "") or self._usual(name)
            field.set_value(known) if isinstance(field, TextArea) else field.setText(known)
            self.words[name] = field
            note = NOTES.get(name, "")
            self.form.add(name, _(label), field, note=_(note) if note else "")
        if order.name == "sign":
            self._add_gift()

    def _usual(self, name: str) -> str:
        return {"节日": next_festival(self._job.room.today), "标题": REGISTER_TITLE}.get(name, "")

    def _add_gift(self) -> None:
        """What everybody gets; a campaign knows it by itself."""
        self.amount, self.goods = LineEdit(figures=True), LineEdit()
        self.form.add("amount", _("Yuan each"), self.amount)
        self.form.add("goods", _("Goods each"), self.goods, note=_("the sheet of a campaign takes its own"))
        self._keep.append(self._keep_gift)

    def _keep_gift(self) -> None:
        written = self.amount.text().strip()
        try:
            amount = money.parse(written) if written else 0
        except RuleBroken:
            raise RuleBroken("not_an_amount", "amount", value=written) from None
        self._job.change(amount=amount, goods=self.goods.text().strip())

    def _add_day(self) -> None:
        order = self._job.order
        if order.paper in (Paper.ENVELOPE, Paper.LABEL):
            return
        self.day = DateField(self._desk.today)
        self.day.set_value(order.day or self._desk.today())
        note = _("any day of the month that is meant") if order.name in ("birthdays", "weddings") else ""
        self.form.add("day", _("Date"), self.day, note=note)
        self._keep.append(lambda: self._job.change(day=self.day.value()))

    def _add_columns(self) -> None:
        headings = [
            field.heading
            for field in all_fields()
            if field.kind not in (Kind.PHOTO, Kind.MEMBER, Kind.DERIVED)
        ]
        self.columns = MultiChoice(["年龄", "楼栋", *headings])
        self.columns.set_value(self._job.order.columns or USUAL_COLUMNS)
        self.columns.setMinimumHeight(theme.px(104))
        self.form.add("columns", _("Which columns"), self.columns)
        self._keep.append(lambda: self._job.change(columns=self.columns.value() or USUAL_COLUMNS))

    def _add_choice(self, name: str, label: str, choices: list[tuple[str, str]], now: str) -> QComboBox:
        box = QComboBox()
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for key, word in choices:
            box.addItem(word, key)
        box.setCurrentIndex(max(0, box.findData(now)))
        self.form.add(name, label, box)
        self._keep.append(partial(self._keep_choice, name, box))
        return box

    def _keep_choice(self, name: str, box: QComboBox) -> None:
        self._job.change(**{name: box.currentData()})

    def _add_flag(self, name: str, word: str, note: str = "") -> None:
        box = QCheckBox(word)
        box.setChecked(bool(getattr(self._job.order, name)))
        self.form.add(name, "", box, note=note)
        box.setAccessibleName(word)
        self._keep.append(lambda: self._job.change(**{name: box.isChecked()}))


def _text_of(field: LineEdit | TextArea) -> str:
    return field.value() if isinstance(field, TextArea) else field.text().strip()


USUAL_SIZES_BY_NAME = {card.value: size.value for card, size in USUAL_SIZES.items()}
_ENVELOPE_TITLES = {
    "B6": "176 x 125 mm",
    "DL": "220 x 110 mm",
    "ZL": "230 x 120 mm",
    "C5": "229 x 162 mm",
    "C4": "324 x 229 mm",
}
