from __future__ import annotations

from PySide6.QtWidgets import QApplication

from retiree_desk.ui.backups.age_note import AgeNote
from retiree_desk.ui.desk import Backup, Desk


def test_what_was_told_before_is_shown_at_once(qapp: QApplication, desk: Desk) -> None:
    desk.tell_backup(Backup("刚刚备份"))
    note = AgeNote(desk)
    assert (note.isHidden(), note.act.accessibleName()) == (False, "刚刚备份")
    desk.tell_backup(Backup("还没有备份", old=True))
    assert note.act.accessibleName() == "还没有备份"
