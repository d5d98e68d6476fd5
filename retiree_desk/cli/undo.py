"""``undo``: take an operation back, days later too."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from retiree_desk import wording
from retiree_desk.cli import session
from retiree_desk.cli.answers import DONE, REFUSED, Answer
from retiree_desk.cli.grammar import Verbs, whole_number
from retiree_desk.i18n import _
from retiree_desk.wording import history

if TYPE_CHECKING:
    from retiree_desk.services.undo import Blocking

_LARGEST = 2**62
_NAMED = 5


def add(verbs: Verbs) -> None:
    """The verb of this family."""
    undo = verbs.add("undo", _("take an operation back"), take_back)
    undo.add_argument(
        "change_set", metavar=_("NUMBER"), type=whole_number(1, _LARGEST), help=_("the operation's number")
    )
    undo.add_argument(
        "--force", action="store_true", help=_("even where later changes touch the same fields")
    )


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
