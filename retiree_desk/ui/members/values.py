"""How a field's value reads: in lists always masked, on a person's page as far as somebody asked to see it."""

from __future__ import annotations

from datetime import date

from retiree_desk import wording
from retiree_desk.domain import dates, id_numbers, money, phones
from retiree_desk.domain.fields import Kind, Secrecy, by_key
from retiree_desk.domain.members import birth_of
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Row, Value
from retiree_desk.i18n import _

HIDDEN = "••••••"
_PHONE_KEYS = frozenset(("home_phone", "mobile", "contact_phone"))
_TAIL = 4


def shown(key: str, value: Value) -> str:
    """A value in words, all of it."""
    if value is None or value == "":
        return ""
    field = by_key().get(key)
    if field is None:
        return str(value)
    if field.kind in (Kind.DATE, Kind.PARTIAL_DATE):
        return wording.day(str(value))
    if field.kind is Kind.MONEY and isinstance(value, int):
        return money.words(value)
    if field.kind in (Kind.CODE, Kind.CODES, Kind.YES_NO):
        return wording.term(value)
    return "" if isinstance(value, bytes) else str(value)


def masked(key: str, value: Value) -> str:
    """A value as others may see it: identifiers in part, health and money not at all."""
    field = by_key().get(key)
    if value is None or value == "" or field is None or field.secrecy is Secrecy.PLAIN:
        return shown(key, value)
    if field.secrecy is Secrecy.HIDDEN:
        return HIDDEN
    if key == "id_number":
        return id_numbers.masked(str(value))
    return phone(str(value)) if key in _PHONE_KEYS else tail(str(value))


def phone(number: str) -> str:
    """A telephone number with its middle hidden."""
    return phones.masked(number)


def tail(text: str) -> str:
    """The last four characters of an identifier."""
    return "*" * max(0, len(text) - _TAIL) + text[-_TAIL:] if len(text) > _TAIL else "*" * len(text)


def age(values: Row, today: date) -> int | None:
    """周岁, as well as the birth is known."""
    born = birth_of(values)
    return dates.age_on(_first_day(born), today) if dates.is_valid(born) else None


def ages(values: Row, today: date) -> tuple[str, str]:
    """周岁 for the page and 虚岁 for the hint; of the dead the age they reached."""
    born, died = birth_of(values), values.get("died_on")
    if not dates.is_valid(born):
        return "", ""
    day = (
        date.fromisoformat(died)
        if isinstance(died, str) and dates.is_valid(died) and len(died) > 7
        else today
    )
    full = _("{age} years old").format(age=dates.age_on(_first_day(born), day))
    return full, _("{age} by the Chinese count").format(age=_nominal(born, day))


def _nominal(born: str, day: date) -> str:
    try:
        return str(dates.nominal_age_on(_first_day(born), day))
    except RuleBroken:  # a birth beyond the tables of the lunar calendar
        return str(day.year - int(born[:4]) + 1)


def _first_day(born: str) -> date:
    return dates.first_day(born)
