"""A person on one plain page, without the window's furniture: what the printer will show, black on white."""

from __future__ import annotations

from datetime import date
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.fields import Field, Group, Kind, of_group
from retiree_desk.i18n import _
from retiree_desk.services.history import EventKind
from retiree_desk.ui import theme
from retiree_desk.ui.members import values
from retiree_desk.ui.members.person_record import Record
from retiree_desk.ui.widgets.buttons import Kind as ButtonKind
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.words import caption

_MOST_VISITS = 12
_STYLE = (
    "body { color: #111; } h1 { font-size: 22px; margin: 0; } h2 { font-size: 14px; margin: 14px 0 2px 0; }"
    " p { margin: 2px 0; } td { padding: 3px 10px 3px 0; } td.label { color: #444; }"
)


class PrintView(QDialog):
    """The page, and a way to close it. ``html`` is what a printer gets."""

    def __init__(self, record: Record, today: date, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle(record.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.html = page(record, today)
        sheet = QTextBrowser()
        sheet.setAccessibleName(_("Page of {name}").format(name=record.name))
        sheet.setFont(theme.now().font())
        sheet.setStyleSheet("QTextBrowser { background: white; color: #111; }")
        sheet.document().setDocumentMargin(theme.px(24))
        sheet.setHtml(self.html)
        close = button(_("I see"), None, ButtonKind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.addWidget(caption(_("Health, money and identifiers are masked, as on every list.")), 1)
        below.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.px(16)] * 4))
        layout.addWidget(sheet, 1)
        layout.addLayout(below)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(820), room.width() - 40), room.height() - 80)


def page(record: Record, today: date) -> str:
    """The whole of a person as a plain page."""
    full, nominal = values.ages(record.row, today)
    head = " · ".join(part for part in (wording.term(record.row.get("sex")), full, nominal) if part)
    parts = [f"<style>{_STYLE}</style><h1>{escape(record.name)}</h1><p>{escape(head)}</p>"]
    parts += [_group(record, group) for group in Group]
    parts.append(_visits(record))
    parts.append(f"<p>{escape(_('As of {day}').format(day=wording.day(today)))}</p>")
    return "".join(parts)


def _group(record: Record, group: Group) -> str:
    cells = [(wording.field(field.key), _text(record, field)) for field in of_group(group)]
    cells = [(label, text) for label, text in cells if text]
    if not cells:
        return ""
    rows = []
    for at in range(0, len(cells), 2):
        pair = cells[at : at + 2]
        rows.append("<tr>" + "".join(
            f'<td class="label" width="16%">{escape(label)}</td><td width="34%">{escape(text)}</td>' for label, text in pair
        ) + "</tr>")  # fmt: skip
    return f'<h2>{escape(wording.group(group))}</h2><table width="100%">{"".join(rows)}</table>'


def _text(record: Record, field: Field) -> str:
    if field.kind in (Kind.DERIVED, Kind.PHOTO):
        return ""
    return record.spelled.get(field.key) or values.masked(field.key, record.row.get(field.key))


def _visits(record: Record) -> str:
    visits = [event for event in record.events if event.kind is EventKind.VISIT][:_MOST_VISITS]
    if not visits:
        return ""
    lines = "".join(
        f"<p>{escape(wording.day(one.day))} {escape(wording.term(one.row.get('kind')))} "
        f"{escape(wording.term(one.row.get('result')))} {escape(str(one.row.get('staff') or ''))}</p>"
        for one in visits
    )
    return f"<h2>{escape(_('Newest visits'))}</h2>{lines}"
