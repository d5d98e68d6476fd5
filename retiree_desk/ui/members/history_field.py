"""The history of one field of a person: every value it had, since when, and who wrote it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.i18n import _
from retiree_desk.services import history
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.members import history_words
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.words import caption, rule, words


class FieldHistory(QDialog):
    """Newest first; Esc or Enter closes it."""

    def __init__(self, desk: Desk, uid: bytes, name: str, key: str, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle(_("History of a field"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        margin = theme.px(theme.MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theme.px(16))
        layout.setSpacing(theme.px(12))
        layout.addWidget(words(f"{name} · {wording.field(key)}", Type.TITLE))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        changes = desk.read(lambda unit: history.of_field(unit, uid, key))
        self.lines = [history_words.change_line(change) for change in changes]
        for line, change in zip(self.lines, changes, strict=True):
            column.addWidget(words(line, wrap=True))
            one = change.change_set
            column.addWidget(caption(f"{history_words.title(one)} · {history_words.byline(one)}"))
            column.addWidget(rule())
        if not changes:
            said = _("Never changed since the person was taken in.")
            column.addWidget(words(said, Type.BODY, Role.SOFT, wrap=True))
        column.addStretch(1)
        layout.addWidget(scrolled(page), 1)
        close = button(_("I see"), None, Kind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(theme.px(520), theme.px(420))
