"""What is owed, from a workbook to the answer: people on the boundaries, with expectations worked out by hand.

The workbook writes dates in every look; nothing but the command line is asked.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from tests.cli.conftest import Line

PEOPLE = """
    人员编号 姓名     身份证号             出生日期     人员类别 在册状态 居住地类别 进入机构日期 逝世日期
    Q0       无访     -                    1940-05-01   退休     在册     市内       -            -
    Q1       一访     -                    1940.5.1     退休     在册     市内       -            -
    Q2       两访     -                    1940年5月1日 退休     在册     市内       -            -
    Q3       三访     -                    19400501     退休     在册     市内       -            -
    QD       同日     -                    1940/5/1     退休     在册     市内       -            -
    H1       今日七十 -                    1956-01-01   退休     在册     市内       -            -
    H2       明日七十 -                    1956-01-02   退休     在册     市内       -            -
    H8       将满八十 -                    1946-02-10   退休     在册     市内       -            -
    HM       迁居     -                    1950-05-01   退休     在册     省外       -            -
    HB       迁回     -                    1950-05-01   退休     在册     市内       -            -
    HD       逝者     -                    1950-05-01   退休     去世     市内       -            2026-03-01
    HX       首日逝者 -                    1950-05-01   退休     去世     市内       -            2026-01-01
    HF       闰日生   -                    1956-02-29   退休     在册     市内       -            -
    HI       凭证号   110105195601020021   -            退休     在册     市内       -            -
    HA       仅知年   -                    1956年       退休     在册     市内       -            -
    HJ       次日入册 -                    1950-05-01   退休     在册     市内       2026-01-02   -
    HT       社会化   -                    1950-05-01   退休     已移交社会化仍联系 - - -
    HW       免首日   -                    1950-05-01   退休     在册     市内       -            -
    HV       免今日   -                    1950-05-01   退休     在册     市内       -            -
    LX       离休者   -                    1930-05-01   离休     在册     省外       -            -
"""
CHANGES = """
    人员编号 变动类型   生效日期   变动前 内容
    HM       居住地变更 2026-03-01 市内   省外
    HB       居住地变更 2026-03-01 市内   省外
    HB       居住地变更 2026-05-01 省外   市内
    HF       居住地变更 2026-01-01 市内   省外
    HF       居住地变更 2026-01-01 省外   市内
    HD       去世       2026-03-01 在册   -
"""
VISITS = """
    人员编号 日期        方式 结果
    Q1       2026-01-31  上门 见到本人
    Q2       2026-01-05  上门 见到家属
    Q2       2026-02-05  上门 已联系
    Q2       2026-02-06  上门 未遇
    Q2       2026-02-07  电话 已联系
    Q3       2026-01-01  上门 见到本人
    Q3       2026-02-01  上门 见到本人
    Q3       2026-03-31  上门 见到本人
    QD       2026-02-01  上门 见到本人
    QD       2026-02-01  上门 见到家属
    QD       2026-03-01  上门 见到本人
    HD       2026-02-01  上门 见到本人
    HD       2026-03-02  上门 见到家属
    HB       2026-04-01  上门 见到本人
    LX       2026-01-31  信函 已联系
"""
WAIVERS = """
    人员编号 规则 起         止         原因
    HW       R70  2025-12-01 2026-01-01 出国
    HV       R70  2026-02-01 2026-02-28 住院
"""

R70 = ("R70", "2026-01-01", "2026-06-30", 1)
R80 = ("R80", "2026-01-01", "2026-03-31", 3)


class Asked(NamedTuple):
    """One person's row under one rule on one day: credits, state, next due; None = no such row."""

    on: str
    number: str
    rule: tuple[str, str, str, int]
    stands: tuple[int, str, str | None] | None


