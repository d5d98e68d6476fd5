"""``cards``, ``letter`` and ``sheet``: paper as files, with who got none and why."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retiree_desk.cli import session
from retiree_desk.cli.answers import Answer, tell
from retiree_desk.cli.failures import Refused
from retiree_desk.cli.grammar import Verbs, day, whole_number
from retiree_desk.domain import lists, money
from retiree_desk.domain.lists import ListQuery, Sort, Standing
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _, ngettext
from retiree_desk.wording import papers as sentences

if TYPE_CHECKING:
    from retiree_desk.services.offices import Office
    from retiree_desk.services.papers import Hole, Order, Whom
    from retiree_desk.services.papers_deliver import Delivered
    from retiree_desk.store.unit import Unit

CARDS = ("basic", "contact", "benefits", "notice", "flow")
ENDINGS = ("pdf", "docx", "doc", "wps", "xlsx", "xls", "csv", "txt")
"""Endings that promise a kind of file."""
SIZES = ("wallet", "A6", "A5", "A4")
SORTS = {
    "number": Sort.NUMBER,
    "name": Sort.PINYIN,
    "place": Sort.PLACE,
    "age": Sort.AGE,
    "strokes": Sort.STROKE,
}
SHEETS = {
    "route": "route visit-route route-sheet 走访路线表",
    "visit": "visit visit-form 走访登记表",
    "visits": "visits visit-list",
    "sign": "sign-for sign signfor sign-for-sheet 签领表",
    "register": "register roster 花名册",
    "hospital": "hospital 住院探望登记",
    "death": "death deaths 去世人员登记表",
    "birthdays": "birthdays 祝寿名单",
    "weddings": "weddings 结婚纪念日名单 金婚名单",
    "attendance": "attendance 签到表",
    "travelling": "travelling 流动党员台账",
    "envelope": "envelope envelopes 信封",
    "label": "label labels 标签",
}
"""Kinds of sheet with the words that may be typed for them."""
_TOLD = 20


def add(verbs: Verbs) -> None:
    """The verbs of this family."""
    cards = verbs.add("cards", _("make information cards as a PDF"), make_cards)
    cards.add_argument("card", choices=CARDS, metavar=_("CARD"), help=", ".join(CARDS))
    _add_whom(cards)
    _add_out(cards, _("the PDF to write"))
    cards.add_argument("--size", choices=SIZES, help=_("the size of the card; each kind has a usual one"))
    cards.add_argument(
        "--stock", metavar=_("STOCK"), help=_("the sheet the cards go on, or alone: one card a page")
    )
    cards.add_argument("--sides", choices=("both", "front", "back"), default="both", help=_("which sides"))
    _add_start(cards)
    letter = verbs.add("letter", _("write letters as DOCX or PDF"), write_letters)
    letter.add_argument(
        "template",
        metavar=_("TEMPLATE"),
        help=_(
            "condolence, obituary, sympathy, festival, birthday, bereaved, telegram, longevity, notice, or a .docx"
        ),
    )
    _add_whom(letter)
    _add_out(letter, _("a file for all letters, or a folder for one file each"))
    letter.add_argument("--format", choices=("docx", "pdf"), help=_("docx or pdf; else as the file is named"))
    _add_words(letter)
    sheet = verbs.add("sheet", _("make sheets, envelopes or labels as a PDF"), make_sheet)
    sheet.add_argument("kind", type=sheet_kind, metavar=_("KIND"), help=", ".join(SHEETS))
    _add_whom(sheet)
    _add_out(sheet, _("the PDF to write"))
    _add_start(sheet)
    _add_words(sheet)
    _add_sheet_options(sheet)


def make_cards(asked: argparse.Namespace) -> Answer:
    """Cards for everybody chosen who may have one; nobody is no error."""
    from retiree_desk.services.papers import Order, Paper  # late: brings the store

    _expect_ending(asked.out, "pdf")
    with session.opened(asked) as office:
        order = Order(
            Paper.CARD, asked.card, _whom(office, asked), size=asked.size or "", stock=asked.stock or "",
            start=asked.start, sides=asked.sides, day=asked.date,
        )  # fmt: skip
        made = _deliver(office, order, asked.out)
    data = {"cards": made.printed.pieces, "pages": made.printed.pages, "file": str(asked.out), **_told(made)}
    words = ngettext(
        "{count} card was written to {file}.", "{count} cards were written to {file}.", data["cards"]
    )
    if not data["cards"]:
        words = _("Nobody gets this card; {file} is one blank page.")
    return Answer(data, _words(words.format(count=data["cards"], file=asked.out), made))


def write_letters(asked: argparse.Namespace) -> Answer:
    """Letters to everybody chosen whom this letter suits."""
    from retiree_desk.services.papers import Order, Paper  # late: brings the store

    with session.opened(asked) as office:
        name = _template(office, asked.template)
        if not _anybody(asked):
            raise Refused(
                "whom_missing",
                _("It is not said for whom the letters are."),
                _("Say it with --member NUMBER, --query WORDS, --list NAME, --campaign NAME or --all."),
            )
        kind = _format(asked, name)
        _expect_ending(asked.out, kind)
        order = Order(Paper.LETTER, name, _whom(office, asked), words=dict(asked.words), day=asked.date)
        made = _deliver(office, order, asked.out, kind)
    data = {
        "letters": made.printed.pieces,
        "pages": made.printed.pages,
        "files": [str(path) for path in made.files],
        **_told(made),
    }
    words = ngettext(
        "{count} letter was written to {file}.", "{count} letters were written to {file}.", data["letters"]
    )
    if not made.files:
        return Answer(data, _words(_("There was nobody to write to; no file was made."), made))
    return Answer(data, _words(words.format(count=data["letters"], file=asked.out), made))


def make_sheet(asked: argparse.Namespace) -> Answer:
    """A sheet of everybody chosen; without a choice, of everybody on the register."""
    from retiree_desk.services.papers import Order, Paper  # late: brings the store

    _expect_ending(asked.out, "pdf")
    kinds = {"envelope": Paper.ENVELOPE, "label": Paper.LABEL}
    paper = kinds.get(asked.kind, Paper.SHEET)
    with session.opened(asked) as office:
        order = Order(
            paper,
            {Paper.ENVELOPE: asked.size or "", Paper.LABEL: asked.stock or ""}.get(paper, asked.kind),
            _sheet_whom(office, asked),
            start=asked.start, boxes=asked.boxes, family=asked.family, blank=asked.blank or 0,
            words=dict(asked.words), columns=tuple(asked.columns or ()),
            amount=asked.amount, goods=asked.goods, day=asked.date,
        )  # fmt: skip
        made = _deliver(office, order, asked.out)
    data = {"rows": made.printed.pieces, "pages": made.printed.pages, "file": str(asked.out), **_told(made)}
    words = ngettext(
        "{count} row was written to {file}.", "{count} rows were written to {file}.", data["rows"]
    )
    return Answer(data, _words(words.format(count=data["rows"], file=asked.out), made))


def sheet_kind(text: str) -> str:
    """A kind of sheet by any of its words."""
    for kind, words in SHEETS.items():
        if text.lower() in words.split():
            return kind
    known = ", ".join(SHEETS)
    raise argparse.ArgumentTypeError(_("{text} is none of: {known}").format(text=text, known=known))


def word_pair(text: str) -> tuple[str, str]:
    """NAME=VALUE as an argument."""
    name, given, value = text.partition("=")
    if not given or not name.strip():
        raise argparse.ArgumentTypeError(_("{text} is not written NAME=VALUE").format(text=text))
    return name.strip(), value.strip()


def yuan(text: str) -> int:
    """An amount of money as an argument, in fen."""
    try:
        return money.parse(text)
    except RuleBroken as broken:
        raise argparse.ArgumentTypeError(_("{text} is no amount of money").format(text=text)) from broken


def _add_whom(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--member", metavar=_("MEMBER_NUMBER"), nargs="+", action="extend", default=[],
        help=_("for these people, in this order"),
    )  # fmt: skip
    verb.add_argument("--query", metavar=_("WORDS"), help=_("for the people who answer these words"))
    verb.add_argument("--all", action="store_true", help=_("for everybody on the register"))
    verb.add_argument("--list", metavar=_("NAME"), help=_("for the people of a saved list"))
    verb.add_argument("--campaign", metavar=_("NAME"), help=_("for the people of a campaign"))
    verb.add_argument("--sort", choices=tuple(SORTS), help=_("the order of the people"))


def _add_out(verb: argparse.ArgumentParser, explained: str) -> None:
    verb.add_argument("--out", metavar=_("FILE"), type=Path, required=True, help=explained)
    verb.add_argument(
        "--date", metavar=_("DATE"), type=day, help=_("the day on the paper; today, if not said")
    )


def _add_start(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--start",
        metavar="N",
        type=whole_number(1, 500),
        default=1,
        help=_("the first free place of a used sheet"),
    )


def _add_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--set", dest="words", metavar=_("NAME=VALUE"), type=word_pair, action="append", default=[],
        help=_("what the text says of the occasion, such as 节日=春节"),
    )  # fmt: skip


def _add_sheet_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--size", choices=("B6", "DL", "ZL", "C5", "C4"), help=_("the size of the envelopes"))
    verb.add_argument("--stock", metavar=_("STOCK"), help=_("the sheet of labels, such as label-3x7"))
    verb.add_argument("--boxes", action="store_true", help=_("draw postcode boxes, or the labels' outlines"))
    verb.add_argument("--family", action="store_true", help=_("to the families of those who died"))
    verb.add_argument(
        "--blank", metavar="N", type=whole_number(1, 500), help=_("so many blank rows or forms besides")
    )
    verb.add_argument(
        "--columns", metavar=_("HEADINGS"), type=_headings, help=_("the columns of a register, with commas")
    )
    verb.add_argument(
        "--amount", metavar=_("YUAN"), type=yuan, default=0, help=_("the amount for each person")
    )
    verb.add_argument("--goods", metavar=_("GOODS"), default="", help=_("the goods for each person"))


def _headings(text: str) -> list[str]:
    return [part.strip() for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip()]


def _deliver(office: Office, order: Order, out: Path, kind: str = "pdf") -> Delivered:
    from retiree_desk.services import papers_deliver  # late: brings the store

    return papers_deliver.deliver(office, order, out, kind, today=date.today())


def _anybody(asked: argparse.Namespace) -> bool:
    return bool(asked.member or asked.query or asked.all or asked.list or asked.campaign)


def _whom(office: Office, asked: argparse.Namespace) -> Whom:
    """The people meant; everybody, when nothing is said."""
    from retiree_desk.services.papers import Whom  # late: brings the store

    if asked.member:
        return Whom(numbers=tuple(dict.fromkeys(asked.member)))
    sort = _sort(asked)
    with office.store.reading() as unit:
        if asked.campaign:
            return Whom(campaign=_campaign(unit, asked.campaign))
        if asked.list:
            return Whom(query=_saved(unit, asked.list))
    return Whom(query=ListQuery(standings=tuple(Standing), sort=sort, text=asked.query or ""))


def _sheet_whom(office: Office, asked: argparse.Namespace) -> Whom:
    """As for cards, but a register shows those on it unless others are asked for, and a blank sheet nobody."""
    from retiree_desk.services.papers import Whom  # late: brings the store

    if asked.blank and not _anybody(asked):
        return Whom()
    if asked.kind == "register" and not (asked.member or asked.query or asked.list or asked.campaign):
        return Whom(query=ListQuery(sort=_sort(asked)))
    return _whom(office, asked)


def _sort(asked: argparse.Namespace) -> Sort:
    """As asked; a route goes from building to building."""
    return (
        SORTS[asked.sort]
        if asked.sort
        else Sort.PLACE
        if getattr(asked, "kind", "") == "route"
        else Sort.NUMBER
    )


def _campaign(unit: Unit, name: str) -> bytes:
    for row in unit.rows("campaign").where(name=name):
        if isinstance(row["id"], bytes):
            return row["id"]
    raise Refused(
        "campaign_unknown",
        _("There is no campaign called {name}.").format(name=name),
        _("Write its name in full."),
    )


def _saved(unit: Unit, name: str) -> ListQuery:
    for row in unit.rows("saved_list").where(name=name):
        return lists.from_text(str(row["query"]))
    raise Refused(
        "list_unknown",
        _("There is no saved list called {name}.").format(name=name),
        _("Write its name in full."),
    )


def _template(office: Office, name: str) -> str:
    """A letter of the program's or the office's own by name, or an office's Word template."""
    from retiree_desk.services import papers_deliver  # late: brings the store

    found, known = papers_deliver.template(office, name, date.today())
    if found is None:
        raise Refused(
            "letter_unknown",
            _("There is no letter called {name}.").format(name=name),
            _("Choose one of: {known}.").format(known=", ".join(known)),
        )
    return found


