"""Funeral grant and survivors' money worked out with their basis: an estimate, never a payment."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from retiree_desk.domain import bereavement, dates, money
from retiree_desk.domain.bereavement import Estimate, Pay
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services.bereavement_cases import Case
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.words import caption, words

_SPAN = re.compile(r"(?:(\d+)年)?(?:(\d+)(?:个月|月)?)?").fullmatch
_YEAR = 12


class EstimateCard(Card):
    """``kept`` brings the estimate and its base in fen."""

    kept = Signal(object, int)

    def __init__(self, case: Case, base: int) -> None:
        super().__init__(_("Estimate of funeral grant and survivors' money"))
        self._case = case
        self._found: Estimate | None = None
        self.base = LineEdit(money.words(base) if base else "", figures=True)
        self.paid, self.drawn = LineEdit(), LineEdit(_span(months_drawn(case)))
        form = Form(columns=2)
        form.add(
            "base", _("Base a month"), self.base, note=_("Yuan; the province's figure of the year before")
        )
        form.add("months_paid", _("Paid in"), self.paid, note=_("Months, or such as 28年9月"))
        form.add("months_drawn", _("Pension drawn"), self.drawn, note=_("Months, or such as 3年6月"))
        self._said = words("", Type.STRONG, wrap=True)
        self._basis = caption("", wrap=True)
        self._keep = button(_("Keep with the case"), Icon.CHECK, Kind.QUIET)
        self._keep.clicked.connect(self._tell)
        self.body.addWidget(form)
        below = QHBoxLayout()
        below.setSpacing(theme.px(8))
        below.addWidget(self._said, 1)
        below.addWidget(self._keep)
        self.body.addLayout(below)
        self.body.addWidget(self._basis)
        for field in (self.base, self.paid, self.drawn):
            field.composed.connect(partial(self._work_out))
        self._work_out()

    def found(self) -> Estimate | None:
        """What was worked out, nothing while a figure is missing."""
        return self._found

    def said(self) -> str:
        """The result in words."""
        return self._said.text()

    def _work_out(self, _typed: str = "") -> None:
        pay = self._pay()
        self._found = bereavement.estimate(pay) if pay else None
        self._keep.setEnabled(self._found is not None)
        self._basis.setText(
            _("By {basis}. An estimate only: what the insurance decides holds.").format(
                basis=bereavement.BASIS
            )
        )
        if self._found is not None:
            self._said.setText(told(self._found))
            return
        known = kept_words(self._case)
        self._said.setText(known or _("Enter the base and the months paid in."))

    def _pay(self) -> Pay | None:
        paid, drawn = months(self.paid.reading()), months(self.drawn.reading())
        try:
            base = money.parse(self.base.reading()) if self.base.reading().strip() else 0
        except RuleBroken:  # half typed
            base = 0
        if base <= 0 or paid is None or paid <= 0:
            return None
        return Pay(base=base, months_paid=paid, months_drawn=drawn or 0)

    def _tell(self) -> None:
        pay = self._pay()
        if self._found is not None and pay is not None:
            self.kept.emit(self._found, pay.base)


def told(found: Estimate) -> str:
    """An estimate in one sentence."""
    return _(
        "Funeral grant {funeral} yuan, survivors' money {pension} yuan ({months} months), together {total} yuan"
    ).format(
        funeral=money.words(found.funeral),
        pension=money.words(found.pension),
        months=f"{found.months:g}",
        total=money.words(found.total),
    )


def kept_words(case: Case) -> str:
    """The estimate kept with a case, empty without one."""
    funeral, pension = case.row["funeral_fen"], case.row["pension_fen"]
    if not isinstance(funeral, int) or not isinstance(pension, int):
        return ""
    return _(
        "Kept: funeral grant {funeral} yuan, survivors' money {pension} yuan, together {total} yuan"
    ).format(funeral=money.words(funeral), pension=money.words(pension), total=money.words(funeral + pension))


def months(text: str) -> int | None:
    """Months of ``345``, ``28年9月`` or ``28年``; nothing for anything else."""
    match = _SPAN("".join(text.split()))
    if match is None or not (match[1] or match[2]):
        return None
    return int(match[1] or 0) * _YEAR + int(match[2] or 0)


def months_drawn(case: Case) -> int:
    """Whole months from retirement to death, as far as the register knows."""
    retired = str(case.person.get("retired_on") or "")
    if not dates.is_valid(retired) or case.died_on == date.min:
        return 0
    first = dates.first_day(retired)
    return max(0, (case.died_on.year - first.year) * _YEAR + case.died_on.month - first.month)


def _span(count: int) -> str:
    years, rest = divmod(count, _YEAR)
    return f"{years}年{rest}月" if years else (str(rest) if rest else "")
