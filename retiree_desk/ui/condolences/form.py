"""One condolence: for whom, what for, how much, from which fund, who signed; what was paid before is told while typing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from retiree_desk import wording
from retiree_desk.domain import money, terms
from retiree_desk.domain.dates import is_valid
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.money_rules import Answer
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import CondolenceForm, CondolenceKind
from retiree_desk.i18n import _
from retiree_desk.services import condolences, hospital
from retiree_desk.services.condolences import CondolenceDraft
from retiree_desk.services.condolences_book import fund_names
from retiree_desk.store.unit import Unit
from retiree_desk.ui.condolences.answers import MoneyAnswers
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.form_memory import CONDOLENCE, remember
from retiree_desk.ui.members.form_person import PersonBox
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.multi_choice import MultiChoice
from retiree_desk.ui.widgets.text_area import TextArea

_FIELDS = ("member day kind form_box cause goods amount fund staff signer relation note").split()


@dataclass(frozen=True, slots=True)
class Offered:
    """What the fields offer: names of the staff and of the funds."""

    staff: tuple[str, ...]
    funds: tuple[str, ...]


class CondolenceDialog(FormDialog):
    """A new condolence; ``draft`` says what is known already (a gift at a bedside brings cause and stay)."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        member: Uid | None = None,
        draft: CondolenceDraft | None = None,
    ) -> None:
        self._desk = desk
        self._draft = draft or CondolenceDraft(day=desk.today(), kind="")
        offered = desk.read(_offered)
        self.member = PersonBox(desk)
        self.day = DateField(desk.today)
        self.kind = CodeBox(tuple(CondolenceKind), wording.term)
        self.form_box = CodeBox(tuple(CondolenceForm), wording.term)
        self.cause, self.goods = LineEdit(), LineEdit()
        self.amount = LineEdit(figures=True)
        self.fund = CodeBox(offered.funds)
        self.staff = MultiChoice(offered.staff)
        self.signer, self.relation = LineEdit(), CodeBox(terms.RELATIONS, wording.term)
        self.note = TextArea(lines=2)
        self.answers = MoneyAnswers()
        sentence = _("Staff never sign for a gift: the person does, or somebody of the family.")
        super().__init__(_("Record a condolence"), self._form(), self._keep, parent, sentence)
        self._show(self._draft, member)
        for field in (self.member, self.kind, self.cause, self.day):
            field.composed.connect(self._answer)
        fields = {name: getattr(self, name) for name in _FIELDS}
        remember(self, desk, CONDOLENCE, member, fields, is_new=draft is None)
        self._answer()
        (self.amount if member is not None else self.member).setFocus()

    def value(self) -> CondolenceDraft:
        """What the form says; RuleBroken names the field that is wrong."""
        return replace(
            self._draft,
            day=self.day.value() or self._desk.today(),
            kind=self.kind.value(),
            form=self.form_box.value(),
            amount=_fen(self.amount),
            goods=self.goods.text().strip(),
            fund=self.fund.value(),
            staff=self.staff.value(),
            signer=self.signer.text().strip(),
            signer_relation=self.relation.value(),
            cause=self.cause.text().strip(),
            note=self.note.value(),
        )

    def _form(self) -> Form:
        form = Form(columns=2)
        form.group(_("For whom and what"))
        form.add("member_no", _("Person condoled"), self.member, obligatory=True)
        form.add("day", _("Day"), self.day, obligatory=True)
        form.add("kind", _("Occasion"), self.kind, obligatory=True)
        form.add(
            "cause",
            _("Illness or cause"),
            self.cause,
            note=_("The illness or what happened; the year's limit goes by it"),
        )
        form.add("answers", _("Paid before"), self.answers, wide=True)
        form.group(_("What is given"))
        form.add("amount_fen", _("Yuan"), self.amount)
        form.add("form", _("In which form"), self.form_box)
        form.add("goods", _("Goods"), self.goods)
        form.add("fund", _("Paid from"), self.fund)
        form.group(_("By whom, to whom"))
        form.add("staff", _("Handed over by"), self.staff)
        form.add("signer", _("Signed by"), self.signer, note=_("Empty: the person"))
        form.add("signer_relation", _("Relation"), self.relation)
        form.add("note", _("Note"), self.note)
        return form

    def _show(self, draft: CondolenceDraft, member: Uid | None) -> None:
        self.member.set_value(member)
        self.day.set_value(draft.day)
        self.kind.set_value(draft.kind)
        self.form_box.set_value(draft.form)
        self.cause.setText(draft.cause)
        self.amount.setText(money.words(draft.amount) if draft.amount else "")
        self.goods.setText(draft.goods)
        self.fund.set_value(draft.fund)
        self.staff.set_value(draft.staff or ((self._desk.user,) if self._desk.user else ()))
        self.signer.setText(draft.signer)
        self.relation.set_value(draft.signer_relation)
        self.note.set_value(draft.note)

    def _answer(self, _typed: str = "") -> None:
        member, kind = _chosen(self.member), self.kind.value()
        self.amount.setPlaceholderText("")
        if member is None or not kind:
            self.answers.show_hint(
                _("Choose the person and what it is for: what was paid this year is told here.")
            )
            return
        found = self._ask(member, kind)
        if not found:
            self.answers.show_hint(_("No money rule holds for this."))
            return
        self.answers.show_answers(found, cause_known=bool(self.cause.reading().strip()))
        usual = next((one.rule.amount for one in found if one.rule.amount and one.is_within), 0)
        if usual:
            self.amount.setPlaceholderText(_("Standard {sum}").format(sum=money.words(usual)))

    def _ask(self, member: Uid, kind: str) -> list[Answer]:
        text = self.day.text().strip()
        day = self._desk.today()
        if is_valid(text) and len(text) > 7:
            day = day.fromisoformat(text)
        cause = self.cause.reading().strip()
        return self._desk.read(
            lambda unit: hospital.paid_before(unit, member, kind=kind, cause=cause, day=day)
        )

    def _keep(self) -> None:
        member = person_of(self.member)
        draft = self.value()
        told = _("{kind} condolence for {name} recorded").format(
            kind=wording.term(draft.kind), name=self._desk.read(lambda unit: name_of(unit, member))
        )
        self._desk.do("condolence.edit", lambda unit: condolences.give(unit, member, draft), told=told)


def person_of(box: PersonBox, field: str = "member_no") -> Uid:
    """Who was chosen; RuleBroken beside ``field`` when nobody was."""
    chosen = _chosen(box)
    if chosen is None:
        raise RuleBroken("person_not_chosen", field, name=box.text().strip() or "…")
    return chosen


def name_of(unit: Unit, member: Uid) -> str:
    """The person's name."""
    person = unit.members.person(member)
    return person.text("name") if person is not None else ""


def _chosen(box: PersonBox) -> Uid | None:
    return bytes.fromhex(box.raw()) if box.raw() else None


def _fen(field: LineEdit) -> int:
    if not field.text().strip():
        return 0
    try:
        return money.parse(field.text())
    except RuleBroken as broken:
        raise RuleBroken("not_an_amount", "amount_fen", value=field.text().strip()) from broken


def _offered(unit: Unit) -> Offered:
    staff = [str(row["name"]) for row in unit.rows("staff").all() if row["name"] and row["active"] != 0]
    return Offered(tuple(staff), tuple(fund_names(unit)))
