"""Things of a certain day in the demo's past that go through the services people use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from retiree_desk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Moment:
    """One change set: its day, what the history calls it, and what is done."""

    day: date
    action: str
    note: str
    work: Callable[[Unit], object]
