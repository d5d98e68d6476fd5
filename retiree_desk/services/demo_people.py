"""The register's values of an invented person, field by field, as a careful but not perfect clerk has kept them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from retiree_desk.domain import id_numbers, lunar
from retiree_desk.domain.ages import birthday
from retiree_desk.domain.fields import join_codes
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.terms import (
    DISEASES,
    HOBBIES,
    CareLevel,
    Category,
    Health,
    Living,
    Residence,
    Sex,
    Status,
)
from retiree_desk.domain.values import Value
from retiree_desk.services import demo_names, demo_places
from retiree_desk.services.demo_plan import Fate, Plan, Sketch

Values = dict[str, Value]
FIRST_NUMBER = 100_000
_MONTH = timedelta(days=30)
_STATUS = {
    Fate.HERE: Status.REGISTERED,
    Fate.HANDED_OVER: Status.HANDED_OVER,
    Fate.DIED: Status.DECEASED,
    Fate.LEFT: Status.MOVED_OUT,
}
_RANKS = (
    "厅局级副职:1 县处级正职:6 县处级副职:24 乡科级正职:90 乡科级副职:110 科员:180 办事员:60 副高级:12 中级:110 初级:120 "
    "技师:20 高级工:120 中级工:100 普通工:40"
).split()
_RANK_NAMES = [part.partition(":")[0] for part in _RANKS]
_RANK_SHARES = [int(part.partition(":")[2]) for part in _RANKS]
_CHIEFS = ("副行长", "处长", "副处长", "科长", "副科长")
_OFFICES = "会计科 信贷科 储蓄科 计划科 人事科 保卫科 办公室 国际业务科 工会 稽核科".split()
_BRANCHES = "和平支行 新华支行 滨河支行 红旗支行 解放支行 南湖支行 营业部 朝阳支行".split()
_FORGETTABLE = (
    "native_place education marriage treatment medical_treatment home_phone mobile health former_post work_start "
    "retired_on political"
).split()
_CAUSES = "肺炎 心力衰竭 脑梗死 肿瘤 心肌梗死 慢性支气管炎".split()


class Nodes(NamedTuple):
    """The places of the groupings, by what they are called."""

    area: Callable[[str, str], Uid | None]
    station: Callable[[str], Uid | None]
    party_branch: Callable[[str], Uid | None]


def people(plan: Plan, sketched: Sequence[Sketch], nodes: Nodes, staff: Sequence[str]) -> Iterator[Values]:
    """The rows of everybody, in the order of the sketches; names are kept in the sketches for what follows."""
    rng = plan.rng("people")
    numbers: set[str] = set()
    ethnicities = []
    for person in sketched:
        person.name, ethnicity = demo_names.name(rng, person.sex, person.birth.year)
        ethnicities.append(ethnicity)
        if person.widow is not None:
            person.widow.name = demo_names.name(rng, person.widow.sex, person.widow.birth.year).name
    for person, ethnicity in zip(sketched, ethnicities, strict=True):
        values = _identity(rng, plan, person, numbers) | {"ethnicity": ethnicity}
        values |= _work(rng, plan, person)
        values |= _belonging(rng, person, nodes, staff)
        values |= _party(rng, plan, person, nodes)
        values |= _contact(rng, plan, person)
        values |= _family(rng, plan, person)
        values |= _health(rng, plan, person)
        values |= _life(rng, plan, person)
        _forget(rng, values)
        person.joined = _day(values.get("joined_on"))
        yield {key: value for key, value in values.items() if value is not None and value != ""}


def _day(value: Value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _identity(rng: Random, plan: Plan, person: Sketch, taken: set[str]) -> Values:
    number = _id_number(rng, person, taken)
    values: Values = {
        "id": person.uid,
        "member_no": str(FIRST_NUMBER + person.number),
        "name": person.name,
        "sex": person.sex,
        "document_type": "居民身份证",
        "id_number": number,
        "birth_date": _birth_as_known(rng, plan, person),
        "native_place": rng.choice(("云江省", "云江省", "北原省", "中州省", "海川省"))
        + rng.choice("青白松曲临")
        + "县",
        "education": rng.choice("大学本科 大学专科 中专 高中 高中 初中 初中 小学".split()),
    }
    draw = rng.random()
    if draw < 0.01:  # archives often differ by months
        values |= _birth_in_archive(rng, plan, person)
    elif draw < 0.13:
        values |= {
            "birthday_calendar": "农历",
            "lunar_birthday": lunar.words(lunar.lunar_of(person.birth)[1]),
        }
    elif draw < 0.14:
        values["former_name"] = person.name[0] + demo_names.given(rng, person.sex, 1940)
    return values


def _birth_as_known(rng: Random, plan: Plan, person: Sketch) -> str:
    """Mostly the day; of a few only year or month, where that leaves the full years of age as they are."""
    whole = person.birth.isoformat()
    if rng.random() < 0.012:
        known = rng.choice((whole[:4], whole[:7]))
        first = date.fromisoformat(known + "-01-01"[len(known) - 4 :])
        if person.age(plan.as_of) == _age_from(first, plan.as_of):
            return known
    return whole


def _birth_in_archive(rng: Random, plan: Plan, person: Sketch) -> Values:
    """The archive's month goes before all others: it leaves the decade of age as it is."""
    known = (person.birth - _MONTH * rng.randrange(1, 14)).replace(day=1)
    same = _age_from(known, plan.as_of) // 10 == person.age(plan.as_of) // 10
    return {"archive_birth_date": known.isoformat()[:7]} if same else {}


