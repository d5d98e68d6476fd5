"""The frame of a wizard: the steps at the left, one at a time at the right, a way back at every step."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.chips import ground_plate
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.line_edit import commit_composition
from retiree_desk.ui.widgets.progress import ProgressStrip
from retiree_desk.ui.widgets.words import rule, words

_STEPS = 208
_STEP = 40
_NARROW = 760  # pixels at 100 % text; below it the steps are told in a line instead of a list


class WizardStep(QWidget):
    """One step. ``title`` and ``sentence`` say what is asked; ``body`` takes it.

    ``changed`` comes when readiness may have changed, ``done`` when a form of the step was ended with Ctrl+Enter.
    """

    changed = Signal()
    done = Signal()
    go_word = ""
    final = False

    def __init__(self, title: str, sentence: str = "") -> None:
        super().__init__()
        self.title = title
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(12))
        self.body.addWidget(words(title, Type.TITLE))
        if sentence:
            self.body.addWidget(words(sentence, Type.BODY, Role.SOFT, wrap=True))

    def enter(self) -> None:
        """The step is shown: read what the steps before have chosen."""

    def ready(self) -> bool:
        """Whether the person may go on."""
        return True

    def leave(self) -> None:
        """The person goes on: keep what was chosen; raise RuleBroken or Trouble to stay, with the reason."""

    def refuse(self, broken: RuleBroken) -> bool:
        """Show a refusal beside its field; whether there is such a field."""
        return False


class Wizard(QWidget):
    """``finished`` comes after the last step, ``cancelled`` when the person gives up; nothing has happened then."""

    finished = Signal()
    cancelled = Signal()

    def __init__(self, steps: Sequence[WizardStep], finish: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._finish = finish
        self._list = StepList([step.title for step in steps])
        self._stack = QStackedWidget()
        for step in steps:
            self._stack.addWidget(scrolled(step))
            step.changed.connect(self._look)
            step.done.connect(self.go_on)
        self._refusal = words("", Type.STRONG, wrap=True)
        self._where = words("", Type.CAPTION, Role.SOFT)
        self._where.hide()
        self._right = QVBoxLayout()
        self._give_room(narrow=False)
        self._waiting = QVBoxLayout()
        self._back = button(_("Back"), Icon.BACK)
        self._back.clicked.connect(self.go_back)
        self._cancel = button(_("Cancel"), None, Kind.QUIET)
        self._cancel.clicked.connect(self.cancelled)
        self._go = button("", None, Kind.PRIMARY)
        self._go.clicked.connect(self.go_on)
        self._lay_out()
        self._show(0)

    def at(self) -> int:
        """The number of the step shown, from 0."""
        return self._stack.currentIndex()

    def go_on(self) -> None:
        """To the next step, if this one lets go."""
        commit_composition()
        if not self._steps[self.at()].ready():
            return
        try:
            self._steps[self.at()].leave()
        except RuleBroken as broken:
            beside = self._steps[self.at()].refuse(broken)
            self._refuse("" if beside else wording.refusal(broken))
            return
        except Trouble as trouble:
            self._refuse("\n".join(filter(None, wording.advice(trouble))))
            return
        if self.at() + 1 < len(self._steps):
            self._show(self.at() + 1)
        else:
            self.finished.emit()

    def go_to(self, at: int) -> None:
        """To the step number ``at``, whatever stands between: back to a choice after work that was stopped."""
        self._show(at)

    def go_back(self) -> None:
        """To the step before."""
        if self._back.isVisibleTo(self) and self.at() > 0:
            self._show(self.at() - 1)

    def wait_for(self, strip: ProgressStrip) -> None:
        """Show ``strip`` and hold every button but its own until ``wait_no_more``."""
        self._waiting.addWidget(strip)
        strip.show()
        self._cancel.hide()
        self._back.setEnabled(False)
        self._go.setEnabled(False)

    def wait_no_more(self) -> None:
        """The long work has ended."""
        while (item := self._waiting.takeAt(0)) is not None:
            strip = item.widget()
            if strip is not None:
                strip.hide()
                strip.deleteLater()
        self._cancel.setVisible(not self._steps[self.at()].final)
        self._back.setEnabled(True)
        self._look()

    def _show(self, at: int) -> None:
        self._refuse("")
        self._stack.setCurrentIndex(at)
        self._list.show_step(at)
        self._where.setText(self._list.accessibleName())
        step = self._steps[at]
        step.enter()
        self._back.setVisible(at > 0 and not step.final)
        self._cancel.setVisible(not step.final)
        last = at + 1 == len(self._steps)
        self._go.setText(step.go_word or (self._finish if last else _("Next")))
        self._look()
        self._first_of(step).setFocus()

    def _first_of(self, step: WizardStep) -> QWidget:
        """Where the typing begins: the first field of the step, else the button that goes on."""
        wanted = (one for one in step.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return next((one for one in wanted if one.isEnabled() and one.isVisibleTo(step)), self._go)

    def _look(self) -> None:
        self._go.setEnabled(self._steps[self.at()].ready())

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addWidget(self._cancel)
        acts.addStretch(1)
        acts.addWidget(self._back)
        acts.addWidget(self._go)
        right = self._right
        right.setSpacing(theme.px(12))
        right.addWidget(self._where)
        right.addWidget(self._stack, 1)
        right.addWidget(self._refusal)
        right.addLayout(self._waiting)
        right.addWidget(rule())
        right.addLayout(acts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._list)
        layout.addLayout(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_NARROW)
        self._give_room(narrow=narrow)

    def _give_room(self, *, narrow: bool) -> None:
        margin = 0 if narrow else theme.px(theme.MARGIN)
        self._right.setContentsMargins(margin, margin, margin, 0 if narrow else theme.px(16))
        self._list.setVisible(not narrow)
        self._where.setVisible(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.go_on()
            else:
                self.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.go_back()
        else:
            super().keyPressEvent(event)


class _State(IntEnum):
    DONE = -1
    NOW = 0
    AHEAD = 1


class StepList(QWidget):
    """The steps by name: those done, the one at hand, those to come."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = tuple(titles)
        self._at = 0
        self.setFixedWidth(theme.px(_STEPS))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.show_step(0)

    def show_step(self, at: int) -> None:
        """Mark the step at hand."""
        self._at = at
        told = _("Step {at} of {all}: {title}").format(
            at=at + 1, all=len(self._titles), title=self._titles[at]
        )
        self.setAccessibleName(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_STEPS), theme.px(_STEP * len(self._titles) + 48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(Role.RAIL))
        painter.setPen(theme.colour(Role.LINE))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        for at, title in enumerate(self._titles):
            top = theme.px(24 + at * _STEP)
            state = _State((at > self._at) - (at < self._at))
            self._paint_step(
                painter,
                QRect(theme.px(20), top, self.width() - theme.px(28), theme.px(_STEP)),
                at,
                title,
                state,
            )

    def _paint_step(self, painter: QPainter, rect: QRect, at: int, title: str, state: _State) -> None:
        side = theme.px(24)
        disc = QRect(rect.left(), rect.center().y() - side // 2, side, side)
        now = state is _State.NOW
        edge = theme.colour(Role.EDGE) if state is _State.AHEAD else None
        ground = {_State.DONE: Role.WASH, _State.NOW: Role.ACCENT}.get(state)
        ground_plate(painter, disc, theme.colour(ground) if ground else None, edge)
        if state is _State.DONE:
            painter.drawPixmap(
                disc.center().x() - theme.px(7) + 1,
                disc.center().y() - theme.px(7) + 1,
                pixmap(Icon.CHECK, Role.ACCENT, 14),
            )
        else:
            painter.setPen(QPen(theme.colour(Role.ON_ACCENT if now else Role.SOFT)))
            painter.setFont(theme.now().font(Type.CAPTION))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(at + 1))
        painter.setPen(theme.colour(Role.INK if state is not _State.AHEAD else Role.SOFT))
        painter.setFont(theme.now().font(Type.STRONG if now else Type.BODY))
        room = rect.adjusted(side + theme.px(10), 0, 0, 0)
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
