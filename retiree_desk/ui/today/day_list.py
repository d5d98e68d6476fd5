"""The list of today's desk: keyboard first, with the strip that records a visit under the row it is for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from retiree_desk.ui import theme
from retiree_desk.ui.today.delegate import ROW, DayDelegate, height_of
from retiree_desk.ui.today.items import Item, Kind
from retiree_desk.ui.today.model import HEADINGS, DayModel
from retiree_desk.ui.today.record_strip import HEIGHT, RecordStrip

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_RECORDED = frozenset({Kind.MEMBER, Kind.STAY, Kind.GREETING, Kind.WEDDING})


class DayList(QTableView):
    """``asked`` brings the item of Enter or a double click that is no visit to record, ``opened`` the local number of
    the person wanted (O), ``moved`` the current item; ``detail_asked`` comes with space, ``recording`` with R.
    """

    asked = Signal(object)
    opened = Signal(int)
    moved = Signal(object)
    recording = Signal(object)
    detail_asked = Signal()

    def __init__(self, model: DayModel, strip: RecordStrip, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = model
        self._strip = strip
        self._open_row = -1
        self._low: dict[int, int] = {}
        self.setAccessibleName(name)
        self.setItemDelegate(DayDelegate(self))
        self.setModel(model)
        self._set_manners()
        strip.setParent(self.viewport())
        strip.hide()
        strip.left.connect(self.close_strip)
        model.modelAboutToBeReset.connect(self.close_strip)
        model.modelReset.connect(self._fit_rows)
        self.selectionModel().currentRowChanged.connect(self._tell_moved)
        self.doubleClicked.connect(self._act)
        self.clicked.connect(self._click)

    def item(self) -> Item | None:
        """The item the person is on."""
        return self._days.item(self.currentIndex().row())

    def recorded(self) -> Item | None:
        """The item whose strip is open."""
        return self._days.item(self._open_row)

    def open_strip(self, kind: str) -> None:
        """Open the strip under the current row for a visit of this kind."""
        self.close_strip()
        row = self.currentIndex().row()
        self._open_row = row
        self.setRowHeight(row, theme.px(ROW + HEIGHT))
        self._strip.show()
        self._place_strip()
        self.scrollTo(self._days.index(row, 0))
        self._place_strip()
        self._strip.begin(kind)

    def close_strip(self) -> None:
        """Put the strip away; the list has the keyboard again."""
        if self._open_row < 0:
            return
        row, self._open_row = self._open_row, -1
        item = self._days.item(row)
        self._strip.hide()
        if item is not None:
            self.setRowHeight(row, height_of(item.kind))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """To the next row that is somebody's."""
        for row in range(self.currentIndex().row() + 1, self._days.rowCount()):
            item = self._days.item(row)
            if item is not None and item.kind not in HEADINGS:
                self.setCurrentIndex(self._days.index(row, 0))
                return

    def go_first(self) -> None:
        """To the first row that is somebody's, with the heading over it."""
        self.setCurrentIndex(QModelIndex())
        self.go_on()
        self.scrollToTop()

    def _set_manners(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(theme.px(24))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(ROW))
        self.verticalScrollBar().setSingleStep(theme.px(ROW))
        self.verticalScrollBar().valueChanged.connect(self._place_strip)

    def _fit_rows(self) -> None:
        """Headings are lower than people; a header keeps the heights of the rows before, so those are told anew."""
        for row in self._low:
            if row < self._days.rowCount():
                self.setRowHeight(row, theme.px(ROW))
        kinds = ((row, item.kind) for row in range(self._days.rowCount()) if (item := self._days.item(row)))
        self._low = {row: height_of(kind) for row, kind in kinds if height_of(kind) != theme.px(ROW)}
        for row, height in self._low.items():
            self.setRowHeight(row, height)

    def _place_strip(self) -> None:
        if self._open_row < 0:
            return
        top = self.rowViewportPosition(self._open_row) + theme.px(ROW) - 2
        self._strip.setGeometry(theme.px(3), top, self.viewport().width() - theme.px(3), theme.px(HEIGHT))
        self.viewport().update()

    def _tell_moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.row() != self._open_row:
            self.close_strip()
        self.moved.emit(self._days.item(current.row()))

    def _click(self, index: QModelIndex) -> None:
        item = self._days.item(index.row())
        if item is not None and item.kind in (Kind.MORE, Kind.DOUBT):
            self.asked.emit(item)

    def _act(self, index: QModelIndex) -> None:
        item = self._days.item(index.row())
        if item is None or item.kind in HEADINGS:
            return
        (self.recording if item.kind in _RECORDED else self.asked).emit(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.item()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (*_ENTER, Qt.Key.Key_R):
            self._act(self.currentIndex())
        elif plain and event.key() == Qt.Key.Key_O and item is not None and item.seq:
            self.opened.emit(item.seq)
        elif event.key() == Qt.Key.Key_Space:
            self.detail_asked.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are acts here; people are found in the search box."""
