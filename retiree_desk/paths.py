"""Where things are, from source or from a frozen build."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_log_path

APPLICATION = "RetireeDesk"


def root() -> Path:
    """The folder that holds ``resources`` and ``migrations``: the checkout, else the installed or frozen package."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else _unpacked(__file__)


@cache
def _unpacked(module: str) -> Path:
    package = Path(module).resolve().parent
    return package if (package / "resources").is_dir() else package.parent


def resources() -> Path:
    """Fonts, icons, catalogues, layouts, data tables."""
    return root() / "resources"


def migrations() -> Path:
    """The alembic scripts."""
    return root() / "migrations"


def default_data() -> Path:
    """The office's data folder when none is named."""
    return user_data_path(APPLICATION, appauthor=False) / "office"


def demo_data() -> Path:
    """The demo office, apart from the real one."""
    return user_data_path(APPLICATION, appauthor=False) / "demo"


def settings_file() -> Path:
    """One person's preferences on this computer."""
    return user_config_path(APPLICATION, appauthor=False) / "settings.json"


def log_folder() -> Path:
    """The program's own log, before an office is open."""
    return user_log_path(APPLICATION, appauthor=False)
