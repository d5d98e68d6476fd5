"""What a number opens: a title and the people it counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """The people behind a number, as local numbers."""

    title: str
    seqs: tuple[int, ...]
