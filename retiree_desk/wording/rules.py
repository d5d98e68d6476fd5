"""A visiting rule in sentences: whom it is for, how often, and what counts."""

from __future__ import annotations

from collections.abc import Iterable

from retiree_desk import i18n
from retiree_desk.domain.birthdays import Reckoning
from retiree_desk.domain.cadence_rules import By, Entry, Rule
from retiree_desk.domain.lunar import LeapPolicy
from retiree_desk.domain.periods import Unit
from retiree_desk.i18n import N_, _, ngettext
from retiree_desk.wording import term

PERIODS = {
    Unit.MONTH: N_("a month"),
    Unit.QUARTER: N_("a quarter"),
    Unit.HALF_YEAR: N_("a half-year"),
    Unit.YEAR: N_("a year"),
    Unit.N_YEARS: N_("several years"),
}
ENTRIES = {
    Entry.PERIOD_START: N_("who is in scope on the first day owes the whole period"),
    Entry.PRORATE: N_("by the share of the days in scope"),
    Entry.FULL: N_("in full, whenever one enters"),
}
LEAPS = {
    LeapPolicy.PLAIN_MONTH: N_("in the month of the same number"),
    LeapPolicy.NEVER: N_("not in that year"),
}


def sentence(rule: Rule) -> str:
    """Whom the rule is for, how often, what counts: 80岁以上，市内：每季 3 次（上门）."""
    kinds = _listed(rule.kinds) or _("any way of visiting")
    by = _(", a leader among them") if rule.by is By.LEADER else ""
    return _("{who}: {often} ({kinds}{by})").format(who=who(rule), often=often(rule), kinds=kinds, by=by)


def who(rule: Rule) -> str:
    """Whom the rule is for."""
    parts = [_ages(rule), _listed(rule.categories), _listed(rule.residence), _listed(rule.flags)]
    if rule.except_categories:
        parts.append(_("all but {categories}").format(categories=_listed(rule.except_categories)))
    return (", " if i18n.language() == "en" else "，").join(part for part in parts if part) or _("everybody")


def often(rule: Rule) -> str:
    """How often: 每季 3 次."""
    if rule.period is Unit.N_YEARS:
        said = ngettext("{count} time every {years} years", "{count} times every {years} years", rule.times)
        return said.format(count=rule.times, years=rule.years)
    said = ngettext("{count} time {period}", "{count} times {period}", rule.times)
    return said.format(count=rule.times, period=_(PERIODS[rule.period]))


def reckoning(value: Reckoning) -> str:
    """How the years are counted."""
    return str(value) if i18n.language() != "en" else _RECKONINGS[value]


_RECKONINGS = {Reckoning.FULL: "full years", Reckoning.NOMINAL: "years by the Chinese count"}


def _ages(rule: Rule) -> str:
    if rule.min_age is not None and rule.max_age is not None:
        return _("aged {least} to {most}").format(least=rule.min_age, most=rule.max_age)
    if rule.min_age is not None:
        return _("aged {least} and over").format(least=rule.min_age)
    return _("aged {most} at most").format(most=rule.max_age) if rule.max_age is not None else ""


def _listed(terms: Iterable[str]) -> str:
    mark = ", " if i18n.language() == "en" else "、"
    return mark.join(term(one) for one in sorted(terms))
