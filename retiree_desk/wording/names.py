"""Sentences about names, their readings and identity numbers."""

from __future__ import annotations

from retiree_desk.domain.id_numbers import Doubt
from retiree_desk.i18n import N_, _

REFUSALS = {
    "name_too_long": N_("The name has {count} characters; {longest} are the most. Please shorten it."),
    "not_pinyin": N_("Write the reading in letters, like zeng guo fan."),
}

DOUBTS = {
    "length": N_("The identity number has {value} places instead of 18."),
    "characters": N_("The identity number has other characters than digits and a last X."),
    "unknown_area": N_("No province has an area code like {value}."),
    "check_digit": N_(
        "The last place of the identity number does not fit the others; one of them may be mistyped."
    ),
    "bad_date": N_("The birth in the identity number is no date."),
    "birth_differs": N_("The identity number says born on {value}."),
    "sex_differs": N_("The identity number says {value}."),
}


def doubt(one: Doubt) -> str:
    """What looks wrong in an identity number; it may be right all the same and can be saved."""
    return _(DOUBTS[one.code]).format(value=one.value)
