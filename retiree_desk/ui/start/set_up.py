"""What the first set-up has chosen so far, and the office made of it as soon as its recovery code must be shown."""

from __future__ import annotations

import shutil
from pathlib import Path

from retiree_desk.services import backups, offices
from retiree_desk.services.offices import Office
from retiree_desk.store.vault import EVERYDAY, Cost


class SetUp:
    """The choices; ``make`` may be called again after any of them was changed: nobody has worked in the office yet."""

    def __init__(self, folder: Path, *, cost: Cost = EVERYDAY) -> None:
        self.folder = folder
        self.name = ""
        self.code = ""
        self.user = offices.FIRST_USER
        self.password = ""
        self.recovery_code = ""
        self.code_copied = False
        self.second_place: Path | None = None
        self.first = ""
        self.office: Office | None = None
        self._cost = cost
        self._made_of: tuple[object, ...] = ()

    def make(self) -> None:
        """Set the office up, unless it stands as chosen; RuleBroken or Trouble when that is refused."""
        wanted = (self.folder, self.name, self.code, self.user, self.password)
        if self.office is not None and wanted == self._made_of:
            return
        self.give_up()
        made = offices.create(
            self.folder,
            self.name,
            self.code,
            self.password,
            self.user.strip() or offices.FIRST_USER,
            cost=self._cost,
        )
        self.office = offices.open_office(self.folder, self.password)
        self.recovery_code = made.recovery_code
        self._made_of = wanted

    def keep_second_place(self) -> None:
        """Note where backups are copied to."""
        if self.office is not None and self.second_place != backups.second_place(self.office):
            backups.choose_second_place(self.office, self.second_place)

    def give_up(self) -> None:
        """Take away the office that was just made; nothing has been entered in it."""
        if self.office is not None:
            self.office.close()
            shutil.rmtree(self.office.place.folder)
        self.office = None
        self._made_of = ()

    def hand_over(self) -> Office:
        """The open office, from now on somebody else's to close."""
        office, self.office = self.office, None
        assert office is not None
        return office
