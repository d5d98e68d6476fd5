"""The columns of the register: nine that every clerk needs, then every stored field, all declared from the field list."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from retiree_desk import i18n, wording
from retiree_desk.domain.fields import Field, Kind, split_codes, stored_fields
from retiree_desk.domain.members import OBLIGATORY, completeness, missing_items
from retiree_desk.domain.terms import CareLevel, Living, Status
from retiree_desk.domain.values import Row
from retiree_desk.i18n import _
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members import values
from retiree_desk.ui.members.list_lines import SORTS, Line
from retiree_desk.ui.paged_model import Column
from retiree_desk.ui.widgets.chips import ChipLook, Tone

ALWAYS = ("status",)
_BIRTH = ("birth_date", "archive_birth_date", "id_number")
NEEDS: dict[str, tuple[str, ...]] = {
    "age": (*_BIRTH, "died_on"),
    "place": ("area_id", "building"),
    "phone": ("mobile", "home_phone", "contact_phone"),
    "concern": ("living", "care_level", "flags"),
    "score": tuple(field.key for field in OBLIGATORY),
}
_NARROW = {"member_no": 96, "political": 96, "postcode": 80, "id_number": 170}
_WIDTHS = {
    Kind.DATE: 110,
    Kind.PARTIAL_DATE: 110,
    Kind.MONEY: 100,
    Kind.NUMBER: 80,
    Kind.YES_NO: 90,
    Kind.CODE: 100,
}
_OWN = frozenset(("name", "sex", "category", "treatment", "photo"))
_QUIET = frozenset((Living.WITH_FAMILY.value, Living.OTHER.value, CareLevel.INDEPENDENT.value))
_ICONS = {
    Living.ALONE.value: Icon.HOME,
    Living.COUPLE_ALONE.value: Icon.HOME,
    Living.INSTITUTION.value: Icon.OFFICE,
    CareLevel.DEPENDENT.value: Icon.CARE,
    CareLevel.PARTIAL.value: Icon.CARE,
    "重病": Icon.HEALTH,
    "困难": Icon.FUND,
    "高龄": Icon.BIRTHDAY,
}


def columns() -> tuple[Column, ...]:
    """Every column; the first nine are shown unless somebody chose others."""
    return (
        Column("name", wording.field("name"), _name, width=112, sortable=True, strong=True),
        Column("sex", wording.field("sex"), partial(_value, "sex"), width=_sex_width(), lesser=1),
        Column("age", _("Age"), _age, width=56, sortable=True, figures=True, hint=_age_hint),
        Column("category", wording.field("category"), partial(_value, "category"), width=76),
        Column("place", _("Area, building"), _place, width=150, sortable=True),
        Column("phone", _("Phone"), _phone, width=116),
        Column("treatment", wording.field("treatment"), partial(_value, "treatment"), width=108, lesser=3),
        Column(
            "concern", _("Living, care"), _concern_words, width=132, chips=_concern_chips, hint=_concern_words
        ),
        Column(
            "score", _("Filled in"), _score, width=70, sortable=True, figures=True, hint=_score_hint, lesser=2
        ),
        *(_of_field(field) for field in stored_fields() if field.key not in _OWN),
    )


def _sex_width() -> int:
    """男 is narrower than female."""
    return 72 if i18n.language() == "en" else 50


def keys_of(shown: Iterable[str]) -> tuple[str, ...]:
    """The stored fields that the columns ``shown`` are made of."""
    wanted = (key for column in shown for key in NEEDS.get(column, (column,)))
    return tuple(dict.fromkeys((*wanted, *ALWAYS)))


def concern(row: Row) -> tuple[ChipLook, ...]:
    """Why a person needs more than others: standing first, then care, living and flags; each word once."""
    looks: list[ChipLook] = []
    if row.get("status") not in (None, "", Status.REGISTERED.value):
        looks.append(ChipLook(wording.term(row["status"]), Tone.NEUTRAL, Icon.LEFT_REGISTER))
    found = [
        term
        for key in ("care_level", "living", "flags")
        for term in split_codes(str(row.get(key) or ""))
        if term not in _QUIET
    ]
    return (*looks, *(_look(term) for term in dict.fromkeys(found)))


def _look(term: str) -> ChipLook:
    urgent = term in (CareLevel.DEPENDENT.value, Living.ALONE.value, Living.CHILDLESS.value, "重病", "失独")
    return ChipLook(wording.term(term), Tone.IMPORTANT if urgent else Tone.NEUTRAL, _ICONS.get(term))


def _of_field(field: Field) -> Column:
    return Column(
        field.key,
        wording.field(field.key),
        partial(_value, field.key),
        width=_NARROW.get(field.key, _WIDTHS.get(field.kind, 130)),
        sortable=field.key in SORTS,
        figures=field.kind in (Kind.MONEY, Kind.NUMBER),
        shown=False,
    )


def _value(key: str, line: Line) -> str:
    return values.masked(key, line.values.get(key))


def _name(line: Line) -> str:
    return str(line.values.get("name") or "")


def _age(line: Line) -> str:
    found = values.age(line.values, line.today)
    return "" if found is None else str(found)


def _age_hint(line: Line) -> str:
    return values.ages(line.values, line.today)[1]


def _place(line: Line) -> str:
    parts = (str(line.values.get(key) or "") for key in ("area_id", "building"))
    return " ".join(part for part in parts if part)


def _phone(line: Line) -> str:
    for key in NEEDS["phone"]:
        number = line.values.get(key)
        if number:
            return values.phone(str(number))
    return ""


def _concern_words(line: Line) -> str:
    return "、".join(look.word for look in concern(line.values))


def _concern_chips(line: Line) -> tuple[ChipLook, ...]:
    return concern(line.values)


def _score(line: Line) -> str:
    return f"{completeness(line.values) * 100 // len(OBLIGATORY)}%"


def _score_hint(line: Line) -> str:
    missing = missing_items(line.values)
    if not missing:
        return _("All obligatory items are there.")
    return _("Missing: {items}").format(items="、".join(wording.field(key) for key in missing))
