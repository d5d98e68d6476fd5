"""``demo``: an office of invented people to look around in, apart from the real one."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from retiree_desk import paths
from retiree_desk.cli import session
from retiree_desk.cli.answers import Answer, tell, under
from retiree_desk.cli.grammar import Verbs, day, whole_number
from retiree_desk.cli.tables import pairs
from retiree_desk.i18n import _

if TYPE_CHECKING:
    from retiree_desk.services.offices import Office

MEMBERS = 7250
MOST = 300_000
_SYLLABLES = (
    "ba bo da de fa ga ge ha he ji ka ke la le ma mi mo na ni pa po qi sa ta wu xi ya yu za zi".split()
)


def add(verbs: Verbs) -> None:
    """The verb of this family."""
    demo = verbs.add("demo", _("make an office of invented people and open it"), make_demo)
    demo.add_argument(
        "--members", metavar="N", type=whole_number(1, MOST), default=MEMBERS, help=_("how many people")
    )
    demo.add_argument(
        "--seed",
        metavar="S",
        type=whole_number(0, 2**63),
        default=1,
        help=_("the same seed gives the same people"),
    )
    demo.add_argument(
        "--as-of", metavar=_("DATE"), type=day, help=_("the day up to which they were looked after")
    )
    demo.add_argument("--no-window", action="store_true", help=_("make it only"))


def make_demo(asked: argparse.Namespace) -> Answer:
    """The demo office; a password that nobody gave is made up and told once."""
    from retiree_desk.services import demo, offices  # heavy: SQLAlchemy

    folder = Path(asked.data).expanduser() if asked.data else _free_folder()
    given = os.environ.get(session.PASSWORD)
    password = given or invented_password()
    plan = demo.plan_of(asked.members, asked.seed, asked.as_of or date.today())
    user = asked.user or offices.FIRST_USER
    office, made = demo.make(folder, plan, password, user, report=_progress)
    if given is None:
        tell(_("The password of this demo office is told only now: {password}").format(password=password))
    if asked.no_window:
        office.close()
    else:
        asked.follow_up = partial(_show, asked, office)
    data = {"members": made.members, "visits": made.visits, "data": str(folder), "user": user}
    rows = (
        (_("People"), made.members),
        (_("Visits"), made.visits),
        (_("Data folder"), folder),
        (_("User"), user),
    )
    return Answer(data, under(_("The demo office is ready; all people in it are invented."), pairs(rows)))


def invented_password() -> str:
    """Easy to read out and to type, with more than 50 random bits."""
    words = ("".join(secrets.choice(_SYLLABLES) for _place in range(3)) for _word in range(3))
    return f"{'-'.join(words)}-{secrets.randbelow(900) + 100}"


def _show(asked: argparse.Namespace, office: Office) -> int:
    status: int = asked.open_window(asked, office)
    return status


def _free_folder() -> Path:
    """The demo's own folder; a demo made before stays as it is."""
    first = paths.demo_data()
    if not _taken(first):
        return first
    return next(
        place for number in count(2) if not _taken(place := first.with_name(f"{first.name}-{number}"))
    )


def _taken(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())


def _progress(done: int, whole: int) -> None:
    """A line that counts up, for people at a terminal."""
    if sys.stderr is not None and sys.stderr.isatty():
        end = "\n" if done == whole else ""
        said = _("Making the demo office")
        print(f"\r{said} {done * 100 // whole}%", end=end, file=sys.stderr, flush=True)
