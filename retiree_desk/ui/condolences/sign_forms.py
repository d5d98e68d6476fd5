"""The small forms at the counter: a proxy with the relation, a line struck out with the reason, one person more."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from retiree_desk.domain import terms
from retiree_desk.domain.campaigns import Signature
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services import campaigns, campaigns_book
from retiree_desk.services.campaigns import Gift
from retiree_desk.ui.condolences.form import person_of
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.members.form_person import PersonBox
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.wording import care, term

REASONS = ("已调离", "谢绝来访", "丧期", "外出", "本人放弃", "其他")


class ProxyDialog(FormDialog):
    """Somebody signs for the person: who, and how related; staff are refused in words."""

    def __init__(self, desk: Desk, gift: Gift, parent: QWidget | None = None) -> None:
        self._desk, self._gift = desk, gift
        self.signer, self.relation = LineEdit(), CodeBox(terms.RELATIONS, term)
        form = Form(columns=1)
        form.add("signer", _("Proxy"), self.signer, obligatory=True)
        form.add("signer_relation", _("Relation"), self.relation, obligatory=True)
        sentence = _("Spouse, children and their spouses may sign; staff of the office never do.")
        super().__init__(
            _("Signed by a proxy for {name}").format(name=gift.name), form, self._keep, parent, sentence
        )
        self.signer.setFocus()

    def _keep(self) -> None:
        signature = Signature(self.signer.text().strip(), self.relation.value())
        if not signature.name:
            raise RuleBroken("name_blank", "signer")
        told = _("{proxy} ({relation}) has signed for {name}").format(
            proxy=signature.name, relation=term(signature.relation), name=self._gift.name
        )
        day = self._desk.today()
        self._desk.do(
            "campaign.sign", lambda unit: campaigns.sign(unit, self._gift.uid, signature, day), told=told
        )


class StrikeDialog(FormDialog):
    """A line is struck out, with the reason."""

    def __init__(self, desk: Desk, gift: Gift, parent: QWidget | None = None) -> None:
        self._desk, self._gift = desk, gift
        self.reason = CodeBox(REASONS, care.excluded)
        form = Form(columns=1)
        form.add("reason", _("Reason"), self.reason, obligatory=True)
        super().__init__(_("Nothing for {name}").format(name=gift.name), form, self._keep, parent)
        self.reason.setFocus()

    def _keep(self) -> None:
        reason = self.reason.value()
        if not reason:
            raise RuleBroken("exclusion_reason_blank", "reason")
        told = _("{name} is struck out: {reason}").format(name=self._gift.name, reason=care.excluded(reason))
        self._desk.do(
            "campaign.edit", lambda unit: campaigns.exclude(unit, self._gift.uid, reason), told=told
        )


class AddDialog(FormDialog):
    """One person more, who joined after the list was drawn up."""

    def __init__(self, desk: Desk, campaign: Uid, parent: QWidget | None = None) -> None:
        self._desk, self._campaign = desk, campaign
        self.member = PersonBox(desk)
        form = Form(columns=1)
        form.add("member_no", _("Person condoled"), self.member, obligatory=True)
        super().__init__(_("Add a person to the list"), form, self._keep, parent)
        self.member.setFocus()

    def _keep(self) -> None:
        member = person_of(self.member)
        told = _("{name} is on the list").format(name=self.member.text())
        self._desk.do(
            "campaign.edit", lambda unit: campaigns_book.add_person(unit, self._campaign, member), told=told
        )
