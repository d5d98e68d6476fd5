"""``operations`` and ``undo``: what was done, by number, and taking it back, days later too."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from retiree_desk import wording
from retiree_desk.cli import session
from retiree_desk.cli.answers import DONE, REFUSED, Answer
from retiree_desk.cli.grammar import Verbs, whole_number
from retiree_desk.cli.tables import table
from retiree_desk.i18n import _
from retiree_desk.wording import history

if TYPE_CHECKING:
    from retiree_desk.services.undo import Blocking
    from retiree_desk.store.changes import ChangeSet

_LARGEST = 2**62
_NAMED = 5


def add(verbs: Verbs) -> None:
    """The verbs of this family."""
    done = verbs.add("operations", _("list what was done, the newest first"), list_operations)
    done.add_argument(
        "--limit", metavar="N", type=whole_number(1, 100_000), default=20, help=_("at most so many")
    )
    undo = verbs.add("undo", _("take an operation back"), take_back)
    undo.add_argument(
        "change_set", metavar=_("NUMBER"), type=whole_number(1, _LARGEST), help=_("the operation's number")
    )
    undo.add_argument(
        "--force", action="store_true", help=_("even where later changes touch the same fields")
    )


def list_operations(asked: argparse.Namespace) -> Answer:
    """The operations with the numbers that ``undo`` takes."""
    with session.opened(asked) as office, office.store.reading() as unit:
        found = unit.changes.recent(asked.limit)
    rows = [
        (
            one.set_id,
            wording.moment(one.at),
            one.user,
            history.title(one.action, one.note),
            one.entries,
            _back(one),
        )
        for one in found
    ]
    headings = (_("Operation"), _("Time"), _("User"), _("What was done"), _("Entries"), _("Taken back"))
    return Answer({"operations": [operation(one) for one in found]}, table(headings, rows, right=(0, 4)))


def operation(one: ChangeSet) -> dict[str, Any]:
    """An operation for programs."""
    return {
        "change_set": one.set_id,
        "time": moment(one.at),
        "user": one.user,
        "action": one.action,
        "words": history.title(one.action, one.note),
        "entries": one.entries,
        "undone": one.undone_by is not None,
    }


def _back(one: ChangeSet) -> str:
    return _("yes") if one.undone_by is not None else ""


def take_back(asked: argparse.Namespace) -> Answer:
    """What was taken back, or the later operations that stand in the way."""
    from retiree_desk.services import undo  # heavy: SQLAlchemy

    with session.opened(asked) as office:
        undone = undo.undo(office, asked.change_set, force=asked.force)
    data = {
        "undone": undone.set_id,
        "change_set": undone.by,
        "blocked_by": [blocking(one) for one in undone.blocked_by],
    }
    if undone.set_id is None:
        return Answer(data, _blocked_words(undone.blocked_by), REFUSED)
    words = _("Operation {number} is taken back.").format(number=undone.set_id)
    return Answer(data, words, DONE)


def blocking(one: Blocking) -> dict[str, Any]:
    """A later operation for programs."""
    return {
        "change_set": one.set_id,
        "title": history.title(one.action, one.note),
        "at": moment(one.at),
        "user": one.user,
        "members": [{"member_no": each.member_no, "name": each.name} for each in one.members],
    }


def moment(value: datetime) -> str:
    """A time stamp for programs: UTC, to the second."""
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _blocked_words(blocked: tuple[Blocking, ...]) -> str:
    lines = [_("Nothing was changed: later operations touch the same fields.")]
    for one in blocked:
        names = "、".join(each.name for each in one.members[:_NAMED])
        more = "…" if len(one.members) > _NAMED else ""
        title = history.title(one.action, one.note)
        lines.append(f"  {one.set_id}  {wording.moment(one.at)}  {one.user}  {title}  {names}{more}")
    lines.append(_("Take those back first, or add --force to overrule them."))
    return "\n".join(lines)
