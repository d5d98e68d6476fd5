from __future__ import annotations

from retiree_desk import i18n
from retiree_desk.exchange.columns import SheetKind, layouts
from retiree_desk.exchange.lines import Line
from retiree_desk.exchange.sheets import Sheet
from retiree_desk.services.imports import Mode, Outcome
from retiree_desk.services.imports_plan import PlannedRow, SheetPlan
from retiree_desk.ui.imports.plain_words import KINDS, MODES, OUTCOMES, change_words, column_word, kind_word


def test_everything_has_its_word() -> None:
    assert set(KINDS) == set(SheetKind)
    assert set(MODES) == set(Mode)
    assert set(OUTCOMES) == set(Outcome)
    assert kind_word(SheetKind.STAYS) == "住院记录"
    assert kind_word(None) == "未识别"
    i18n.use("en")
    assert kind_word(SheetKind.STAYS) == "Hospital stay records"


def test_a_column_is_called_as_in_the_register() -> None:
    assert column_word(layouts()[SheetKind.ROSTER].by_key["mobile"]) == "手机"
    assert column_word(layouts()[SheetKind.STAYS].by_key["ward"]) == "科室"


def test_changes_are_told_before_and_after() -> None:
    row = PlannedRow(Line(3, {}), changes={"mobile": ("1", "2"), "address": (None, "文华里")})
    sheet = SheetPlan(Sheet("花名册", []), None)
    assert change_words(row, sheet) == "手机：1 → 2；现住址：文华里"


def test_a_new_person_is_told_by_what_the_row_says() -> None:
    row = PlannedRow(Line(3, {"name": "沈玉芬", **{f"key{number}": "x" for number in range(8)}}))
    told = change_words(row, SheetPlan(Sheet("花名册", []), None))
    assert "沈玉芬" not in told
    assert "2" in told.rsplit("；", 1)[-1]
