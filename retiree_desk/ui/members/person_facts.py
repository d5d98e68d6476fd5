"""One group of a person's facts on a card: read in two columns, edited in place, what is missing as links."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.fields import Field, Group, Kind, Secrecy, of_group
from retiree_desk.domain.members import revolution_period, service_years
from retiree_desk.domain.strokes import surname_strokes
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members import values
from retiree_desk.ui.members.form_drafts import Drafts
from retiree_desk.ui.members.form_fields import editable
from retiree_desk.ui.members.form_group import GroupForm
from retiree_desk.ui.members.history_field import FieldHistory
from retiree_desk.ui.members.person_masked import MaskedValue
from retiree_desk.ui.members.person_record import Record
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind as ButtonKind
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.words import caption, words
