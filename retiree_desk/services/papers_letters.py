"""Letters from the register: whom they reach, what they say of the occasion, one text for PDF and for Word alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from retiree_desk.documents import letter_docx, letter_looks, letter_pdf, letters
from retiree_desk.documents.cards import Printed
from retiree_desk.documents.fonts import Face
from retiree_desk.documents.letters import Letter, LetterKind, LetterPerson, Reader
from retiree_desk.documents.pen import Placement
from retiree_desk.documents.templates_docx import OfficeTemplate
from retiree_desk.documents.texts import filled, placeholders
from retiree_desk.domain import lunar
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import Category, Status
from retiree_desk.domain.values import Row
from retiree_desk.exchange import safety
from retiree_desk.services import papers_files, papers_office
from retiree_desk.services.campaigns import MOURNING
from retiree_desk.services.offices import OFFICE_NAME
from retiree_desk.services.papers import (
    Bar,
    Order,
    PrintRoom,
    Report,
    counted,
    rows,
    standing_bar,
    text,
    uid_of,
)
from retiree_desk.services.papers_facts import Facts, without_lead
from retiree_desk.services.papers_files import Area
from retiree_desk.store.unit import Unit

NO_LETTERS = "谢绝信函"
"""Among a person's 慰问禁忌: wishes to get no letters."""
_MOURNING_TABOO = "丧期"
_DEATHS = ("去世", "病故", "丧")
_OF_DEATH = frozenset(("逝世时间", "逝世日期", "享年"))
_OF_JOY = frozenset(("节日", "寿辰", "寿词"))
_JOYFUL = tuple("春节 元旦 中秋 重阳 国庆 端午 新年 节日 祝寿 贺".split())
"""In the name of an office's own template: a festive letter, which the bereaved and the gravely ill are spared."""
_NOTICE = "通知内容"
_GRAVE = "病危"
_TOGETHER = frozenset(("已婚", "初婚", "再婚", "复婚", "未婚", "离婚"))
_AGREED = frozenset(("是", "同意", "已同意"))


class LetterMaker:
    """One letter for many readers; the occasion's words come with the order."""

    face = Face.SERIF

    def __init__(self, unit: Unit, room: PrintRoom, order: Order) -> None:
        self._unit, self._room, self._order = unit, room, order
        path = papers_files.file_of(room, Area.TEXTS, order.name)
        self.wording = letters.load(path)
        self.look = letter_looks.look(self.wording.look, room.folder(Area.LETTERS))
        self.version = papers_files.version(path, papers_files.file_of(room, Area.LETTERS, self.wording.look))
        if _NOTICE in _asked_for(self.wording) and not order.words.get(_NOTICE, "").strip():
            raise RuleBroken("notice_blank", _NOTICE)
        self._readers = Readers(unit, room, order)
        self._facts = Facts(unit, _asked_for(self.wording) - {"姓名", "人员编号"}, room.today)
        self._custom = papers_office.custom(unit)
        self._said = occasion(unit, room, order)
        self.title = filled(self.wording.title, self._said).replace("　", "") or order.name

    def why_not(self, row: Row) -> str:
        return self._readers.why_not(row, self.wording)

    def texts(self, uids: Sequence[Uid]) -> Iterator[tuple[Row, Sequence[str]]]:
        for _uid, row in rows(self._unit, uids):
            one = self._letter(row)
            yield row, (one.title, one.salutation, *one.paragraphs, *one.wish, one.sign, one.date)

    def write(
        self, uids: Sequence[Uid], target: Path | BinaryIO, placement: Placement, report: Report
    ) -> Printed:
        written = counted(self.letters(uids), len(uids), report)
        return letter_pdf.print_letters(target, self.look, written, self.title, placement)

    def write_docx(self, uids: Sequence[Uid], target: Path | BinaryIO, report: Report) -> int:
        """The same letters as one DOCX; how many."""
        return letter_docx.write_letters(target, self.look, counted(self.letters(uids), len(uids), report))

    def letters(self, uids: Sequence[Uid]) -> Iterator[Letter]:
        """The letters, composed one by one."""
        return (self._letter(row) for _uid, row in rows(self._unit, uids))

    def readers(self, uids: Sequence[Uid]) -> Iterator[tuple[Uid, Row]]:
        """Who the letters are for, with their rows."""
        return rows(self._unit, uids)

    def _letter(self, row: Row) -> Letter:
        facts = {**without_lead(self._facts.of(row)), **self._readers.facts(row, self.wording.reader)}
        person = self._readers.person(row, facts)
        return letters.compose(self.wording, person, {**self._said, **self._order.words}, self._custom)


