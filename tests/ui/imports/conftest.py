"""An office opened from a copy, its desk, and workbooks to import."""

from __future__ import annotations

from pathlib import Path

import pytest

from retiree_desk.ui import tour_files
from tests.ui.opened_office import desk, folder, office

__all__ = ["desk", "folder", "office", "workbook"]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Six people and three visits, five cells of them refused."""
    return tour_files.make(tmp_path) / tour_files.WORKBOOK
