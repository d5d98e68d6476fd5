"""The row of calm chips above the register: each one condition of the list, with the words typed beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from retiree_desk import wording
from retiree_desk.domain import terms
from retiree_desk.domain.lists import ANY_ITEM, ListQuery, Standing
from retiree_desk.domain.members import OBLIGATORY
from retiree_desk.domain.terms import TreeKind
from retiree_desk.i18n import N_, _
from retiree_desk.services import trees
from retiree_desk.store.unit import Unit
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.members.list_popup import ChoicePopup, Option
from retiree_desk.ui.theme import Role
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.chips import ground_plate
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.line_edit import SearchEdit

_ICON = 14
_WORD_MOST = 150
_ROOMY = 800
_SELDOM = ("residence", "living", "flags", "missing")
_BANDS = (
    (None, 59),
    (60, 69),
    (70, 79),
    (80, 89),
    (90, 99),
    (60, None),
    (70, None),
    (80, None),
    (90, None),
    (100, None),
)
STANDINGS = {
    Standing.ON_REGISTER: N_("On the register"),
    Standing.LEFT: N_("No longer here"),
    Standing.DECEASED: N_("Deceased"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One chip: its word, what it offers, the values a query holds, the query with other values."""

    key: str
    word: str
    options: Callable[[Unit], Sequence[Option]]
    values: Callable[[ListQuery], tuple[str, ...]]
    put: Callable[[ListQuery, tuple[str, ...]], ListQuery]
    several: bool = True
    usual: tuple[str, ...] = ()


def filters() -> tuple[Filter, ...]:
    """Every chip in its order."""
    usual = (str(int(Standing.ON_REGISTER)),)
    return (
        Filter("standing", _("Standing"), _standings, _standings_of, _put_standings, usual=usual),
        _term_filter("category", _("Category"), tuple(terms.Category)),
        _term_filter("residence", _("Residence"), tuple(terms.Residence)),
        Filter("age", _("Age"), _bands, _band_of, _put_band, several=False),
        Filter("node", _("Belongs to"), _nodes, _nodes_of, _put_nodes),
        _term_filter("living", _("Living"), tuple(terms.Living)),
        _term_filter("flags", _("Special care"), terms.KEY_REASONS),
        Filter("missing", _("Missing items"), _items, _missing_of, _put_missing, several=False),
    )


def _term_filter(key: str, word: str, codes: Sequence[str]) -> Filter:
    def options(_unit: Unit) -> list[Option]:
        return [_any(), *(Option(str(code), wording.term(code)) for code in codes)]

    return Filter(key, word, options, partial(_terms_of, key), partial(_put_terms, key))


def _any() -> Option:
    return Option("", _("Any"))


def _terms_of(key: str, query: ListQuery) -> tuple[str, ...]:
    return next((values for name, values in query.terms if name == key), ())


def _put_terms(key: str, query: ListQuery, values: tuple[str, ...]) -> ListQuery:
    rest = tuple(term for term in query.terms if term[0] != key)
    return replace(query, terms=(*rest, (key, values)) if values else rest)


def _standings(_unit: Unit) -> list[Option]:
    return [Option(str(int(one)), _(word)) for one, word in STANDINGS.items()]


def _standings_of(query: ListQuery) -> tuple[str, ...]:
    return tuple(str(int(one)) for one in query.standings)


def _put_standings(query: ListQuery, values: tuple[str, ...]) -> ListQuery:
    return replace(query, standings=tuple(Standing(int(one)) for one in values) or (Standing.ON_REGISTER,))


def _bands(_unit: Unit) -> list[Option]:
    return [_any(), *(Option(f"{least or ''}-{most or ''}", _band(least, most)) for least, most in _BANDS)]


def _band(least: int | None, most: int | None) -> str:
    if least is None:
        return _("under {age}").format(age=(most or 0) + 1)
    return _("{age} and older").format(age=least) if most is None else f"{least}–{most}"


def _band_of(query: ListQuery) -> tuple[str, ...]:
    if query.min_age is None and query.max_age is None:
        return ()
    return (f"{query.min_age or ''}-{'' if query.max_age is None else query.max_age}",)


def _put_band(query: ListQuery, values: tuple[str, ...]) -> ListQuery:
    least, _dash, most = (values[0] if values else "-").partition("-")
    return replace(query, min_age=int(least) if least else None, max_age=int(most) if most else None)


def _nodes(unit: Unit) -> list[Option]:
    found = [_any()]
    for kind in (TreeKind.AREA, TreeKind.PARTY_BRANCH, TreeKind.STATION):
        rows = trees.nodes(unit, kind)
        if rows:
            found.append(Option(f"#{kind}", wording.term(kind), heading=True))
        levels: dict[bytes | None, int] = {None: -1}
        for node in rows:
            levels[node.uid] = levels.get(node.parent, -1) + 1
            found.append(Option(node.uid.hex(), node.name, levels[node.uid], str(node.total)))
    return found


def _nodes_of(query: ListQuery) -> tuple[str, ...]:
    return query.nodes


def _put_nodes(query: ListQuery, values: tuple[str, ...]) -> ListQuery:
    return replace(query, nodes=values)


def _items(_unit: Unit) -> list[Option]:
    items = [Option(field.key, wording.field(field.key)) for field in OBLIGATORY]
    return [_any(), Option(ANY_ITEM, _("any obligatory item")), *items]


