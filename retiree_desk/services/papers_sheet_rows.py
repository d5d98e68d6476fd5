"""What the rows of a sheet show beyond the person: gifts, stays, visits, birthdays, cases of death, what is owed."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from retiree_desk.documents import sheets
from retiree_desk.documents.sheets import SheetKind
from retiree_desk.domain import birthdays, members, money
from retiree_desk.domain.birthdays import Anniversary, BirthdayPolicy, Celebrant, Greeting
from retiree_desk.domain.cadence_facts import Key
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.terms import VisitKind
from retiree_desk.domain.values import Row, Value
from retiree_desk.services import birthdays as congratulations
from retiree_desk.services import obligations
from retiree_desk.services import rules as book
from retiree_desk.services.papers import Order, text, uid_of
from retiree_desk.services.papers_office import in_words
from retiree_desk.store.unit import Unit

_FEW = 40


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of a sheet and whose it is."""

    uid: Uid
    row: Row
    facts: dict[str, str]

    def with_facts(self, **more: str) -> SheetRow:
        """The line with more in it."""
        return SheetRow(self.uid, self.row, {**self.facts, **more})


class Sources:
    """The office's records behind the lines, each read when it is first needed."""

    def __init__(self, unit: Unit, order: Order, today: date) -> None:
        self.unit, self.order = unit, order
        self.day = order.day or today

    @cached_property
    def month(self) -> tuple[date, date]:
        """The first and the last day of the month that is meant."""
        last = monthrange(self.day.year, self.day.month)[1]
        return self.day.replace(day=1), self.day.replace(day=last)

    @cached_property
    def campaign(self) -> Row:
        """The campaign a sign-for sheet is of; empty without one."""
        uid = self.order.whom.campaign
        return (self.unit.rows("campaign").get(uid) or {}) if uid is not None else {}

    @cached_property
    def gifts(self) -> dict[Uid, Row]:
        """The campaign's lines by member."""
        uid = self.order.whom.campaign
        lines = self.unit.rows("campaign_gift").where(campaign_id=uid) if uid is not None else ()
        return {uid_of(row) or b"": row for row in lines}

    def amount(self, uid: Uid) -> int:
        """Fen for a member: the campaign's line, else what the order says for everybody."""
        if self.order.whom.campaign is None:
            return self.order.amount
        amount = self.gifts.get(uid, {}).get("amount_fen")
        return amount if isinstance(amount, int) else 0

    def head(self, made: Sequence[SheetRow]) -> dict[str, str]:
        """What the lines above and below a sign-for sheet say."""
        if self.order.name != SheetKind.SIGN:
            return {}
        standard = self.campaign.get("standard_fen") if self.campaign else self.order.amount
        amounts = [self.amount(one.uid) for one in made]
        return {
            "活动": text(self.campaign, "name") or "慰问品（金）",
            "标准": f"{money.words(standard)} 元/人" if isinstance(standard, int) and standard else "",
            "经费来源": text(self.campaign, "fund"),
            **(sheets.totals(amounts) if any(amounts) else {"人数": str(len(made)) if made else ""}),
        }

    @cached_property
    def cases(self) -> dict[Uid, Row]:
        """The bereavement cases by member."""
        return {uid_of(row) or b"": row for row in self.unit.rows("bereavement").all()}

    def reasons(self, lines: Sequence[SheetRow]) -> dict[Uid, list[str]]:
        """Which rules ask for a visit, in their titles."""
        titles = {rule.code: rule.title for rule in book.visiting_rules(self.unit)}
        titles |= {rule.code.value: rule.title for rule in book.duty_rules(self.unit)}
        found: dict[Uid, list[str]] = {}
        if len(lines) <= _FEW:
            for one in lines:
                owed = obligations.needs_work(
                    obligations.owed_by(self.unit, one.uid, self.day, everything=False)
                )
                found[one.uid] = [titles.get(line.rule, line.rule) for line in owed]
            return found
        by_seq = {one.row["seq"]: one.uid for one in lines}
        for line in obligations.needs_work(obligations.owed_by_all(self.unit, self.day, everything=False)):
            uid = by_seq.get(line.member) if isinstance(line.member, int) else None
            if uid is not None:
                found.setdefault(uid, []).append(titles.get(line.rule, line.rule))
        return found


def _route(sources: Sources, lines: Sequence[SheetRow]) -> list[SheetRow]:
    reasons = sources.reasons(lines)
    return [
        one.with_facts(应访事由="；".join((*dict.fromkeys(reasons.get(one.uid, ())), *_flags(one.row))))
        for one in lines
    ]


def _visit_form(sources: Sources, lines: Sequence[SheetRow]) -> list[SheetRow]:
    return [one.with_facts(日期="", 编号="") for one in _route(sources, lines)]


def _flags(row: Row) -> tuple[str, ...]:
    return members.care_flags(row["flags"], None, None, None)


