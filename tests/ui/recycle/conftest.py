"""A clerk at the recycle bin for the tests of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.stories.driver import PEOPLE, Clerk, clerk_at_desk


@pytest.fixture
def clerk(qapp: QApplication, tmp_path: Path) -> Iterator[Clerk]:
    """A clerk whose register holds five people."""
    with clerk_at_desk(tmp_path) as found:
        found.knows(*PEOPLE)
        yield found
