"""The register: saved lists and conditions above, the table, the person on the line at the right, the acts below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.i18n import N_, _, ngettext
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members import list_bulk
from retiree_desk.ui.members.list_columns import columns, keys_of
from retiree_desk.ui.members.list_columns_dialog import ColumnsDialog
from retiree_desk.ui.members.list_detail import DetailPane, brief_of
from retiree_desk.ui.members.list_filters import FilterBar
from retiree_desk.ui.members.list_lines import KEYS, SORTS, RegisterLines
from retiree_desk.ui.members.list_saved import SavedLists
from retiree_desk.ui.paged_model import PagedModel
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import caption

NAME = "members"
_DETAIL_ROOM = 960
_PAUSE = 40
_SORTS = (
    (Sort.PINYIN, N_("Pinyin")),
    (Sort.STROKE, N_("Strokes of the family name")),
    (Sort.AGE, N_("Age, the eldest first")),
    (Sort.RANK, N_("Rank")),
    (Sort.PLACE, N_("Area and building")),
    (Sort.NUMBER, N_("Member number")),
    (Sort.SCORE, N_("Completeness, the least first")),
)
Photo = Callable[[object], bytes | None]


class RegisterView(QWidget):
    """``opened`` brings the local number of the person wanted; ``add_asked`` comes from the empty register."""

    opened = Signal(int)
    add_asked = Signal()
    import_asked = Signal()

    def __init__(self, desk: Desk, photo: Photo) -> None:
        super().__init__()
        self._desk = desk
        self._photo = photo
        self.query = ListQuery()
        self._asked_for = False
        self._columns = columns()
        self._lines = RegisterLines(desk, self.query, ())
        self.model = PagedModel(self._lines, self._columns, sort="name", parent=self)
        self.table = Table(self.model, _("Members"))
        self.filters = FilterBar(desk)
        self.saved = SavedLists(desk)
        self.detail = DetailPane()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._restore_columns()
        self._lay_out()
        self._connect()
        self._show_conditions()

    def show_query(self, query: ListQuery) -> None:
        """Show the people of ``query``."""
        self.query = query
        self.model.sort_key = KEYS[query.sort]
        self.model.descending = query.descending != (query.sort is Sort.AGE)
        self._show_conditions()
        self.reload()

    def reload(self) -> None:
        """The same people, as they are now."""
        self._lines = RegisterLines(self._desk, self.query, keys_of(self.table.shown()))
        self.model.show(self._lines)
        self._show_sort()
        nobody = self.model.rowCount() == 0
        empty = nobody and self.query == ListQuery(sort=self.query.sort, descending=self.query.descending)
        self._stack.setCurrentIndex(1 if empty else 2 if nobody else 0)
        self._tell_count()
        for idle in (self.filters, self._sort, self._count, self._space):
            idle.setVisible(not empty)
        if not nobody and self.table.current_id() is None:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.selectRow(0)
        self._fit_detail()
        self._later.start()

    def selected(self) -> list[int]:
        """The local numbers of the lines selected."""
        return self.table.selected_ids()

    def toggle_detail(self) -> None:
        """Show the pane at the right, or take it away."""
        if self._roomy():
            self._desk.prefer(detail_shown=not self._desk.settings.detail_shown)
        else:
            self._asked_for = not self._asked_for
        self._fit_detail()

    def _lay_out(self) -> None:
        self._empty = _empty_register(self.import_asked.emit, self.add_asked.emit)
        nobody = EmptyState(
            Icon.SEARCH,
            _("Nobody answers these conditions"),
            _("Fewer conditions show more people."),
            _("Clear the conditions"),
            self.filters.clear,
        )
        self._stack = QStackedWidget()
        for shown in (self.table, self._empty, nobody):
            self._stack.addWidget(shown)
        above = QHBoxLayout()
        above.setSpacing(theme.px(8))
        above.addWidget(self.filters, 1)
        for act in self._acts():
            above.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        middle = QHBoxLayout()
        middle.setSpacing(theme.px(16))
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.detail)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addLayout(above)
        layout.addLayout(middle, 1)
        layout.addLayout(self._below())

    def _acts(self) -> tuple[QWidget, ...]:
        self._sort = button("", Icon.LIST, Kind.QUIET)
        menu = QMenu(self._sort)
        for sort, word in _SORTS:
            menu.addAction(_(word), partial(self._sort_by, sort))
        self._sort.setMenu(menu)
        return (self._sort,)

    def _below(self) -> QHBoxLayout:
        self._count = caption("")
        self.bulk = list_bulk.BulkBar(self._desk, self.selected, lambda: self._lines.keys, self.table.shown)
        below = QHBoxLayout()
        below.addStrut(theme.px(theme.CONTROL))
        below.setSpacing(theme.px(8))
        below.addWidget(self._count)
        below.addWidget(self.bulk)
        below.addStretch(1)
        self._space = caption(_("Enter: open · Space: details · Ctrl+C: copy as a table"))
        below.addWidget(self._space)
        return below

    def _connect(self) -> None:
        self.filters.changed.connect(self.show_query)
        self.saved.chosen.connect(self.show_query)
        self.table.opened.connect(self.opened)
        self.table.moved.connect(self._later.start)
        self.table.detail_asked.connect(self.toggle_detail)
        self.table.columns_changed.connect(self._keep_columns)
        self.table.selectionModel().selectionChanged.connect(self._tell_count)
        header = self.table.horizontalHeader()
        header.sectionResized.connect(self._keep_later)
        header.sectionMoved.connect(self._keep_later)
        header.sortIndicatorChanged.connect(self._note_sort)
        header.customContextMenuRequested.disconnect()
        header.customContextMenuRequested.connect(self.choose_columns)
        self._later.timeout.connect(self._show_detail)
        self.detail.opened.connect(self._open_current)
        self._keeping = QTimer(self, singleShot=True, interval=400)
        self._keeping.timeout.connect(self._keep_columns)

    def choose_columns(self) -> None:
        """Ask which columns are shown, and in which order."""
        dialog = ColumnsDialog(self._columns, self.table.shown(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.show_columns)
        dialog.open()

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns in this order; nothing means as at first."""
        wanted = list(keys) or [column.key for column in self._columns if column.shown]
        self._arrange(wanted, self.table.widths())
        self._keep_columns()

    def _restore_columns(self) -> None:
        settings = self._desk.settings
        known = {column.key for column in self._columns}
        shown = [key for key in settings.columns.get(NAME, ()) if key in known]
        usual = [column.key for column in self._columns if column.shown]
        self._arrange(shown or usual, settings.widths.get(NAME, {}))

    def _arrange(self, wanted: Sequence[str], widths: dict[str, int] | object) -> None:
        self.table.restore(wanted, dict(widths) if isinstance(widths, dict) else {})
        header = self.table.horizontalHeader()
        places = {column.key: at for at, column in enumerate(self._columns)}
        for at, key in enumerate(wanted):
            header.moveSection(header.visualIndex(places[key]), at)

    def _keep_later(self, *_changed: int) -> None:
        self._keeping.start()

    def _keep_columns(self) -> None:
        settings, shown = self._desk.settings, self.table.shown()
        kept = settings.widths.get(NAME, {})
        widths = self.table.widths()
        stretched = shown[-1]  # the last column takes what room is left: that is no width somebody chose
        usual = next(column.width for column in self._columns if column.key == stretched)
        widths[stretched] = kept.get(stretched, usual)
        self._desk.prefer(columns={**settings.columns, NAME: shown}, widths={**settings.widths, NAME: widths})
        if set(keys_of(shown)) - set(self._lines.keys):
            self.reload()

    def _sort_by(self, sort: Sort) -> None:
        self.show_query(self.query.sorted_by(sort))

    def _note_sort(self, _column: int, _direction: object) -> None:
        """A click on the header has sorted the model: keep it in the query."""
        sort = SORTS.get(self.model.sort_key, Sort.PINYIN)
        query = replace(self.query, sort=sort, descending=self.model.descending != (sort is Sort.AGE))
        if query != self.query:
            self.query = query
            self._show_conditions()

    def _show_conditions(self) -> None:
        self.filters.show_query(self.query)
        self.saved.show_query(self.query)
        self._sort.setText(" " + _("Sort: {order}").format(order=_order(self.query.sort)))

    def _show_sort(self) -> None:
        header = self.table.horizontalHeader()
        at = self.model.sorted_column()
        down = self.model.descending
        header.setSortIndicator(at, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(at >= 0)

    def _tell_count(self, *_changed: object) -> None:
        chosen = sum(one.height() for one in self.table.selectionModel().selection().toList())
        several = chosen > 1
        everybody = self.model.rowCount()
        if several:
            said = ngettext("{count} selected", "{count} selected", chosen).format(count=grouped(chosen))
        else:
            said = ngettext("{count} person", "{count} people", everybody).format(count=grouped(everybody))
        self._count.setText(said)
        self.bulk.setVisible(several)
        self._space.setVisible(not several)

    def _show_detail(self) -> None:
        self._fit_detail()
        if not self.detail.isVisible():
            return
        seq = self.table.current_id()
        brief = self._desk.read(lambda unit: brief_of(unit, seq)) if seq is not None else None
        photo = self._photo(brief.row.get("photo")) if brief is not None else None
        self.detail.show_person(brief, self._desk.today(), photo)

    def _fit_detail(self) -> None:
        """On a narrow page the list has all the room unless the pane is asked for."""
        wanted = self._desk.settings.detail_shown if self._roomy() else self._asked_for
        before = self.detail.isVisible()
        self.detail.setVisible(wanted and self.model.rowCount() > 0)
        if self.detail.isVisible() and not before:
            self._later.start()

    def _roomy(self) -> bool:
        return self.width() >= theme.px(_DETAIL_ROOM)

    def _open_current(self) -> None:
        seq = self.table.current_id()
        if seq is not None:
            self.opened.emit(seq)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_detail()


def _order(sort: Sort) -> str:
    return next(_(word) for one, word in _SORTS if one is sort)


def _empty_register(bring: Callable[[], None], add: Callable[[], None]) -> QWidget:
    made = EmptyState(
        Icon.MEMBERS,
        _("There is nobody in the register yet"),
        _(
            "Begin with the workbook you have: it is shown before anything is kept, and can be taken back days later."
        ),
        _("Import a workbook"),
        bring,
        Icon.IMPORT,
    )
    second = button(_("Add the first person by hand"), Icon.ENROL, Kind.QUIET)
    second.clicked.connect(lambda _checked: add())
    layout = made.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(second, 0, Qt.AlignmentFlag.AlignHCenter)
    return made
