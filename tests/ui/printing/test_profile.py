"""Printers, measured."""

from __future__ import annotations

import pytest

from retiree_desk.services import papers_profiles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.printing.page import PRINTERS, PrintPage
from retiree_desk.ui.printing.profile_view import ProfileView


def test_a_printer_is_measured_and_measured_back(page: PrintPage, desk: Desk) -> None:
    view = page.show_view(PRINTERS)
    assert isinstance(view, ProfileView)
    view.printers.setCurrentText("惠普 1020")
    view.stocks.setCurrentIndex(view.stocks.findData("wallet-10"))
    for name, length in (("across", "149.5"), ("down", "200.4"), ("left", "31,2"), ("top", "29.0")):
        view.fields[name].setText(length)
    view.measure()
    (made,) = desk.read(papers_profiles.profiles)
    assert (made.printer, made.stock, made.across, made.down) == ("惠普 1020", "wallet-10", 1495, 2004)
    assert made.placement.dx == pytest.approx(-1.3, abs=0.05)
    view.forget()
    assert desk.read(lambda unit: papers_profiles.profile(unit, "惠普 1020", "wallet-10")).placement == (
        0,
        0,
        1,
        1,
    )


def test_a_slip_on_the_ruler_is_told_beside_its_field(page: PrintPage, desk: Desk) -> None:
    view = page.show_view(PRINTERS)
    assert isinstance(view, ProfileView)
    view.measure()
    assert view.form.field("printer").property("refused")
    view.printers.setCurrentText("惠普")
    for wrong in ("15", "很长", ""):
        view.fields["across"].setText(wrong)
        view.measure()
        assert view.form.field("across").property("refused")
    assert desk.read(papers_profiles.profiles) == []
