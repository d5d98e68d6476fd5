"""A small office with a desk over it on 20 November 2026: a few people, some owed visits, one in hospital."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from retiree_desk.domain.ids import Uid
from retiree_desk.services import bereavement
from retiree_desk.services.bereavement import DeathDraft
from retiree_desk.services.today import Today
from retiree_desk.settings import Settings
from retiree_desk.store.unit import Unit
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.tasks import Tasks
from retiree_desk.ui.today.board import board_of
from tests.offices import empty_store

TODAY = date(2026, 11, 20)
PEOPLE = (
    # name, sex, birth, category, residence, area, building, flags
    ("王秀兰", "女", "1940-05-01", "退休", "市内", "东风片区", "1号楼", "独居"),
    ("李建国", "男", "1941-03-09", "退休", "市内", "东风片区", "1号楼", None),
    ("赵玉华", "女", "1950-07-30", "退休", "市内", "南湖片区", "3号楼", None),
    ("孙桂英", "女", "1930-02-11", "离休", "市内", "南湖片区", "3号楼", None),
    ("周志强", "男", "1962-08-08", "退休", "市内", "南湖片区", "5号楼", None),
    ("吴淑珍", "女", "1946-11-22", "退休", "省外", None, "", None),
    ("郑德明", "男", "1939-01-17", "退休", "市内", "东风片区", "2号楼", None),
)


@contextmanager
def served_desk(folder: Path) -> Iterator[Desk]:
    """The desk; the program's own signals and undo work as in the window."""
    with empty_store(folder) as store:
        with store.unit("import") as unit:
            fill(unit)
        yield Desk(
            store,
            today=lambda: TODAY,
            user="周敏",
            settings=Settings(),
            tasks=Tasks(inline=True),
        )


def today_of(desk: Desk) -> Today:
    """What the desk's board holds."""
    found = board_of(desk).now()
    assert found is not None
    return found


def fill(unit: Unit) -> list[Uid]:
    """Everybody with what is known of them."""
    uids = []
    for number, (name, sex, birth, category, residence, area, building, flags) in enumerate(PEOPLE, 1):
        uids.append(
            unit.members.add(
                {
                    "member_no": f"{number:06d}",
                    "name": name,
                    "sex": sex,
                    "birth_date": birth,
                    "category": category,
                    "residence": residence,
                    "status": "在册",
                    "joined_on": "2003-06-01",
                    "mobile": "13900000000",
                    "verified_on": "2026-10-01",
                    "flags": flags,
                    "area_id": unit.tree.node("片区", area, building) if area else None,
                }
            )
        )
    _happened(unit, uids)
    return uids


def uid_of(desk: Desk, name: str) -> Uid:
    """Whose identity a name is."""
    (row,) = desk.read(lambda unit: list(unit.members.where(name=name)))
    assert isinstance(row["id"], bytes)
    return row["id"]


def seq_of(desk: Desk, name: str) -> int:
    """Whose local number a name is."""
    found = desk.read(lambda unit: unit.members.seq_of(uid_of(desk, name)))
    assert found is not None
    return found


def _happened(unit: Unit, uids: list[Uid]) -> None:
    visit = {"kind": "上门", "result": "见到本人", "staff": "周敏、何静", "entered_on": "2026-11-03"}
    unit.rows("visit").add_many(
        [
            {"member_id": uids[1], "day": "2026-11-03", **visit, "note": "身体尚好"},
            {"member_id": uids[1], "day": "2026-08-14", **visit},
            {"member_id": uids[0], "day": "2026-11-05", **visit, "kind": "电话", "result": "已联系"},
        ]
    )
    unit.rows("staff").add_many([{"name": name, "active": 1, "is_leader": 0} for name in ("周敏", "何静")])
    unit.rows("stay").add(
        {"member_id": uids[4], "admitted_on": "2026-11-18", "hospital": "市一院", "severity": "病重"}
    )
    unit.rows("follow_up").add(
        {"member_id": uids[2], "text": "联系物业修水管", "owner": "周敏", "due_on": "2026-11-19"}
    )
    bereavement.record(unit, uids[6], DeathDraft(date(2026, 11, 19)), today=TODAY)
