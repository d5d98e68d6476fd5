"""What each printer does to each stock: kept with the office's records, used whenever that printer prints that stock."""

from __future__ import annotations

from retiree_desk.documents.calibration import ACROSS, DOWN, FURTHEST, Profile, measured
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Row
from retiree_desk.store.unit import Unit

PLAIN = "普通纸"
"""The stock of everything that is not printed on a named one."""
_OFF = 200
"""The rulers may be longer or shorter than they should by this (tenths of a millimetre); more is a slip of the pen."""


def profiles(unit: Unit) -> list[Profile]:
    """Every profile, by printer and stock."""
    found = [_profile(row) for row in unit.rows("stock_profile").all()]
    return sorted(found, key=lambda one: (one.printer, one.stock))


def profile(unit: Unit, printer: str, stock: str) -> Profile:
    """The profile of a printer with a stock; as designed when nothing was measured."""
    known = {(one.printer, one.stock): one for one in profiles(unit)}
    return known.get((printer, stock)) or Profile(printer, stock)


def from_ruler(printer: str, stock: str, left: int, top: int, across: int, down: int) -> Profile:
    """The profile from four lengths on the test page, in tenths of a millimetre; RuleBroken for one that can't be."""
    for field, found, meant in (("across", across, ACROSS), ("down", down, DOWN)):
        if abs(found - meant) > _OFF:
            raise RuleBroken("ruler_unlikely", field, meant=f"{meant / 10:.1f}", found=f"{found / 10:.1f}")
    made = measured(printer, stock, left, top, across, down)
    for field, found in (("left", made.dx), ("top", made.dy)):
        if abs(found) > FURTHEST:
            raise RuleBroken("shift_unlikely", field, most=f"{FURTHEST / 10:.0f}")
    return made


def keep(unit: Unit, made: Profile) -> None:
    """Write a profile in place of the one before."""
    rows = unit.rows("stock_profile")
    values: dict[str, str | int] = {
        "printer": made.printer,
        "stock": made.stock,
        "dx": made.dx,
        "dy": made.dy,
        "scale_x": made.across,
        "scale_y": made.down,
    }
    for known in rows.where(printer=made.printer, stock=made.stock):
        uid = known["id"]
        if isinstance(uid, bytes):
            rows.update(uid, values)
            return
    rows.add(values)


def _profile(row: Row) -> Profile:
    numbers = [row[key] for key in ("dx", "dy", "scale_x", "scale_y")]
    dx, dy, across, down = (value if isinstance(value, int) else 0 for value in numbers)
    return Profile(str(row["printer"]), str(row["stock"]), dx, dy, across or ACROSS, down or DOWN)
