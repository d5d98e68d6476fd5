"""The code lists. A value is the Chinese term itself: it is what the workbook, the database and the screen hold.

An unknown value (from a newer office, an old workbook) is kept as it is; the lists say what is offered, not what is
allowed. Members exist where rules need them by name; ``ENGLISH`` gives the English display names.
Sources: GB/T 2261.1 (sex), GB/T 2261.2 (marriage), GB/T 3304 (peoples), GB/T 4762 (political status), GB/T 4761
(family relations) and the registers of the offices.
"""

from __future__ import annotations

from enum import StrEnum


class Sex(StrEnum):
    """性别, GB/T 2261.1."""

    MALE = "男"
    FEMALE = "女"
    UNKNOWN = "未知"


class Category(StrEnum):
    """人员类别."""

    REVOLUTIONARY_RETIREE = "离休"
    RETIREE = "退休"
    RESIGNED = "退职"
    EARLY_RETIREE = "内退"
    SURVIVOR = "遗属"
    OLD_WORKER = "建国前老工人"
    ENTRUSTED = "代管"


class Status(StrEnum):
    """在册状态."""

    REGISTERED = "在册"
    HANDED_OVER = "已移交社会化"
    MOVED_OUT = "转出"
    DECEASED = "去世"
    LOST = "失联"
    CANCELLED = "注销"


class Residence(StrEnum):
    """居住地类别."""

    CITY = "市内"
    PROVINCE = "省内市外"
    OTHER_PROVINCE = "省外"
    ABROAD = "境外"


class CareLevel(StrEnum):
    """自理能力."""

    INDEPENDENT = "能自理"
    PARTIAL = "半自理"
    DEPENDENT = "不能自理"


class Living(StrEnum):
    """居住状况 (several may hold)."""

    WITH_FAMILY = "与子女亲友共住"
    COUPLE_ALONE = "空巢"
    ALONE = "独居"
    CHILDLESS = "孤老"
    CHILDLESS_COUPLE = "双孤老"
    OLD_CARES_OLD = "一老养一老"
    ALL_OLD = "纯老家庭"
    LOST_CHILD = "失独"
    INSTITUTION = "养老机构"
    OTHER = "其他"


class Health(StrEnum):
    """健康状况."""

    GOOD = "健康"
    FAIR = "一般"
    CHRONIC = "有慢性病"
    SERIOUS = "重病"
    DISABLED = "残疾"


class ChangeType(StrEnum):
    """变动类型: what a dated change is about."""

    DEATH = "去世"
    MOVE_OUT = "转出"
    MOVE_IN = "转入"
    RESIDENCE = "居住地变更"
    CATEGORY = "类别变更"
    HAND_OVER = "移交社会化"
    CARE_LEVEL = "自理能力变更"
    FLAGS = "标记变更"


class VisitKind(StrEnum):
    """走访方式."""

    HOME = "上门"
    HOSPITAL = "医院"
    PHONE = "电话"
    VIDEO = "视频"
    LETTER = "信函"
    RECEPTION = "接待"
    GATHERING = "集体活动"
    PROXY = "委托代访"
    CHECKUP = "体检"


class VisitResult(StrEnum):
    """走访结果; only the first three count."""

    SEEN = "见到本人"
    FAMILY = "见到家属"
    CONTACTED = "已联系"
    NOT_HOME = "未遇"
    DECLINED = "谢绝"
    MOVED = "已搬迁"


class CondolenceKind(StrEnum):
    """慰问类型."""

    FESTIVAL = "节日"
    HOSPITAL = "住院"
    BIRTHDAY = "生日"
    DEATH = "去世"
    FAMILY_DEATH = "直系亲属去世"
    HARDSHIP = "困难"
    ILLNESS = "重病"
    EVENT = "重大变故"
    OTHER = "其他"


class CondolenceForm(StrEnum):
    """慰问形式."""

    CASH = "慰问金"
    TRANSFER = "转卡"
    GOODS = "慰问品"
    LETTER = "慰问信"
    PHONE = "电话"


class AddressKind(StrEnum):
    """地址种类."""

    HOUSEHOLD = "户籍"
    HOME = "现住"
    POSTAL = "通信"


class PhoneKind(StrEnum):
    """电话种类."""

    MOBILE = "手机"
    HOME = "住宅"
    SHORT = "短号"
    OFFICE = "单位"
    OTHER = "其他"


class TreeKind(StrEnum):
    """The three independent groupings of the members."""

    STATION = "管理站"
    PARTY_BRANCH = "党支部"
    AREA = "片区"