def _format(asked: argparse.Namespace, name: str) -> str:
    if name.lower().endswith(".docx"):
        return "docx"
    ending = asked.out.suffix.lower().lstrip(".")
    return str(asked.format or (ending if ending in ("docx", "pdf") else "docx"))


def _expect_ending(out: Path, kind: str) -> None:
    """No PDF under the name of a Word file or the other way round; a folder may be called anything."""
    ending = out.suffix.lower().lstrip(".")
    if ending in ENDINGS and ending != kind and not out.is_dir():
        raise Refused(
            "out_other_format",
            _("{file} is named as another kind of file than {kind}; nothing was written.").format(
                file=out.name, kind=kind.upper()
            ),
            _("Choose a name that ends in .{kind}.").format(kind=kind),
        )


def _told(made: Delivered) -> dict[str, Any]:
    """Who got none and why, and who would show empty boxes."""
    return {
        "missing_glyphs": [
            {"member_no": one.member_no, "name": one.name, "characters": list(one.characters)}
            for one in made.holes
        ],
        "excluded": [
            {**one._asdict(), "message": sentences.no_letter(one.reason)} for one in made.batch.left_out
        ],
    }


def _words(done: str, made: Delivered) -> str:
    _tell_holes(made.holes)
    left = made.batch.left_out
    lines = [f"{one.member_no} {one.name}: {sentences.no_letter(one.reason)}" for one in left[:_TOLD]]
    if len(left) > _TOLD:
        lines.append(_("… and {count} more").format(count=len(left) - _TOLD))
    return "\n".join((done, *([_("Left out:"), *lines] if lines else ())))


def _tell_holes(holes: Sequence[Hole]) -> None:
    for one in holes[:_TOLD]:
        characters = " ".join(f"{character} (U+{ord(character):04X})" for character in one.characters)
        tell(
            _("No font has these characters of {name}: {characters}").format(
                name=one.name, characters=characters
            )
        )
