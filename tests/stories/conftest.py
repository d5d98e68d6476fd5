"""A clerk for each story, and the window's manners of the other tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from retiree_desk import i18n
from retiree_desk.settings import Settings
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from tests.stories.driver import PEOPLE, Clerk, clerk_at_desk
from tests.ui.served import served_desk


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    i18n.use("zh_CN")
    theme.apply(qapp, Settings())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # or each later test dresses the dead
    assert [one for one in qapp.topLevelWidgets() if one.isVisible()] == []


@pytest.fixture
def clerk(qapp: QApplication, tmp_path: Path) -> Iterator[Clerk]:
    """A clerk in an empty office."""
    with clerk_at_desk(tmp_path) as found:
        yield found


@pytest.fixture
def busy_clerk(clerk: Clerk) -> Clerk:
    """A clerk whose register holds five people."""
    clerk.knows(*PEOPLE)
    return clerk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over a small office with something going on."""
    with served_desk(tmp_path) as made:
        yield made
