"""A desk over a small office."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retiree_desk.ui.desk import Desk
from tests.ui.served import served_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with served_desk(tmp_path) as made:
        yield made