def _sign(sources: Sources, lines: Sequence[SheetRow]) -> list[SheetRow]:
    made = []
    for one in lines:
        gift, amount = sources.gifts.get(one.uid, {}), sources.amount(one.uid)
        goods = text(gift, "goods") or sources.order.goods
        shown = {
            "品名规格": goods,
            "数量": "1" if goods else "",
            "金额": money.words(amount) if amount else "",
        }
        made.append(one.with_facts(**shown, 备注=text(gift, "note")))
    return made


def _visits(sources: Sources, lines: Sequence[SheetRow]) -> list[SheetRow]:
    """The visits of a year, one a line, by day."""
    year, known = str(sources.day.year), {one.uid: one for one in lines}
    rows = [
        row for row in sources.unit.rows("visit").of_members(list(known)) if text(row, "day").startswith(year)
    ]
    return [
        _visit_line(known[uid], row, year)
        for row in sorted(rows, key=lambda row: text(row, "day"))
        if (uid := uid_of(row))
    ]


def _visit_line(person: SheetRow, visit: Row, year: str) -> SheetRow:
    shown = {
        "日期": _short(visit["day"], year),
        "方式": text(visit, "kind"),
        "走访人": text(visit, "staff"),
        "见到何人": text(visit, "met") or text(visit, "result"),
        "身体状况": text(visit, "condition"),
        "生活困难": text(visit, "difficulties"),
        "意见建议": text(visit, "suggestions"),
        "来年打算": text(visit, "plans"),
    }
    return person.with_facts(**shown)


def _hospital(sources: Sources, lines: Sequence[SheetRow]) -> list[SheetRow]:
    """The stays of a year and those that go on, one a line."""
    year, known = str(sources.day.year), {one.uid: one for one in lines}
    uids = list(known)
    stays = [
        row
        for row in sources.unit.rows("stay").of_members(uids)
        if not row["discharged_on"] or text(row, "discharged_on") >= year
    ]
    calls = _grouped(sources.unit.rows("visit").of_members(uids))
    gifts = _grouped(sources.unit.rows("condolence").of_members(uids))
    return [
        _stay_line(
            known[uid].with_facts(**_stay(stay, year)), stay, calls.get(uid, []), gifts.get(uid, []), year
        )
        for stay in sorted(stays, key=lambda row: text(row, "admitted_on"))
        if (uid := uid_of(stay))
    ]


def _stay(stay: Row, year: str) -> dict[str, str]:
    """What the stay itself says."""
    return {
        "入院日期": _short(stay["admitted_on"], year),
        "医院": text(stay, "hospital"),
        "科室": text(stay, "ward"),
        "床号": text(stay, "bed"),
        "病情": " ".join(filter(None, (text(stay, "severity"), text(stay, "cause")))),
        "获知途径": text(stay, "learnt_how"),
        "出院日期": _short(stay["discharged_on"], year),
        "备注": text(stay, "note"),
    }


def _stay_line(
    person: SheetRow, stay: Row, visits: Sequence[Row], gifts: Sequence[Row], year: str
) -> SheetRow:
    """The calls made during a stay and after it, and what was given."""
    begins, ends = text(stay, "admitted_on"), text(stay, "discharged_on") or "9999"
    calls = [
        row for row in visits if row["kind"] == VisitKind.HOSPITAL and begins <= text(row, "day") <= ends
    ]
    after = [
        text(row, "day") for row in visits if ends < text(row, "day") and row["kind"] != VisitKind.HOSPITAL
    ]
    given = [row for row in gifts if row["stay_id"] == stay["id"]]
    shown = {
        "探望日期": "、".join(_short(row["day"], year) for row in calls),
        "探望人": "、".join(dict.fromkeys(text(row, "staff") for row in calls if row["staff"])),
        "慰问金（品）": "；".join(map(_given, given)),
        "家属电话": text(person.row, "contact_phone"),
        "回访日期": _short(min(after, default=""), year),
    }
    return person.with_facts(**shown)


def _short(day: Value, year: str) -> str:
    """11-10 within the sheet's year, 2025 11-10 of another."""
    whole = str(day or "")
    return whole[5:] if whole[:4] == year else whole.replace("-", " ", 1)


def _given(row: Row) -> str:
    amount = row["amount_fen"]
    return f"{money.words(amount)} 元" if isinstance(amount, int) else text(row, "goods")


def _death(sources: Sources, lines: Sequence[SheetRow]) -> list[SheetRow]:
    return [one.with_facts(**_case(one.row, sources.cases.get(one.uid, {}))) for one in lines]


