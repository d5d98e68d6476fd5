"""How the domain says no."""

from __future__ import annotations


class RuleBroken(Exception):
    """A refusal the person can mend: a stable code, the field it concerns, and the facts that fill the sentence.

    The words for a code are in ``retiree_desk.wording``; the exception itself carries no sentence, so that a log
    line made of it never holds personal data (``str()`` gives the code alone).
    """

    def __init__(self, code: str, field: str = "", **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.facts = facts
