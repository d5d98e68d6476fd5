"""``init`` and ``check``: make an office's data folder, and look whether all of it is sound."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from retiree_desk import wording
from retiree_desk.cli import session
from retiree_desk.cli.answers import DONE, REFUSED, Answer, under
from retiree_desk.cli.grammar import Verbs
from retiree_desk.cli.tables import pairs
from retiree_desk.i18n import _, ngettext
from retiree_desk.troubles import Trouble
from retiree_desk.wording import integrity as integrity_words

if TYPE_CHECKING:
    from retiree_desk.store.integrity import Problem

_OF_THE_OFFICE = ("database", "vault", "engine", "migration")
"""How the codes of troubles begin that tell of a folder that is not sound, not of a wrong password or a busy folder."""


def add(verbs: Verbs) -> None:
    """The verbs of this family."""
    init = verbs.add("init", _("set up an office in a new folder"), make_office)
    init.add_argument("--office", metavar=_("NAME"), required=True, help=_("the office's name"))
    init.add_argument("--code", metavar=_("CODE"), required=True, help=_("the office's short code"))
    verbs.add("check", _("look whether the whole data folder is sound"), check)


def make_office(asked: argparse.Namespace) -> Answer:
    """A new office; the recovery code is shown this once."""
    from retiree_desk.services import offices  # heavy: SQLAlchemy

    user = asked.user or offices.FIRST_USER
    folder = session.folder(asked)
    made = offices.create(folder, asked.office, asked.code, session.new_password(), user)
    data = {
        "office_id": made.office_id,
        "code": made.code,
        "recovery_code": made.recovery_code,
        "data": str(folder),
        "user": user,
    }
    rows = (
        (_("Office"), asked.office),
        (_("Code"), made.code),
        (_("Data folder"), folder),
        (_("User"), user),
        (_("Recovery code"), made.recovery_code),
    )
    return Answer(data, under(under(_("The office is set up."), pairs(rows)), _print_it()))


def check(asked: argparse.Namespace) -> Answer:
    """Everything that is not as it should be; what should merely be done is a warning and leaves the office sound."""
    from retiree_desk.services import integrity  # heavy: SQLAlchemy

    try:
        with session.opened(asked) as office:
            problems = _sentences(integrity.check(office))
            warnings = _sentences(integrity.advice(office))
    except Trouble as trouble:
        if not trouble.code.startswith(_OF_THE_OFFICE):
            raise
        return _unsound(trouble)
    data = {"ok": not problems, "problems": problems, "warnings": warnings}
    head = _("Everything is sound.")
    if problems:
        head = ngettext("{count} problem was found:", "{count} problems were found:", len(problems)).format(
            count=len(problems)
        )
    lines = [head, *(f"· {one['message']}" for one in (*problems, *warnings))]
    return Answer(data, "\n".join(lines), REFUSED if problems else DONE)


def _sentences(found: Iterable[Problem]) -> list[dict[str, object]]:
    return [
        {"code": one.code, **one.facts, "message": integrity_words.problem(one.code, one.facts)}
        for one in found
    ]


def _unsound(trouble: Trouble) -> Answer:
    """The office can't even be opened."""
    said = wording.advice(trouble)
    problem = {"code": trouble.code, "message": said.happened, "safe": said.safe, "cure": said.cure}
    return Answer({"ok": False, "problems": [problem], "warnings": []}, "\n".join(said), REFUSED)


def _print_it() -> str:
    return _(
        "Please write the recovery code down or print it and lock it away: it is shown only now and opens the office "
        "when the password is lost."
    )
