"""The one table of the program: rows of 36, a hairline between them, columns chosen from the header, keyboard first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.paged_model import CHIPS, Column, Line, PagedModel
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.chips import paint_chips

_PADDING = 12
_COPIED_AT_MOST = 5_000
_LEAST = 96  # pixels at 100 %, with which a column that takes the rest can do
_FORMULA = ("=", "+", "-", "@")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> QRect:
    """The ground of a cell: washed when selected, a line below; the room left for what it shows."""
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.colour(Role.WASH))
    painter.setPen(theme.colour(Role.LINE))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    return rect.adjusted(theme.px(_PADDING), 0, -theme.px(_PADDING), 0)


class RowDelegate(QStyledItemDelegate):
    """Draws a cell: its text elided, or its chips; the whole row washed when selected."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        inner = paint_ground(painter, option)
        chips = index.data(CHIPS)
        if chips:
            paint_chips(painter, inner, chips)
        else:
            self._write(painter, inner, index)
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        model = index.model()
        strong = isinstance(model, PagedModel) and model.columns[index.column()].strong
        painter.setFont(theme.now().font(Type.STRONG if strong else Type.BODY))
        painter.setPen(theme.colour(Role.INK))
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width() + theme.px(2)
        )
        painter.drawText(room, index.data(Qt.ItemDataRole.TextAlignmentRole), text)


