"""The one door from a window to the records: every change goes through ``Desk.do`` and comes back as ``changed``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from retiree_desk import settings as preferences
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.settings import Settings
from retiree_desk.ui import troubles
from retiree_desk.ui.tasks import Task, Tasks
from retiree_desk.ui.widgets.progress import ProgressDialog, people

if TYPE_CHECKING:  # only the types: the window is up before SQLAlchemy is
    from retiree_desk.store.unit import Store, Unit

T = TypeVar("T")
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Changed:
    """What an action altered: the tables it wrote to, and the change set that holds the rest."""

    kinds: frozenset[str]
    set_id: int


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence for the status line, and the change set its 撤销 takes back."""

    sentence: str
    set_id: int | None = None


@dataclass(frozen=True, slots=True)
class Backup:
    """How old the newest proven backup is, in words, and whether that is too old."""

    sentence: str = ""
    old: bool = False


class Desk(QObject):
    """The store, the clock, the person at the desk and their preferences, for as long as an office is open.

    A window may be built over a desk without ``store``; nothing is read before ``open``. ``secure`` makes a
    backup before much is taken back; whoever knows the backups sets it.
    """

    changed = Signal(object)
    told = Signal(object)
    settings_changed = Signal(object)
    backup_told = Signal(object)

    def __init__(
        self,
        store: Store | None = None,
        *,
        today: Callable[[], date] = date.today,
        user: str = "",
        settings: Settings = Settings(),  # noqa: B008 - a frozen value
        settings_file: Path | None = None,
        tasks: Tasks | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._records = store
        self._today = today
        self.secure: Callable[[], object] = lambda: None
        self.user = user
        self.settings = settings
        self._settings_file = settings_file
        self.tasks = tasks or Tasks(self)
        self._last: int | None = None
        self.backup = Backup()

    def open(self, store: Store, user: str) -> None:
        """Take the records of the office that has just been opened: before it there are none to read."""
        self._records, self.user = store, user

    @property
    def _store(self) -> Store:
        if self._records is None:
            raise RuntimeError("no office is open yet")
        return self._records

    def today(self) -> date:
        """The day on this computer's calendar."""
        return self._today()

    def read(self, work: Callable[[Unit], T]) -> T:
        """What ``work`` finds in a steady view of the records; values only."""
        with self._store.reading() as unit:
            return work(unit)

    def do(self, action: str, work: Callable[[Unit], T], *, told: str | Callable[[T], str] = "") -> T:
        """Do ``work`` as one change set, whole or not at all, then tell: ``changed`` and a line with 撤销.

        Raises what the work raises: RuleBroken belongs beside its field, Trouble to ``troubles.show``.
        """
        with self._store.unit(action, user=self.user) as unit:
            result = work(unit)
        self._tell(unit.change_set_id, told(result) if callable(told) else told)
        return result

    def run(
        self,
        owner: QWidget,
        action: str,
        title: str,
        work: Callable[[Unit, Report], T],
        *,
        told: str | Callable[[T], str] = "",
        done: Callable[[T], None] | None = None,
        words_of: Callable[[int, int], str] = people,
    ) -> Task:
        """Do long ``work`` as one change set off the window's thread, with progress in people and a way to cancel."""
        dialog = ProgressDialog(title, owner, words_of)

        def written(task: Task) -> tuple[T, int | None]:
            with self._store.unit(action, user=self.user) as unit:
                result = work(unit, task.report)
            return result, unit.change_set_id

        def finished(news: tuple[T, int | None]) -> None:
            dialog.finish()
            result, set_id = news
            self._tell(set_id, told(result) if callable(told) else told)
            if done is not None:
                done(result)

        return self._start(dialog, Task(owner, written, done=finished))

    def watch(
        self,
        owner: QWidget,
        title: str,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        *,
        words_of: Callable[[int, int], str] = people,
    ) -> Task:
        """Do long ``work`` that opens its own units or none (printing, backup, reading a workbook)."""
        dialog = ProgressDialog(title, owner, words_of)

        def finished(result: T) -> None:
            dialog.finish()
            done(result)

        return self._start(dialog, Task(owner, lambda task: work(task.report), done=finished))

    def load(
        self,
        owner: QObject,
        work: Callable[[Unit], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[Exception], None] = troubles.show,
    ) -> Task:
        """Read off the window's thread, for figures that take their time; no dialog."""
        task = Task(owner, lambda _task: self.read(work), done=done, failed=failed)
        return self.tasks.start(task)

    def undo_last(self, owner: QWidget | None = None) -> None:
        """Take back what was done last at this desk; raises RuleBroken when later changes stand in the way."""
        if self._last is not None:
            self.undo(self._last, owner=owner)

    def undo(
        self,
        set_id: int,
        *,
        force: bool = False,
        owner: QWidget | None = None,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Take back one change set, as a change set of its own; a large one after a backup, with progress over ``owner``.

        RuleBroken when later changes stand in the way, or when it can never or no longer be taken back.
        """
        from retiree_desk.services import undo  # late: SQLAlchemy

        work = partial(undo.take_back, self._store, set_id, user=self.user, force=force, secure=self.secure)

        def finished(found: undo.Undone) -> None:
            if found.set_id is None:
                raise RuleBroken("undo_blocked", number=set_id)
            self._tell(found.by, _("Taken back."), undoable=False)
            if done is not None:
                done()

        if owner is not None and self.read(partial(undo.is_large, set_id=set_id)):
            self.watch(owner, _("Making a backup, then taking back"), lambda _report: work(), finished)
        else:
            finished(work())

    def announce(self, set_id: int | None, sentence: str) -> None:
        """Tell of a change set that was written by a task of a page's own."""
        self._tell(set_id, sentence)

    def tell(self, sentence: str) -> None:
        """Put a quiet sentence on the status line."""
        self.told.emit(Told(sentence))

    def tell_backup(self, backup: Backup) -> None:
        """Tell every page how old the newest proven backup is."""
        self.backup = backup
        self.backup_told.emit(backup)

    def prefer(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Settings
        """Keep preferences, on disk too."""
        self.settings = replace(self.settings, **changes)
        if self._settings_file is not None:
            preferences.save(self._settings_file, self.settings)
        self.settings_changed.emit(self.settings)

    def _tell(self, set_id: int | None, sentence: str, *, undoable: bool = True) -> None:
        if set_id is not None:
            kinds = self.read(lambda unit: unit.changes.touched(set_id))
            self._last = set_id if undoable else None
            self.changed.emit(Changed(kinds, set_id))
        if sentence:
            self.told.emit(Told(sentence, set_id if undoable else None))

    def _start(self, dialog: ProgressDialog, task: Task) -> Task:
        def failed(error: Exception) -> None:
            dialog.finish()
            troubles.show(error, dialog.parentWidget())

        task.failed = failed
        task.stopped = dialog.finish
        task.progressed = dialog.strip.show_progress
        dialog.cancelled.connect(task.stop)
        return self.tasks.start(task)
