"""``tour``: every screen of the demo office as a picture, for machines without a display."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from retiree_desk.cli.answers import Answer
from retiree_desk.cli.demo import MEMBERS, MOST, invented_password
from retiree_desk.cli.grammar import Verbs, whole_number
from retiree_desk.i18n import _


def add(verbs: Verbs) -> None:
    """The verb of this family."""
    tour = verbs.add("tour", _("paint every screen of a demo office to pictures"), paint)
    tour.add_argument("--out", metavar=_("FOLDER"), required=True, help=_("where the pictures go"))
    tour.add_argument(
        "--members", metavar="N", type=whole_number(1, MOST), default=MEMBERS, help=_("how many people")
    )


def paint(asked: argparse.Namespace) -> Answer:
    """The pictures of an office made for them, which is gone afterwards."""
    from retiree_desk.services import demo  # heavy: SQLAlchemy

    out = Path(asked.out).expanduser()
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="retiree-desk-tour-", ignore_cleanup_errors=True) as folder:
        plan = demo.plan_of(asked.members, 1, date.today())
        office, made = demo.make(Path(folder) / "office", plan, invented_password())
        try:
            pictures = asked.paint_tour(out, office)
        finally:
            office.close()
    data = {"pictures": [path.name for path in pictures], "folder": str(out), "members": made.members}
    said = _("{count} pictures of the screens are in {folder}.").format(count=len(pictures), folder=out)
    return Answer(data, said)
