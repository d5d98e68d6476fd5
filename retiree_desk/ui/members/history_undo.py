"""Taking a change set back from a person's page: clean, or refused with the names in the way, or forced on request."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _, ngettext
from retiree_desk.services import history
from retiree_desk.services.history import Obstacle
from retiree_desk.store.changes import ChangeSet
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members import history_words
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.words import caption, words

_MOST = 30


def take_back(desk: Desk, one: ChangeSet, parent: QWidget) -> BlockedDialog | None:
    """Take it back now; when later changes stand in the way, the dialog that names them."""
    obstacles = desk.read(partial(_obstacles, set_id=one.set_id))
    if obstacles:
        dialog = BlockedDialog(desk, one, obstacles, parent)
        dialog.open()
        return dialog
    try:
        desk.undo(one.set_id, owner=parent)
    except (RuleBroken, Trouble) as error:
        troubles.show(error, parent)
    return None


def _obstacles(unit: object, *, set_id: int) -> list[Obstacle]:
    return history.obstacles(unit, set_id)  # type: ignore[arg-type]  # a reading unit


class BlockedDialog(QDialog):
    """What was changed since, by whom; leave it, or take it back all the same."""

    def __init__(self, desk: Desk, one: ChangeSet, obstacles: Sequence[Obstacle], parent: QWidget) -> None:
        super().__init__(parent.window())
        self._desk, self._set, self._owner = desk, one, parent
        self.setWindowTitle(_("Later changes stand in the way"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        margin = theme.px(theme.MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theme.px(16))
        layout.setSpacing(theme.px(12))
        layout.addWidget(words(_("Later changes stand in the way"), Type.TITLE))
        said = ngettext(
            "“{title}” ({byline}) can't be taken back cleanly: {count} later change touches the same fields.",
            "“{title}” ({byline}) can't be taken back cleanly: {count} later changes touch the same fields.",
            len(obstacles),
        )
        title, byline = history_words.title(one), history_words.byline(one)
        layout.addWidget(words(said.format(title=title, byline=byline, count=len(obstacles)), wrap=True))
        layout.addWidget(scrolled(_names(obstacles)), 1)
        layout.addWidget(
            words(
                _("Nothing has been changed yet. You may take those back first, or take this one back all the same: "
                  "then the fields named go back to what they were before it. That too can be taken back."),
                Type.BODY, Role.SOFT, wrap=True,
            )
        )  # fmt: skip
        layout.addLayout(self._acts())
        self.resize(theme.px(600), theme.px(420))

    def force(self) -> None:
        """Take it back all the same."""
        self.accept()
        try:
            self._desk.undo(self._set.set_id, force=True, owner=self._owner)
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self.parentWidget())

    def _acts(self) -> QHBoxLayout:
        force = button(_("Take back all the same"), Icon.UNDO)
        force.clicked.connect(self.force)
        leave = button(_("Leave it"), None, Kind.PRIMARY)
        leave.setDefault(True)
        leave.clicked.connect(self.reject)
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addStretch(1)
        acts.addWidget(force)
        acts.addWidget(leave)
        return acts


def _names(obstacles: Sequence[Obstacle]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(6))
    for one in obstacles[:_MOST]:
        column.addWidget(words(history_words.obstacle(one), wrap=True))
    if len(obstacles) > _MOST:
        column.addWidget(caption(_("and {count} more").format(count=len(obstacles) - _MOST)))
    column.addStretch(1)
    return page
