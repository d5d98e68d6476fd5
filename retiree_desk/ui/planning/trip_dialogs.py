"""Small forms about trips: another day or person, and writing down what was made of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from retiree_desk import wording
from retiree_desk.domain import visits as rules
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import VisitKind, VisitResult
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.i18n import _, ngettext
from retiree_desk.services import planning_kept
from retiree_desk.store.unit import Unit
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.planning.trip_lines import StopLine, TripLine, day_words
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.multi_choice import MultiChoice
from retiree_desk.ui.widgets.text_area import TextArea


def move_dialog(desk: Desk, trips: Sequence[TripLine], staff: Sequence[str], parent: QWidget) -> FormDialog:
    """Give trips another day, another person, or both."""
    day, who = DateField(desk.today), CodeBox(staff)
    form = Form(columns=1)
    form.add("day", _("Day"), day)
    form.add("staff", _("Who goes"), who, note=_("Left empty: as it is"))
    if len(trips) == 1:
        day.set_value(trips[0].day)
        who.set_value(trips[0].staff)

    def keep() -> None:
        chosen, name = day.value(), who.value()
        if name and name not in staff:
            raise RuleBroken("plan_staff_unknown", "staff", name=name)
        told = ngettext("{count} trip moved", "{count} trips moved", len(trips)).format(count=len(trips))

        def moving(unit: Unit) -> None:
            for one in trips:
                planning_kept.move(unit, one.uid, chosen or one.day, name or one.staff)

        desk.do(planning_kept.EDIT, moving, told=told)

    return FormDialog(_("Move"), form, keep, parent, _about(trips))


def record_dialog(
    desk: Desk, trip: TripLine, stops: Sequence[StopLine], staff: Sequence[str], parent: QWidget
) -> FormDialog:
    """Write down the calls of some stops: one kind, one result, one day."""
    kind, result = CodeBox(tuple(VisitKind), wording.term), CodeBox(tuple(VisitResult), wording.term)
    day, who, leader = DateField(desk.today), MultiChoice(staff), QCheckBox(_("A leader took part"))
    condition, note = TextArea(lines=2), TextArea(lines=2)
    form = Form(columns=1)
    for name, label, field in (
        ("kind", _("How"), kind), ("result", _("Result"), result), ("day", _("Day"), day), ("staff", _("Who went"), who),
        ("by_leader", _("Leader present"), leader), ("condition", _("Condition"), condition), ("note", _("Note"), note),
    ):  # fmt: skip
        form.add(name, label, field)
    kind.set_value(stops[0].kind)
    result.set_value(rules.usual_result(stops[0].kind))
    day.set_value(min(trip.day, desk.today()))
    who.set_value([trip.staff])
    kind.picked.connect(_suggesting(result))

    def keep() -> None:
        draft = VisitDraft(
            day=day.value() or trip.day,
            kind=kind.value(),
            result=result.value(),
            staff=who.value(),
            condition=condition.value(),
            note=note.value(),
            by_leader=leader.isChecked(),
        )
        uids = [stop.uid for stop in stops]
        names = "、".join(stop.name for stop in stops)
        desk.do(
            "visit.log",
            lambda unit: planning_kept.record(unit, trip.uid, uids, draft, today=desk.today()),
            told=_("{kind} for {names} recorded").format(kind=wording.term(draft.kind), names=names),
        )

    names = "、".join(stop.name for stop in stops)
    return FormDialog(_("Record a trip"), form, keep, parent, f"{_about([trip])} · {names}")


def _suggesting(result: CodeBox) -> Callable[[str], None]:
    def suggest(kind: str) -> None:
        result.set_value(rules.usual_result(kind))

    return suggest


def _about(trips: Sequence[TripLine]) -> str:
    shown = [f"{day_words(one.day)} {one.staff}" for one in trips[:3]]
    return "；".join(shown) + ("…" if len(trips) > len(shown) else "")
