"""The entry: with a verb the command line, without one the window; neither loads what only the other needs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retiree_desk.services.offices import Office


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments (by default the process's own) say; the exit status."""
    from retiree_desk.cli.main import main as command_line  # argparse and words, nothing heavy

    return command_line(sys.argv[1:] if arguments is None else arguments, open_window, paint_tour)


def open_window(asked: argparse.Namespace, office: Office | None) -> int:
    """The office's window, over an office that is open already if one is given."""
    from retiree_desk.ui.session import open_window as show  # Qt: only the window needs it

    folder = Path(asked.data).expanduser() if asked.data else None
    return show(folder, office=office, user=asked.user or "", language=asked.lang or "")


def paint_tour(out: Path, office: Office) -> list[Path]:
    """Every screen of an office as a picture in a folder; needs no display."""
    from retiree_desk.ui.tour import render  # Qt: only pictures need it

    return render(out, office)
