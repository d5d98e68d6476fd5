"""Sentences about hospital stays, condolences, campaigns, funds and deaths."""

from __future__ import annotations

from retiree_desk.i18n import N_

REFUSALS = {
    "discharged_before_admitted": N_("The discharge is before the admission of {admitted}."),
    "admitted_in_future": N_("{day} is still to come; an admission is written down on the day."),
    "stay_overlaps": N_("There is a stay from {day} on these days already."),
    "stay_unknown": N_("This stay is no longer there."),
    "death_in_future": N_("{day} is still to come."),
    "already_dead": N_("The death of {day} has been recorded already."),
    "staff_may_not_sign": N_("{name} is on the staff; staff never sign for a gift."),
    "proxy_not_named": N_("Please enter how {name} is related."),
    "campaign_closed": N_("This campaign is closed."),
    "campaign_name_blank": N_("Please give the campaign a name."),
    "gift_unknown": N_("This line is no longer on the list."),
    "amount_negative": N_("An amount can't be less than nothing."),
    "fund_unknown": N_("There is no fund called {name}."),
    "condolence_kind_blank": N_("Please choose what the condolence is for."),
}
