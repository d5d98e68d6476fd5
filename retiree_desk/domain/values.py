"""What a column may hold."""

from __future__ import annotations

from collections.abc import Mapping

Value = str | int | bytes | None
Row = Mapping[str, Value]