def _missing_of(query: ListQuery) -> tuple[str, ...]:
    return (query.missing,) if query.missing else ()


def _put_missing(query: ListQuery, values: tuple[str, ...]) -> ListQuery:
    return replace(query, missing=values[0] if values else "")


class FilterButton(QAbstractButton):
    """A chip that names its condition and drops the list of what it may be; Delete makes it any again."""

    cleared = Signal()

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self._chosen = ""
        self._on = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chosen("", on=False)

    def show_chosen(self, words: str, *, on: bool) -> None:
        """Show what holds; ``on`` when it narrows the list."""
        room = theme.px(_WORD_MOST)
        self._chosen, self._on = words, on
        text = words if on else self._word
        self.setText(QFontMetrics(theme.now().font()).elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.setAccessibleName(f"{self._word}: {words or _('Any')}")
        self.setToolTip(f"{self._word}: {words}" if words else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        letters = QFontMetrics(theme.now().font()).horizontalAdvance(self.text())
        return QSize(letters + theme.px(30 + _ICON), theme.px(theme.CONTROL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = Role.WASH if self._on else Role.HOVER if self.underMouse() else Role.CARD
        lit = self.hasFocus() or self._on
        edge = theme.colour(Role.ACCENT if lit else Role.EDGE)
        ground_plate(painter, self.rect(), theme.colour(ground), edge, 2 if self.hasFocus() else 1)
        painter.setPen(theme.colour(Role.ACCENT_STRONG if self._on else Role.INK))
        painter.setFont(theme.now().font())
        words = self.rect().adjusted(theme.px(12), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        left = self.width() - theme.px(10 + _ICON)
        top = self.rect().center().y() - theme.px(_ICON) // 2 + 1
        painter.drawPixmap(left, top, pixmap(Icon.DOWN, Role.ACCENT if self._on else Role.SOFT, _ICON))


class FilterBar(QWidget):
    """``changed`` brings the query each time a condition changes."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._query = ListQuery()
        self._filters = filters()
        self._names: dict[str, str] = {}
        self._popup: ChoicePopup | None = None
        self.text = SearchEdit(_("Words in the list"))
        self.text.setFixedWidth(theme.px(148))
        self.text.sought.connect(self._seek)
        self.flow = FlowLayout(self)
        self.flow.addWidget(self.text)
        self.buttons: dict[str, FilterButton] = {}
        for one in self._filters:
            made = FilterButton(one.word)
            made.clicked.connect(partial(self._drop, one))
            made.cleared.connect(partial(self._put, one, ()))
            self.buttons[one.key] = made
            self.flow.addWidget(made)
        self._more = button(_("More conditions"), None, Kind.QUIET)
        self._more.clicked.connect(self._show_more)
        self._whole = False
        self.flow.addWidget(self._more)
        self._clear = button(_("Clear"), Icon.CLOSE, Kind.QUIET)
        self._clear.clicked.connect(self.clear)
        self.flow.addWidget(self._clear)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_query(self, query: ListQuery) -> None:
        """Show the conditions of ``query``."""
        self._query = query
        if query.text != self.text.reading().strip():
            self.text.setText(query.text)
        for one in self._filters:
            values = one.values(query)
            self.buttons[one.key].show_chosen(self._words(one, values), on=values != one.usual)
        narrowed = any(one.values(query) != one.usual for one in self._filters)
        self._clear.setVisible(narrowed or bool(query.text))
        self._fit()

    def clear(self) -> None:
        """Everybody on the register again, in the same order."""
        self.text.clear()
        self._tell(ListQuery(sort=self._query.sort, descending=self._query.descending))

    def _show_more(self) -> None:
        self._whole = True
        self._fit()
        self.buttons[_SELDOM[0]].setFocus()

    def _fit(self) -> None:
        """Where there is little room, the conditions seldom used wait behind a word unless they hold."""
        compact = not self._whole and self.width() < theme.px(_ROOMY)
        self._more.setVisible(compact)
        for one in self._filters:
            holds = one.values(self._query) != one.usual
            self.buttons[one.key].setVisible(not compact or holds or one.key not in _SELDOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _words(self, one: Filter, values: tuple[str, ...]) -> str:
        if not values:
            return ""
        unknown = [value for value in values if f"{one.key}={value}" not in self._names]
        if unknown:
            for option in self._desk.read(one.options):
                self._names[f"{one.key}={option.value}"] = option.word
        return "、".join(self._names.get(f"{one.key}={value}", value) for value in values)

    def _drop(self, one: Filter) -> None:
        options = self._desk.read(one.options)
        self._names.update({f"{one.key}={option.value}": option.word for option in options})
        popup = ChoicePopup(one.word, options, several=one.several, parent=self)
        popup.chosen.connect(partial(self._put, one))
        if self._popup is not None:
            self._popup.deleteLater()
        self._popup = popup
        popup.drop(self.buttons[one.key], one.values(self._query))

    def popup(self) -> ChoicePopup | None:
        """The list dropped last."""
        return self._popup

    def _put(self, one: Filter, values: tuple[str, ...]) -> None:
        self._tell(one.put(self._query, values))

    def _seek(self, wanted: str) -> None:
        if wanted != self._query.text:
            self._tell(replace(self._query, text=wanted))

    def _tell(self, query: ListQuery) -> None:
        self.show_query(query)
        self.changed.emit(query)
