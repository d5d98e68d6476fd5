"""A form: groups with headings, labels in one column of six characters, the reason of a refusal beside its field.

Enter goes on to the next field, Ctrl+Enter (or F2) saves, Esc leaves. Two columns of fields where there is room for
them, else one; the order of reading is the order of Tab in both.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.line_edit import commit_composition
from retiree_desk.ui.widgets.words import caption, section, tint, words

LABEL_CHARACTERS = 6
_FIELD_LEAST = 240
_FIELD_MOST = 400
_BETWEEN = 32
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def label_width() -> int:
    """The column of labels: six Chinese characters."""
    return theme.px(14 * LABEL_CHARACTERS + 2)


def scrolled(content: QWidget) -> QScrollArea:
    """``content`` in an area that scrolls up and down when it must; never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setProperty("ground", "clear")
    area.setWidget(content)
    return area


def _label(text: str) -> QLabel:
    """One line, or two even ones in smaller letters when the column is too narrow."""
    made = words(text)
    if made.sizeHint().width() > label_width():
        half = (len(text) + 1) // 2
        made.setText(f"{text[:half]}\n{text[half:]}" if " " not in text else text)
        made.setWordWrap(" " in text)
        made.setFont(theme.now().font(Type.CAPTION))
    return made


class FormRow(QWidget):
    """A label, its field, and below the field a note or the reason of a refusal."""

    def __init__(self, label: str, field: QWidget, *, note: str = "", obligatory: bool = False) -> None:
        super().__init__()
        self.field = field
        self._note = note
        self._label = _label(f"{label} *" if obligatory else label)
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._label.setFixedWidth(label_width())
        self._label.setMinimumHeight(theme.px(theme.CONTROL))
        self._label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        self._sign = QLabel()
        self._sign.setContentsMargins(0, theme.px(3), 0, 0)
        self._below = caption(note, wrap=True)
        self._lay_out()
        self.accept()

    def refuse(self, sentence: str) -> None:
        """Say beside the field why it was refused."""
        self._sign.setPixmap(pixmap(Icon.REFUSED, Role.INK, 14))
        self._sign.show()
        self._below.setText(sentence)
        self._below.setFont(theme.now().font(Type.BODY))
        tint(self._below, Role.INK)
        self._below.show()
        self.field.setAccessibleDescription(sentence)
        self._mark(refused=True)

    def accept(self) -> None:
        """Take the refusal away."""
        self._sign.hide()
        self._below.setText(self._note)
        self._below.setFont(theme.now().font(Type.CAPTION))
        tint(self._below, Role.SOFT)
        self._below.setVisible(bool(self._note))
        self.field.setAccessibleDescription(self._note)
        self._mark(refused=False)

    def _mark(self, *, refused: bool) -> None:
        if bool(self.field.property("refused")) != refused:
            self.field.setProperty("refused", refused)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    def _lay_out(self) -> None:
        policy = self.field.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.field.setSizePolicy(policy)
        below = QHBoxLayout()
        below.setSpacing(theme.px(4))
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._below, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(2))
        grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        tick = isinstance(self.field, QCheckBox)  # lower than its label, on whose line it stands
        grid.addWidget(self.field, 0, 1, Qt.AlignmentFlag.AlignVCenter if tick else Qt.AlignmentFlag.AlignTop)
        grid.addLayout(below, 1, 1)
        grid.setColumnStretch(1, 1)


class _Columns(QWidget):
    """The rows of one group in as many columns as have room."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._columns = 0
        self._rows: list[tuple[FormRow, bool]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(_BETWEEN))
        self._grid.setVerticalSpacing(theme.px(8))

    def add(self, row: FormRow, *, wide: bool) -> None:
        self._rows.append((row, wide))
        self._arrange(max(1, self._columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one = label_width() + theme.px(12 + _FIELD_LEAST)
        fitting = (self.width() + theme.px(_BETWEEN)) // (one + theme.px(_BETWEEN))
        columns = max(1, min(self._most, fitting))
        if columns != self._columns:
            self._arrange(columns)

    def minimumSizeHint(self) -> QSize:
        return QSize(label_width() + theme.px(12 + _FIELD_LEAST), self._grid.minimumSize().height())

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        for row, _wide in self._rows:
            self._grid.removeWidget(row)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        line = column = 0
        for row, wide in self._rows:
            span = columns if wide else 1
            if column + span > columns:
                line, column = line + 1, 0
            self._grid.addWidget(row, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        self.updateGeometry()


class Form(QWidget):
    """The fields of one thing. Fields are named like the value's, so that a refusal finds its own."""

    saved = Signal()
    left = Signal()

    def __init__(self, *, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = columns
        self._rows: dict[str, FormRow] = {}
        self._group: _Columns | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(12))
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setMaximumWidth(
            (label_width() + theme.px(12 + _FIELD_MOST)) * columns + theme.px(_BETWEEN) * (columns - 1)
        )

    def group(self, heading: str, note: str = "") -> None:
        """Begin a group of fields."""
        if self._rows:
            self._layout.addSpacing(theme.px(12))
        self._layout.addWidget(section(heading))
        if note:
            self._layout.addWidget(caption(note, wrap=True))
        self._begin()

    def add(
        self,
        name: str,
        label: str,
        field: QWidget,
        *,
        wide: bool = False,
        note: str = "",
        obligatory: bool = False,
    ) -> FormRow:
        """Put ``field`` in the group under ``label``; ``wide`` gives it the whole line."""
        row = FormRow(label, field, note=note, obligatory=obligatory)
        self._rows[name] = row
        (self._group or self._begin()).add(row, wide=wide)
        for told, act in (("refused", partial(self.refuse, name)), ("settled", row.accept)):
            signal = getattr(field, told, None)
            if signal is not None:
                signal.connect(act)
        return row

    def field(self, name: str) -> QWidget:
        """The field called ``name``."""
        return self._rows[name].field

    def row(self, name: str) -> FormRow:
        """The line of the field called ``name``, with its label: to show or to hide it."""
        return self._rows[name]

    def names(self) -> tuple[str, ...]:
        """The fields' names in reading order."""
        return tuple(self._rows)

    def refuse(self, name: str, sentence: str, *, go: bool = False) -> bool:
        """Show ``sentence`` beside the field ``name`` and, to ``go`` there, focus it; whether there is such a field."""
        if name not in self._rows:
            return False
        self._rows[name].refuse(sentence)
        if go:
            self._rows[name].field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def accept_all(self) -> None:
        """Take every refusal away: before saving anew."""
        for row in self._rows.values():
            row.accept()

    def settle(self) -> None:
        """Let the input method and the field in hand give what they hold: Qt commits on leaving only."""
        commit_composition()
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            held.clearFocus()
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> _Columns:
        self._group = _Columns(self._most)
        self._layout.addWidget(self._group)
        return self._group

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entering = event.key() in _ENTER
        if event.key() == Qt.Key.Key_F2 or (
            entering and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.settle()
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif entering:
            self._go_on(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _go_on(self, *, back: bool) -> None:
        held = QApplication.focusWidget()
        if isinstance(held, QAbstractButton) and not held.isCheckable():
            held.click()
        else:
            self.focusNextPrevChild(not back)
