"""The tabs of a page with parts, all looking alike."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QTabBar

from retiree_desk.i18n import _


def tabs(words: Iterable[str], name: str = "") -> QTabBar:
    """One tab a word; ``name`` is what a screen reader says of them all."""
    made = QTabBar()
    made.setAccessibleName(name or _("Parts of the page"))
    made.setDrawBase(False)
    made.setExpanding(False)
    made.setUsesScrollButtons(True)
    for word in words:
        made.addTab(word)
    return made
