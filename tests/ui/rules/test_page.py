"""The rules in the window: read with their basis, edited after a rehearsal, in force from a day, duties on and off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from retiree_desk.services import obligations, rules
from retiree_desk.ui.desk import Desk, Told
from retiree_desk.ui.figures.names import NamesDialog
from retiree_desk.ui.rules.page import RulesPage, entry
from tests.ui import walkers
from tests.ui.served import seq_of
from tests.ui.shown import shown


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[RulesPage]:
    with shown(qtbot, RulesPage(desk)) as made:
        yield made
        for dialog in made.findChildren(NamesDialog):
            dialog.close()


def test_the_rail_has_an_entry_for_it() -> None:
    assert (entry().key, entry().make) == ("rules", RulesPage)


def test_each_rule_shows_its_sentence_and_the_words_it_rests_on(page: RulesPage) -> None:
    told = " ".join(label.text() for label in page.cards["R80"].findChildren(QLabel))
    assert "80岁以上，市内：每季 3 次（上门）" in told
    assert "退管工作人员每季至少上门走访三次" in told


def test_a_rehearsal_counts_who_joins_and_changes_nothing(page: RulesPage, desk: Desk) -> None:
    edit = page.open_rule(page.cards["R70"].rule)
    edit.form.min_age.setText("64")
    edit.rehearse()
    found = edit.rehearsal
    assert found is not None
    assert (found.period.name, found.before, found.after, found.more) == ("2027H1", 1, 2, 1)
    assert found.joining == (seq_of(desk, "周志强"),)
    assert desk.read(lambda unit: list(unit.rows("cadence_rule").all())) == []


def test_an_edit_decides_the_periods_that_begin_after_its_day(page: RulesPage, desk: Desk) -> None:
    told: list[Told] = []
    desk.told.connect(told.append)
    edit = page.open_rule(page.cards["R70"].rule)
    edit.form.min_age.setText("64")
    edit.put_into_force()
    assert page.edit is None
    assert told[-1].sentence == "“70至79岁每半年一次”自 2027年1月1日 起执行"
    assert _owed(desk, date(2026, 12, 1)) == {seq_of(desk, "赵玉华")}
    assert _owed(desk, date(2027, 1, 5)) == {seq_of(desk, "赵玉华"), seq_of(desk, "周志强")}
    desk.undo_last()
    assert _owed(desk, date(2027, 1, 5)) == {seq_of(desk, "赵玉华")}


def test_a_number_that_is_none_is_refused_beside_its_field(page: RulesPage) -> None:
    edit = page.open_rule(page.cards["R70"].rule)
    edit.form.times.setText("三次")
    edit.put_into_force()
    assert edit.form.row("times").field.accessibleDescription() == "“三次”不是不小于 1 的数字。" or (
        "三次" in edit.form.row("times").field.accessibleDescription()
    )
    assert page.edit is edit


def test_a_rule_of_ones_own_needs_a_code_that_is_free(page: RulesPage) -> None:
    edit = page.add()
    edit.put_into_force()
    assert edit.form.row("code").field.accessibleDescription()
    edit.form.code.setText("R70")
    edit.put_into_force()
    assert "R70" in edit.form.row("code").field.accessibleDescription()
    edit.form.code.setText("TEN")
    edit.form.title.setText("新规则")
    edit.put_into_force()
    assert "TEN" in page.cards


def test_a_duty_is_switched_off_and_on_again(page: RulesPage, desk: Desk) -> None:
    page.duties["SPRING"].on.setChecked(False)
    off = {duty.code.value for duty in desk.read(rules.duty_rules) if not duty.enabled}
    assert off == {"SPRING"}
    desk.undo_last()
    assert all(duty.enabled for duty in desk.read(rules.duty_rules))


def test_the_number_of_a_rule_opens_its_names(page: RulesPage) -> None:
    page.cards["R80"].named.emit()
    (dialog,) = page.findChildren(NamesDialog)
    assert dialog.model.rowCount() == 3


@pytest.mark.parametrize("part", [0, 1, 2])
def test_all_of_it_has_names_and_is_reached_by_tab(page: RulesPage, part: int) -> None:
    page.tabs.setCurrentIndex(part)
    assert walkers.unnamed(page) == []
    assert walkers.unreached(page) == []


def _owed(desk: Desk, on: date) -> set[object]:
    found = desk.read(lambda unit: obligations.owed_by_all(unit, on, everything=True))
    return {one.member for one in found if one.rule == "R70" and one.start <= on <= one.end}