CATEGORIES = tuple(Category)
ETHNICITIES = tuple(
    "汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 "
    "佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 "
    "阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 "
    "珞巴族 基诺族 其他".split()
)
MARRIAGES = ("未婚", "已婚", "初婚", "再婚", "复婚", "丧偶", "离婚", "未说明")
UNMARRIED = ("未婚", "丧偶", "离婚")
EDUCATIONS = ("研究生", "大学本科", "大学专科", "中专", "高中", "技校", "初中", "小学", "文盲或半文盲")
DOCUMENT_TYPES = (
    "居民身份证",
    "港澳台居民居住证",
    "外国人永久居留证",
    "军官证",
    "护照",
    "离休干部荣誉证",
    "其他",
)
PERSONNEL = ("干部", "工人", "教师", "军转干部", "其他")
RETIREMENT_TYPES = ("正常", "特殊工种", "特殊政策提前", "病退", "其他")
RANKS = (
    "省部级正职", "省部级副职", "厅局级正职", "厅局级副职", "县处级正职", "县处级副职", "乡科级正职", "乡科级副职",
    "科员", "办事员", "正高级", "副高级", "中级", "初级", "高级技师", "技师", "高级工", "中级工", "初级工", "普通工",
)  # fmt: skip
POLITICAL = (
    "中共党员", "中共预备党员", "民革党员", "民盟盟员", "民建会员", "民进会员", "农工党党员", "致公党党员", "九三学社社员",
    "台盟盟员", "无党派人士", "群众",
)  # fmt: skip
RELATIONS = (
    "配偶", "丈夫", "妻子", "儿子", "女儿", "女婿", "儿媳", "孙子", "孙女", "外孙子", "外孙女", "父亲", "母亲", "兄弟",
    "姐妹", "侄子", "侄女", "外甥", "外甥女", "保姆", "邻居", "朋友", "其他",
)  # fmt: skip
HARDSHIPS = ("无", "特困", "重病", "低保", "困难职工", "其他")
KEY_REASONS = (
    "独居",
    "孤老",
    "不能自理",
    "半自理",
    "重病",
    "失独",
    "困难",
    "残疾",
    "高龄",
    "一老养一老",
    "其他",
)
DISEASES = (
    "高血压", "糖尿病", "冠心病", "肿瘤", "慢性支气管炎", "肾衰竭", "心肌梗死", "脑出血", "脑梗死", "心绞痛", "心力衰竭",
    "帕金森病", "阿尔茨海默病", "其他",
)  # fmt: skip
HOBBIES = (
    "音乐",
    "球类",
    "棋类",
    "钓鱼",
    "游泳",
    "爬山",
    "跑步",
    "书法",
    "绘画",
    "摄影",
    "舞蹈",
    "收藏",
    "其他",
)
CARE_TABOOS = ("清真", "糖尿病", "谢绝来访", "丧期", "其他")
PARTY_SEATS = ("本单位", "社区", "异地")
PAY_CHANNELS = ("社保发放", "单位发放", "银行代发", "其他")
HOUSEHOLD_TYPES = ("城镇", "农村", "其他")
CERTIFY_WAYS = ("人脸识别", "现场", "协助认证表", "数据比对", "上门", "其他")
CONTACT_WAYS = ("手机", "住宅电话", "微信", "上门", "由家属转达")
DISABILITY_GRADES = ("一级", "二级", "三级", "四级")
FUND_SOURCES = ("活动经费", "帮困基金", "工会经费", "党费", "行政经费", "其他")

ENGLISH: dict[str, str] = {
    "男": "male", "女": "female", "未知": "unknown",
    "离休": "revolutionary retiree", "退休": "retiree", "退职": "resigned", "内退": "early retiree",
    "遗属": "survivor", "建国前老工人": "pre-1949 worker", "代管": "entrusted",
    "在册": "on the register", "已移交社会化": "handed to the community", "转出": "moved out", "去世": "deceased",
    "失联": "out of touch", "注销": "cancelled",
    "市内": "in the city", "省内市外": "in the province", "省外": "other province", "境外": "abroad",
    "能自理": "independent", "半自理": "partly dependent", "不能自理": "dependent",
    "与子女亲友共住": "with family", "空巢": "couple alone", "独居": "alone", "孤老": "childless", "双孤老": "childless couple",
    "一老养一老": "old caring for old", "纯老家庭": "all-old household", "失独": "lost only child", "养老机构": "in a home",
    "其他": "other", "健康": "good", "一般": "fair", "有慢性病": "chronic illness", "重病": "serious illness", "残疾": "disabled",
    "转入": "moved in", "居住地变更": "residence changed", "类别变更": "category changed", "移交社会化": "handed over",
    "自理能力变更": "care level changed", "标记变更": "flags changed",
    "上门": "home visit", "医院": "hospital visit", "电话": "phone call", "视频": "video call", "信函": "letter",
    "接待": "at the office", "集体活动": "gathering", "委托代访": "visit by proxy", "体检": "health check",
    "见到本人": "met in person", "见到家属": "met the family", "已联系": "reached", "未遇": "not at home", "谢绝": "declined",
    "已搬迁": "moved away",
    "节日": "festival", "住院": "hospital stay", "生日": "birthday", "直系亲属去世": "family death", "困难": "hardship",
    "重大变故": "family event", "慰问金": "cash", "转卡": "bank transfer", "慰问品": "goods", "慰问信": "letter of comfort",
    "户籍": "household", "现住": "home", "通信": "postal", "手机": "mobile", "住宅": "home phone", "短号": "short number",
    "单位": "office", "管理站": "station", "党支部": "party branch", "片区": "area",
}  # fmt: skip
