"""What an invented clerk writes down after a visit."""

from __future__ import annotations

from random import Random

CONDITIONS = (
    "精神尚好，行动自如", "血压平稳，坚持散步", "听力下降，交谈需大声", "近期睡眠欠佳", "腿脚不便，出门需人搀扶",
    "病情稳定，按时服药", "思路清晰，关心单位发展", "术后恢复良好", "食欲不振，家属照料周到", "心情开朗，每天练字",
)  # fmt: skip
DIFFICULTIES = (
    "上下楼不便，盼加装电梯", "报销医药费手续看不明白", "老伴住院，一人照料吃力", "家中水管老化", "子女不在身边，买菜不便",
    "不会用手机做资格认证", "护工费用较高",
)  # fmt: skip
SUGGESTIONS = (
    "希望多组织就近活动", "建议体检增加骨密度项目", "盼多通报行里情况", "活动室椅子偏硬，请更换", "希望老年大学开设手机班",
)  # fmt: skip
PLANS = ("来年想参加合唱队", "打算去女儿家住一段", "准备整理回忆录", "想学用智能手机", "争取参加重阳节活动")
FOLLOW_UPS = (
    "协助办理慢病门诊", "联系物业修水管", "送资格认证协助表", "送报销单据到财务", "请社区安排助餐", "核对新手机号码",
    "转告工会困难补助申请", "陪同复查",
)  # fmt: skip
OUTCOMES = ("已办妥，本人满意", "已转社区处理", "家属已自行解决")
WAIVERS = ("长期住女儿家，由家属电话报平安", "本人谢绝上门，改为电话", "住院疗养，院内探视代替", "赴境外探亲")
EVENTS = ("直系亲属去世", "家中失窃", "子女重病", "房屋漏水受损")
WARDS = "心内科 呼吸科 神经内科 骨科 肿瘤科 老年病科 消化科".split()
HEARD_FROM = ("家属来电", "社区告知", "楼组长告知", "医院告知")
WISHES = ("从简办丧，不收花圈", "按本地习俗办理", "回原籍安葬", "家属商议后告知")
HALLS = ("澜州市殡仪馆仙鹤厅", "澜州市殡仪馆松柏厅", "澜州市殡仪馆告别厅")
STEP_OUTCOMES = {
    "report": ("已电话报告，书面材料随后报送", "已书面报告"),
    "family": ("已上门慰问，转达单位哀悼", "已上门，家属情绪平稳"),
    "papers": ("死亡证明已开具，户口已注销", "死亡证明已开具"),
    "obituary": ("已送家属过目",),
    "farewell": ("告别仪式已办，单位派车一辆", "家属自行安排，单位送花圈"),
    "pension_stop": ("材料已报社保",),
    "claim": ("政策已告知，家属自行申领", "材料已收齐，已代为申报"),
    "survivor": ("遗属已登记，列入走访", "已核对遗属情况"),
    "survivor none": ("无配偶遗属",),
    "subscriptions": ("已停订老年报",),
}
"""What came of the steps after a death, by the step's code."""
GOODS = "米面油一份 水果一篮 牛奶两箱 毛毯一条 营养品一份".split()


def said(rng: Random) -> dict[str, str]:
    """What stands in the fields of a visit's record; mostly little."""
    words = {"condition": rng.choice(CONDITIONS)} if rng.random() < 0.6 else {}
    for key, chance, choices in (
        ("difficulties", 0.06, DIFFICULTIES),
        ("suggestions", 0.04, SUGGESTIONS),
        ("plans", 0.03, PLANS),
    ):
        if rng.random() < chance:
            words[key] = rng.choice(choices)
    return words
