"""One person's preferences on this computer: a frozen value kept as JSON, without personal data or passwords.

A file that is missing, damaged or from another version never stops the program: what cannot be used is left out and
the default holds. Facts of the office (its name, its rates) are records in its database, not settings.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


class ThemeChoice(StrEnum):
    """How the windows are coloured; ``system`` follows the desktop."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    SYSTEM = "system"


TEXT_SIZES = (100, 125, 150)
LOCK_AFTER = (0, 5, 15, 30, 60)  # minutes without a key or a click; 0 = never


@dataclass(frozen=True, slots=True)
class Settings:
    """The preferences. ``columns``, ``widths`` and ``windows`` are keyed by page; geometry is an opaque string."""

    language: str = "zh_CN"
    theme: ThemeChoice = ThemeChoice.LIGHT
    text_size: int = 100
    last_folder: str = ""
    last_user: str = ""
    export_folder: str = ""
    detail_shown: bool = True
    lock_after: int = 15
    columns: Mapping[str, list[str]] = field(default_factory=dict)
    widths: Mapping[str, dict[str, int]] = field(default_factory=dict)
    windows: Mapping[str, str] = field(default_factory=dict)


def load(path: Path) -> Settings:
    """The settings in ``path``, as far as they can be used."""
    usable = {key: value for key, value in _read(path).items() if _usable(key, value)}
    if "theme" in usable:
        usable["theme"] = ThemeChoice(usable["theme"])
    return Settings(**usable)


def save(path: Path, settings: Settings) -> None:
    """Write what differs from the defaults, whole or not at all."""
    plain = asdict(Settings())
    changed = {key: value for key, value in asdict(settings).items() if value != plain[key]}
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(changed, file, ensure_ascii=False, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("settings not read (%s); the defaults hold", type(error).__name__)
        return {}
    return found if isinstance(found, dict) else {}


def _usable(key: str, value: object) -> bool:
    """Whether ``value`` may stand in the field ``key``; a remark in the log when not."""
    known = {one.name for one in fields(Settings)}
    check = _CHECKS.get(key, _is_text)
    if key in known and check(value):
        return True
    log.warning("setting %s ignored", key if key in known else "of another version")
    return False


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_columns(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(one, list) and all(isinstance(key, str) for key in one) for one in value.values()
    )


def _is_widths(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(one, dict) and all(type(width) is int and 0 < width < 10_000 for width in one.values())
        for one in value.values()
    )


def _is_texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


_CHECKS = {
    "theme": lambda value: value in set(ThemeChoice),
    "text_size": lambda value: type(value) is int and value in TEXT_SIZES,
    "lock_after": lambda value: type(value) is int and value in LOCK_AFTER,
    "detail_shown": lambda value: isinstance(value, bool),
    "columns": _is_columns,
    "widths": _is_widths,
    "windows": _is_texts,
}
