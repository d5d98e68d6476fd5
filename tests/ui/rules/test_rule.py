"""The form and the card of a rule: what is read is what was shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.cadence_rules import Rule
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.rules_shipped import SHIPPED_RULES
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.rules.rule_card import RuleCard
from retiree_desk.ui.rules.rule_form import RuleForm
from tests.ui.served import TODAY


@pytest.mark.parametrize("rule", SHIPPED_RULES, ids=lambda rule: rule.code)
def test_a_rule_shown_is_read_back_whole(desk: Desk, qtbot: QtBot, rule: Rule) -> None:
    form = RuleForm(desk, rule, TODAY, new=False)
    qtbot.addWidget(form)
    assert form.value() == rule
    assert form.begins() == TODAY


def test_without_a_day_it_can_not_begin(desk: Desk, qtbot: QtBot) -> None:
    form = RuleForm(desk, SHIPPED_RULES[0], TODAY, new=False)
    qtbot.addWidget(form)
    form.valid_from.clear()
    with pytest.raises(RuleBroken, match="rule_begins_blank"):
        form.begins()


def test_the_card_shows_the_version_in_force(qtbot: QtBot) -> None:
    old = Rule(code="X", title="旧", valid_to=date(2026, 12, 31))
    new = Rule(
        code="X", title="新", times=2, valid_from=old.valid_to + timedelta(1) if old.valid_to else TODAY
    )
    card = RuleCard([old, new], 3, TODAY)
    qtbot.addWidget(card)
    assert card.rule is old
