"""Refusals and troubles on the command line: what happened, whether the data is safe, what to do next.

Never a traceback: an error of the program itself goes to its log, without personal data.
"""

from __future__ import annotations

from dataclasses import dataclass

from retiree_desk import wording
from retiree_desk.cli.answers import REFUSED, Answer
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.troubles import Trouble


class Refused(Exception):
    """A refusal of the command line's own, already in words."""

    def __init__(self, code: str, happened: str, cure: str) -> None:
        super().__init__(code)
        self.code = code
        self.happened = happened
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure in words."""

    code: str
    message: str
    safe: str
    cure: str
    field: str = ""

    @property
    def words(self) -> str:
        """The sentences, one a line."""
        return "\n".join(part for part in (self.message, self.safe, self.cure) if part)

    @property
    def data(self) -> dict[str, str]:
        """For programs."""
        found = {"code": self.code, "message": self.message, "safe": self.safe, "cure": self.cure}
        return found | ({"field": self.field} if self.field else {})

    def answer(self) -> Answer:
        """The document of a verb that could not answer."""
        return Answer({"error": self.data}, "", REFUSED)


def failure_of(error: Exception) -> Failure:
    """The words for an error; one that is none of ours is a mistake of the program."""
    if isinstance(error, Trouble):
        said = wording.advice(error)
        return Failure(error.code, said.happened, said.safe, said.cure)
    if isinstance(error, RuleBroken):
        safe = _("Your data is safe: nothing was changed.")
        return Failure(error.code, wording.refusal(error), safe, "", error.field)
    if isinstance(error, Refused):
        safe = _("Your data is safe: nothing was changed.")
        return Failure(error.code, error.happened, safe, error.cure)
    return Failure(
        "bug",
        _("The program made a mistake and stopped."),
        _("What was being done was not saved; everything before it is on the disk."),
        _("Try again. If it happens once more, send the log file to whoever looks after the program."),
    )
