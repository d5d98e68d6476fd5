"""What paper says of the office itself: its telephones and hours, its services, how it addresses people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from retiree_desk.documents.cards import Office
from retiree_desk.documents.envelopes import Sender
from retiree_desk.documents.letters import Custom, TitleRule
from retiree_desk.services.offices import OFFICE_NAME
from retiree_desk.store.unit import Unit

POSTCODE = "单位邮编"
SERVICES = "服务事项"
BENEFITS = "待遇项目"
HONORIFIC = "敬语"
TITLE = "称呼"
TITLE_RULES = "称呼规则"
FACTS = {
    "办公电话": "office.phone",
    "值班电话": "office.duty_phone",
    "监督电话": "office.complaint_phone",
    "办公地址": "office.address",
    POSTCODE: "office.postcode",
    "办公时间": "office.hours",
    "首问负责": "office.first_asked",
    "寄语": "office.motto",
    "政策依据": "office.policy",
    "生效日期": "office.benefits_since",
    SERVICES: "office.services",
    BENEFITS: "office.benefits",
    HONORIFIC: "letter.honorific",
    TITLE: "letter.title",
    TITLE_RULES: "letter.title_rules",
}
"""What an office may say of itself, by the name layouts use; lists are lines of parts with ``|`` between them."""

USUAL = {
    "首问负责": "首位接待您的同志负责到底：能当场办的当场办，不能当场办的登记转办，并及时给您答复。",
    "政策依据": "以国家和本地现行文件为准",
    SERVICES: "走访慰问|定期上门\n住院探望|得知后及时探望\n待遇咨询|当场答复\n资格认证|协助办理\n来信来访|登记转办、及时答复",
    HONORIFIC: "尊敬的",
    TITLE: "同志",
}
"""What holds until the office has written its own."""


def facts(unit: Unit) -> dict[str, str]:
    """Everything the office says of itself, by name; blank where nothing is known."""
    kept = {str(row["key"]): str(row["value"] or "") for row in unit.rows("setting").all()}
    return {name: kept.get(key) or USUAL.get(name, "") for name, key in FACTS.items()}


def keep(unit: Unit, changed: Mapping[str, str]) -> None:
    """Write what the office says of itself."""
    before = facts(unit)
    for name, value in changed.items():
        if value.strip() != before[name]:
            unit.keep_setting(FACTS[name], value.strip())


def office(unit: Unit, today: date) -> Office:
    """The office as cards need it."""
    known = facts(unit)
    shown = {name: value for name, value in known.items() if name not in (SERVICES, BENEFITS, POSTCODE)}
    shown["单位名称"] = unit.setting(OFFICE_NAME)
    shown["制卡日期"] = in_words(today)
    shown["生效日期"] = known["生效日期"] or f"{today.year}年1月1日"
    for name in (HONORIFIC, TITLE, TITLE_RULES):
        del shown[name]
    return Office(shown, {SERVICES: table(known[SERVICES], 2)})


def sender(unit: Unit) -> Sender:
    """The office as the sender of a letter."""
    known = facts(unit)
    return Sender(unit.setting(OFFICE_NAME), known["办公地址"], known[POSTCODE], known["办公电话"])


def custom(unit: Unit) -> Custom:
    """How the office addresses people; rules are lines of 称呼|性别|人员类别|职级|职务, blank parts fit everybody."""
    known = facts(unit)
    rules = tuple(TitleRule(*parts) for parts in table(known[TITLE_RULES], 5))
    return Custom(known[HONORIFIC], known[TITLE], rules)


def table(lines: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Lines of parts as rows of so many columns; blank lines are left out."""
    split = ([part.strip() for part in line.split("|")] for line in lines.splitlines() if line.strip())
    return tuple(tuple((parts + [""] * columns)[:columns]) for parts in split)


def in_words(day: date | str | None) -> str:
    """A date as paper writes it, 1938年5月12日, as far as it is known; other text stays as it is."""
    written = day.isoformat() if isinstance(day, date) else (day or "")
    parts = written.split("-")
    if not all(part.isdigit() for part in parts):
        return written
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
