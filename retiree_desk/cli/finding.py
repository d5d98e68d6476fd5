"""``find`` and ``show``: the search box, and one person whole."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from retiree_desk import wording
from retiree_desk.cli import person_words, session
from retiree_desk.cli.answers import Answer
from retiree_desk.cli.grammar import Verbs, whole_number
from retiree_desk.cli.tables import table
from retiree_desk.cli.undo import operation
from retiree_desk.domain.fields import Kind, by_key
from retiree_desk.domain.money import words as yuan
from retiree_desk.i18n import _, ngettext
from retiree_desk.wording import history

if TYPE_CHECKING:
    from retiree_desk.domain.values import Row
    from retiree_desk.services.finding import Hit
    from retiree_desk.services.history import Deed
    from retiree_desk.services.showing import Whole

ALWAYS = "member_no name sex birth_date id_number category status residence mobile address".split()
_PLURALS = {
    "phone": "phones",
    "address": "addresses",
    "contact": "contacts",
    "fact": "facts",
    "visit": "visits",
    "stay": "stays",
    "condolence": "condolences",
    "waiver": "waivers",
    "family_event": "family_events",
    "follow_up": "follow_ups",
    "issued_paper": "papers",
}
_TRUTHS = frozenset({"by_leader"})


def add(verbs: Verbs) -> None:
    """The verbs of this family."""
    find = verbs.add(
        "find", _("look for people: name, pinyin, initials, numbers, building, birth year"), find_people
    )
    find.add_argument("query", metavar=_("WORDS"), help=_("what to look for"))
    find.add_argument(
        "--limit", metavar="N", type=whole_number(1, 300_000), default=20, help=_("at most so many")
    )
    find.add_argument("--unmasked", action="store_true", help=_("show ID numbers and telephones whole"))
    show = verbs.add("show", _("show one person whole"), show_person)
    show.add_argument("member_no", metavar=_("MEMBER_NUMBER"), help=_("the member number"))
    show.add_argument(
        "--unmasked", action="store_true", help=_("show ID numbers, telephones and health whole")
    )


def find_people(asked: argparse.Namespace) -> Answer:
    """The people who answer what was typed."""
    from retiree_desk.services import finding  # heavy: SQLAlchemy

    with session.opened(asked) as office, office.store.reading() as unit:
        found = finding.find(
            unit, asked.query, limit=asked.limit, today=date.today(), unmasked=asked.unmasked
        )
    data = {"members": [_hit(one) for one in found]}
    return Answer(data, _found_words(found))


def show_person(asked: argparse.Namespace) -> Answer:
    """Everything on record of one person."""
    from retiree_desk.services import showing  # heavy: SQLAlchemy

    with session.opened(asked) as office, office.store.reading() as unit:
        whole = showing.show(unit, asked.member_no, today=date.today())
    return Answer(_person(whole), person_words.words(whole, unmasked=asked.unmasked))


def _hit(one: Hit) -> dict[str, Any]:
    """Blank text is null."""
    return {key: None if value == "" else value for key, value in asdict(one).items()}


def _found_words(found: list[Hit]) -> str:
    if not found:
        return _("Nobody was found.")
    headings = [
        wording.field(key)
        for key in "member_no name sex birth_date category status area_id building mobile".split()
    ]
    rows = [
        (one.member_no, one.name, wording.term(one.sex), one.birth_date, wording.term(one.category),
         wording.term(one.status), one.area, one.building, one.mobile)
        for one in found
    ]  # fmt: skip
    counted = ngettext("{count} person", "{count} people", len(found)).format(count=len(found))
    return f"{table(headings, rows)}\n{counted}"


def _person(whole: Whole) -> dict[str, Any]:
    data: dict[str, Any] = dict.fromkeys(ALWAYS)
    for key, value in whole.values.items():
        data[key] = value
        if by_key()[key].kind is Kind.MONEY and isinstance(value, int):
            data[f"{key}_yuan"] = yuan(value)
    data["age"] = whole.age
    data["spouse"] = asdict(whole.spouse) if whole.spouse else None
    data["completeness"] = whole.completeness
    for table_name, rows in whole.hanging.items():
        data[_PLURALS[table_name]] = [_row(row) for row in rows]
    data["history"] = [_deed(deed) for deed in whole.history]
    return data


def _row(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, bytes):
            continue
        found[key] = bool(value) if key in _TRUTHS else value
        if key.endswith("_fen") and isinstance(value, int):
            found[f"{key.removesuffix('_fen')}_yuan"] = yuan(value)
    return found


def _deed(deed: Deed) -> dict[str, Any]:
    told = [history.change(one.table, one.column, one.old, one.new) for one in deed.changes]
    return operation(deed.change_set) | {"changes": told}