class TemplateMaker:
    """An office's own Word template; ``Order.name`` is its path. One document a person, never a PDF."""

    face = Face.SERIF

    def __init__(self, unit: Unit, room: PrintRoom, order: Order) -> None:
        self._unit, self._order = unit, order
        path = Path(order.name)
        safety.vet_document(path)
        self._template = OfficeTemplate(path, letters.FACTS)
        self.title, self.version = path.stem, papers_files.version(path)
        self._suits = _suits(self.title, self._template.placeholders)
        self._readers = Readers(unit, room, order)
        self._facts = Facts(unit, self._template.placeholders - {"姓名", "人员编号"}, room.today)
        self._custom = papers_office.custom(unit)
        self._said = occasion(unit, room, order)

    def why_not(self, row: Row) -> str:
        """A template that speaks of a death is for the dead's families, every other for the living who want letters."""
        return self._readers.why_not(row, self._suits)

    def texts(self, uids: Sequence[Uid]) -> Iterator[tuple[Row, Sequence[str]]]:
        for _uid, row in rows(self._unit, uids):
            facts = self._all(row)
            yield row, [facts.get(name, "") for name in sorted(self._template.placeholders)]

    def write(
        self, _uids: Sequence[Uid], _target: Path | BinaryIO, _placement: Placement, _report: Report
    ) -> Printed:
        """Word templates are finished in Word: nothing is drawn."""
        return Printed(0, 0)

    def documents(self, uids: Sequence[Uid]) -> Iterator[tuple[Row, bytes]]:
        """Each person's row and document."""
        for _uid, row in rows(self._unit, uids):
            yield row, self._template.fill(self._all(row))

    def _all(self, row: Row) -> dict[str, str]:
        facts = {
            **self._said,
            **self._facts.of(row),
            **self._readers.facts(row, Reader.FAMILY),
            **self._order.words,
        }
        person = self._readers.person(row, facts)
        return {
            **facts,
            "姓名": person.name,
            "人员编号": person.member_no,
            "称谓": letters.salutation(person, self._custom),
        }


class Readers:
    """What decides whether somebody gets a letter: mourning, grave illness, a wish; read once for everybody."""

    def __init__(self, unit: Unit, room: PrintRoom, order: Order) -> None:
        self._unit, self._today, self._by_hand = unit, room.today, order.whom.by_hand
        self._bereaved_letter = order.name == LetterKind.BEREAVED
        self._since = (room.today - MOURNING).isoformat()

    def why_not(self, row: Row, wording: letters.LetterText) -> str:
        """The reason why a person gets no such letter; empty when they do."""
        if wording.reader is Reader.MEMBER and standing_bar(row) == Bar.LEFT:
            return Bar.LEFT
        if reason := letters.why_not(wording, self.person(row, {})):
            return reason
        return self._not_bereaved(row) if self._bereaved_letter else ""

    def person(self, row: Row, facts: Mapping[str, str]) -> LetterPerson:
        """The reader as letters need them."""
        uid, taboos = uid_of(row, "id"), text(row, "care_taboos")
        return LetterPerson(
            member_no=text(row, "member_no"),
            name=text(row, "name"),
            sex=text(row, "sex"),
            category=text(row, "category"),
            rank=text(row, "retired_rank"),
            post=text(row, "former_post"),
            died_on=_died_on(row, self._today),
            in_mourning=self._mourns(row),
            gravely_ill=self._ill.get(uid or b"", {}).get("severity") == _GRAVE,
            declined=NO_LETTERS in taboos,
            facts=facts,
        )

    def facts(self, row: Row, reader: Reader) -> dict[str, str]:
        """What the office's records add: the hospital of somebody ill, the farewell of somebody dead."""
        uid = uid_of(row, "id") or b""
        if not is_dead(row):
            stay = self._ill.get(uid, {})
            return {"医院": text(stay, "hospital")} if stay else {}
        case = self._cases.get(uid, {})
        told = {
            "仪式时间": papers_office.in_words(text(case, "farewell_on")),
            "仪式地点": text(case, "farewell_place"),
        }
        if reader is Reader.PUBLIC and text(case, "obituary_consent") not in _AGREED:
            told["逝世原因"] = ""  # the family has not agreed that the cause is named
        return told

    def _mourns(self, row: Row) -> bool:
        """Whether the spouse, or somebody else near, has died within the time of mourning."""
        if _MOURNING_TABOO in text(row, "care_taboos"):
            return True
        return uid_of(row, "spouse_id") in self._lately_dead or uid_of(row, "id") in self._mourning

    @cached_property
    def _lately_dead(self) -> frozenset[Uid]:
        dead = self._unit.members.where(status=Status.DECEASED)
        return frozenset(uid_of(row, "id") or b"" for row in dead if text(row, "died_on") >= self._since)

    @cached_property
    def _mourning(self) -> frozenset[Uid]:
        """Spouses whom the dead name, and those with a death in the family on record."""
        found = {
            uid_of(row, "spouse_id") for row in self._unit.members.get_many(list(self._lately_dead)).values()
        }
        for table in ("family_event", "condolence"):
            lines = self._unit.rows(table).all()
            found |= {
                uid_of(row)
                for row in lines
                if text(row, "day") >= self._since and any(word in text(row, "kind") for word in _DEATHS)
            }
        return frozenset(uid for uid in found if uid is not None)

    @cached_property
    def _ill(self) -> dict[Uid, Row]:
        """The stays of those who are in hospital now."""
        return {uid_of(row) or b"": row for row in self._unit.rows("stay").where(discharged_on=None)}

    @cached_property
    def _cases(self) -> dict[Uid, Row]:
        return {uid_of(row) or b"": row for row in self._unit.rows("bereavement").all()}

    def _not_bereaved(self, row: Row) -> str:
        """A letter that mourns with its reader: never to somebody whose spouse is alive, nor on a guess."""
        spouse = uid_of(row, "spouse_id")
        other = self._unit.members.get(spouse) if spouse is not None else None
        if other is not None and not is_dead(other):
            return Bar.SPOUSE_LIVES
        known = row["category"] == Category.SURVIVOR or row["marriage"] == "丧偶" or other is not None
        if known or (self._by_hand and row["marriage"] not in _TOGETHER):
            return ""
        return Bar.NOT_BEREAVED


