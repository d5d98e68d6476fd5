"""What was typed into a form that was left, or that a power cut ended: kept encrypted with the office, offered again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from retiree_desk.store.unit import Unit
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.members.form_fields import Editor, Raw

ACTION = "draft.keep"
ADDING = "add"
Draft = Mapping[str, Raw]
_EVERY = 3_000  # milliseconds of typing that a power cut may take


class Drafts:
    """The drafts of the person at the desk, by the key of their form."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept = self._read()

    def keep(self, key: str, draft: Draft) -> None:
        """Keep what differs from what the form first showed; nothing different, nothing kept."""
        if draft == self._kept.get(key, {}):
            return
        if draft:
            self._kept[key] = dict(draft)
        else:
            del self._kept[key]
        body = json.dumps(draft, ensure_ascii=False) if draft else ""
        self._desk.do(ACTION, lambda unit: unit.drafts.keep(self._mine() + key, body))

    def of(self, key: str) -> Draft:
        """What was kept, empty when nothing was."""
        return self._kept.get(key, {})

    def forget(self, key: str) -> None:
        """It was saved, or given up."""
        self.keep(key, {})

    def forms(self) -> list[str]:
        """The forms that were not finished, those of other pages too."""
        self._kept = self._read()
        return list(self._kept)

    def watch(self, form: QWidget, key: str, typed: Callable[[], Draft]) -> QTimer:
        """Keep what ``form`` holds every few seconds while it is open; stop the timer when it is saved."""
        timer = QTimer(form, interval=_EVERY)
        timer.setObjectName("drafts")
        timer.timeout.connect(lambda: self._keep_meanwhile(key, typed()))
        timer.start()
        return timer

    def _keep_meanwhile(self, key: str, draft: Draft) -> None:
        """Nobody waits for a draft: not while something long is written."""
        if not self._desk.tasks.busy():
            self.keep(key, draft)

    def _read(self) -> dict[str, Draft]:
        kept = self._desk.read(lambda unit: unit.drafts.all())
        return {
            key.removeprefix(self._mine()): _read(body)
            for key, body in kept.items()
            if key.startswith(self._mine())
        }

    def _mine(self) -> str:
        return f"{self._desk.user}\n"


def unfinished(unit: Unit, user: str) -> bool:
    """Whether this person left a form unfinished."""
    return any(key.startswith(f"{user}\n") for key in unit.drafts.all())


def raw_of(editors: Iterable[Editor]) -> dict[str, Raw]:
    """What every widget holds now."""
    return {one.field.key: one.raw() for one in editors}


def differing(now: Draft, before: Draft) -> dict[str, Raw]:
    """What was typed since."""
    return {key: raw for key, raw in now.items() if raw != before.get(key, "")}


def restore(editors: Mapping[str, Editor], draft: Draft) -> None:
    """Show what the draft kept."""
    for key, raw in draft.items():
        if key in editors:
            editors[key].restore(raw)


def _read(body: str) -> dict[str, Raw]:
    return {key: raw if isinstance(raw, str) else tuple(raw) for key, raw in json.loads(body).items()}
