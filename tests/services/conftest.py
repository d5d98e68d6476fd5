"""A store over an empty office."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retiree_desk.store.unit import Store
from tests.offices import empty_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty office's records."""
    with empty_store(tmp_path) as opened:
        yield opened
