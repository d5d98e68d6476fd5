"""Lists kept by name: choose one, keep the present one, give it another name, take it away (undo brings it back)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from retiree_desk.domain.lists import ListQuery
from retiree_desk.i18n import _
from retiree_desk.services import lists
from retiree_desk.services.lists import SavedList
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import SIZE, Icon, icon
from retiree_desk.ui.theme import Role
from retiree_desk.ui.widgets.buttons import Kind
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit

_WORD_MOST = 150


class SavedLists(QPushButton):
    """``chosen`` brings the query of the list wanted."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._query = ListQuery()
        self._current: SavedList | None = None
        self.setProperty("kind", Kind.QUIET.value)
        self.setAutoDefault(False)
        self.setIcon(icon(Icon.FILTER, Role.ACCENT))
        self.setIconSize(QSize(theme.px(SIZE - 2), theme.px(SIZE - 2)))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.show_query(self._query)

    def show_query(self, query: ListQuery) -> None:
        """Show which list ``query`` is, if it is a saved one."""
        self._query = query
        known = self._desk.read(lists.saved)
        self._current = next((one for one in known if one.query == query), self._still(known))
        word = self._current.name if self._current is not None else _("Lists")
        room = theme.px(_WORD_MOST)
        self.setText(" " + self.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room))
        self.setAccessibleName(_("Saved lists: {name}").format(name=word))

    def _still(self, known: list[SavedList]) -> SavedList | None:
        """The list just given another name or chosen is still it while its conditions hold."""
        mine = self._current.uid if self._current is not None else None
        return next((one for one in known if one.uid == mine and one.query == self._query), None)

    def _fill(self) -> None:
        self._menu.clear()
        for one in self._desk.read(lists.saved):
            act = self._menu.addAction(one.name, partial(self._choose, one))
            act.setCheckable(True)
            act.setChecked(self._current is not None and one.uid == self._current.uid)
        self._menu.addSeparator()
        self._menu.addAction(icon(Icon.SAVE), _("Keep this list…"), self.keep)
        if self._current is not None:
            self._menu.addAction(icon(Icon.EDIT), _("Another name…"), self.rename)
            self._menu.addAction(icon(Icon.REMOVE), _("Take this list away"), self.forget)

    def _choose(self, one: SavedList) -> None:
        self._current = one
        self.chosen.emit(one.query)

    def keep(self) -> None:
        """Keep the present conditions and order under a name."""
        self._ask(_("Keep this list"), "", self.keep_as)

    def keep_as(self, name: str) -> None:
        """Keep the present list as ``name``; one of that name is replaced."""
        told = _("The list {name} is kept").format(name=name.strip())
        self._desk.do("list.save", lambda unit: lists.save(unit, name, self._query), told=told)
        self.show_query(self._query)

    def rename(self) -> None:
        """Give the present list another name."""
        if self._current is not None:
            self._ask(
                _("Another name for the list"), self._current.name, partial(self.rename_to, self._current)
            )

    def rename_to(self, one: SavedList, name: str) -> None:
        """Call ``one`` ``name`` from now on."""
        told = _("The list is now called {name}").format(name=name.strip())
        self._desk.do("list.rename", lambda unit: lists.rename(unit, one.uid, name), told=told)
        self.show_query(self._query)

    def forget(self) -> None:
        """Take the present list away; its people stay."""
        one = self._current
        if one is not None:
            told = _("The list {name} is taken away").format(name=one.name)
            self._desk.do("list.forget", lambda unit: lists.forget(unit, one.uid), told=told)
            self._current = None
            self.show_query(self._query)

    def _ask(self, title: str, name: str, then: Callable[[str], None]) -> None:
        form = Form(columns=1)
        field = LineEdit(name)
        form.add("name", _("Name of the list"), field)
        dialog = FormDialog(title, form, lambda: then(field.text()), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.resize(theme.px(460), theme.px(260))
        dialog.open()
        field.selectAll()
        field.setFocus()
