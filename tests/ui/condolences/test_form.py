"""The form of a condolence: what was paid before is told while typing, staff never sign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.money_rules import MoneyRule
from retiree_desk.services import condolences, hospital
from retiree_desk.services.condolences import CondolenceDraft
from retiree_desk.ui.condolences.form import CondolenceDialog
from retiree_desk.ui.desk import Desk
from tests.ui import walkers
from tests.ui.served import uid_of


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[CondolenceDialog]:
    made = CondolenceDialog(desk)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def _pay_before(desk: Desk) -> None:
    rule = MoneyRule(code="HOSP-CAUSE", title="同一病因", kind="住院", amount=50_000, begins=(12, 16))
    desk.do("money_rule.edit", lambda unit: hospital.edit_rule(unit, rule))
    draft = CondolenceDraft(day=date(2026, 1, 5), kind="住院", amount=50_000, cause="脑梗死")
    desk.do("condolence.edit", lambda unit: condolences.give(unit, uid_of(desk, "王秀兰"), draft))


def test_the_answer_stands_in_the_form_while_the_cause_is_typed(dialog: CondolenceDialog, desk: Desk) -> None:
    _pay_before(desk)
    assert dialog.answers.said() == ["选定人员和慰问类型后，这里显示本年度已列支的情况。"]
    dialog.member.set_value(uid_of(desk, "王秀兰"))
    dialog.kind.set_value("住院")
    dialog.cause.setText("脑梗")
    assert (
        "2026-01-05 已因“脑梗死”慰问 500.00 元，本年度（2025-12-16 至 2026-12-15）此病因不再列支"
        in dialog.answers.said()
    )
    dialog.cause.setText("骨折")
    assert "标准 500.00 元" in dialog.answers.said()[-1] + dialog.answers.said()[0]
    assert dialog.amount.placeholderText() == "标准 500.00 元"
    dialog.day.set_value("2026-12-20")
    assert "2026-12-16 至 2027-12-15" in "".join(dialog.answers.said())
    dialog.kind.set_value("生日")
    assert dialog.answers.said() == ["此类慰问没有设定慰问金规则。"]


def test_a_condolence_is_booked_to_its_fund(dialog: CondolenceDialog, desk: Desk) -> None:
    dialog.member.set_value(uid_of(desk, "李建国"))
    dialog.kind.set_value("困难")
    dialog.amount.setText("1,200元")
    dialog.fund.set_value("帮困基金")
    dialog.signer.setText("李小")
    dialog.relation.set_value("儿子")
    dialog.save()
    (row,) = desk.read(lambda unit: list(unit.rows("condolence").all()))
    assert (row["amount_fen"], row["signer"], row["staff"]) == (120_000, "李小", "周敏")
    assert desk.read(lambda unit: [entry["amount_fen"] for entry in unit.rows("fund_entry").all()]) == [
        120_000
    ]


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("signer", "何静", "signer"),
        ("signer", "邻居老张", "signer_relation"),
        ("amount", "很多", "amount_fen"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    dialog: CondolenceDialog, desk: Desk, name: str, text: str, field: str
) -> None:
    dialog.member.set_value(uid_of(desk, "李建国"))
    dialog.kind.set_value("困难")
    getattr(dialog, name).setText(text)
    dialog.save()
    assert dialog.form.field(field).accessibleDescription() != ""
    assert dialog.isVisible()


def test_nobody_chosen_and_no_occasion_are_refused(dialog: CondolenceDialog, desk: Desk) -> None:
    dialog.save()
    assert dialog.member.accessibleDescription() != ""
    dialog.member.set_value(uid_of(desk, "李建国"))
    dialog.save()
    assert dialog.kind.accessibleDescription() != ""


def test_everything_is_reached_by_tab_and_named(dialog: CondolenceDialog) -> None:
    assert walkers.unnamed(dialog) == []
    assert walkers.unreached(dialog) == []
    assert walkers.clipped(dialog) == []