def _case(row: Row, case: Row) -> dict[str, str]:
    funeral, pension = case.get("funeral_fen"), case.get("pension_fen")
    money_lines = (("丧葬补助金", funeral), ("抚恤金", pension))
    paid = [f"{word} {money.words(fen)} 元" for word, fen in money_lines if isinstance(fen, int)]
    told = (text(case, "obituary_consent"), text(case, "obituary_scope"))
    farewell = (in_words(text(case, "farewell_on")), text(case, "farewell_place"))
    shown = {
        "报告人": text(case, "learnt_from"),
        "接报时间": text(case, "learnt_on"),
        "家属代表": text(case, "family_contact") or text(row, "contact_name"),
        "家属关系": text(row, "contact_relation"),
        "家属电话": text(case, "family_phone") or text(row, "contact_phone"),
        "讣告": "；".join(filter(None, told)),
        "告别仪式": " ".join(filter(None, farewell)),
        "停发月份": in_words(text(case, "pension_stopped_on")[:7]),
        "丧葬抚恤": "；".join(filter(None, (*paid, text(case, "basis")))),
        "备注": text(case, "note"),
        "编号": "",
    }
    return {name: value for name, value in shown.items() if value}


def _birthdays(sources: Sources, lines: Sequence[SheetRow]) -> list[SheetRow]:
    """Who has a birthday in the month, by its day, counted by the office's policy."""
    policy = congratulations.policy(sources.unit)
    first, last = sources.month
    known = {one.uid: one for one in lines}
    people = [
        Celebrant(
            one.uid,
            members.birth_of(one.row),
            text(one.row, "birthday_calendar"),
            text(one.row, "lunar_birthday"),
        )
        for one in lines
    ]
    found = birthdays.greetings(people, first, last, policy)
    return [_birthday_line(known[one.member], one, policy) for one in found if isinstance(one.member, bytes)]


def _birthday_line(person: SheetRow, one: Greeting, policy: BirthdayPolicy) -> SheetRow:
    day = f"{one.day.month}月{one.day.day}日"
    words = f"{day}  农历{one.lunar.removeprefix('农历')}" if one.lunar else day
    years = f"{one.age}{policy.reckoning}" if one.age is not None else ""
    way = "领导上门祝寿" if one.is_great else "整寿" if one.is_round else ""
    return person.with_facts(生日=words, 岁数=years, 祝寿方式=way)


def _weddings(sources: Sources, lines: Sequence[SheetRow]) -> list[SheetRow]:
    """The couples with a marked wedding day in the month, by its day: a line each, of whom of the two is asked for."""
    known = {one.row["seq"]: one for one in lines}
    found = congratulations.weddings(sources.unit, *sources.month)
    return [
        _wedding_line(sources, known[mine], one)
        for one in found
        if (mine := next((seq for seq in (one.one, one.other) if seq in known), None)) is not None
    ]


def _wedding_line(sources: Sources, person: SheetRow, one: Anniversary) -> SheetRow:
    spouse = uid_of(person.row, "spouse_id")
    other = sources.unit.members.get(spouse) if spouse else None
    name = text(other, "name") if other else text(person.row, "spouse_name")
    years = f"{one.years}周年 {birthdays.WEDDINGS.get(one.years, '')}".strip()
    return person.with_facts(配偶=name, 纪念日=f"{one.day.month}月{one.day.day}日", 周年=years, 祝贺方式="")


def _born(sources: Sources) -> set[Uid]:
    """Who has a birthday in the month."""
    found = congratulations.between(sources.unit, *sources.month)
    return _people(sources, (one.member for one in found))


def _wed(sources: Sources) -> set[Uid]:
    """Who has a marked wedding day in the month."""
    found = congratulations.weddings(sources.unit, *sources.month)
    return _people(sources, (seq for one in found for seq in (one.one, one.other)))


def _people(sources: Sources, seqs: Iterable[Key | None]) -> set[Uid]:
    return set(sources.unit.members.uids_of_seqs([seq for seq in seqs if isinstance(seq, int)]))


def _travelling(_sources: Sources, lines: Sequence[SheetRow]) -> list[SheetRow]:
    return [one.with_facts(最后联系日期=text(one.row, "last_touch")) for one in lines]


def _grouped(rows: Iterable[Row]) -> dict[Uid, list[Row]]:
    found: dict[Uid, list[Row]] = {}
    for row in rows:
        uid = row["member_id"]
        if isinstance(uid, bytes):
            found.setdefault(uid, []).append(row)
    return found


OF_A_MONTH: dict[str, Callable[[Sources], set[Uid]]] = {SheetKind.BIRTHDAYS: _born, SheetKind.WEDDINGS: _wed}
"""Sheets that are about those alone who have their day in the month."""

MAKERS: dict[str, Callable[[Sources, Sequence[SheetRow]], list[SheetRow]]] = {
    SheetKind.ROUTE: _route,
    SheetKind.VISIT: _visit_form,
    SheetKind.VISITS: _visits,
    SheetKind.SIGN: _sign,
    SheetKind.HOSPITAL: _hospital,
    SheetKind.DEATH: _death,
    SheetKind.BIRTHDAYS: _birthdays,
    SheetKind.WEDDINGS: _weddings,
    SheetKind.TRAVELLING: _travelling,
}
