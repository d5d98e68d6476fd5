"""A death as a case: the dated steps that follow, and what the family may expect.

The steps are those of the offices' own procedures; the days count from the death. The estimate follows the document of
the kind of employer (``BASES``) and is only that: an estimate with its basis, never a payment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do; ``due_on`` empty = in its own time."""

    code: str
    title: str
    due_on: date | None


class Employer(StrEnum):
    """By whose rule the survivors' money is reckoned."""

    ENTERPRISE = "企业"
    AUTHORITY = "机关"
    INSTITUTION = "事业单位"


@dataclass(frozen=True, slots=True)
class Pay:
    """What the estimate needs: base in fen a month, months paid in, months of pension drawn."""

    base: int
    months_paid: int
    months_drawn: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """Funeral grant and survivors' pension in fen, with the months and the document they rest on."""

    funeral: int
    pension: int
    months: float
    basis: str

    @property
    def total(self) -> int:
        """Both together."""
        return self.funeral + self.pension


BASES = {
    Employer.ENTERPRISE: "人社部发〔2021〕18号《企业职工基本养老保险遗属待遇暂行办法》",
    Employer.AUTHORITY: "民发〔2011〕192号（病故）",
    Employer.INSTITUTION: "人社部发〔2008〕42号（病故）",
}
_GRANTS = {Employer.AUTHORITY: (2, 40), Employer.INSTITUTION: (0, 20)}
"""Years of the nation's disposable income a head in towns, and months of the dead's own basic pension."""
_FLOOR_MONTHS = 9.0
_MOST_MONTHS = 24.0

FAMILY = "family"
"""The step that is the condolence call."""
_STEPS: tuple[tuple[str, str, int | None], ...] = (
    ("report", "向主管单位和上级老干部部门报告", 0),
    (FAMILY, "上门慰问家属,了解治丧意愿", 3),
    ("papers", "协助开具死亡证明,复印身份证、户口簿后办理户口注销", 7),
    ("obituary", "起草讣告并征求家属意见", 2),
    ("farewell", "联系殡仪馆,安排告别仪式和用车", 3),
    ("pension_stop", "一周内报送死亡证明复印件,办理离退休费停发", 7),
    ("claim", "告知丧葬费、抚恤金政策,协助申领", 30),
    ("survivor", "登记遗属,纳入走访", 15),
    ("party", "办理党组织关系和支部花名册变更", 15),
    ("subscriptions", "停止报刊订阅、慰问名单和信函", 3),
    ("archive", "整理移交档案,结案", 60),
)


def checklist(died_on: date) -> list[Step]:
    """The steps with their days; stopping the pension is also due by the end of the month of death."""
    month_end = (died_on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    steps = []
    for code, title, days in _STEPS:
        due = None if days is None else died_on + timedelta(days=days)
        if code == "pension_stop" and due is not None:
            due = min(due, max(month_end, died_on))
        steps.append(Step(code, title, due))
    return steps


def estimate(pay: Pay) -> Estimate:
    """丧葬补助金 two months' base; 抚恤金 base times the months by years paid in, less one a year of pension drawn.

    Under 5 years 3 months, under 10 years 6, under 15 years 9, from 15 years on 9 and one more for each further year,
    24 at most; for pensioners less one month for each year drawn, but not below 9. Counted to the month.
    """
    months = _months(pay.months_paid)
    if pay.months_drawn > 0:
        months = max(months - pay.months_drawn / 12, min(_FLOOR_MONTHS, months))
    return Estimate(
        funeral=2 * pay.base,
        pension=int(pay.base * months + 0.5),
        months=round(months, 2),
        basis=BASES[Employer.ENTERPRISE],
    )


def grant(employer: Employer, *, basic: int, income: int = 0) -> Estimate:
    """一次性抚恤金 of authorities and institutions for a death by illness: ``basic`` pension a month and, for authorities,
    last year's national disposable ``income`` a head in towns, both in fen. The funeral grant is each place's own."""
    years, months = _GRANTS[employer]
    return Estimate(0, years * income + months * basic, float(months), BASES[employer])


def _months(paid: int) -> float:
    if paid < 60:
        return 3.0
    if paid < 120:
        return 6.0
    if paid < 180:
        return 9.0
    return min(9.0 + (paid - 180) / 12, _MOST_MONTHS)
