"""Funeral grant and survivors' money worked out with their basis: an estimate, never a payment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from retiree_desk.domain import bereavement, dates, money
from retiree_desk.domain.bereavement import Employer, Estimate, Pay
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services.bereavement_cases import Case
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.code_box import CodeBox
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
        self.employer = CodeBox(tuple(Employer))
        self.employer.set_value(Employer.ENTERPRISE)
        basic = case.person.get("basic_pension")
        self.basic = LineEdit(money.words(basic) if isinstance(basic, int) else "", figures=True)
        self.income = LineEdit(figures=True)
        self._form = form = Form(columns=2)
        form.add("employer", _("Employer"), self.employer, note=_("By whose rule it is reckoned"))
        form.add("basic", _("Basic pension"), self.basic, note=_("Yuan a month"))
        form.add(
            "income", _("Income a head"), self.income, note=_("Yuan; the nation's towns, the year before")
        )
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
        self._fields = (self.employer, self.base, self.paid, self.drawn, self.basic, self.income)
        for field in self._fields:
            field.composed.connect(partial(self._work_out))
        self.employer.picked.connect(self._work_out)
        self._work_out()

    def found(self) -> Estimate | None:
        """What was worked out, nothing while a figure is missing."""
        return self._found

    def typed(self) -> list[str]:
        """What stands in the fields, for ``restore``."""
        return [field.text() for field in self._fields]

    def restore(self, typed: Sequence[str]) -> None:
        """Show what stood in the fields before the case was shown anew."""
        for field, text in zip(self._fields, typed, strict=True):
            field.setText(text)

    def said(self) -> str:
        """The result in words."""
        return self._said.text()

    def _work_out(self, _typed: str = "") -> None:
        employer = self._by()
        self._ask_for(employer)
        pay = self._pay()
        if employer is Employer.ENTERPRISE:
            self._found = bereavement.estimate(pay) if pay else None
        else:
            self._found = self._grant(employer)
        self._keep.setEnabled(self._found is not None)
        self._basis.setText(
            _("By {basis}. An estimate only: what the insurance decides holds.").format(
                basis=bereavement.BASES[employer]
            )
        )
        if self._found is not None:
            self._said.setText(told(self._found))
            return
        wanted = {
            Employer.ENTERPRISE: _("Enter the base and the months paid in."),
            Employer.AUTHORITY: _("Enter the basic pension and the income a head."),
            Employer.INSTITUTION: _("Enter the basic pension."),
        }
        self._said.setText(kept_words(self._case) or wanted[employer])

    def _by(self) -> Employer:
        chosen = self.employer.value()
        return Employer(chosen) if chosen in set(Employer) else Employer.ENTERPRISE

    def _ask_for(self, employer: Employer) -> None:
        """Show the fields that this employer's rule asks for."""
        for name in ("base", "months_paid", "months_drawn"):
            self._form.row(name).setVisible(employer is Employer.ENTERPRISE)
        self._form.row("basic").setVisible(employer is not Employer.ENTERPRISE)
        self._form.row("income").setVisible(employer is Employer.AUTHORITY)

    def _grant(self, employer: Employer) -> Estimate | None:
        basic, income = _fen(self.basic), _fen(self.income)
        if basic <= 0 or (employer is Employer.AUTHORITY and income <= 0):
            return None
        return bereavement.grant(employer, basic=basic, income=income)

    def _pay(self) -> Pay | None:
        paid, drawn = months(self.paid.reading()), months(self.drawn.reading())
        base = _fen(self.base)
        if base <= 0 or paid is None or paid <= 0:
            return None
        return Pay(base=base, months_paid=paid, months_drawn=drawn or 0)

    def _tell(self) -> None:
        pay = self._pay() if self._by() is Employer.ENTERPRISE else None
        if self._found is not None:
            self.kept.emit(self._found, pay.base if pay else 0)


def told(found: Estimate) -> str:
    """An estimate in one sentence."""
    if not found.funeral:
        return _("Survivors' money {pension} yuan; the funeral grant is each place's own").format(
            pension=money.words(found.pension)
        )
    return _(
        "Funeral grant {funeral} yuan, survivors' money {pension} yuan ({months} months), together {total} yuan"
    ).format(
        funeral=money.words(found.funeral),
        pension=money.words(found.pension),
        months=f"{found.months:g}",
        total=money.words(found.total),
    )


def _fen(field: LineEdit) -> int:
    try:
        return money.parse(field.reading()) if field.reading().strip() else 0
    except RuleBroken:  # half typed
        return 0


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
