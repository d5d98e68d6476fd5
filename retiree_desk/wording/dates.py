"""Sentences about dates, lunar days and sums of money."""

from __future__ import annotations

from retiree_desk.i18n import N_

REFUSALS = {
    "not_a_date": N_("“{value}” is not a date. Write it like 1940-05-01, 1940.5 or 1940."),
    "date_not_whole": N_(
        "“{value}” lacks the month or the day; a whole date is needed here, like 1940-05-01."
    ),
    "month_unclear": N_("“{value}” may mean January or October. Write the month in words, like 1946年10月."),
    "not_a_lunar_day": N_(
        "“{value}” is not a day of the lunar year. Write it like 三月初八, 闰四月初一 or 3-8."
    ),
    "no_such_leap_month": N_("The lunar year {year} has no leap month {month}."),
    "outside_lunar_calendar": N_(
        "The lunar calendar of this program reaches from 1900 to 2100; {year} is outside it."
    ),
    "not_money": N_("“{value}” is not a sum of money. Write it like 1200 or 1,200.50."),
    "money_out_of_range": N_("The sum {value} can't be written in capital characters."),
}