def _suits(title: str, asked: Collection[str]) -> letters.LetterText:
    """Whom an office's own template suits, by what it asks for and by what it is called."""
    return letters.LetterText(
        name=title,
        look="",
        reader=Reader.FAMILY if _OF_DEATH.intersection(asked) else Reader.MEMBER,
        festive=bool(_OF_JOY.intersection(asked)) or any(word in title for word in _JOYFUL),
        title=title,
        salutation="",
        body="",
        wish=(),
        sign="",
        date="",
    )


def occasion(unit: Unit, room: PrintRoom, order: Order) -> dict[str, str]:
    """What is the same in every letter of an order; what the order says itself goes before."""
    day = order.day or room.today
    usual = {
        "单位名称": unit.setting(OFFICE_NAME),
        "办公电话": papers_office.facts(unit)["办公电话"],
        "日期": papers_office.in_words(day),
        "节日": next_festival(day),
        "寿辰": "生日" if order.name == LetterKind.BIRTHDAY else "寿辰",
        "通知标题": "通　知",
    }
    return {**usual, **order.words}


def next_festival(day: date) -> str:
    """The festival offices write letters for that is nearest, from a week ago on."""
    coming = [
        (when, name)
        for year in (day.year, day.year + 1)
        for name, when in lunar.festivals(year).items()
        if name in FESTIVALS and when >= day - timedelta(days=7)
    ]
    return FESTIVALS[min(coming)[1]] if coming else "节日"


def is_dead(row: Row) -> bool:
    """Whether the register knows somebody as dead."""
    return row["status"] == Status.DECEASED or bool(row["died_on"])


def _died_on(row: Row, today: date) -> date | None:
    """The day of death; somebody dead without a day died some day before today."""
    if not is_dead(row):
        return None
    try:
        return date.fromisoformat(text(row, "died_on"))
    except ValueError:
        return today


def _asked_for(wording: letters.LetterText) -> frozenset[str]:
    parts: Collection[str] = (
        wording.title,
        wording.salutation,
        wording.body,
        *wording.wish,
        wording.sign,
        wording.date,
    )
    return frozenset(name for part in parts for name in placeholders(part))


FESTIVALS = {"春节": "春节", "端午": "端午节", "中秋": "中秋节", "重阳": "重阳节", "国庆": "国庆节"}
