"""What paper may say of a person: the register's values spelled to be read, and what follows from them.

Only what a design asks for is spelled: it is quicker, and nothing that is not printed leaves the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from retiree_desk.documents import letters
from retiree_desk.documents.letters import Custom, LetterPerson
from retiree_desk.domain import dates, fields, members, money
from retiree_desk.domain.fields import Field, Kind
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.terms import Residence, TreeKind
from retiree_desk.domain.values import Row, Value
from retiree_desk.services.papers import text, uid_of
from retiree_desk.services.papers_office import custom, in_words
from retiree_desk.store.unit import Unit

Spell = Callable[[Row], str]

_DEEPEST = 20  # levels of a grouping
_LEADS = {"享受待遇": "享受", "逝世原因": "因"}
_UNSPELLED = (Kind.PHOTO, Kind.MEMBER)


class Facts:
    """Spells people: ``of`` gives the facts that were ``wanted``, by heading, blank ones left out."""

    def __init__(self, unit: Unit, wanted: Iterable[str], today: date) -> None:
        self._unit = unit
        self._today = today
        self._leaders = _Leaders(unit)
        self._spells = [(name, spell) for name in dict.fromkeys(wanted) if (spell := self._spell(name))]

    def of(self, row: Row) -> dict[str, str]:
        """One person's facts."""
        return {name: found for name, spell in self._spells if (found := spell(row))}

    def contacts(self, row: Row) -> tuple[tuple[str, str, str], ...]:
        """联系人: who may be called on, with name and telephone; those that nobody knows are left out."""
        branch, group = self._leaders.branch(row), self._leaders.group(row)
        cadre = text(row, "contact_cadre")
        lines = (
            ("结对联系人", cadre, self._leaders.phone_of(cadre)),
            ("小组长", *group),
            ("支部书记", *branch),
            ("社区", text(row, "community_contact"), text(row, "community_phone")),
            ("家庭医生", text(row, "family_doctor"), ""),
            (text(row, "contact_relation") or "家属", text(row, "contact_name"), text(row, "contact_phone")),
            ("定点医院", text(row, "home_hospital"), ""),
        )
        return tuple(line for line in lines if line[1] or line[2])

    def _spell(self, name: str) -> Spell | None:
        derived = self._derived().get(name)
        if derived is not None:
            return derived
        field = fields.by_heading().get(name)
        if field is None or field.heading != name or field.kind in _UNSPELLED:
            return None
        return partial(self._of_field, field)

    def _of_field(self, field: Field, row: Row) -> str:
        value = row.get(field.key)
        if field.kind is Kind.TREE:
            return self._unit.tree.path_of(value if isinstance(value, bytes) else None)[0].replace("/", " ")
        return spelled(field, value)

    def _derived(self) -> dict[str, Spell]:
        leaders = self._leaders
        return {
            "年龄": lambda row: age(row, self._today),
            "楼栋": lambda row: self._unit.tree.path_of(uid_of(row, "area_id"))[1],
            "工龄": lambda row: _number(members.service_years(row["work_start"], row["retired_on"])),
            "革命时期": lambda row: members.revolution_period(row["revolution_start"]),
            "出生日期": lambda row: in_words(members.birth_of(row)),
            "结对联系人": lambda row: text(row, "contact_cadre"),
            "结对联系人电话": lambda row: leaders.phone_of(text(row, "contact_cadre")),
            "小组长": lambda row: leaders.group(row)[0],
            "组长": lambda row: leaders.group(row)[0],
            "小组长电话": lambda row: leaders.group(row)[1],
            "支部书记": lambda row: leaders.branch(row)[0],
            "支部书记电话": lambda row: leaders.branch(row)[1],
            "支部电话": lambda row: leaders.branch(row)[1],
            "联系卡号": lambda row: text(row, "member_no"),
            "外出地点": _whereabouts,
            "外出时间": lambda row: in_words(text(row, "resettled_on") or text(row, "abroad_since")),
            "预计返回时间": lambda row: in_words(text(row, "abroad_until")),
            "逝世时间": lambda row: in_words(text(row, "died_on")),
            "享年": _age_at_death,
        }


def spelled(field: Field, value: Value) -> str:
    """A value ready to be read; identities and pictures are no text."""
    if value is None or isinstance(value, bytes):
        return ""
    if field.kind in (Kind.DATE, Kind.PARTIAL_DATE):
        return in_words(str(value))
    if field.kind is Kind.MONEY and isinstance(value, int):
        return f"{money.words(value)} 元"
    return str(value)


def age(row: Row, on: date) -> str:
    """Full years on a day, blank when nobody knows the birth."""
    birth = members.birth_of(row)
    return str(dates.age_on(dates.first_day(birth), on)) if dates.is_valid(birth) else ""


def title_of(row: Row, how: Custom) -> str:
    """What follows the name on an envelope: 同志, 老师 ... by the office's custom."""
    person = LetterPerson(
        member_no="",
        name="",
        sex=text(row, "sex"),
        category=text(row, "category"),
        rank=text(row, "retired_rank"),
        post=text(row, "former_post"),
    )
    return letters.title_of(person, how)


def title_speller(unit: Unit) -> Spell:
    """``title_of`` by the custom as it is kept."""
    return partial(title_of, how=custom(unit))


def without_lead(facts: dict[str, str]) -> dict[str, str]:
    """Facts to stand behind words of a text or a label: 享受待遇 without its 享受, a cause of death without its 因."""
    return {name: value.removeprefix(_LEADS.get(name, "")) or value for name, value in facts.items()}


class _Leaders:
    """Who leads a group or a branch and how to call them; read once."""

    def __init__(self, unit: Unit) -> None:
        self._nodes: dict[Uid, tuple[str, str]] = {}
        self._parents: dict[Uid, Uid] = {}
        for kind in (TreeKind.AREA, TreeKind.PARTY_BRANCH):
            for row in unit.tree.nodes(kind):
                uid, parent = uid_of(row, "id"), uid_of(row, "parent_id")
                assert uid is not None
                self._nodes[uid] = (text(row, "leader"), text(row, "phone"))
                if parent is not None:
                    self._parents[uid] = parent
        self._staff = {text(row, "name"): text(row, "phone") for row in unit.rows("staff").all()}

    def branch(self, row: Row) -> tuple[str, str]:
        """The secretary of the party branch."""
        return self._above(uid_of(row, "party_branch_id"))

    def group(self, row: Row) -> tuple[str, str]:
        """The leader of the building, else of the area."""
        return self._above(uid_of(row, "area_id"))

    def phone_of(self, name: str) -> str:
        """The telephone of somebody of the staff."""
        return self._staff.get(name, "")

    def _above(self, uid: Uid | None) -> tuple[str, str]:
        for _level in range(_DEEPEST):
            found = self._nodes.get(uid or b"", ("", ""))
            if uid is None or any(found):
                return found
            uid = self._parents.get(uid)
        return "", ""


def _whereabouts(row: Row) -> str:
    """Where somebody stays who lives away: the place of resettlement, the country, else the home there."""
    away = row["residence"] not in (None, Residence.CITY)
    return (
        text(row, "resettled_place") or text(row, "abroad_country") or (text(row, "address") if away else "")
    )


def _age_at_death(row: Row) -> str:
    died = text(row, "died_on")
    return age(row, date.fromisoformat(died)) if len(died) == 10 and dates.is_valid(died) else ""


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
