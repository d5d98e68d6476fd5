"""Whole offices on the disk for tests: set up once through the real service, copied for each test."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from textwrap import dedent

from retiree_desk.paths import migrations
from retiree_desk.services.offices import Created, Office, create, open_office
from retiree_desk.store import migrate
from retiree_desk.store.unit import Clock, utc_now
from retiree_desk.store.vault import Cost

CHEAP = Cost(memory=64, passes=1, lanes=1)


@dataclass(frozen=True, slots=True)
class Folder:
    """A closed office and what opens it."""

    path: Path
    password: str
    recovery_code: str

    def open(self, clock: Clock = utc_now) -> Office:
        """Open it with the password."""
        return open_office(self.path, self.password, clock=clock)


def new_folder(path: Path) -> Folder:
    """A fresh office at ``path``, which must not exist."""
    template, password, created = _template()
    shutil.copytree(template, path)
    return Folder(path, password, created.recovery_code)


def scripts_with(folder: Path, upgrade: str) -> Path:
    """The program's migrations and one more, whose ``upgrade`` does this."""
    shutil.copytree(migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    more = f"""
        from alembic import op
        import sqlalchemy as sa
        revision, down_revision, branch_labels, depends_on = "later", "{migrate.HEAD}", None, None
        def upgrade():
            {upgrade}
    """
    (folder / "versions" / "later.py").write_text(dedent(more), encoding="utf-8")
    return folder


@cache
def _template() -> tuple[Path, str, Created]:
    folder = Path(mkdtemp(prefix="retiree-desk-")) / "office"
    password = secrets.token_urlsafe(12)
    return folder, password, create(folder, "东山分行离退休办", "DS01", password, cost=CHEAP)
