"""The group chosen: how many people, who leads it, how to reach them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _, ngettext
from retiree_desk.services.trees import Node
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.text_area import TextArea
from retiree_desk.ui.widgets.words import words

WIDTH = 300
Keep = Callable[[Node, str, str, str], None]


def _nobody(_uid: bytes) -> None:
    """Nobody listens yet."""


class GroupCard(Card):
    """``people_asked`` is called with the identity of the group whose people are wanted."""

    def __init__(self, desk: Desk, keep: Keep) -> None:
        super().__init__()
        self._desk, self._keep = desk, keep
        self._node: Node | None = None
        self.people_asked: Callable[[bytes], None] = _nobody
        self.setFixedWidth(theme.px(WIDTH))
        self._name = words("", Type.SECTION, wrap=True)
        self._people = button("", None, Kind.LINK)
        self._people.clicked.connect(self._ask_people)
        self._nothing = words(_("Choose a group to see who leads it."), Type.BODY, Role.SOFT, wrap=True)
        self.form = Form(columns=1)
        self.leader, self.phone, self.note = LineEdit(), LineEdit(figures=True), TextArea(lines=3)
        self.form.add("leader", _("Leader"), self.leader)
        self.form.add("phone", _("Phone"), self.phone)
        self.form.add("note", wording.field("note"), self.note)
        self.form.saved.connect(self.keep)
        self._save = button(_("Save"), Icon.CHECK)
        self._save.setToolTip(_("Ctrl+Enter"))
        self._save.clicked.connect(self.keep)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for shown in (self._name, self._people, self.form, self._save):
            column.addWidget(shown)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._inside)
        self.show_node(None)

    def show_node(self, node: Node | None) -> None:
        """Show a group, or say what the card is for."""
        self._node = node
        self._nothing.setVisible(node is None)
        self._inside.setVisible(node is not None)
        if node is None:
            return
        self._name.setText(node.name)
        count = ngettext("{count} person here and below", "{count} people here and below", node.total)
        self._people.setText(count.format(count=grouped(node.total)))
        self._people.setEnabled(node.total > 0)
        self.leader.setText(node.leader)
        self.phone.setText(node.phone)
        self.note.set_value(node.note)

    def keep(self) -> None:
        """Keep who leads the group."""
        if self._node is None:
            return
        self.form.settle()
        try:
            self._keep(self._node, self.leader.text().strip(), self.phone.text().strip(), self.note.value())
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self)

    def _ask_people(self) -> None:
        if self._node is not None:
            self.people_asked(self._node.uid)
