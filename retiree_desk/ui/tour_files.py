"""What the tour shows: a workbook with something of everything, somebody with a story, a campaign, a case."""

from __future__ import annotations

from pathlib import Path

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery
from retiree_desk.exchange.writer import Page, write_workbook
from retiree_desk.services import bereavement_cases, campaigns_book
from retiree_desk.store.unit import Unit
from retiree_desk.ui.desk import Desk

WORKBOOK = "2026 名册.xlsx"
_ROSTER = (
    ("退休人员名册（2026 年 5 月）", "", "", "", "", "", "", ""),
    ("序号", "编号", "姓名", "身份证号码", "出生年月", "手机号码", "家庭住址", "社保卡号（新）"),
    ("1", "990001", "沈玉芬", "", "1941.3", "13900000101", "澜州市河西区文华里 3 号楼 201", "A1"),
    (
        "2",
        "990002",
        "陶志远",
        "110101194403070000",
        "1944年3月7日",
        "13900000102",
        "澜州市河西区文华里 5 号楼 402",
        "A2",
    ),
    ("3", "990003", "韩淑珍", "6.1E+17", "19391112", "13900000103", "澜州市河东区向阳路 18 号", "A3"),
    ("4", "990004", "司马文清", "", "1950-02-31", "1390000", "澜州市河东区向阳路 20 号", ""),
    ("5", "990005", "", "", "1938.7", "13900000105", "", ""),
    ("6", "990006", "曾桂兰", "", "1946.10.1", "13900000106", "澜州市河西区文华里 8 号楼 103", "A6"),
    ("合计", "", "6 人", "", "", "", "", ""),
)
_VISITS = (
    ("编号", "姓名", "走访日期", "走访方式", "走访人", "生活困难"),
    ("990001", "沈玉芬", "2026.4.12", "上门", "周敏", "冬季取暖费用偏高"),
    ("990006", "曾桂兰", "2026.4.13", "电话", "周敏", ""),
    ("990777", "查无此人", "2026.4.13", "上门", "周敏", ""),
)


def make(folder: Path) -> Path:
    """Write the files into ``folder``; the folder."""
    write_workbook(folder / WORKBOOK, (_sheet("花名册", _ROSTER), _sheet("走访", _VISITS)))
    return folder


def storied(desk: Desk) -> Uid:
    """The person of the first hundred with the most to tell."""

    def find(unit: Unit) -> Uid:
        uids = unit.members.uids_of_seqs(list(unit.members.ids(ListQuery(), desk.today()))[:100])
        return max(
            uids,
            key=lambda uid: (
                len(unit.rows("visit").of_member(uid)) + 9 * len(unit.rows("stay").of_member(uid))
            ),
        )

    return desk.read(find)


def running_campaign(desk: Desk) -> Uid | None:
    """The campaign that stands first: one still open, if there is any."""
    return next((one.uid for one in desk.read(campaigns_book.every)), None)


def furthest_case(desk: Desk) -> Uid | None:
    """The dead person whose open case has come furthest."""
    running = [case for case in desk.read(bereavement_cases.cases) if case.closed_on is None]
    return max(running, key=lambda case: case.done).member_id if running else None


def _sheet(name: str, rows: tuple[tuple[str, ...], ...]) -> Page:
    return Page(name, list(rows[0]), [list(row) for row in rows[1:]])
