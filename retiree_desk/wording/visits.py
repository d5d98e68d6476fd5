"""Sentences about visits."""

from __future__ import annotations

from collections.abc import Iterable

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.i18n import N_, _
from retiree_desk.wording import refusal, term

REFUSALS = {
    "visit_of_nobody": N_("Please choose whom the visit was to."),
    "visit_kind_blank": N_("Please choose how the visit was made."),
    "visit_day_impossible": N_("{day} can't be the day of a visit."),
    "visit_unknown": N_("This visit is no longer there."),
    "visit_after_death": N_("The visit is dated after the day of death."),
    "visit_in_future": N_("The visit is dated in the future."),
    "sheet_unclear": N_(
        "{count} lines name nobody, or several people: {lines}. Put them right, or save again to leave them out."
    ),
    "sheet_nobody": N_("None of the lines names anybody in the register."),
    "sheet_empty": N_("No row has a result yet."),
    "follow_up_blank": N_("Please write what is to be seen to."),
    "follow_up_unknown": N_("This follow-up is no longer there."),
    "waiver_reason_blank": N_("Please write why visits are waived."),
    "waiver_ends_before": N_("The waiver would end before it begins."),
    "visit_result_odd": N_("This result is unusual for this kind of visit."),
}


def recorded(draft: VisitDraft, names: str, warnings: Iterable[str] = ()) -> str:
    """That a visit was written down, and what is odd about it."""
    said = _("Recorded for {names}: {kind}").format(kind=term(draft.kind), names=names)
    return " ".join([said, *(refusal(RuleBroken(code)) for code in warnings)])
