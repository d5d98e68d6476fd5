"""Windows under test wear the light theme, speak Chinese, and none is left on the screen."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from retiree_desk import i18n
from retiree_desk.settings import Settings
from retiree_desk.ui import theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    i18n.use("zh_CN")
    theme.apply(qapp, Settings())
    yield
    made = qapp.topLevelWidgets()
    left = [one for one in made if one.isVisible()]
    for window in left:
        window.close()
    for window in made:
        if window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # or each later test dresses the dead
    assert left == []
