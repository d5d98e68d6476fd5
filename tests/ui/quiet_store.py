"""An office without records, for windows that need a desk and nothing on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from retiree_desk.settings import Settings
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.tasks import Tasks


class QuietChanges:
    """No history."""

    def touched(self, _set_id: int) -> frozenset[str]:
        return frozenset()


class QuietUnit:
    """A unit that changes nothing."""

    change_set_id: int | None = None
    changes = QuietChanges()


class QuietStore:
    """Gives units that hold nothing."""

    @contextmanager
    def unit(self, _action: str, **_about: object) -> Iterator[QuietUnit]:
        yield QuietUnit()

    @contextmanager
    def reading(self) -> Iterator[QuietUnit]:
        yield QuietUnit()


def quiet_desk(settings: Settings | None = None) -> Desk:
    """A desk over an empty office on 18 May 2026."""
    store: Any = QuietStore()
    return Desk(
        store,
        today=lambda: date(2026, 5, 18),
        user="周敏",
        settings=settings or Settings(),
        tasks=Tasks(inline=True),
    )
