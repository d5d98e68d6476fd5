"""The world's failures that a person must act on: disk full, stick removed, file newer, wrong password."""

from __future__ import annotations


class Trouble(Exception):
    """What happened, whether the data is safe, and what to do now.

    ``code`` is stable and names no person; ``facts`` fill the sentences of ``retiree_desk.wording``. ``str()`` gives
    the code alone, so that logs hold no personal data.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
