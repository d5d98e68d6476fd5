"""Making millimetres come out as millimetres: what each printer does to each stock, measured on a ruler page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from retiree_desk.documents.fonts import Face
from retiree_desk.documents.pen import Box, Pen, Placement, Style

ACROSS = 1500
"""Length of the ruler across, in tenths of a millimetre."""
DOWN = 2000
"""Length of the ruler down, in tenths of a millimetre."""
LEFT, TOP = 300, 300
"""Where both rulers begin, from the paper's left and top edge, in tenths of a millimetre."""
FURTHEST = 200
"""A page is moved by no more than this (tenths of a millimetre)."""

_WORDS = Style(size=12)
_TITLE = Style(Face.BOLD, size=20, align="center")
_SMALL = Style(size=8, align="center", valign="top")


@dataclass(frozen=True, slots=True)
class Profile:
    """One printer with one stock, as measured on the test page; all in tenths of a millimetre.

    ``dx`` and ``dy`` move the page right and down; ``across`` and ``down`` are the lengths the rulers really have on paper.
    """

    printer: str
    stock: str
    dx: int = 0
    dy: int = 0
    across: int = ACROSS
    down: int = DOWN

    @property
    def placement(self) -> Placement:
        """How pages are moved and stretched so that they come out right."""
        return Placement(
            max(-FURTHEST, min(FURTHEST, self.dx)) / 10,
            max(-FURTHEST, min(FURTHEST, self.dy)) / 10,
            ACROSS / self.across,
            DOWN / self.down,
        )


def measured(printer: str, stock: str, left: int, top: int, across: int, down: int) -> Profile:
    """The profile from what was measured on the test page: where the corner stands and how long the rulers are.

    A scaled page is scaled from its top left corner, so the corner moves with it; the shift is what is left after that.
    """
    return Profile(
        printer, stock, round(LEFT - left * ACROSS / across), round(TOP - top * DOWN / down), across, down
    )


def print_ruler(target: Path | BinaryIO, profile: Profile | None = None) -> None:
    """The test page: two rulers and how to measure them; with a profile, the page that proves it."""
    with Pen(target, "打印校准页", profile.placement if profile else Placement()) as pen, pen.page(210, 297):
        x, y = LEFT / 10, TOP / 10
        pen.text(Box(40, 36, 140, 10), "打印校准页", _TITLE)
        _across(pen, x, y)
        _down(pen, x, y)
        for number, line in enumerate(_guide(profile)):
            pen.text(Box(50, 56 + number * 9, 140, 8), line, _WORDS)


def _across(pen: Pen, x: float, y: float) -> None:
    pen.rule(x, y, x + ACROSS / 10, y, line=0.15)
    for mm in range(ACROSS // 10 + 1):
        length = _tick(mm)
        pen.rule(x + mm, y, x + mm, y - length, line=0.1)
        if mm % 10 == 0:
            pen.text(Box(x + mm - 5, y - 9, 10, 4), str(mm), _SMALL)


def _down(pen: Pen, x: float, y: float) -> None:
    pen.rule(x, y, x, y + DOWN / 10, line=0.15)
    for mm in range(DOWN // 10 + 1):
        length = _tick(mm)
        pen.rule(x, y + mm, x - length, y + mm, line=0.1)
        if mm % 10 == 0:
            pen.text(Box(x - 15, y + mm - 1.5, 10, 4), str(mm), _SMALL)


def _tick(mm: int) -> float:
    if mm % 10 == 0:
        return 5.0
    return 3.5 if mm % 5 == 0 else 2.0


def _guide(profile: Profile | None) -> tuple[str, ...]:
    first = (
        f"打印机：{profile.printer}　纸张：{profile.stock}" if profile else "打印机：　　　　　　　　纸张："
    )
    return (
        first,
        "1. 打印时请选“实际大小”或“100%”，不要选“适合页面”。",
        "2. 用直尺量横尺全长，应为 150.0 mm，实测：＿＿＿＿＿ mm",
        "3. 量竖尺全长，应为 200.0 mm，实测：＿＿＿＿＿ mm",
        "4. 量直角顶点到纸左边，应为 30.0 mm，实测：＿＿＿＿＿ mm",
        "5. 量直角顶点到纸上边，应为 30.0 mm，实测：＿＿＿＿＿ mm",
        "6. 把四个数填进程序，再打印一张本页核对，误差应不超过 0.2 mm。",
    )
