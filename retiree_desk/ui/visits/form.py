"""The full form of a visit: several people on one trip, who went, whom they met, the three questions, promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from retiree_desk import wording
from retiree_desk.domain import visits as rules
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.periods import parse_period
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import VisitKind, VisitResult
from retiree_desk.domain.values import Row
from retiree_desk.domain.visits import Promise, VisitDraft
from retiree_desk.i18n import _
from retiree_desk.services import visits
from retiree_desk.services.visits import Logged
from retiree_desk.store.unit import Unit
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.form_memory import VISIT, remember
from retiree_desk.ui.visits.people_field import PeopleField, neighbours_of
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.multi_choice import MultiChoice
from retiree_desk.ui.widgets.text_area import TextArea
from retiree_desk.wording.visits import recorded

_TEXTS = ("condition", "difficulties", "suggestions", "plans", "note")


class VisitDialog(FormDialog):
    """A new visit, or with ``visit_id`` one that is put right."""

    def __init__(
        self,
        desk: Desk,
        members: Sequence[Uid],
        draft: VisitDraft,
        parent: QWidget | None = None,
        *,
        visit_id: Uid | None = None,
    ) -> None:
        self._desk, self._visit_id = desk, visit_id
        staff, neighbours, names = desk.read(lambda unit: _offered(unit, members))
        self._people = PeopleField(names, neighbours, members)
        self._people.setEnabled(visit_id is None)
        self._kind = CodeBox(tuple(VisitKind), wording.term)
        self._result = CodeBox(tuple(VisitResult), wording.term)
        self._day = DateField(desk.today)
        self._staff = MultiChoice(staff)
        self._met, self._makes_up_for = LineEdit(), LineEdit()
        self._by_leader = QCheckBox(_("A leader took part"))
        self._texts = {name: TextArea(lines=2) for name in _TEXTS}
        self._promise, self._owner, self._due_on = LineEdit(), CodeBox(staff), DateField(desk.today)
        self._draft = draft
        title = _("Put a visit right") if visit_id else _("Record a visit")
        super().__init__(title, self._form(new=visit_id is None), self._keep, parent)
        self._kind.picked.connect(self._suggest)
        self._show(draft)
        if visit_id is None:
            is_new = draft == VisitDraft(draft.day, draft.kind)
            remember(self, desk, VISIT, members[0] if members else None, self._fields(), is_new=is_new)

    def value(self) -> VisitDraft:
        """What the form says; RuleBroken names the field that is wrong."""
        draft = replace(
            self._draft,
            day=self._day.value() or self._desk.today(),
            kind=self._kind.value(),
            result=self._result.value(),
            staff=self._staff.value(),
            met=self._met.text().strip(),
            by_leader=self._by_leader.isChecked(),
            makes_up_for=_period(self._makes_up_for.text().strip()),
            condition=self._texts["condition"].value(),
            difficulties=self._texts["difficulties"].value(),
            suggestions=self._texts["suggestions"].value(),
            plans=self._texts["plans"].value(),
            note=self._texts["note"].value(),
        )
        promise = self._promise.text().strip()
        if not promise:
            return draft
        return replace(draft, promises=(Promise(promise, self._owner.value(), self._due_on.value()),))

    def _form(self, *, new: bool) -> Form:
        form = Form(columns=2)
        form.group(_("The visit"))
        form.add("member_no", _("To whom"), self._people, wide=True, obligatory=True)
        form.add("kind", _("Way of visiting"), self._kind, obligatory=True)
        form.add("result", _("Result"), self._result)
        form.add("day", _("Day"), self._day, obligatory=True)
        form.add("staff", _("Who went"), self._staff)
        form.add("met", _("Whom they met"), self._met)
        form.add("by_leader", _("Leader present"), self._by_leader)
        form.group(_("What was said"))
        form.add("condition", _("Condition"), self._texts["condition"], wide=True)
        form.add("difficulties", _("Difficulties"), self._texts["difficulties"])
        form.add("suggestions", _("Suggestions"), self._texts["suggestions"])
        form.add("plans", _("Plans"), self._texts["plans"])
        form.add("note", _("Note"), self._texts["note"])
        form.add(
            "makes_up_for", _("Makes up for"), self._makes_up_for, note=_("A missed period, such as 2026Q3")
        )
        if new:
            form.group(_("Promised"), _("It comes up on the desk when it is due."))
            form.add("text", _("What is to be done"), self._promise, wide=True)
            form.add("owner", _("Responsible"), self._owner)
            form.add("due_on", _("Due on"), self._due_on)
        return form

    def _fields(self) -> dict[str, QWidget]:
        return {
            "people": self._people,
            "kind": self._kind,
            "result": self._result,
            "day": self._day,
            "staff": self._staff,
            "met": self._met,
            "by_leader": self._by_leader,
            "makes_up_for": self._makes_up_for,
            "promise": self._promise,
            "owner": self._owner,
            "due_on": self._due_on,
            **self._texts,
        }

    def _show(self, draft: VisitDraft) -> None:
        self._kind.set_value(draft.kind)
        self._result.set_value(draft.result or rules.usual_result(draft.kind))
        self._day.set_value(draft.day)
        self._staff.set_value(
            draft.staff or ((self._desk.user,) if self._desk.user and not self._visit_id else ())
        )
        self._met.setText(draft.met)
        self._by_leader.setChecked(draft.by_leader)
        self._makes_up_for.setText(draft.makes_up_for)
        for name, field in self._texts.items():
            field.set_value(str(getattr(draft, name)))

    def _suggest(self, kind: str) -> None:
        self._result.set_value(rules.usual_result(kind))

    def _keep(self) -> None:
        draft, today = self.value(), self._desk.today()
        if self._visit_id is not None:
            visit_id = self._visit_id
            told = _("The visit is put right")
            self._desk.do(
                "visit.edit", lambda unit: visits.correct(unit, visit_id, draft, today=today), told=told
            )
            return
        uids = self._people.uids()
        names = "、".join(self._people.value())
        if not uids:
            raise RuleBroken("visit_of_nobody", "member_no")

        def told_of(logged: Logged) -> str:
            return recorded(draft, names, logged.warnings)

        self._desk.do("visit.log", lambda unit: visits.log(unit, uids, draft, today=today), told=told_of)


def _period(text: str) -> str:
    """The name of a period; RuleBroken beside its field for what is none, which would make up for nothing."""
    try:
        return parse_period(text).name if text else ""
    except RuleBroken as broken:
        raise RuleBroken(broken.code, "makes_up_for", **broken.facts) from broken


def draft_of(row: Row) -> VisitDraft:
    """The draft of a row of the visits' table."""
    texts = {key: str(value or "") for key, value in row.items()}
    return VisitDraft(
        day=date.fromisoformat(texts["day"]),
        kind=texts["kind"],
        result=texts["result"],
        staff=tuple(name for name in texts["staff"].split("、") if name),
        met=texts["met"],
        condition=texts["condition"],
        difficulties=texts["difficulties"],
        suggestions=texts["suggestions"],
        plans=texts["plans"],
        note=texts["note"],
        by_leader=bool(row["by_leader"]),
        makes_up_for=texts["makes_up_for"],
    )


def _offered(unit: Unit, members: Sequence[Uid]) -> tuple[list[str], dict[str, Uid], dict[Uid, str]]:
    staff = [str(row["name"]) for row in unit.rows("staff").all() if row["name"] and row["active"] != 0]
    return staff, *neighbours_of(unit, members)
