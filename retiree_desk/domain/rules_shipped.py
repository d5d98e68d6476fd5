"""The visiting rules the program comes with, each with the verbatim text it rests on.

R80 is three visits a *quarter*: that is what its source says. Where the text names no city and someone lives away,
contact from afar stands in (R80A).
"""

from __future__ import annotations

from retiree_desk.domain.cadence_rules import Rule
from retiree_desk.domain.periods import Unit
from retiree_desk.domain.terms import Category, Residence, VisitKind

_CITY = frozenset({Residence.CITY})
_AWAY = frozenset(Residence) - _CITY
_HOME = frozenset({VisitKind.HOME})

_OVER_70 = "对70岁以上生活在市内的高龄离退休人员,退管工作人员每半年至少上门走访一次"
_OVER_80 = (
    "对80岁以上高龄退休人员,退管工作人员每季至少上门走访三次,并随时了解他们的身体状况,"
    "听取他们的意见和要求,尽力帮助解决实际问题"
)

R70 = Rule(
    code="R70",
    title="70至79岁每半年一次",
    basis=_OVER_70,
    period=Unit.HALF_YEAR,
    min_age=70,
    max_age=79,
    residence=_CITY,
    kinds=_HOME,
)
R80 = Rule(
    code="R80",
    title="80岁以上每季三次",
    basis=_OVER_80,
    times=3,
    period=Unit.QUARTER,
    min_age=80,
    residence=_CITY,
    kinds=_HOME,
)
R80A = Rule(
    code="R80A",
    title="80岁以上异地每季联系三次",
    basis=_OVER_80,
    times=3,
    period=Unit.QUARTER,
    min_age=80,
    residence=_AWAY,
    kinds=frozenset({VisitKind.HOME, VisitKind.PHONE, VisitKind.VIDEO, VisitKind.LETTER, VisitKind.PROXY}),
)
LX = Rule(
    code="LX",
    title="离休干部每月联系",
    basis="工作人员坚持每月与离休干部联系沟通,及时掌握思想状况",
    period=Unit.MONTH,
    categories=frozenset({Category.REVOLUTIONARY_RETIREE}),
)
AWAY = Rule(
    code="AWAY",
    title="异地人员每三年走访一次",
    basis="总段平均每三年对易地安置和异地居住的离退休干部、职工和遗属进行一次普遍走访慰问",
    period=Unit.N_YEARS,
    years=3,
    residence=_AWAY,
    kinds=frozenset({VisitKind.HOME, VisitKind.PROXY}),
)
EXAM = Rule(
    code="EXAM",
    title="每两年健康检查一次",
    basis="总段每两年为老干部进行一次健康检查,并建立了健康档案,对身患重病的离退休职工,做到定期走访",
    period=Unit.N_YEARS,
    years=2,
    except_categories=frozenset({Category.SURVIVOR}),
    kinds=frozenset({VisitKind.CHECKUP}),
)
EVERY_QUARTER = Rule(
    code="Q",
    title="每季走访(电话联系)一次",
    basis="每季度走访(电话联系)一次,重大节庆日开展慰问活动",
    period=Unit.QUARTER,
    enabled=False,
)

SHIPPED_RULES: tuple[Rule, ...] = (R70, R80, R80A, LX, AWAY, EXAM, EVERY_QUARTER)
