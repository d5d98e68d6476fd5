"""The command line from its arguments to its exit status; every failure ends here, none as a traceback."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from retiree_desk import i18n, logs, paths
from retiree_desk.cli import (
    backups,
    cadence,
    demo,
    finding,
    grammar,
    offices,
    papers,
    planning,
    tour,
    undo,
    visits,
    workbooks,
)
from retiree_desk.cli.answers import INTERRUPTED, REFUSED, USAGE, Answer, give, speak_utf8, tell
from retiree_desk.cli.failures import Failure, Refused, failure_of
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.troubles import Trouble

if TYPE_CHECKING:
    from retiree_desk.services.offices import Office

OpenWindow = Callable[[argparse.Namespace, "Office | None"], int]
PaintTour = Callable[[Path, "Office"], list[Path]]

FAMILIES = (
    offices.add,
    demo.add,
    tour.add,
    workbooks.add,
    undo.add,
    finding.add,
    cadence.add,
    visits.add,
    planning.add,
    papers.add,
    backups.add,
)


def main(arguments: Sequence[str], open_window: OpenWindow, paint_tour: PaintTour | None = None) -> int:
    """Do what the arguments say.

    ``open_window`` shows the office's window, over an open office if one is given; ``paint_tour`` paints every screen of an
    office into a folder.
    """
    speak_utf8()
    found, bare = grammar.glance(arguments)
    i18n.use(found.lang or i18n.DEFAULT_LANGUAGE)
    if bare:
        return open_window(found, None)
    _start_log()
    try:
        return _run(arguments, open_window, paint_tour, as_json=found.json)
    except BrokenPipeError:
        _let_go_of_output()
        return REFUSED
    except KeyboardInterrupt:
        tell(_("Interrupted. What was being done was not saved; everything before it is on the disk."))
        return INTERRUPTED
    finally:
        logs.stop()


def _run(
    arguments: Sequence[str], open_window: OpenWindow, paint_tour: PaintTour | None, *, as_json: bool
) -> int:
    try:
        asked = grammar.parser(FAMILIES).parse_args(list(arguments))
    except grammar.Misused as misused:
        return _misused(misused, as_json=as_json)
    except SystemExit as helped:  # argparse leaves so after --help
        return int(helped.code or 0)
    asked.open_window, asked.paint_tour = open_window, paint_tour
    answer = _answer(asked)
    give(answer, as_json=asked.json)
    return _then(asked, answer)


def _answer(asked: argparse.Namespace) -> Answer:
    try:
        answer: Answer = asked.run(asked)
    except (Trouble, RuleBroken, Refused) as error:
        return _failed(failure_of(error))
    except BrokenPipeError:
        raise
    except Exception as error:  # the last resort: no traceback for whoever types
        logs.bug(error)
        return _failed(failure_of(error))
    return answer


def _then(asked: argparse.Namespace, answer: Answer) -> int:
    """What follows the answer: the demo opens its window."""
    follow_up = getattr(asked, "follow_up", None)
    if follow_up is None:
        return answer.status
    logs.stop()  # the window keeps a log of its own
    status: int = follow_up()
    return status


def _failed(failure: Failure) -> Answer:
    tell(failure.words)
    return failure.answer()


def _misused(misused: grammar.Misused, *, as_json: bool) -> int:
    message = _("This can't be understood: {message}").format(message=misused.message)
    tell(misused.usage.rstrip())
    tell(message)
    tell(_("See {program} --help.").format(program=grammar.PROGRAM))
    give(Answer({"error": {"code": "usage", "message": message}}, ""), as_json=as_json)
    return USAGE


def _start_log() -> None:
    """A log that can't be written is no reason to refuse work."""
    try:
        logs.start(paths.log_folder())
    except OSError:
        logs.stop()


def _let_go_of_output() -> None:
    """Whoever read the output has gone; Python must not try to write the rest when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
    finally:
        os.close(nowhere)