def _age_from(birth: date, day: date) -> int:
    return day.year - birth.year - (birthday(birth, day.year - birth.year) > day)


def _id_number(rng: Random, person: Sketch, taken: set[str]) -> str:
    """Well-formed, with its check digit; the county part …99.. was never given out. Some have lost theirs."""
    draw = rng.random()
    if draw < 0.008:
        return ""
    while True:
        area = f"{rng.choice(('37', '37', '37', '41', '32', '62', '65'))}99{1 + rng.randrange(18):02d}"
        order = rng.randrange(500) * 2 + (person.sex is Sex.MALE)
        first = f"{area}{person.birth:%Y%m%d}{order:03d}"
        if first not in taken:
            taken.add(first)
            if draw < 0.012 and person.birth.year >= 1900:
                return first[:6] + first[8:]  # the form before 1999
            return first + id_numbers.check_digit(first)


def _work(rng: Random, plan: Plan, person: Sketch) -> Values:
    if person.category is Category.SURVIVOR:
        return {"category": person.category, "survivor_note": "原职工配偶，按月领取生活补助"}
    start = birthday(person.birth, rng.randrange(18, 24))
    retired = min(birthday(person.birth, 60 if person.sex is Sex.MALE else rng.choice((50, 55))), plan.as_of)
    if person.category is Category.EARLY_RETIREE:
        retired = plan.as_of - timedelta(days=rng.randrange(60, 900))
    rank = rng.choices(_RANK_NAMES, _RANK_SHARES)[0]
    unit = rng.choice(_BRANCHES)
    pension = 3200_00 + 450_00 * (len(_RANK_NAMES) - _RANK_NAMES.index(rank)) + rng.randrange(900_00)
    values: Values = {
        "category": person.category,
        "personnel": "工人" if "工" in rank else "干部",
        "work_start": start.isoformat()[:7],
        "retired_on": retired.isoformat()[: rng.choice((7, 7, 10))],
        "retirement_type": rng.choices(("正常", "病退", "特殊政策提前"), (90, 6, 4))[0],
        "former_unit": unit,
        "former_post": f"{demo_places.BANK}{unit}{_post(rng, rank)}",
        "retired_rank": rank,
        "treatment": f"享受{rank}待遇",
        "medical_treatment": "城镇职工基本医疗保险",
        "home_hospital": rng.choice(HOSPITALS),
        "monthly_income": pension + 60_00 * 10,
        "basic_pension": pension,
        "allowances": 60_00 * 10,
        "pay_channel": "社保发放",
    }
    return values | (_revolution(rng) if person.category is Category.REVOLUTIONARY_RETIREE else {})


