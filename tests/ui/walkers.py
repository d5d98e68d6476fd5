"""Walks over a window as its people do: by Tab, by ear, by eye. For the tests of every page."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
_MOST = 500
_LINKS = 20  # no sentence has more; a window whose one widget keeps the focus has been walked


def interactive(window: QWidget) -> list[QWidget]:
    """What a person can act on now: visible, enabled, not a part of another part."""
    return [
        one
        for one in window.findChildren(QWidget)
        if isinstance(one, INTERACTIVE)
        and one.isVisibleTo(window)
        and one.isEnabled()
        and not isinstance(one.parent(), INTERACTIVE)
        and not isinstance(one.parentWidget(), QScrollBar)
    ]


def unnamed(window: QWidget) -> list[str]:
    """The interactive widgets that a screen reader could not name."""
    return [_told(one) for one in interactive(window) if not _name(one)]


def tab_order(window: QWidget) -> list[QWidget]:
    """The widgets in the order Tab reaches them, beginning with the first; the window must be shown."""
    window.window().activateWindow()
    QApplication.processEvents()
    first = window.nextInFocusChain()
    while first is not None and first is not window and not _tabbable(first):
        first = first.nextInFocusChain()
    if first is None or first is window:
        return []
    first.setFocus(Qt.FocusReason.TabFocusReason)
    order: list[QWidget] = []
    stayed = 0
    for _ in range(_MOST):
        held = QApplication.focusWidget()
        stayed = stayed + 1 if order and held is order[-1] else 0
        if held is None or held in order[:-1] or stayed > _LINKS:
            return order
        if not stayed:  # a sentence keeps the focus from one of its links to the next
            order.append(held)
        QTest.keyClick(held, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes round after {_told(order[-1])}")


def unreached(window: QWidget) -> list[str]:
    """The interactive widgets that Tab does not reach; in a group of exclusive buttons one stands for all."""
    reached = tab_order(window)
    groups = {_group(one) for one in reached} - {None}
    return [
        _told(one)
        for one in interactive(window)
        if one not in reached
        and not any(one.isAncestorOf(other) for other in reached)
        and _group(one) not in groups
        and one.focusProxy() not in reached
        and not one.property("popup")
    ]


def _group(one: QWidget) -> QObject | None:
    """What holds the buttons of which one is on at a time: the arrow keys go through them."""
    if not isinstance(one, QAbstractButton):
        return None
    among: QButtonGroup | None = one.group()  # Qt's own signature leaves out that there may be none
    if among is not None and among.exclusive():
        return among
    return one.parentWidget() if one.autoExclusive() else None


def out_of_order(window: QWidget) -> list[str]:
    """Where Tab goes back up, or left on the same line: reading order is lines from the top, each left to right."""
    order = [one for one in tab_order(window) if one is not window]
    places = [(one.mapTo(window, QPoint(0, 0)), one) for one in order]
    wrong = []
    for (before, one), (after, other) in pairwise(places):
        above = after.y() + other.height() <= before.y()
        left = abs(after.y() - before.y()) < 8 and after.x() < before.x()
        if (above and after.x() <= before.x() + one.width()) or left:
            wrong.append(f"{_told(one)} -> {_told(other)}")
    return wrong


def clipped(window: QWidget) -> list[str]:
    """The labels and buttons whose words have no room."""
    found = []
    for one in window.findChildren(QWidget):
        if not one.isVisibleTo(window) or not isinstance(one, QLabel | QPushButton):
            continue
        if isinstance(one, QLabel):
            if one.wordWrap():
                if one.heightForWidth(one.width()) > one.height() + 2:
                    found.append(_told(one))
                continue
            if type(one).__name__ == "Elided":
                continue
        if one.sizeHint().width() > one.width() + 1 and one.text():
            found.append(_told(one))
    return found


def outside(window: QWidget) -> list[str]:
    """The interactive widgets that lie beyond the window's edges."""
    return [
        _told(one)
        for one in interactive(window)
        if not window.rect().contains(one.mapTo(window, one.rect().center()))
    ]


def _tabbable(one: QWidget) -> bool:
    return one.isVisible() and one.isEnabled() and bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _name(one: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(one)
    return face.text(QAccessible.Text.Name) if face is not None else ""


def _told(one: QWidget) -> str:
    text = one.text() if isinstance(one, QLabel | QAbstractButton) else ""
    return f"{type(one).__name__} {_name(one) or text or repr(one.objectName())}"
