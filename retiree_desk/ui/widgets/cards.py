"""What a page is laid out with: the header that says what matters, cards, an empty list's first step."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.chips import ground_plate
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.words import section, tint, words


class Card(QFrame):
    """A white sheet on the paper; ``body`` takes what is on it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*([theme.px(16)] * 4))
        self.body.setSpacing(theme.px(8))
        self._head = QHBoxLayout()
        if title:
            self._head.addWidget(section(title), 1)
            self.body.addLayout(self._head)

    def add_act(self, act: QPushButton) -> None:
        """Put ``act`` at the right of the title."""
        self._head.addWidget(act)


class Sentence(QLabel):
    """A sentence whose numbers are links to their names; ``opened`` brings the number's key."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        tint(self, Role.SOFT)
        self.linkActivated.connect(self.opened)
        self._numbers: dict[str, int] = {}

    def say(self, sentence: str, **numbers: int) -> None:
        """Show ``sentence`` with ``{key}`` filled from ``numbers``; a nought opens nothing."""
        self._numbers = numbers
        filled = {key: _link(key, count) for key, count in numbers.items()}
        self.setText(escape(sentence).format(**filled))
        plain = sentence.format(**{key: grouped(count) for key, count in numbers.items()})
        self.setAccessibleName(plain)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if any(numbers.values()) else Qt.FocusPolicy.NoFocus)


def _link(key: str, count: int) -> str:
    if count == 0:
        return "0"
    shown = grouped(count).replace(
        "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
    )  # Qt breaks lines at the narrow one
    return f'<a href="{key}" style="font-weight: bold; text-decoration: none">{shown}</a>'


class PageHeader(QWidget):
    """The page's title, one sentence that says what matters, and the acts at the right."""

    opened = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = words(title, Type.TITLE)
        self._sentence = Sentence()
        self._sentence.opened.connect(self.opened)
        self._sentence.hide()
        self._acts = QHBoxLayout()
        self._acts.setSpacing(theme.px(8))
        said = QVBoxLayout()
        said.setSpacing(theme.px(2))
        said.addWidget(self._title)
        said.addWidget(self._sentence)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(16))
        layout.addLayout(said, 1)
        layout.addLayout(self._acts)
        layout.setAlignment(self._acts, Qt.AlignmentFlag.AlignTop)

    def name(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def say(self, sentence: str, **numbers: int) -> None:
        """Say what matters; the numbers open their names through ``opened``."""
        self._sentence.say(sentence, **numbers)
        self._sentence.setVisible(bool(sentence))

    def add_act(self, act: QWidget) -> None:
        """Put ``act`` at the right, after those there."""
        self._acts.addWidget(act)


class EmptyState(QWidget):
    """In place of an empty list: what it is for and what to do first."""

    def __init__(
        self,
        name: Icon,
        title: str,
        sentence: str,
        act: str = "",
        do: Callable[[], None] | None = None,
        act_icon: Icon | None = None,
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(8))
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(Disc(name), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(theme.px(4))
        layout.addWidget(words(title, Type.SECTION), 0, Qt.AlignmentFlag.AlignHCenter)
        said = words(sentence, Type.BODY, Role.SOFT, wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        said.setFixedWidth(theme.px(420))
        layout.addWidget(said, 0, Qt.AlignmentFlag.AlignHCenter)
        if do is not None:
            first = button(act, act_icon, Kind.PRIMARY)
            first.clicked.connect(lambda _checked: do())
            layout.addSpacing(theme.px(8))
            layout.addWidget(first, 0, Qt.AlignmentFlag.AlignHCenter)


class Disc(QWidget):
    """An icon on a tinted disc."""

    def __init__(self, name: Icon, size: int = 64) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(theme.px(size), theme.px(size))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground_plate(painter, self.rect(), theme.colour(Role.WASH), None)
        side = self.width() // 2
        painter.drawPixmap(QRect(side // 2, side // 2, side, side), pixmap(self._name, Role.ACCENT, 32))
