"""Puts ``resources`` and ``migrations`` inside the wheel; a source checkout reads them where they stand."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools.command.build_py import build_py

CARRIED = ("resources", "migrations")


class BuildPy(build_py):
    """Setuptools' own build, with the carried folders in the package."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for folder in CARRIED:
                target = Path(self.build_lib) / "retiree_desk" / folder
                shutil.copytree(
                    folder, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True
                )
