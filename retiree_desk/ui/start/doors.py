"""What the first windows do to an office; the services behind it bring SQLAlchemy and are imported when they are needed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from retiree_desk import paths
from retiree_desk.domain.passwords import check_password

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retiree_desk.services.offices import Office

Report = Callable[[int, int], None]

DEMO_MEMBERS = 7250
DEMO_SEED = 1
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


class Preload:
    """Imports what the office's window needs while the person types; ``wait`` before using any of it."""

    def __init__(self) -> None:
        self._thread = Thread(target=_import_all, name="preload", daemon=True)

    def start(self) -> None:
        """Begin, once the first window is up."""
        if not self._thread.is_alive() and self._thread.ident is None:
            self._thread.start()

    def wait(self) -> None:
        """Until all is there."""
        if self._thread.ident is not None:
            self._thread.join()


def open_office(folder: Path, password: str, user: str) -> Office:
    """Open with a password."""
    from retiree_desk.services import offices  # heavy: SQLAlchemy

    return offices.open_office(folder, password, user)


def recover(folder: Path, code: str, user: str, password: str) -> Office:
    """Open with the printed code and give ``user`` a new password; closed again when that is refused."""
    from retiree_desk.services import offices  # heavy: SQLAlchemy

    check_password(password)
    office = offices.open_with_recovery(folder, code, user)
    with _closed_on_failure(office):
        offices.set_password(office, office.user, password)
    return office


def rebuild(folder: Path, code: str, password: str) -> Office:
    """Make a lost or damaged vault anew with the printed code, then open."""
    from retiree_desk.services import offices  # heavy: SQLAlchemy

    offices.rebuild_vault(folder, code, password)
    return offices.open_office(folder, password, offices.users(folder)[0])


def demo(report: Report) -> tuple[Office, str]:
    """A fresh office of invented people in a folder of its own, open, and the password made up for it."""
    from retiree_desk.services import demo as invented  # heavy: SQLAlchemy

    password = "-".join("".join(secrets.choice(_SIGNS) for _sign in range(4)) for _group in range(3))
    plan = invented.plan_of(DEMO_MEMBERS, DEMO_SEED, date.today())
    office, _made = invented.make(_free_folder(paths.demo_data()), plan, password, report=report)
    return office, password


def _free_folder(first: Path) -> Path:
    names = (first, *(first.with_name(f"{first.name}-{number}") for number in range(2, 100)))
    return next((one for one in names if not one.exists() or not any(one.iterdir())), first)


def _import_all() -> None:
    import retiree_desk.ui.workplace  # noqa: F401  # heavy: every page and every service


@contextmanager
def _closed_on_failure(office: Office) -> Iterator[None]:
    try:
        yield
    except BaseException:
        office.close()
        raise
