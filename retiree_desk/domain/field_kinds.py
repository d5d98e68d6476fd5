"""What a field of the register is: its group, what it holds, how openly it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """The nine groups, in the order of the forms."""

    IDENTITY = "identity"
    RETIREMENT = "retirement"
    ORGANISATION = "organisation"
    PARTY = "party"
    CONTACT = "contact"
    FAMILY = "family"
    HEALTH = "health"
    CARE = "care"
    LIFE = "life"


GROUP_TITLES: dict[Group, tuple[str, str]] = {
    Group.IDENTITY: ("身份", "Identity"),
    Group.RETIREMENT: ("离退休与待遇", "Retirement and treatment"),
    Group.ORGANISATION: ("管理归属", "Organisation"),
    Group.PARTY: ("党务", "Party"),
    Group.CONTACT: ("联系方式", "Contact"),
    Group.FAMILY: ("家庭与居住", "Family and living"),
    Group.HEALTH: ("健康", "Health"),
    Group.CARE: ("关怀", "Care"),
    Group.LIFE: ("在册与记录", "Register and records"),
}


class Kind(StrEnum):
    """What a field holds; all but money, numbers and references are text in the database."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"  # a whole date, ISO text
    PARTIAL_DATE = "partial_date"  # 1940, 1940-05 or 1940-05-01
    LUNAR = "lunar"  # 农历三月初八
    CODE = "code"  # one term, any value allowed
    CODES = "codes"  # several terms, joined by "、"
    MONEY = "money"  # integer fen
    NUMBER = "number"  # integer
    YES_NO = "yes_no"  # 是 / 否 as text, empty = not known
    TREE = "tree"  # a node of one of the groupings, by identity
    MEMBER = "member"  # another member, by identity
    PHOTO = "photo"  # hash of an attachment
    DERIVED = "derived"  # computed, never stored with the member


class Secrecy(StrEnum):
    """How a value is shown in lists and on paper unless somebody asks (PIPL articles 28 and 51)."""

    PLAIN = "plain"
    MASKED = "masked"  # part of it is hidden
    HIDDEN = "hidden"  # hidden until looked at, health and money


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the register."""

    wire: int
    key: str
    heading: str
    english: str
    group: Group
    kind: Kind
    codes: tuple[str, ...] = ()
    obligatory: bool = False
    secrecy: Secrecy = Secrecy.PLAIN
    synonyms: tuple[str, ...] = ()

    @property
    def item(self) -> int:
        """The number of the item (1–108) this column belongs to."""
        return self.wire // 10

    @property
    def stored(self) -> bool:
        """Whether the member's row has a column for it."""
        return self.kind is not Kind.DERIVED
