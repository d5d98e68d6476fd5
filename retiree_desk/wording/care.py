"""Sentences about hospital stays, condolences, campaigns, funds and deaths."""

from __future__ import annotations

from datetime import date

from retiree_desk import i18n
from retiree_desk.domain import money
from retiree_desk.domain.campaigns import GiftState
from retiree_desk.domain.money_rules import Answer, Payment, Per
from retiree_desk.i18n import N_, _, ngettext

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
    "condolence_kind_blank": N_("Please choose what the condolence is for."),
    "campaign_unknown": N_("This campaign is no longer there."),
    "gift_for_the_dead": N_("This person has died; the gift stays struck out."),
    "gift_signed_already": N_("{name} has signed already; Delete on the line takes the signature back."),
    "gift_struck_out": N_("This line is struck out ({reason}); please put it back onto the list first."),
    "gift_listed_already": N_("{name} is on the list already."),
    "exclusion_reason_blank": N_("Please enter why this person gets nothing."),
    "fund_name_blank": N_("Please give the fund a name."),
    "money_rule_title_blank": N_("Please say what the rule is called."),
    "money_rule_day": N_("Please enter month and day, such as 12-16."),
    "case_has_steps": N_("{count} steps are still open; tick them off first, or note why not."),
    "case_unknown": N_("This case is no longer there."),
    "hospital_blank": N_("Please enter the hospital."),
}

PER = {
    Per.CAUSE: N_("for each cause"),
    Per.PERSON: N_("for each person"),
}

GIFT_STATES = {
    GiftState.LISTED: N_("Not yet signed for"),
    GiftState.SIGNED: N_("Signed for"),
    GiftState.PROXY: N_("Signed for by a proxy"),
    GiftState.UNCLAIMED: N_("Unclaimed"),
    GiftState.EXCLUDED: N_("Struck out"),
}

REASONS = {
    "去世": N_("deceased"),
    "不在册": N_("not on the register"),
    "谢绝来访": N_("wants no callers"),
    "丧期": N_("in mourning"),
}

SEVERITIES = {
    "一般": N_("stable"),
    "病重": N_("seriously ill"),
    "病危": N_("critical"),
}

LEARNT = {
    "家属": N_("the family"),
    "本人": N_("the person"),
    "联络小组": N_("the liaison group"),
    "邻居": N_("a neighbour"),
    "社区": N_("the community"),
    "医院": N_("the hospital"),
    "其他": N_("somebody else"),
}

STEPS = {
    "report": N_("Report to the unit in charge and to the office above"),
    "family": N_("Call on the family, ask how they wish the funeral"),
    "papers": N_("Help with the death certificate, copy the papers, cancel the household entry"),
    "obituary": N_("Draft the obituary and ask the family's consent"),
    "farewell": N_("Arrange the funeral home, the farewell and cars"),
    "pension_stop": N_("Send the copy of the certificate within a week, stop the pension"),
    "claim": N_("Explain funeral grant and survivors' money, help to apply"),
    "survivor": N_("Register the survivor, keep visiting"),
    "party": N_("See to the party membership and the branch's roll"),
    "subscriptions": N_("Stop subscriptions, gift lists and letters"),
    "archive": N_("Hand the file to the archive, close the case"),
}


def severity(value: str) -> str:
    """How ill somebody is; a word of their own stays."""
    return _term(SEVERITIES, value)


def learnt(value: str) -> str:
    """From whom the office learnt of it."""
    return _term(LEARNT, value)


def excluded(reason: str) -> str:
    """Why somebody gets no gift; a reason in words of their own stays."""
    return _term(REASONS, reason)


def step(code: str, title: str) -> str:
    """A step of the checklist by its code; one of the office's own as it was written down."""
    return _(STEPS[code]) if code in STEPS else title


def gift_state(state: GiftState) -> str:
    """How a line of a campaign stands."""
    return _(GIFT_STATES[state])


def per(one: Per) -> str:
    """Within what a money rule counts."""
    return _(PER[one])


def money_answer(answer: Answer, *, cause_known: bool = True) -> str:
    """What a money rule says to one more payment, in one sentence: what was paid, in which year, what is left.

    Until the cause is known all causes are compared, and the sentence says so.
    """
    year = _("this year ({start} to {end})").format(
        start=answer.start.isoformat(), end=answer.end.isoformat()
    )
    if not answer.given:
        return _nothing_yet(answer, year)
    if answer.rule.per is Per.CAUSE:
        said = " ".join(_paid(one) for one in answer.given)
        if not cause_known:
            left = _("{year} enter the cause to compare it")
            return _("{paid}, {left}").format(paid=said, left=left.format(year=year))
        left = (
            _("{year} no more is paid for this cause")
            if not answer.is_within
            else _("{year} {count} more is free")
        )
        return _("{paid}, {left}").format(paid=said, left=left.format(year=year, count=answer.left))
    count = len(answer.given)
    said = ngettext(
        "{year}: paid {count} time, {sum} yuan in all", "{year}: paid {count} times, {sum} yuan in all", count
    )
    paid = said.format(year=year, count=count, sum=money.words(answer.total))
    left = _("{count} more is free") if answer.is_within else _("the {times} of a year are used up")
    return _("{paid}, {left}").format(paid=paid, left=left.format(count=answer.left, times=answer.rule.times))


def window(start: date, end: date) -> str:
    """The twelve months a rule counts in."""
    return _("{start} to {end}").format(start=start.isoformat(), end=end.isoformat())


def _nothing_yet(answer: Answer, year: str) -> str:
    said = _("{year}: nothing was paid yet")
    if answer.rule.per is Per.CAUSE:
        said = _("{year}: nothing was paid for this cause yet")
    if answer.rule.amount:
        said += _("; the standard is {sum} yuan")
    return said.format(year=year, sum=money.words(answer.rule.amount))


def _paid(one: Payment) -> str:
    said = _("{day}: {sum} yuan for “{cause}”") if one.cause else _("{day}: {sum} yuan")
    return said.format(day=one.day.isoformat(), cause=one.cause, sum=money.words(one.amount))


def _term(words: dict[str, str], value: str) -> str:
    return _(words[value]) if i18n.language() == "en" and value in words else value
