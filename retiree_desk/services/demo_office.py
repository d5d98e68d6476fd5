"""What the demo office says of itself on paper, and who leads its areas and party branches; all invented."""

from __future__ import annotations

from random import Random

from retiree_desk.domain.terms import Sex, TreeKind
from retiree_desk.services import demo_names, demo_places, papers_office
from retiree_desk.services.papers import text, uid_of
from retiree_desk.services.papers_office import BENEFITS, POSTCODE, SERVICES
from retiree_desk.store.unit import Unit

FACTS = {
    "办公电话": "0960-5550100",
    "值班电话": "0960-5550199",
    "监督电话": "0960-5550110",
    "办公地址": "澜州市和平里春风路10号分行办公楼2层205室",
    POSTCODE: "096001",
    "办公时间": "周一至周五 8:30—11:30  14:00—17:30",
    "寄语": "有事您说话，我们常联系。",
    "政策依据": "以国家和本地现行文件为准",
    SERVICES: (
        "走访慰问|每季度一次\n住院探望|得知后 3 日内\n待遇咨询|当场答复\n资格认证|协助办理\n"
        "祝寿贺信|整寿上门祝贺\n来信来访|7 日内答复"
    ),
    BENEFITS: "健康体检|每年一次，6—9 月|分行年度安排\n慰问金|春节、重阳各一次|分行慰问办法\n书报|每人每年一份|分行年度安排",
}
"""By the names that layouts use. The area code 0960 was never given out."""


def introduce(unit: Unit) -> None:
    """Write what cards, letters and envelopes say of the office."""
    papers_office.keep(unit, FACTS)


def lead(unit: Unit, rng: Random) -> None:
    """Give each area and each party branch somebody who leads it, with a telephone; buildings go by their area."""
    for kind in (TreeKind.AREA, TreeKind.PARTY_BRANCH):
        for row in unit.tree.nodes(kind):
            uid = uid_of(row, "id")
            if uid is None or row["is_building"]:
                continue
            leader = demo_names.name(rng, rng.choice((Sex.MALE, Sex.FEMALE)), 1955).name
            unit.tree.edit(uid, leader=leader, phone=demo_places.mobile(rng), note=text(row, "note") or None)