def _post(rng: Random, rank: str) -> str:
    if rank.startswith(("厅", "县")):
        return rng.choice(_CHIEFS[:3])
    return rng.choice(_OFFICES) + (
        rng.choice(_CHIEFS[3:]) if rank.startswith("乡") else rng.choice(("职员", "会计", "出纳"))
    )


def _revolution(rng: Random) -> Values:
    joined = date(1946 + rng.randrange(3), 1 + rng.randrange(9), 1 + rng.randrange(28)).isoformat()
    return {
        "revolution_start": joined,
        "work_start": joined[:7],
        "medical_treatment": "离休人员医疗统筹",
        "treatment": "享受县处级待遇",
        "honours": rng.choice(("解放奖章", "中华人民共和国成立七十周年纪念章")),
    }


def _belonging(rng: Random, person: Sketch, nodes: Nodes, staff: Sequence[str]) -> Values:
    home = person.home
    assert home is not None
    return {
        "station_id": nodes.station(demo_places.station_of(home.area)),
        "area_id": nodes.area(home.area, home.building) if home.area else None,
        "contact_cadre": staff[sum(home.area.encode()) % len(staff)] if home.area else staff[0],
        "liaison_role": "组长" if person.here and rng.random() < 0.012 else None,
    }


def _party(rng: Random, plan: Plan, person: Sketch, nodes: Nodes) -> Values:
    if person.category is Category.SURVIVOR or rng.random() > 0.52:
        return {"political": rng.choices(("群众", "民建会员", "九三学社社员"), (95, 3, 2))[0]}
    home = person.home
    assert home is not None
    joined = birthday(person.birth, rng.randrange(21, 45))
    years = plan.as_of.year - joined.year
    return {
        "political": "中共党员",
        "party_joined": joined.isoformat()[:7],
        "party_confirmed": birthday(joined, 1).isoformat()[:7],
        "party_branch_id": nodes.party_branch(demo_places.party_branch_of(home.area, person.number)),
        "party_post": rng.choice(("支部书记", "组织委员", "宣传委员")) if rng.random() < 0.02 else None,
        "party_seat": "本单位" if home.area else "异地",
        "travelling_party": "是" if not home.area else "否",
        "party_fee": 500 + 100 * rng.randrange(30),
        "fifty_years_due": str(joined.year + 50) if years >= 48 else None,
        "fifty_years_given": "是" if years > 50 else None,
    }


def _contact(rng: Random, plan: Plan, person: Sketch) -> Values:
    home = person.home
    assert home is not None
    child, sex = rng.choice((("儿子", Sex.MALE), ("女儿", Sex.FEMALE)))
    years = rng.randrange(200, 1500)
    values: Values = {
        "address": home.address,
        "household_address": home.address if rng.random() < 0.7 and not home.country else None,
        "community": home.community,
        "postcode": home.postcode,
        "residence": home.residence,
        "home_phone": demo_places.landline(rng) if rng.random() < 0.7 else demo_places.mobile(rng),
        "mobile": demo_places.mobile(rng) if rng.random() < 0.85 else None,
        "contact_way": rng.choice(("手机", "住宅电话", "微信")),
        "contact_note": rng.choice(("耳背，请大声说话", "请下午联系", "只讲方言"))
        if rng.random() < 0.05
        else None,
        "contact_name": _child(rng, person, sex),
        "contact_relation": child,
        "contact_phone": demo_places.mobile(rng),
        "verified_on": (plan.as_of - timedelta(days=years)).isoformat() if rng.random() < 0.8 else None,
    }
    if Living.CHILDLESS in person.living or Living.CHILDLESS_COUPLE in person.living:
        values |= {"contact_relation": rng.choice(("侄子", "外甥女", "邻居"))}
    if home.residence is Residence.ABROAD:
        values |= {
            "abroad_country": home.country,
            "abroad_since": str(plan.as_of.year - 1 - rng.randrange(9)),
        }
    elif home.residence is not Residence.CITY and rng.random() < 0.3:
        values |= {"resettled": "是", "resettled_place": home.address[:6]}
    return values


