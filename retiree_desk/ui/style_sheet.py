"""What the palette can't say, for the whole application: ``$role`` is a colour of the theme, ``@8`` a scaled length.

No rule sets the ``color`` of a field: Qt would then write its placeholder at half strength.
``$marks`` is the folder of the small marks that a style sheet can only take from files, one of each for every look.
"""

from __future__ import annotations

STYLE_SHEET = """
QToolTip { background: $ink; color: $card; border: 0; padding: @4 @8; }

QFrame[card="true"] { background: $card; border: 1px solid $line; border-radius: @8; }
QFrame[rule="true"] { background: $line; border: 0; }
QScrollArea, QScrollArea > QWidget > QWidget[ground="clear"] { background: transparent; border: 0; }

QPushButton {
    background: $card; border: 1px solid $edge; border-radius: @6;
    min-height: @30; padding: 0 @14;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $wash; }
QPushButton:focus { border: 2px solid $accent; min-height: @28; padding: 0 @13; }
QPushButton:disabled { color: $soft; border: 1px $off $line; background: transparent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: bold; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_strong; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled { background: $sand; color: $soft; border: 1px $off $line; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $accent; padding: 0 @10; }
QPushButton[kind="quiet"]:hover, QPushButton[kind="quiet"]:pressed { background: $wash; }
QPushButton[kind="quiet"]:focus { border-color: $accent; padding: 0 @9; }
QPushButton[kind="quiet"]:disabled { color: $soft; }
QPushButton[kind="link"] {
    background: transparent; border: 1px solid transparent; color: $accent; min-height: @22; padding: 0 @2;
    border-radius: @4; text-align: left;
}
QPushButton[kind="link"]:hover { color: $accent_strong; text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0 1px; min-height: @20; }
QPushButton::menu-indicator {
    image: url($marks/down-$look.svg); width: @16; height: @16; subcontrol-origin: padding;
    subcontrol-position: right center; right: @4;
}
QPushButton[menu="true"] { padding-right: @24; }
QPushButton[menu="true"]:focus { padding-right: @23; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $card; border: 1px solid $edge; border-radius: @6;
    selection-background-color: $accent; selection-color: $on_accent;
}
QToolButton[side="true"] { border: 0; background: transparent; border-radius: @4; }
QToolButton[side="true"]:hover { background: $hover; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: @30; padding: 0 @8; }
QPlainTextEdit, QTextEdit { padding: @4 @5; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid $accent; min-height: @28; padding: 0 @7;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: @3 @4; }
QLineEdit:read-only, QLineEdit:disabled, QPlainTextEdit:disabled { background: $hover; border-color: $line; }
QLineEdit[refused="true"], QPlainTextEdit[refused="true"], QFrame[refused="true"] { border: 2px solid $ink; }
QFrame[field="true"] { background: $card; border: 1px solid $edge; border-radius: @6; }
QFrame[field="true"][focused="true"] { border: 2px solid $accent; }
QFrame[popup="true"] { background: $card; border: 1px solid $edge; border-radius: @8; }

QTableView, QListView, QTreeView {
    background: $card; border: 1px solid $line; border-radius: @8; outline: 0;
    selection-background-color: $wash; selection-color: $ink; gridline-color: $line;
}
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid $accent; }
QFrame[popup="true"] QListView, QFrame[card="true"] QListView, QFrame[card="true"] QTableView,
QFrame[card="true"] QTreeView, QListView[bare="true"] { border: 0; background: transparent; }
QTreeView::item { padding: 0 @12 0 @4; }
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: $wash; }
QTreeView::branch:has-children:closed { image: url($marks/right-$look.svg); }
QTreeView::branch:has-children:open { image: url($marks/down-$look.svg); }
QTreeView::item:hover { background: $hover; }
QTreeView::item:selected { background: $wash; color: $ink; }
QHeaderView {
    background: $card; border: 0; border-bottom: 1px solid $edge;
    border-top-left-radius: @8; border-top-right-radius: @8;
}
QHeaderView::section {
    background: transparent; color: $soft; border: 0;
    padding: 0 @12; min-height: @34; font-size: @12;
}
QHeaderView::down-arrow { image: url($marks/down-$look.svg); width: @16; height: @16; }
QHeaderView::up-arrow { image: url($marks/up-$look.svg); width: @16; height: @16; }
QHeaderView::section:hover { color: $ink; background: $hover; }
QTableCornerButton::section { background: $card; border: 0; }

QScrollBar:vertical { background: transparent; width: @12; margin: 0; }
QScrollBar:horizontal { background: transparent; height: @12; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: @3; margin: @3; }
QScrollBar::handle:vertical { min-height: @32; }
QScrollBar::handle:horizontal { min-width: @32; }
QScrollBar::handle:hover { background: $soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QMenu { background: $card; color: $ink; border: 1px solid $edge; padding: @6 0; }
QMenu::item { padding: @6 @24 @6 @16; min-height: @20; }
QMenu::item:selected { background: $wash; color: $ink; }
QMenu::item:disabled { color: $soft; }
QMenu::icon { padding-left: @12; }
QMenu::separator { height: 1px; background: $line; margin: @6 @12; }

QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab {
    color: $soft; padding: @6 @2; margin-right: @24; min-height: @22; border: 0; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: bold; }
QTabBar::tab:focus { border-bottom: 3px solid $accent; color: $accent_strong; }

QCheckBox, QRadioButton { spacing: @8; min-height: @24; }
QCheckBox::indicator, QRadioButton::indicator {
    width: @18; height: @18; border: 1px solid $edge; background: $card; border-radius: @4;
}
QRadioButton::indicator { border-radius: @9; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; }
QCheckBox::indicator:checked { image: url($marks/check-$look.svg); }
QRadioButton::indicator:checked { border: @6 solid $accent; width: @8; height: @8; background: $card; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; border-width: 2px; }
QRadioButton::indicator:checked:focus { border: @6 solid $accent_strong; width: @8; height: @8; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $hover; border-color: $line; }
QComboBox::drop-down, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: @28; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { image: url($marks/down-$look.svg); width: @20; height: @20; }
QAbstractSpinBox::up-arrow { image: url($marks/up-$look.svg); width: @16; height: @16; }
QAbstractSpinBox::down-arrow { width: @16; height: @16; }
QComboBox QAbstractItemView { border: 1px solid $edge; border-radius: 0; padding: @4; }
QCheckBox:focus, QRadioButton:focus { color: $accent_strong; text-decoration: underline; }

QProgressBar { background: $sand; border: 0; border-radius: @4; max-height: @8; min-height: @8; }
QProgressBar::chunk { background: $accent; border-radius: @4; }

QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
"""
