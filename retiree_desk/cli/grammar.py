"""The grammar: global options before or after the verb, Chinese messages, exit status 2 for wrong usage."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NoReturn

from retiree_desk.cli.answers import Answer
from retiree_desk.domain import dates
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import LANGUAGES, N_, _

PROGRAM = "retiree-desk"
SAID_BY_ARGPARSE = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
    N_("not allowed with argument %s"),
)
Run = Callable[[argparse.Namespace], Answer]


class Misused(Exception):
    """The command line can't be understood; the usage and what is wrong with it, in words."""

    def __init__(self, usage: str, message: str) -> None:
        super().__init__(message)
        self.usage = usage
        self.message = message


class Parser(argparse.ArgumentParser):
    """Raises instead of leaving, so that ``--json`` answers in JSON even then."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - handed on as they are
        super().__init__(**{**options, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        raise Misused(self.format_usage(), message)


class Verbs:
    """Takes the verbs one after the other, each with the global options of its own."""

    def __init__(self, parser: argparse.ArgumentParser, *, required: bool = False) -> None:
        self._verbs: argparse._SubParsersAction[Parser] = parser.add_subparsers(
            metavar=_("VERB"), title=_("verbs"), required=required, parser_class=Parser
        )

    def add(self, name: str, explained: str, run: Run) -> Parser:
        """A verb and what it does."""
        parser = self._verbs.add_parser(name, help=explained, description=explained, parents=[_again()])
        parser.set_defaults(run=run, verb=name)
        return parser

    def family(self, name: str, explained: str) -> Verbs:
        """A verb that is followed by another one."""
        parser = self._verbs.add_parser(name, help=explained, description=explained, parents=[_again()])
        return Verbs(parser, required=True)


def parser(families: Sequence[Callable[[Verbs], None]]) -> Parser:
    """The whole grammar; without a verb ``run`` is None."""
    vars(argparse)["_"] = _  # argparse asks gettext's own domain, which has no Chinese
    whole = Parser(
        prog=PROGRAM,
        description=_(
            "Retiree Desk: the register and the visits of a retiree office. Without a verb the window opens."
        ),
        epilog=_("The password is read from RETIREE_DESK_PASSWORD, else asked for."),
    )
    add_globals(whole)
    whole.set_defaults(run=None, verb=None)
    verbs = Verbs(whole)
    for family in families:
        family(verbs)
    return whole


def add_globals(into: argparse.ArgumentParser, *, again: bool = False) -> None:
    """The options that every verb has; ``again``: after the verb, where one that is missing changes nothing."""
    absent: dict[str, Any] = {"default": argparse.SUPPRESS} if again else {}
    into.add_argument("--data", metavar=_("FOLDER"), help=_("the office's data folder"), **absent)
    into.add_argument("--json", action="store_true", help=_("answer with one JSON document"), **absent)
    into.add_argument(
        "--lang",
        choices=LANGUAGES,
        help=_("language of the words"),
        **absent,
    )
    into.add_argument("--user", metavar=_("NAME"), help=_("who acts"), **absent)


def glance(arguments: Sequence[str]) -> tuple[argparse.Namespace, bool]:
    """The global options, before the whole grammar is built, and whether there is nothing else: no verb, no help."""
    small = Parser(add_help=False)
    add_globals(small)
    try:
        found, rest = small.parse_known_args(list(arguments))
    except Misused:
        return argparse.Namespace(data=None, json="--json" in arguments, lang=None, user=None), False
    return found, not rest


def day(text: str) -> date:
    """A whole date as an argument."""
    try:
        return dates.parse(text, partial=False)
    except RuleBroken as broken:
        raise argparse.ArgumentTypeError(
            _("{text} is no date; write it like 2026-03-31").format(text=text)
        ) from broken


def whole_number(lowest: int, highest: int) -> Callable[[str], int]:
    """An argument that is a whole number within bounds."""

    def read(text: str) -> int:
        if not text.isdecimal() or not lowest <= int(text) <= highest:
            raise argparse.ArgumentTypeError(
                _("{text} is not a whole number from {lowest} to {highest}").format(
                    text=text, lowest=lowest, highest=highest
                )
            )
        return int(text)

    return read


def _again() -> Parser:
    parent = Parser(add_help=False)
    add_globals(parent, again=True)
    return parent