def _child(rng: Random, person: Sketch, sex: Sex) -> str:
    surname = person.name[0] if person.sex is Sex.MALE else demo_names.surname(rng)
    return surname + demo_names.given(rng, sex, 1970)


def _family(rng: Random, plan: Plan, person: Sketch) -> Values:
    home, spouse = person.home, person.spouse
    assert home is not None
    values: Values = {
        "floor": str(home.floor),
        "lift": "是" if home.lift else "否",
        "living": _living(rng, plan, person),
    }
    if spouse is not None:
        values |= {
            "marriage": "已婚" if spouse.here or spouse.case else "丧偶",
            "spouse_name": spouse.name,
            "spouse_birth": spouse.birth.isoformat(),
            "spouse_work": f"{demo_places.BANK}退休",
            "spouse_id": spouse.uid,
            "wedding_date": str(max(person.birth, spouse.birth).year + rng.randrange(22, 27)),
        }
    elif person.widow is not None:
        wife = person.widow
        values |= {"marriage": "已婚", "spouse_name": wife.name, "spouse_birth": wife.birth.isoformat()}
    elif person.category is Category.SURVIVOR or person.living or rng.random() < 0.25:
        values["marriage"] = "丧偶"
    else:
        values["marriage"] = "已婚"
    if not person.living & {Living.CHILDLESS, Living.CHILDLESS_COUPLE}:
        values["children"] = rng.choice(
            ("一子一女，均在本市", "独生女在外地", "二子，同住一子", "一子在境外", "一女，在本市")
        )
    return values


def _living(rng: Random, plan: Plan, person: Sketch) -> str:
    living: set[Living] = set(person.living)
    if not living:
        couple = person.spouse is not None and person.spouse.here
        living.add(Living.COUPLE_ALONE if couple and rng.random() < 0.6 else Living.WITH_FAMILY)
    if person.dependent and rng.random() < 0.2:
        living.add(Living.INSTITUTION)
    if person.age(plan.as_of) > 70 and rng.random() < 0.01:
        living.add(Living.OLD_CARES_OLD)
    return join_codes([term for term in Living if term in living])


def _health(rng: Random, plan: Plan, person: Sketch) -> Values:
    age = person.age(plan.as_of)
    ill = rng.random() < (0.08 if age < 80 else 0.16) or person.dependent
    level = CareLevel.DEPENDENT if person.dependent else CareLevel.INDEPENDENT
    if not person.dependent and age >= 78 and rng.random() < 0.1:
        level = CareLevel.PARTIAL
    health = (
        rng.choice((Health.GOOD, Health.FAIR, Health.FAIR, Health.CHRONIC)) if not ill else Health.SERIOUS
    )
    sick = health in {Health.CHRONIC, Health.SERIOUS}
    reasons = [term.value for term in Living if term in person.living and term != Living.CHILDLESS_COUPLE]
    reasons += ["不能自理"] if person.dependent else []
    reasons += ["重病"] if ill else []
    reasons += ["高龄"] if age >= 90 and person.here else []
    return {
        "care_level": level,
        "health": health,
        "diseases": join_codes(sorted(set(rng.choices(DISEASES[:12], k=1 + rng.randrange(2)))))
        if sick
        else None,
        "carer": rng.choice(("住家保姆", "钟点工", "养老护理员"))
        if person.dependent and rng.random() < 0.7
        else None,
        "flags": join_codes(reasons),
        "hardship": "重病" if ill and rng.random() < 0.2 else None,
        "care_taboos": "糖尿病" if rng.random() < 0.03 else None,
        "hobbies": join_codes(rng.sample(HOBBIES[:12], 2)) if rng.random() < 0.4 else None,
    } | _checkup(rng, plan, person)