EXPECTED = [
    Asked("2026-01-01", "Q0", R80, (0, "open", "2026-01-30")),
    Asked("2026-01-30", "Q0", R80, (0, "open", "2026-01-30")),
    Asked("2026-01-31", "Q0", R80, (0, "behind", "2026-01-30")),
    Asked("2026-01-30", "Q1", R80, (0, "open", "2026-01-30")),
    Asked("2026-01-31", "Q1", R80, (1, "open", "2026-03-01")),
    Asked("2026-03-16", "Q2", R80, (2, "open", "2026-03-31")),
    Asked("2026-03-17", "Q2", R80, (2, "last_call", "2026-03-31")),
    Asked("2026-03-31", "Q2", R80, (2, "last_call", "2026-03-31")),
    Asked("2026-04-01", "Q2", R80, (2, "missed", "2026-03-31")),
    Asked("2026-04-01", "QD", R80, (2, "missed", "2026-03-31")),
    Asked("2026-03-31", "Q3", R80, (3, "met", None)),
    Asked("2026-04-01", "Q3", R80, None),
    Asked("2026-07-01", "Q2", R80, None),
    Asked("2026-01-01", "H1", R70, (0, "open", "2026-06-30")),
    Asked("2026-05-31", "H1", R70, (0, "last_call", "2026-06-30")),
    Asked("2026-01-02", "H2", R70, None),
    Asked("2026-07-01", "H2", ("R70", "2026-07-01", "2026-12-31", 1), (0, "open", "2026-12-31")),
    Asked("2026-02-10", "H8", R70, (0, "open", "2026-06-30")),
    Asked("2026-02-10", "H8", R80, None),
    Asked("2026-04-01", "H8", ("R80", "2026-04-01", "2026-06-30", 3), (0, "open", "2026-05-01")),
    Asked("2026-02-28", "HM", R70, (0, "open", "2026-06-30")),
    Asked("2026-03-01", "HM", R70, (0, "lapsed", None)),
    Asked("2026-04-30", "HB", R70, (0, "lapsed", None)),
    Asked("2026-05-01", "HB", R70, (1, "met", None)),
    Asked("2026-03-31", "HD", R70, (1, "met", None)),
    Asked("2026-01-01", "HX", R70, None),
    Asked("2026-03-31", "HF", R70, None),
    Asked("2026-07-01", "HF", ("R70", "2026-07-01", "2026-12-31", 1), (0, "open", "2026-12-31")),
    Asked("2026-01-02", "HI", R70, None),
    Asked("2026-01-02", "HA", R70, (0, "open", "2026-06-30")),
    Asked("2026-01-02", "HJ", R70, None),
    Asked("2026-01-02", "HT", R70, (0, "open", "2026-06-30")),
    Asked("2026-06-30", "HW", R70, (0, "waived", None)),
    Asked("2026-01-31", "HV", R70, (0, "open", "2026-06-30")),
    Asked("2026-02-28", "HV", R70, (0, "waived", None)),
    Asked("2026-03-01", "HV", R70, (0, "open", "2026-06-30")),
    Asked("2026-01-31", "LX", ("LX", "2026-01-01", "2026-01-31", 1), (1, "met", None)),
    Asked("2026-03-01", "LX", ("LX", "2026-02-01", "2026-02-28", 1), (0, "missed", "2026-02-28")),
    Asked("2026-03-01", "LX", ("R80A", "2026-01-01", "2026-03-31", 3), (1, "open", "2026-03-01")),
    Asked("2026-03-02", "LX", ("R80A", "2026-01-01", "2026-03-31", 3), (1, "behind", "2026-03-01")),
    Asked("2026-03-01", "LX", ("AWAY", "2025-01-01", "2027-12-31", 1), (0, "open", "2027-12-31")),
    Asked("2026-12-01", "LX", ("EXAM", "2025-01-01", "2026-12-31", 1), (0, "last_call", "2026-12-31")),
]


def test_everybody_on_a_boundary_stands_as_worked_out_by_hand(empty: Line, tmp_path: Path) -> None:
    done = empty.json("import", str(_workbook(tmp_path / "册.xlsx")))
    assert (done.status, [sheet["rejected"] for sheet in done.data["sheets"]]) == (0, [[], [], [], []])
    wrong = []
    for on in sorted({asked.on for asked in EXPECTED}):
        rows = empty.json("due", "--on", on, "--all").data["obligations"]
        told = {_of(row): (row["credits"], row["state"], row["next_due"]) for row in rows}
        wrong += [
            (asked, told.get((asked.number, *asked.rule)))
            for asked in EXPECTED
            if asked.on == on and told.get((asked.number, *asked.rule)) != asked.stands
        ]
    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "credited"),
    [("上门", ["AWAY", "LX", "R80A"]), ("电话", ["LX", "R80A"]), ("接待", ["LX"]), ("体检", ["EXAM", "LX"])],
)
def test_a_visit_tells_every_rule_it_counts_for(
    empty: Line, tmp_path: Path, kind: str, credited: list[str]
) -> None:
    empty.json("import", str(_workbook(tmp_path / "册.xlsx")))
    visit = ("--date", "2026-10-20", "--kind", kind, "--result", "已联系")
    found = empty.json("log-visit", "--member", "LX", *visit).data["credited"]
    assert sorted(one["rule"] for one in found) == credited


def _of(row: dict[str, object]) -> tuple[object, ...]:
    return tuple(row[key] for key in ("member_no", "rule", "start", "end", "owed"))


def _workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    for place, table in enumerate((PEOPLE, CHANGES, VISITS, WAIVERS)):
        sheet = book.create_sheet(f"表{place}")
        for row, line in enumerate(table.split("\n")[1:-1]):
            sheet.append([_cell(text, row) for text in line.split()])
    book.save(path)
    return path


def _cell(text: str, row: int) -> str | date | None:
    """A blank, a text, or, in two rows of three, a date as a cell of its own, with its hour or without."""
    if text == "-":
        return None
    if len(text) == len("2026-01-01") and text[4] == "-" and row % 3:
        day = date.fromisoformat(text)
        return datetime(day.year, day.month, day.day) if row % 3 == 1 else day
    return text
