"""Letters: whom they go to, how the reader is addressed, and one text for PDF and DOCX alike.

Texts are files in ``resources/templates/letters``; their looks are in ``resources/layouts/letters``. Which letter suits whom is
decided here and nowhere else: the dead get none, the bereaved and the gravely ill none that celebrates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from retiree_desk.documents.texts import filled, placeholders
from retiree_desk.documents.toml_lines import Section, TomlFile
from retiree_desk.domain.field_list import FIELDS
from retiree_desk.paths import resources


class LetterKind(StrEnum):
    """The letters that come with the program."""

    FESTIVAL = "festival"  # 节日慰问信
    CONDOLENCE = "condolence"  # 慰问信 (illness, hardship)
    BEREAVED = "bereaved"  # 致遗属的慰问信
    SYMPATHY = "sympathy"  # 唁函
    TELEGRAM = "telegram"  # 唁电
    OBITUARY = "obituary"  # 讣告
    LONGEVITY = "longevity"  # 祝寿贺信
    BIRTHDAY = "birthday"  # 生日贺卡
    NOTICE = "notice"  # 通知


class Reader(StrEnum):
    """Who reads a letter about a member."""

    MEMBER = "member"
    FAMILY = "family"  # the family of someone who died
    PUBLIC = "public"  # a notice of death


class Reason(StrEnum):
    """Why somebody gets no letter."""

    DEAD = "dead"
    ALIVE = "alive"
    BEREAVED = "bereaved"
    GRAVELY_ILL = "gravely_ill"
    DECLINED = "declined"


_OCCASION = (
    "称谓 年龄 享年 逝世时间 寿辰 寿词 节日 日期 单位名称 办公电话 收信人 生平 "
    "仪式时间 仪式地点 治丧单位 事由 通知标题 通知内容 医院 慰问人"
)
FACTS = frozenset(heading.heading for heading in FIELDS) | frozenset(_OCCASION.split())
"""What a letter may name: the register's headings, and what the occasion adds."""


@dataclass(frozen=True, slots=True)
class LetterPerson:
    """Who a letter is to or about; ``facts`` by the register's headings and ``FACTS``, ready to print."""

    member_no: str
    name: str
    sex: str = ""
    category: str = ""
    rank: str = ""
    post: str = ""
    address_as: str = ""
    died_on: date | None = None
    in_mourning: bool = False
    gravely_ill: bool = False
    declined: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TitleRule:
    """A form of address for those it fits: blank conditions fit everybody; rank and post fit by a part of the text."""

    title: str
    sex: str = ""
    category: str = ""
    rank: str = ""
    post: str = ""

    def fits(self, person: LetterPerson) -> bool:
        return (
            self.sex in ("", person.sex)
            and self.category in ("", person.category)
            and self.rank in person.rank
            and self.post in person.post
        )


@dataclass(frozen=True, slots=True)
class Custom:
    """An office's way of addressing people: the first rule that fits, else the general title."""

    honorific: str = "尊敬的"
    title: str = "同志"
    rules: tuple[TitleRule, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterText:
    """One letter as written in its file, placeholders and all."""

    name: str
    look: str
    reader: Reader
    festive: bool
    title: str
    salutation: str
    body: str
    wish: tuple[str, ...]
    sign: str
    date: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one reader, ready to be set."""

    title: str
    salutation: str
    paragraphs: tuple[str, ...]
    wish: tuple[str, ...]
    sign: str
    date: str
    facts: Mapping[str, str]


def why_not(text: LetterText, person: LetterPerson) -> Reason | None:
    """The reason why a person gets no such letter, if there is one."""
    if text.reader is not Reader.MEMBER:
        return None if person.died_on else Reason.ALIVE
    if person.died_on:
        return Reason.DEAD
    if person.declined:
        return Reason.DECLINED
    if text.festive and person.in_mourning:
        return Reason.BEREAVED
    if text.festive and person.gravely_ill:
        return Reason.GRAVELY_ILL
    return None


def salutation(person: LetterPerson, custom: Custom) -> str:
    """How the reader is addressed: the person's own wish, else the office's custom."""
    if person.address_as:
        return custom.honorific + person.address_as
    return f"{custom.honorific}{person.name}{title_of(person, custom)}"


def title_of(person: LetterPerson, custom: Custom) -> str:
    """What follows the name, 同志 or 老师 ..., by the office's custom."""
    return next((rule.title for rule in custom.rules if rule.fits(person)), custom.title)


def compose(text: LetterText, person: LetterPerson, office: Mapping[str, str], custom: Custom) -> Letter:
    """The letter for one reader; ``office`` holds what is the same in all (单位名称, 日期, 节日 ...)."""
    facts = {**office, **person.facts, "姓名": person.name, "人员编号": person.member_no}
    facts["称谓"] = salutation(person, custom)
    paragraphs = (
        part.strip() for line in text.body.splitlines() for part in filled(line, facts).splitlines()
    )
    return Letter(
        title=filled(text.title, facts),
        salutation=filled(text.salutation, facts),
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
        wish=tuple(filled(line, facts) for line in text.wish),
        sign=filled(text.sign, facts),
        date=filled(text.date, facts),
        facts=facts,
    )


def letter_text(name: str, folder: Path | None = None) -> LetterText:
    """A letter by its name; an office's own ``folder`` goes before the program's."""
    own = folder / f"{name}.toml" if folder else None
    return load(own if own and own.is_file() else texts() / f"{name}.toml")


def texts() -> Path:
    """The letters that come with the program."""
    return resources() / "templates" / "letters"


def load(path: Path) -> LetterText:
    """Read a letter's text; a broken file raises ``LayoutBroken`` with its line."""
    top = TomlFile(path).top
    text = LetterText(
        name=path.stem,
        look=top.text("look", "letter"),
        reader=top.choice("reader", Reader, Reader.MEMBER),
        festive=top.flag("festive", default=False),
        title=_words(top, "title"),
        salutation=_words(top, "salutation", ""),
        body=_words(top, "body"),
        wish=top.texts("wish", ()),
        sign=_words(top, "sign", "{单位名称}"),
        date=_words(top, "date", "{日期}"),
    )
    _check(top, "wish", "".join(text.wish))
    top.done()
    return text


def _words(top: Section, key: str, default: str | None = None) -> str:
    text = top.text(key, default)
    _check(top, key, text)
    return text


def _check(top: Section, key: str, text: str) -> None:
    for name in placeholders(text):
        if name not in FACTS:
            raise top.broken("layout_unknown_fact", key, name=name)
