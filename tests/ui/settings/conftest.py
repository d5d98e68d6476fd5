"""An office opened from a copy, and its desk."""

from __future__ import annotations

from tests.ui.opened_office import desk, folder, office

__all__ = ["desk", "folder", "office"]
