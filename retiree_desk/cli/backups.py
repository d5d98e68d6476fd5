"""``backup``, ``backups``, ``verify`` and ``restore``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retiree_desk import wording
from retiree_desk.cli import session
from retiree_desk.cli.answers import REFUSED, Answer, tell, under
from retiree_desk.cli.failures import failure_of
from retiree_desk.cli.grammar import Verbs
from retiree_desk.cli.tables import pairs, table
from retiree_desk.cli.undo import moment
from retiree_desk.i18n import _
from retiree_desk.troubles import Trouble

if TYPE_CHECKING:
    from retiree_desk.services.backups import BackupLine


def add(verbs: Verbs) -> None:
    """The verbs of this family."""
    verbs.add("backup", _("make a backup and prove it"), back_up)
    verbs.add("backups", _("list the backups"), list_all)
    verify = verbs.add("verify", _("read a backup whole and prove it"), prove)
    verify.add_argument("file", metavar=_("FILE"), nargs="?", type=Path, help=_("by default the newest"))
    restore = verbs.add("restore", _("make a new data folder out of a backup"), bring_back)
    restore.add_argument("file", metavar=_("FILE"), type=Path, help=_("a backup, or a folder of them"))
    restore.add_argument("--to", metavar=_("FOLDER"), type=Path, required=True, help=_("a new folder"))
    restore.add_argument(
        "--recovery-code",
        action="store_true",
        help=_("open it with the printed code instead of the password"),
    )


def back_up(asked: argparse.Namespace) -> Answer:
    """A fresh backup."""
    from retiree_desk.services import backups  # heavy: SQLAlchemy

    with session.opened(asked) as office:
        made = backups.back_up(office)
    data = _line(made.line) | {"removed": made.removed, "second_place": made.second.value}
    return Answer(data, under(_("The backup is made and proven."), _pairs(made.line)))


def list_all(asked: argparse.Namespace) -> Answer:
    """The newest first."""
    from retiree_desk.services import backups  # heavy: SQLAlchemy

    with session.opened(asked) as office:
        lines = backups.list_backups(office)
    headings = (_("Made"), _("Sound"), _("People"), _("File"))
    rows = [
        (
            wording.moment(one.made) if one.made else "",
            _("yes") if one.ok else _("no"),
            one.members,
            one.file.name,
        )
        for one in lines
    ]
    words = table(headings, rows, right=(2,)) if rows else _("There is no backup yet.")
    return Answer({"backups": [_line(one) for one in lines]}, words)


def prove(asked: argparse.Namespace) -> Answer:
    """Whether a backup can be trusted."""
    from retiree_desk.services import backups  # heavy: SQLAlchemy

    with session.opened(asked) as office:
        try:
            line = backups.verify(office, asked.file)
        except Trouble as trouble:
            return _not_good(trouble, asked.file)
    return Answer(_line(line), under(_("The backup is sound."), _pairs(line)))


def bring_back(asked: argparse.Namespace) -> Answer:
    """A new data folder; nothing is overwritten."""
    from retiree_desk.services import backups  # heavy: SQLAlchemy
    from retiree_desk.services.backups import Unlocking  # heavy: SQLAlchemy

    user = asked.user or ""
    if asked.recovery_code:
        unlocking = Unlocking(user=user, recovery_code=session.recovery_code())
    else:
        unlocking = Unlocking(session.password(_("Password: ")), user)
    done = backups.restore(asked.file, asked.to, unlocking)
    data = {
        "file": str(done.file),
        "ok": True,
        "members": done.members,
        "sha256": done.sha256,
        "data": str(done.folder),
        "made": moment(done.made),
    }
    rows = (
        (_("Data folder"), done.folder),
        (_("Made"), wording.moment(done.made)),
        (_("People"), done.members),
    )
    return Answer(data, under(_("The backup is restored into a new folder."), pairs(rows)))


def _line(line: BackupLine) -> dict[str, Any]:
    return {
        "file": str(line.file),
        "ok": line.ok,
        "members": line.members,
        "sha256": line.sha256,
        "made": moment(line.made) if line.made else None,
        "reason": line.reason,
    }


def _pairs(line: BackupLine) -> str:
    made = wording.moment(line.made) if line.made else ""
    return pairs(
        ((_("File"), line.file), (_("Made"), made), (_("People"), line.members), ("SHA-256", line.sha256))
    )


def _not_good(trouble: Trouble, file: Path | None) -> Answer:
    failure = failure_of(trouble)
    tell(failure.words)
    data = {
        "file": str(file) if file else None,
        "ok": False,
        "members": None,
        "sha256": None,
        "error": failure.data,
    }
    return Answer(data, "", REFUSED)
