"""The rows of a returned sheet in their printed order: whose they are, and what was written on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from retiree_desk import wording
from retiree_desk.domain import dates, members
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import VisitResult
from retiree_desk.domain.values import Value
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.i18n import _
from retiree_desk.services.sheets import Entered

RESULTS = tuple(VisitResult)
PERSON, RESULT, DAY, STAFF, NOTE = range(1, 6)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One printed line; an empty result = nothing was written on it."""

    seq: int
    uid: Uid
    name: str
    about: str
    day: date
    staff: str
    result: str = ""
    note: str = ""


class SheetModel(QAbstractTableModel):
    """The day and the staff of a row hold for the rows below it that have no result yet.

    ``refused`` brings the RuleBroken of a day that is none.
    """

    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SheetRow] = []

    def show(self, rows: Sequence[SheetRow]) -> None:
        """Another sheet."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def set_result(self, row: int, result: str) -> None:
        """Write what came of the visit; an empty one takes it back."""
        self._put(row, replace(self.rows[row], result=result))

    def filled(self) -> list[SheetRow]:
        """The rows something was written on."""
        return [row for row in self.rows if row.result]

    def entered(self, kind: str) -> list[Entered]:
        """These as visits of one kind."""
        return [
            Entered(row.uid, VisitDraft(row.day, kind, row.result, _names(row.staff), note=row.note))
            for row in self.filled()
        ]

    def carry(self, row: int, column: int, value: date | str) -> None:
        """Write a day or a staff, and carry it down to the rows without a result."""
        self._put(row, _with(self.rows[row], column, value))
        for below in range(row + 1, len(self.rows)):
            if not self.rows[below].result:
                self._put(below, _with(self.rows[below], column, value))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else NOTE + 1

    def headerData(
        self, place: int, direction: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or direction != Qt.Orientation.Horizontal:
            return None
        return (_("No."), _("Name"), _("Result"), _("Day"), _("Who went"), _("Note"))[place]

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() >= DAY else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        row = self.rows[index.row()]
        person = row.name if role == Qt.ItemDataRole.EditRole else f"{row.name}  {row.about}"
        shown = (
            str(index.row() + 1),
            person,
            wording.term(row.result),
            row.day.isoformat(),
            row.staff,
            row.note,
        )
        return shown[index.column()]

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if index.column() == NOTE:
            self._put(index.row(), replace(self.rows[index.row()], note=text))
        elif index.column() == STAFF:
            self.carry(index.row(), STAFF, text)
        else:
            return self._set_day(index.row(), text)
        return True

    def _set_day(self, row: int, text: str) -> bool:
        try:
            day = dates.parse(text, partial=False)
        except RuleBroken as broken:
            self.refused.emit(broken)
            return False
        self.carry(row, DAY, day)
        return True

    def _put(self, row: int, value: SheetRow) -> None:
        if self.rows[row] != value:
            self.rows[row] = value
            self.dataChanged.emit(self.index(row, 0), self.index(row, NOTE))


def row_of(seq: int, uid: Uid, values: Mapping[str, Value], day: date, staff: str) -> SheetRow:
    """An empty row of a person's."""
    birth = members.birth_of(values)
    age = dates.age_on(dates.first_day(birth), day) if birth and dates.is_valid(birth) else None
    aged = _("{age} years").format(age=age) if age is not None else ""
    place = " ".join(str(values[key]) for key in ("area_id", "building") if values.get(key))
    about = " · ".join(part for part in (aged, place) if part)
    return SheetRow(seq, uid, str(values.get("name") or ""), about, day, staff)


def _with(row: SheetRow, column: int, value: date | str) -> SheetRow:
    if column == DAY and isinstance(value, date):
        return replace(row, day=value)
    return replace(row, staff=str(value))


def _names(staff: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in staff.replace(",", "、").split("、") if name.strip())
