"""Terms as people type them, folded into the terms of the code lists; what is not known stays as it is."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from retiree_desk.domain import terms

_WHITE = re.compile(r"\s+")


def fold(key: str, text: str, codes: tuple[str, ...]) -> str:
    """The term that is meant; ``text`` itself when the list and its everyday names do not hold it."""
    if text in codes:
        return text
    return _known(key, codes).get(_plain(text), text)


def content_key(change: str) -> tuple[str, tuple[str, ...]]:
    """Which field the content of a dated change is a value of, with its codes; an empty key for free text."""
    return _CONTENTS.get(change, ("", ()))


def _plain(text: str) -> str:
    return _WHITE.sub("", unicodedata.normalize("NFKC", text)).strip(".。,;、").upper()


@cache
def _known(key: str, codes: tuple[str, ...]) -> dict[str, str]:
    known = {_plain(code): code for code in codes}
    for term, names in _NAMES.get(key, {}).items():
        known |= {_plain(name): term for name in names.split()}
    if key == "ethnicity":
        known |= {code.removesuffix("族"): code for code in codes if len(code) > 2}
        known |= {"汉": "汉族", "回": "回族", "满": "满族", "藏": "藏族", "壮": "壮族", "苗": "苗族"}
    return known


_CONTENTS: dict[str, tuple[str, tuple[str, ...]]] = {
    terms.ChangeType.RESIDENCE: ("residence", tuple(terms.Residence)),
    terms.ChangeType.CATEGORY: ("category", tuple(terms.Category)),
    terms.ChangeType.CARE_LEVEL: ("care_level", tuple(terms.CareLevel)),
}

_VISIT_KINDS = {
    "上门": "上门走访 入户 入户走访 登门 登门走访 家访 上门看望 上门慰问 到家走访",
    "医院": "医院探视 医院探望 探视 病房 住院探视 到医院",
    "电话": "电话联系 电话走访 电话访问 电访 电话问候 电话慰问 打电话 通电话 去电",
    "视频": "微信 视频通话 微信视频 视频走访",
    "信函": "信件 书信 函件 写信 寄信",
    "接待": "来访 接访 来访接待 到单位",
    "集体活动": "活动 座谈 座谈会",
    "委托代访": "委托 代访 委托走访",
    "体检": "健康检查",
}
_VISIT_RESULTS = {
    "见到本人": "本人 见本人 见到 已见 已见到 见面 见到老人",
    "见到家属": "家属 见家属 家属接待",
    "已联系": "联系 联系上 已联系上 接通 已接通 通话 已通话",
    "未遇": "未见 未见到 不在家 无人 家中无人 未遇到 未遇见",
    "谢绝": "拒绝 婉拒 谢绝来访 谢绝走访",
    "已搬迁": "搬迁 搬走 已搬走 搬家",
}
_NAMES: dict[str, dict[str, str]] = {
    "sex": {
        "男": "男性 男士 M MALE 1",
        "女": "女性 女士 F FEMALE 2",
        "未知": "不详 未说明 0 9",
    },  # GB/T 2261.1
    "ethnicity": {"维吾尔族": "维族", "蒙古族": "蒙族", "哈萨克族": "哈族", "朝鲜族": "朝族"},
    "document_type": {"居民身份证": "身份证 二代身份证 二代证"},
    "category": {
        "离休": "离休人员 离休干部",
        "退休": "退休人员 退休干部 退休职工 退休工人",
        "退职": "退职人员",
        "内退": "内退人员 内部退养 退养 退养职工 提前离岗",
        "遗属": "遗属人员 遗孀",
        "代管": "代管人员",
    },
    "status": {
        "在册": "正常 在管 健在 在世 在册人员",
        "去世": "已去世 死亡 已死亡 已故 故 逝世 已逝世 病故",
        "转出": "已转出 调出 迁出",
        "已移交社会化": "已移交社会化仍联系 已移交 移交社会化 移交社区 社会化",
        "失联": "失去联系",
    },
    "residence": {
        "市内": "本市 本地 市区 区内 区外市内 本市内 市内居住",
        "省内市外": "省内 省内跨县市 本省 市外 外市 市外省内 省内异地 省内跨市",
        "省外": "外省 跨省 外地 异地 异地居住 省外居住",
        "境外": "国外 海外 境外居住 港澳台 港澳 香港 澳门 台湾",
    },
    "political": {
        "中共党员": "党员 中共 共产党员 中国共产党党员 中共正式党员",
        "中共预备党员": "预备党员",
        "民革党员": "民革",
        "民盟盟员": "民盟",
        "民建会员": "民建",
        "民进会员": "民进",
        "农工党党员": "农工党",
        "致公党党员": "致公党",
        "九三学社社员": "九三学社 九三",
        "台盟盟员": "台盟",
        "无党派人士": "无党派",
        "群众": "普通群众 一般群众",
    },
    "education": {
        "研究生": "硕士研究生 博士研究生",
        "大学本科": "本科 大学",
        "大学专科": "大专 专科",
        "中专": "中等专科 中等专业学校",
        "文盲或半文盲": "文盲 半文盲",
    },
    "care_level": {
        "能自理": "自理 能力完好 完全自理 生活自理 生活能自理 能够自理 可自理",
        "半自理": "部分自理 生活半自理 基本自理",
        "不能自理": "不自理 完全失能 重度失能 生活不能自理 完全不能自理 失能",
    },
    "health": {
        "健康": "良好 健康良好 身体健康",
        "一般": "一般或较弱",
        "有慢性病": "慢性病 长年有病 患慢性病",
    },
    "living": {
        "与子女亲友共住": "与子女同住 与子女共住 与亲友共住 与家人同住",
        "独居": "一人独居",
        "空巢": "空巢夫妻",
        "孤老": "孤寡 孤寡老人 鳏寡孤独",
        "养老机构": "养老院 敬老院 福利院 住养老院",
    },
    "contact_relation": {"配偶": "爱人 老伴", "丈夫": "夫", "妻子": "妻", "儿子": "子 儿", "女儿": "女"},
    "relation": {"配偶": "爱人 老伴", "丈夫": "夫", "妻子": "妻", "儿子": "子 儿", "女儿": "女"},
    "visit.kind": _VISIT_KINDS,
    "visit.result": _VISIT_RESULTS,
    "fact.type": {
        "去世": "死亡 逝世 已去世 病故",
        "转出": "迁出 调出 转出本单位",
        "转入": "迁入 调入",
        "居住地变更": "居住地变动 居住地类别变更 住地变更",
        "类别变更": "人员类别变更 类别变动",
        "移交社会化": "社会化移交 移交社区 移交",
        "自理能力变更": "自理能力变动 自理变更",
        "标记变更": "标记变动 标签变更 重点标记变更",
    },
    "condolence.kind": {
        "节日": "节日慰问 春节慰问 过节慰问",
        "住院": "住院慰问",
        "生日": "生日慰问 祝寿",
        "去世": "去世慰问 丧事慰问",
        "困难": "困难慰问 困难补助",
        "重病": "重病慰问 大病慰问",
        "其他": "其它",
    },
    "condolence.form": {
        "慰问金": "现金 发放现金",
        "转卡": "转账 银行转账 打卡 汇款",
        "慰问品": "物品 实物 礼品",
        "慰问信": "信函 慰问函",
    },
    "phone.kind": {"手机": "移动电话", "住宅": "宅电 家庭电话 固定电话 座机", "单位": "办公电话 单位电话"},
    "address.kind": {
        "户籍": "户籍地址 户口",
        "现住": "现住址 家庭住址 住址",
        "通信": "通信地址 邮寄地址 通讯",
    },
}
