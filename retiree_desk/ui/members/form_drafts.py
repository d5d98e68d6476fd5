"""What was typed into a form that was left: kept until the program ends, offered when the form is opened again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from retiree_desk.ui.members.form_fields import Editor, Raw

Draft = Mapping[str, Raw]


class Drafts:
    """Drafts by the key of their form."""

    def __init__(self) -> None:
        self._kept: dict[str, Draft] = {}

    def keep(self, key: str, draft: Draft) -> None:
        """Keep what differs from what the form first showed; nothing different, nothing kept."""
        if draft:
            self._kept[key] = draft
        else:
            self._kept.pop(key, None)

    def of(self, key: str) -> Draft:
        """What was kept, empty when nothing was."""
        return self._kept.get(key, {})

    def forget(self, key: str) -> None:
        """It was saved, or given up."""
        self._kept.pop(key, None)


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
