from __future__ import annotations

from PySide6.QtCore import Qt

from tests.stories.driver import Clerk
from tests.ui.walkers import unnamed, unreached


def test_an_empty_bin_says_so(clerk: Clerk) -> None:
    page = clerk.opens_bin()
    assert page.model.rowCount() == 0
    assert not page.restore.isEnabled()
    page.bring_back()
    assert unnamed(page) == []


def test_the_bin_says_who_put_whom_there_and_when(clerk: Clerk) -> None:
    clerk.page.register.table.selectRow(0)
    clerk.page.register.bulk.void()
    page = clerk.opens_bin()
    texts = [str(page.model.index(0, at).data() or "") for at in range(page.model.columnCount())]
    assert texts[:5] == ["丁一", "000005", "男", "1931年2月3日", "退休"]
    assert texts[6] == "周敏"
    assert unreached(clerk.window) == []


def test_enter_opens_the_page_of_a_person_in_the_bin(clerk: Clerk) -> None:
    clerk.page.register.bulk.void()
    page = clerk.opens_bin()
    page.table.setFocus()
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.sees_person() == "丁一"
    assert clerk.person.record is not None
    assert clerk.person.record.voided
