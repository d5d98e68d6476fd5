"""The command line driven in this process, over offices made once and copied for each test."""

from __future__ import annotations

import argparse
import json
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from retiree_desk.cli.main import main
from retiree_desk.cli.session import PASSWORD
from retiree_desk.services import demo as invented
from retiree_desk.services import offices
from retiree_desk.services.offices import Office
from retiree_desk.store.vault import Cost

MEMBERS = 120
CHEAP = Cost(memory=64, passes=1, lanes=1)  # so that opening costs nothing


@dataclass(frozen=True, slots=True)
class Said:
    """What one command answered."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """The one JSON document on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def error(self) -> str:
        """The code of the failure in it."""
        return str(self.data["error"]["code"])


@dataclass(slots=True)
class Line:
    """Runs commands against one data folder."""

    capsys: pytest.CaptureFixture[str]
    folder: Path
    windows: list[tuple[argparse.Namespace, Office | None]] = field(default_factory=list)

    def __call__(self, *arguments: str) -> Said:
        """With ``--data``, in words."""
        return self.plain("--data", str(self.folder), *arguments)

    def json(self, *arguments: str) -> Said:
        """With ``--data`` and ``--json``."""
        return self("--json", *arguments)

    def plain(self, *arguments: str) -> Said:
        """Just so."""
        self.capsys.readouterr()
        status = main(arguments, self._open_window)
        said = self.capsys.readouterr()
        return Said(status, said.out, said.err)

    def _open_window(self, asked: argparse.Namespace, office: Office | None) -> int:
        self.windows.append((asked, office))
        if office is not None:
            office.close()
        return 0


@pytest.fixture(scope="session")
def password() -> str:
    """Made at run time."""
    return secrets.token_urlsafe(12)


@pytest.fixture(autouse=True)
def password_in_environment(password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD, password)


@pytest.fixture(scope="session")
def demo_folder(password: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demo office, never opened itself."""
    folder = tmp_path_factory.mktemp("cli") / "demo"
    office, _made = invented.make(
        folder, invented.plan_of(MEMBERS, 1, date(2026, 3, 1)), password, cost=CHEAP
    )
    office.close()
    return folder


@pytest.fixture(scope="session")
def empty_folder(password: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office without people, never opened itself."""
    folder = tmp_path_factory.mktemp("cli") / "empty"
    offices.create(folder, "退管办", "TG01", password, cost=CHEAP)
    return folder


@pytest.fixture
def line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Line:
    """A folder that does not exist yet."""
    return Line(capsys, tmp_path / "office")


@pytest.fixture
def demo(line: Line, demo_folder: Path) -> Line:
    """A demo office of one's own."""
    shutil.copytree(demo_folder, line.folder)
    return line


@pytest.fixture
def empty(line: Line, empty_folder: Path) -> Line:
    """An empty office of one's own."""
    shutil.copytree(empty_folder, line.folder)
    return line


@pytest.fixture
def roster(tmp_path: Path) -> Callable[..., Path]:
    """Writes a roster as a table in text; each row in the order of the headings."""

    def write(*rows: str, name: str = "花名册.csv", headings: str = "人员编号,姓名,性别,手机,现住址") -> Path:
        path = tmp_path / name
        path.write_text("\n".join((headings, *rows)), encoding="utf-8-sig")
        return path

    return write
