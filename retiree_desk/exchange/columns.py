"""What a workbook of the office holds: the sheets, their headings in order, and every name a heading may go by.

Reading and writing use this one list, so that what is written can be read. The first name of a column is the one that
is written; ``core`` headings come first in the order the offices know, every further field follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from retiree_desk.domain import fields, terms
from retiree_desk.domain.fields import Field, Kind


class SheetKind(StrEnum):
    """The kinds of sheets; the value is the name under which one is written."""

    ROSTER = "花名册"
    FACTS = "变动记录"
    VISITS = "走访记录"
    STAYS = "住院记录"
    CONDOLENCES = "慰问记录"
    WAIVERS = "免访"
    PHONES = "电话"
    ADDRESSES = "地址"
    CONTACTS = "家属"
    FAMILY_EVENTS = "家庭变故"
    FOLLOW_UPS = "待办事项"


class Parse(StrEnum):
    """How the cells of a column are understood."""

    TEXT = "text"
    PATH = "path"  # names with / between them
    MEMBER_NO = "member_no"
    NAME = "name"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    POSTCODE = "postcode"
    PINYIN = "pinyin"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    LUNAR = "lunar"
    CODE = "code"
    CODES = "codes"
    MONEY = "money"
    NUMBER = "number"
    YES_NO = "yes_no"
    FLAG = "flag"  # 是 / 否 kept as 1 / 0


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet; without ``needed`` values a row says nothing and is refused."""

    key: str
    heading: str
    parse: Parse = Parse.TEXT
    codes: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of sheet: the table its rows are kept in, and the columns that tell it from other kinds.

    A sheet is of this kind only if it has one column of each group of ``signs``.
    """

    kind: SheetKind
    table: str
    columns: tuple[Column, ...]
    signs: tuple[frozenset[str], ...]

    @property
    def by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}


@cache
def layouts() -> dict[SheetKind, Layout]:
    """Every kind of sheet; where two fit a sheet equally well the earlier one is meant."""
    return {layout.kind: layout for layout in (*_RECORDS, _roster())}


# --- the roster -------------------------------------------------------------------------------------------------------

_CORE = (
    "member_no name sex id_number birth_date ethnicity category status residence address postcode area_id building "
    "home_phone mobile contact_name contact_relation contact_phone work_start retired_on former_post treatment political "
    "party_branch_id living care_level health flags lunar_birthday joined_on died_on note"
).split()

_ALSO = {
    "member_no": "个人编号 人员序号 员工号码 退休人员编号 离退休人员编号 人员工号",
    "name": "姓名全称 本人姓名 离退休人员 老干部姓名 退休人员姓名",
    "id_number": "身份号码 公民身份 身份证编号 居民身份证号码 身份证件号 有效身份证号",
    "category": "人员类型 人员分类 离退类型 离休退休",
    "birth_date": "出生年月日期 出生日 身份证出生日期",
    "address": "详细住址 家庭详细住址 家庭详细地址 常住地址 联系地址 居住详细地址 现家庭住址 常住址",
    "household_address": "户口地址 户籍 户籍住址",
    "home_phone": "联系电话1 宅电 住宅固话 家庭固话 本人电话 本人联系电话 电话号码 住宅",
    "mobile": "联系手机 本人手机 手机电话 手机号码1",
    "contact_name": "联系人姓名 亲属联系人 紧急联系人姓名 家属联系人姓名 家庭联系人姓名 亲属姓名",
    "contact_relation": "联系人关系 与退休人员关系 与老同志关系 联系人与本人关系 家属关系 家庭联系人关系 称谓 家属称谓 家属与本人关系",
    "contact_phone": "联系人手机 家属联系电话 联系人联系电话 紧急联系人手机 家属手机 亲属电话 紧急联系人联系电话 联系人联系方式 "
    "家属联系方式 家属手机号 家属手机号码",
    "work_start": "参加工作 工作日期",
    "retired_on": "退休 离退休 退休年月日 离退休年月日 办理退休时间",
    "former_post": "原工作单位职务 退休前单位及职务 原单位职务或工种 单位及职务 原单位与职务 单位职务 工作单位及职务 工作单位职务 退休前职务",
    "former_unit": "退休前单位 原所在单位 单位 工作单位 原部门 部门 所在部门 退休前部门",
    "treatment": "享受何种待遇 待遇等级",
    "political": "政治身份 政治面目",
    "party_branch_id": "党支部名称 支部名称 所在支部",
    "health": "身体健康状况 健康 身体情况",
    "flags": "重点标记 重点对象原因 关注原因",
    "died_on": "去世年月日 逝世年月日 死亡时间 病故时间 病故日期",
    "joined_on": "进入本单位日期 入册日期 纳入管理日期",
    "postcode": "邮政编号",
    "note": "其他说明 附注",
    "spouse_id": "配偶工号",
    "spouse_work": "配偶工作单位 配偶单位 配偶职业 配偶单位及职务",
    "living": "居住形式",
    "status": "目前状态 生存状态",
}

_PHONE_KEYS = {"home_phone", "mobile", "contact_phone", "community_phone"}
_SPECIAL = {
    "member_no": Parse.MEMBER_NO,
    "name": Parse.NAME,
    "id_number": Parse.ID_NUMBER,
    "postcode": Parse.POSTCODE,
    "pinyin": Parse.PINYIN,
    **dict.fromkeys(_PHONE_KEYS, Parse.PHONE),
    "building": Parse.PATH,
}
_OF_KIND = {
    Kind.DATE: Parse.DATE,
    Kind.PARTIAL_DATE: Parse.PARTIAL_DATE,
    Kind.LUNAR: Parse.LUNAR,
    Kind.CODE: Parse.CODE,
    Kind.CODES: Parse.CODES,
    Kind.MONEY: Parse.MONEY,
    Kind.NUMBER: Parse.NUMBER,
    Kind.YES_NO: Parse.YES_NO,
    Kind.TREE: Parse.PATH,
}
_ONLY_HERE = frozenset({"building"})  # derived from the area, yet written in a column of its own


def _roster() -> Layout:
    return Layout(SheetKind.ROSTER, "member", tuple(map(_of_field, _roster_fields())), ())


def _roster_fields() -> Iterable[Field]:
    """The core ones in their order, then every other one that can stand in a cell."""
    by_key = fields.by_key()
    yield from (by_key[key] for key in _CORE)
    for field in fields.all_fields():
        if field.key not in _CORE and field.stored and field.kind is not Kind.PHOTO:
            yield field


def _of_field(field: Field) -> Column:
    return Column(
        field.key,
        field.heading,
        _SPECIAL.get(field.key) or _OF_KIND.get(field.kind, Parse.TEXT),
        field.codes if field.kind in (Kind.CODE, Kind.CODES) else (),
        (*field.synonyms, *_ALSO.get(field.key, "").split()),
    )


def computed_headings() -> frozenset[str]:
    """Headings of what the program works out itself, so that nobody wonders where the column went."""
    derived = {
        field.heading for field in fields.all_fields() if not field.stored and field.key not in _ONLY_HERE
    }
    return frozenset(derived | {"年龄", "周岁", "虚岁", "年龄周岁", "实足年龄", "现年龄", "党龄", "连续工龄"})


# --- the sheets of records ----------------------------------------------------------------------------------------------


def _column(
    key: str,
    names: str,
    parse: Parse = Parse.TEXT,
    codes: Iterable[str] = (),
    *,
    needed: bool = False,
) -> Column:
    heading, *synonyms = names.split()
    return Column(key, heading, parse, tuple(codes), tuple(synonyms), needed)


_NUMBER = _column("member_no", "人员编号 " + " ".join(fields.by_key()["member_no"].synonyms), Parse.MEMBER_NO)
_NOTE = _column("note", "备注 说明 附注")
_POSITION = _column("position", "顺序 排序", Parse.NUMBER)
_WHO = (
    _column("who_id", "身份证号 身份证 身份证号码 公民身份号码", Parse.ID_NUMBER),
    _column("who_name", "姓名 人员姓名", Parse.NAME),
)
"""Read to find or to check the person, never written: the number says it all."""


def _signs(*groups: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in groups)


_RECORDS = (
    Layout(
        SheetKind.FACTS,
        "fact",
        (
            _NUMBER,
            _column(
                "type",
                "变动类型 变动类别 异动类型 异动类别 变更类型",
                Parse.CODE,
                terms.ChangeType,
                needed=True,
            ),
            _column(
                "effective_on",
                "生效日期 变动日期 异动日期 变动时间 生效时间 变更日期",
                Parse.DATE,
                needed=True,
            ),
            _column("before", "变动前 变更前 原值 变动前内容"),
            _column("content", "内容 变动后 变更后 变动内容 变动后内容 去向"),
            _NOTE,
        ),
        _signs("type", "effective_on"),
    ),
    Layout(
        SheetKind.VISITS,
        "visit",
        (
            _NUMBER,
            _column("day", "日期 走访日期 走访时间 时间 探访日期", Parse.DATE, needed=True),
            _column("kind", "方式 走访方式 走访形式 探访方式", Parse.CODE, terms.VisitKind, needed=True),
            _column("result", "结果 走访结果 走访情况", Parse.CODE, terms.VisitResult),
            _column("staff", "走访人 走访人员 探访人 工作人员"),
            _column("difficulties", "生活困难 困难 困难情况 存在困难"),
            _column("suggestions", "意见建议 意见和建议 意见 建议"),
            _column("plans", "来年打算 打算"),
            _NOTE,
            _column("met", "见到何人 见到谁"),
            _column("condition", "身体状况 身体情况 健康状况"),
            _column("by_leader", "领导走访 是否领导走访", Parse.FLAG),
            _column("makes_up_for", "补访期间 补访"),
            _column("entered_on", "录入日期 登记日期", Parse.DATE),
            _column("trip_id", "同次走访 走访批次"),
        ),
        _signs("day", "kind result staff"),
    ),
    Layout(
        SheetKind.STAYS,
        "stay",
        (
            _NUMBER,
            _column("admitted_on", "入院日期 入院时间 住院日期 住院时间", Parse.DATE, needed=True),
            _column("hospital", "医院 住院医院 医院名称 就诊医院"),
            _column("ward", "科室 病区 住院科室"),
            _column("bed", "床号 床位 床位号"),
            _column("severity", "病情 病情程度"),
            _column("discharged_on", "出院日期 出院时间", Parse.DATE),
            _NOTE,
            _column("cause", "病因 住院原因 诊断"),
            _column("learnt_how", "获知途径 获知方式"),
            _column("learnt_on", "获知日期", Parse.DATE),
        ),
        _signs("admitted_on"),
    ),
    Layout(
        SheetKind.CONDOLENCES,
        "condolence",
        (
            _NUMBER,
            _column("day", "日期 慰问日期 慰问时间 发放日期 时间", Parse.DATE, needed=True),
            _column("kind", "慰问类型 慰问类别 慰问种类", Parse.CODE, terms.CondolenceKind),
            _column("form", "慰问形式 慰问方式", Parse.CODE, terms.CondolenceForm),
            _column("amount_fen", "金额 慰问金额 慰问金 金额元", Parse.MONEY),
            _column("goods", "物品 慰问品 慰问物品"),
            _column("fund", "经费来源 资金来源 经费"),
            _column("staff", "经办人 慰问人 发放人"),
            _column("signer", "签收人 领取人 签领人"),
            _NOTE,
            _column("signer_relation", "签收人关系 签收人与本人关系 领取人关系"),
            _column("cause", "慰问原因 慰问事由 事由"),
            _column("stay_id", "对应入院日期", Parse.DATE),
        ),
        _signs("day", "kind form amount_fen goods"),
    ),
    Layout(
        SheetKind.WAIVERS,
        "waiver",
        (
            _NUMBER,
            _column("rule", "规则 免访规则 走访规则", needed=True),
            _column("starts_on", "起 起始日期 开始日期 免访起 自", Parse.DATE),
            _column("ends_on", "止 截止日期 结束日期 免访止 至", Parse.DATE),
            _column("reason", "原因 免访原因 理由"),
        ),
        _signs("rule", "starts_on ends_on reason"),
    ),
    Layout(
        SheetKind.PHONES,
        "phone",
        (
            _NUMBER,
            _column("kind", "电话种类 电话类型 种类", Parse.CODE, terms.PhoneKind),
            _column("number", "号码 电话号码", Parse.PHONE, needed=True),
            _column("owner", "机主 号码所有人 持有人"),
            _NOTE,
            _column("verified_on", "核实日期", Parse.DATE),
            _POSITION,
        ),
        _signs("number", "kind owner verified_on"),
    ),
    Layout(
        SheetKind.ADDRESSES,
        "address",
        (
            _NUMBER,
            _column("kind", "地址种类 地址类型 地址类别", Parse.CODE, terms.AddressKind),
            _column("text", "地址 详细地址 住址", needed=True),
            _column("postcode", "邮政编码 邮编", Parse.POSTCODE),
            _NOTE,
            _POSITION,
        ),
        _signs("text", "kind"),
    ),
    Layout(
        SheetKind.CONTACTS,
        "contact",
        (
            _NUMBER,
            _column("name", "家属姓名 亲属姓名 家庭成员姓名 联系人姓名", Parse.NAME, needed=True),
            _column("relation", "与本人关系 关系 与老同志关系 称谓", Parse.CODE, terms.RELATIONS),
            _column("phone", "家属电话 联系电话 电话 家属联系电话", Parse.PHONE),
            _column("address", "家属住址 住址 地址 现住址"),
            _column("lives_with", "同住 是否同住", Parse.YES_NO),
            _column("decides", "决策人 是否决策人", Parse.YES_NO),
            _NOTE,
            _POSITION,
        ),
        _signs("name", "relation phone"),
    ),
    Layout(
        SheetKind.FAMILY_EVENTS,
        "family_event",
        (
            _NUMBER,
            _column("day", "发生日期 日期 变故日期", Parse.DATE, needed=True),
            _column("kind", "变故 变故类型 家庭变故", needed=True),
            _NOTE,
        ),
        _signs("day", "kind"),
    ),
    Layout(
        SheetKind.FOLLOW_UPS,
        "follow_up",
        (
            _NUMBER,
            _column("text", "待办内容 待办事项 待办", needed=True),
            _column("owner", "责任人 承办人"),
            _column("due_on", "办理期限 期限 完成期限", Parse.DATE),
            _column("done_on", "办结日期 完成日期", Parse.DATE),
            _column("outcome", "办理结果 办结情况 结果"),
            _column("trip_id", "同次走访 走访批次"),
        ),
        _signs("text", "owner due_on"),
    ),
)


def finders() -> tuple[Column, ...]:
    """Columns of a record sheet that help to find the person and are not kept."""
    return _WHO