def _checkup(rng: Random, plan: Plan, person: Sketch) -> Values:
    """Checks are in the autumn; most people come once in each period of two years (2025-2026 is one)."""
    if person.category is Category.SURVIVOR or not person.here:
        return {}
    first = plan.as_of.year - (plan.as_of.year - 2025) % 2
    held = [year for year in (first, first + 1) if date(year, 11, 20) <= plan.as_of]
    days = [_autumn(rng, first - 1)] if rng.random() < 0.94 else []
    if rng.random() < 0.45 * len(held):
        days.append(_autumn(rng, rng.choice(held)))
    person.checked = tuple(days)
    found = rng.choice(("未见明显异常", "血压偏高，建议复查", "血脂偏高", "建议心内科随诊"))
    return {"checkup_on": days[-1].isoformat(), "checkup_result": found} if days else {}


def _autumn(rng: Random, year: int) -> date:
    return date(year, 10, 8) + timedelta(days=rng.randrange(40))


def _life(rng: Random, plan: Plan, person: Sketch) -> Values:
    values: Values = {
        "status": Status.REGISTERED if person.case else _STATUS[person.fate],
        "certify_way": rng.choice(("人脸识别", "现场", "协助认证表")),
        "certified_on": (plan.as_of - timedelta(days=rng.randrange(20, 420))).isoformat(),
        "old_age_allowance": "是" if person.age(plan.as_of) >= 80 else None,
        "consent_no": f"GZ{FIRST_NUMBER + person.number}" if rng.random() < 0.6 else None,
        "newspapers": rng.choice(("老年报", "老年报、晚报")) if rng.random() < 0.25 else None,
        "old_age_university": rng.choice(("书法班", "合唱班", "摄影班")) if rng.random() < 0.05 else None,
    }
    certified = date.fromisoformat(str(values["certified_on"]))
    values["certify_due"] = birthday(certified, 1).isoformat()
    if person.ended is not None and not person.case:
        values |= _ended(rng, person, person.ended)
    return values | _joined(rng, plan, person)


def _ended(rng: Random, person: Sketch, day: date) -> Values:
    if person.fate is Fate.DIED:
        return {
            "died_on": day.isoformat(),
            "death_place": death_place(rng),
            "death_cause": death_cause(rng),
        }
    return {"left_on": day.isoformat(), "left_to": "海川省临海市分行", "left_reason": "随子女迁居"}


def death_place(rng: Random) -> str:
    """Where people die."""
    return rng.choice((*HOSPITALS, "家中"))


def death_cause(rng: Random) -> str:
    """Of what people die, in the words of an obituary."""
    return f"因{rng.choice(_CAUSES)}医治无效"


def _joined(rng: Random, plan: Plan, person: Sketch) -> Values:
    """The month after retirement; some came lately from another office, of a few nobody knows."""
    draw = rng.random()
    if draw < 0.03:
        return {}
    if draw < 0.05 and person.fate is Fate.HERE:
        day = plan.since + timedelta(days=rng.randrange((plan.as_of - plan.since).days))
        return {"joined_on": day.isoformat(), "joined_from": "海川省临海市分行"}
    years = 60 if person.sex is Sex.MALE else 55
    latest = (person.ended or plan.as_of) - timedelta(days=rng.randrange(2, 500))
    return {"joined_on": min(birthday(person.birth, years) + _MONTH, latest).isoformat()}


def _forget(rng: Random, values: Values) -> None:
    """One in fourteen records lacks several items that nobody may lack."""
    if rng.random() < 0.07:
        for key in rng.sample(_FORGETTABLE, rng.randrange(2, 6)):
            values.pop(key, None)


HOSPITALS = ("澜州市第一人民医院", "澜州市中医医院", "澜江医学院附属医院", "澜州市老年病医院")
