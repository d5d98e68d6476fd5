"""The office a verb works on: its folder, who acts, and the password, which is never an argument."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from retiree_desk import paths
from retiree_desk.cli.failures import Refused
from retiree_desk.i18n import _
from retiree_desk.troubles import Trouble

if TYPE_CHECKING:
    from retiree_desk.services.offices import Office

PASSWORD = "RETIREE_DESK_PASSWORD"
RECOVERY_CODE = "RETIREE_DESK_RECOVERY_CODE"


def folder(asked: argparse.Namespace) -> Path:
    """The office's data folder."""
    return Path(asked.data).expanduser() if asked.data else paths.default_data()


@contextmanager
def opened(asked: argparse.Namespace) -> Iterator[Office]:
    """The office, closed again afterwards; the folder is looked at before anybody is asked for a password."""
    from retiree_desk.services import offices  # heavy: SQLAlchemy

    place = folder(asked)
    user = _user(offices.users(place), asked.user)
    with offices.open_office(place, password(_("Password of {user}: ").format(user=user)), user) as office:
        yield office


def password(prompt: str) -> str:
    """From the environment, else typed unseen."""
    return os.environ.get(PASSWORD) or _typed(prompt, PASSWORD)


def new_password() -> str:
    """From the environment, else typed twice."""
    given = os.environ.get(PASSWORD)
    if given:
        return given
    first = _typed(_("New password: "), PASSWORD)
    if _typed(_("Once more: "), PASSWORD) != first:
        raise Refused("passwords_differ", _("The two passwords are not the same."), _("Please begin again."))
    return first


def recovery_code() -> str:
    """From the environment, else typed."""
    return os.environ.get(RECOVERY_CODE) or _typed(_("Recovery code: "), RECOVERY_CODE)


def _user(known: list[str], asked: str | None) -> str:
    if asked and asked not in known:
        raise Trouble("user_unknown", user=asked, users="、".join(known))
    if not asked and len(known) != 1:
        raise Refused(
            "user_needed",
            _("Several people have a password here: {users}.").format(users="、".join(known)),
            _("Say who you are with --user NAME."),
        )
    return asked or known[0]


def _typed(prompt: str, variable: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refused(
            "password_needed",
            _("There is no terminal to type the password on."),
            _("Put it into the environment variable {name} for this one command.").format(name=variable),
        )
    return getpass.getpass(prompt)
