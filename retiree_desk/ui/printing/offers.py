"""What the gallery offers, kind by kind, each with a word and a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from retiree_desk.i18n import N_, _
from retiree_desk.services.papers import Paper
from retiree_desk.services.papers_post import USUAL_ENVELOPE, USUAL_LABEL
from retiree_desk.ui.icons import Icon


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of paper; ``word`` and ``note`` are marked with ``N_``, an office's own template is named as it is."""

    paper: Paper
    name: str
    word: str
    note: str = ""
    own: bool = False

    @property
    def title(self) -> str:
        """The word to show."""
        return self.word if self.own else _(self.word)


class Shelf(StrEnum):
    """The groups of the gallery."""

    CARDS = "cards"
    LETTERS = "letters"
    POST = "post"
    SHEETS = "sheets"


SHELVES = {
    Shelf.CARDS: N_("Cards"),
    Shelf.LETTERS: N_("Letters"),
    Shelf.POST: N_("Envelopes and labels"),
    Shelf.SHEETS: N_("Lists and forms"),
}
ICONS = {
    Paper.CARD: Icon.CARD,
    Paper.LETTER: Icon.LETTER,
    Paper.ENVELOPE: Icon.ENVELOPE,
    Paper.LABEL: Icon.TAG,
    Paper.SHEET: Icon.LIST,
}
_CARD, _LETTER, _SHEET = Paper.CARD, Paper.LETTER, Paper.SHEET
OFFERS = {
    Shelf.CARDS: (
        Offer(_CARD, "basic", N_("Basic information card"), N_("photo, family, QR code")),
        Offer(_CARD, "contact", N_("Contact card"), N_("whom to call, large figures")),
        Offer(_CARD, "benefits", N_("Benefits card"), N_("what the member is entitled to")),
        Offer(_CARD, "notice", N_("Service card"), N_("what the office does, and when")),
        Offer(_CARD, "flow", N_("Travelling party member's card"), N_("for travelling members alone")),
    ),
    Shelf.LETTERS: (
        Offer(_LETTER, "festival", N_("Festival letter"), N_("not to those in mourning")),
        Offer(_LETTER, "birthday", N_("Birthday card"), N_("A5, to be folded or not")),
        Offer(_LETTER, "longevity", N_("Longevity letter"), N_("for great birthdays")),
        Offer(_LETTER, "condolence", N_("Letter to the ill"), N_("names the hospital of the stay")),
        Offer(_LETTER, "bereaved", N_("Letter to the bereaved"), N_("without congratulations")),
        Offer(_LETTER, "sympathy", N_("Letter of sympathy"), N_("to the family of the dead")),
        Offer(_LETTER, "telegram", N_("Telegram of sympathy"), N_("to the funeral committee")),
        Offer(_LETTER, "obituary", N_("Obituary"), N_("black frame; ask the family first")),
        Offer(_LETTER, "notice", N_("Notice"), N_("your own words")),
    ),
    Shelf.POST: (
        Offer(Paper.ENVELOPE, USUAL_ENVELOPE, N_("Envelopes"), N_("five sizes, postcode boxes")),
        Offer(Paper.LABEL, USUAL_LABEL, N_("Address labels"), N_("from any free place")),
    ),
    Shelf.SHEETS: (
        Offer(_SHEET, "route", N_("Route sheet"), N_("to take along, to type in afterwards")),
        Offer(_SHEET, "sign", N_("Sign-for sheet"), N_("with totals and proxies")),
        Offer(_SHEET, "register", N_("Register"), N_("columns of your choice")),
        Offer(_SHEET, "visit", N_("Visit form"), N_("a page a person, or blank")),
        Offer(_SHEET, "visits", N_("List of visits"), N_("the year's visits, or blank")),
        Offer(_SHEET, "hospital", N_("Hospital visits"), N_("stays and calls of the year")),
        Offer(_SHEET, "death", N_("Record of a death"), N_("a page a person")),
        Offer(_SHEET, "birthdays", N_("Birthdays of the month"), N_("solar and lunar")),
        Offer(_SHEET, "weddings", N_("Weddings of the month"), N_("golden and diamond, both alive")),
        Offer(_SHEET, "attendance", N_("Attendance sheet"), N_("for meetings and outings")),
        Offer(_SHEET, "travelling", N_("Travelling party members"), N_("the running account")),
    ),
}
ALL = tuple(offer for shelf in OFFERS.values() for offer in shelf)


def offer_of(paper: Paper, name: str) -> Offer:
    """The offer of an order; an own template or design has one of its own."""
    same = [one for one in ALL if one.paper is paper]
    exact = [one for one in same if one.name == name]
    if exact or paper in (Paper.ENVELOPE, Paper.LABEL):
        return (exact or same)[0]
    return Offer(paper, name, name.replace("\\", "/").rpartition("/")[2].removesuffix(".docx"), own=True)