class Table(QTableView):
    """A view of a ``PagedModel``: ``opened`` brings the id on Enter or a double click, ``moved`` the current id,
    ``detail_asked`` comes with space. Reloading keeps the selected ids and the first visible one.

    Where there is no room for every column chosen the lesser ones give way until there is room again: nothing
    scrolls sideways at large letters. They are still chosen: they are kept and copied with the others.
    """

    opened = Signal(int)
    moved = Signal(object)
    detail_asked = Signal()
    columns_changed = Signal()
    copied = Signal(int)

    def __init__(self, model: PagedModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._kept: tuple[list[int], int | None, int | None] = ([], None, None)
        self._gave_way: dict[int, int] = {}
        self._room = 0
        self._set_manners()
        self._set_header()
        self.setItemDelegate(RowDelegate(self))
        self.setModel(model)
        # The header asks for each column whether all its rows are selected: 300 000 questions a column after Ctrl+A.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self._model = model
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._find_place)
        self.selectionModel().currentRowChanged.connect(self._tell_moved)
        self.doubleClicked.connect(self._open)
        self._size_columns({})
        self._show_sorted()

    def current_id(self) -> int | None:
        """The id of the line the person is on."""
        return self._model.id_at(self.currentIndex().row())

    def selected_ids(self) -> list[int]:
        """The ids of the selected lines, in order; no line is read."""
        ids = self._model.ids()
        ranges = sorted((one.top(), one.bottom()) for one in self.selectionModel().selection().toList())
        return [ids[row] for top, bottom in ranges for row in range(top, bottom + 1)]

    def select_id(self, wanted: int) -> bool:
        """Go to the line of ``wanted``; whether it is in the list."""
        for row in self._model.rows_of([wanted]):
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)
            return True
        return False

    def copy(self) -> int:
        """Put the selected lines on the clipboard as a table, columns as shown; how many were taken."""
        rows = self._model.rows_of(self.selected_ids())[:_COPIED_AT_MOST]
        columns = [one for key in self.shown() for one in self._model.columns if one.key == key]
        lines = ["\t".join(_cell(column.heading) for column in columns)]
        lines += [
            "\t".join(_cell(_shown(column, self._model.line(row))) for column in columns) for row in rows
        ]
        QGuiApplication.clipboard().setText("\r\n".join(lines))
        self.copied.emit(len(rows))
        return len(rows)

    def widths(self) -> dict[str, int]:
        """The columns' widths at 100 % text, to be kept in the settings."""
        size = theme.now().text_size
        return {
            column.key: round(self._width(at) * 100 / size)
            for at, column in enumerate(self._model.columns)
            if self._is_chosen(at)
        }

    def shown(self) -> list[str]:
        """The keys of the columns chosen, in their order on the screen, those that gave way among them."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(at) for at in range(header.count()))
        return [self._model.columns[at].key for at in order if self._is_chosen(at)]

    def fit(self) -> None:
        """Let lesser columns give way to the room there is, and come back when there is more."""
        if not self._room:
            return  # not laid out yet
        for at in list(self._gave_way):
            self.setColumnHidden(at, False)
        self._gave_way = {}
        header = self.horizontalHeader()
        seen = [at for at in range(header.count()) if not header.isSectionHidden(at)]
        for at in sorted(seen, key=lambda one: -self._model.columns[one].lesser):
            if not self._model.columns[at].lesser or self._needed(seen) <= self._room:
                break
            self._gave_way[at] = self._width(at)
            seen.remove(at)
            self.setColumnHidden(at, True)
        last = max(seen, key=header.visualIndex, default=-1)
        if (
            header.stretchLastSection() and last >= 0
        ):  # Qt stretches the last one, and never takes back from it
            others = sum(self._width(at) for at in seen if at != last)
            header.resizeSection(last, max(self._room - others, self._least(last)))

    def _needed(self, seen: Sequence[int]) -> int:
        """What the columns take; the one that takes the rest of the room can do with less."""
        header = self.horizontalHeader()
        last = max(seen, key=header.visualIndex)
        return sum(self._least(at) if self._is_elastic(at, last) else self._width(at) for at in seen)

    def _least(self, at: int) -> int:
        return theme.px(min(_LEAST, self._model.columns[at].width))

    def _is_elastic(self, at: int, last: int) -> bool:
        header = self.horizontalHeader()
        if header.sectionResizeMode(at) is QHeaderView.ResizeMode.Stretch:
            return True
        return at == last and header.stretchLastSection()

    def _width(self, at: int) -> int:
        """A column's width, also while it gives way."""
        return self._gave_way.get(at) or self.horizontalHeader().sectionSize(at)

    def _is_chosen(self, at: int) -> bool:
        return at in self._gave_way or not self.isColumnHidden(at)

    def restore(self, shown: Sequence[str], widths: Mapping[str, int]) -> None:
        """Show the columns as they were kept; unknown keys are left out."""
        self._size_columns(widths)
        if shown:
            for at, column in enumerate(self._model.columns):
                self.setColumnHidden(at, column.key not in shown)
        self.fit()

    def _set_manners(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)

    def _set_header(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme.px(theme.ROW))
        rows.setDefaultSectionSize(theme.px(theme.ROW))
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(0)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setStretchLastSection(True)
        header.setFixedHeight(theme.px(theme.ROW))
        header.setMinimumSectionSize(theme.px(48))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        header.sectionClicked.connect(self._sort_by)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _size_columns(self, widths: Mapping[str, int]) -> None:
        self._gave_way = {}
        for at, column in enumerate(self._model.columns):
            self.setColumnWidth(at, theme.px(widths.get(column.key, column.width)))
            self.setColumnHidden(at, not column.shown)

    def column_menu(self) -> QMenu:
        """The menu that chooses which columns are shown; also opened from the header."""
        menu = QMenu(self)
        for at, column in enumerate(self._model.columns):
            act = menu.addAction(column.heading)
            act.setCheckable(True)
            act.setChecked(self._is_chosen(at))
            act.setEnabled(at > 0)
            act.toggled.connect(partial(self._show_column, at))
        menu.addSeparator()
        menu.addAction(_("Columns as at first"), self._columns_as_at_first)
        return menu

    def _choose_columns(self, at: QPoint) -> None:
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _show_column(self, at: int, shown: bool) -> None:
        self._gave_way.pop(at, None)
        self.setColumnHidden(at, not shown)
        self.columns_changed.emit()
        self.fit()

    def _columns_as_at_first(self) -> None:
        self._size_columns({})
        self.columns_changed.emit()
        self.fit()

    def _sort_by(self, column: int) -> None:
        down = self._model.sorted_column() == column and not self._model.descending
        self._model.sort(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        self._show_sorted()

    def _show_sorted(self) -> None:
        at = self._model.sorted_column()
        order = Qt.SortOrder.DescendingOrder if self._model.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(at, order)
        self.horizontalHeader().setSortIndicatorShown(at >= 0)

    def _open(self, index: QModelIndex) -> None:
        found = self._model.id_at(index.row())
        if found is not None:
            self.opened.emit(found)

    def _tell_moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit(self._model.id_at(current.row()))

    def _keep_place(self) -> None:
        self._kept = (self.selected_ids(), self.current_id(), self._model.id_at(self.rowAt(0)))

    def _find_place(self) -> None:
        selected, current, first = self._kept
        rows = self._model.rows_of({*selected, *(one for one in (current, first) if one is not None)})
        places = {self._model.id_at(row): row for row in rows}
        selection = QItemSelection()
        last = self._model.columnCount() - 1
        for top, bottom in _runs(sorted(places[one] for one in selected if one in places)):
            selection.select(self._model.index(top, 0), self._model.index(bottom, last))
        if current in places:
            at = self._model.index(places[current], 0)
            self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if first in places:
            self.scrollTo(self._model.index(places[first], 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size().width()  # the viewport's own, which is slow to be asked the first time
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            self.detail_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing in a list goes to the search box, not through 300 000 lines."""


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Consecutive rows as pairs of first and last: one range for Ctrl+A over a long list."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _shown(column: Column, line: Line | None) -> str:
    if line is None:
        return ""
    return "、".join(look.word for look in column.chips(line)) if column.chips else column.text(line)


def _cell(text: str) -> str:
    """One cell of a copied table; what Excel would run as a formula is marked as text."""
    plain = " ".join(text.split())
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
