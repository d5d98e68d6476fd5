"""What paper says of the office."""

from __future__ import annotations

from retiree_desk.services import papers_office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.printing.page import PrintPage


def test_paper_says_of_the_office_what_was_typed(page: PrintPage, desk: Desk) -> None:
    dialog = page.say_office()
    field = dialog.fields["值班电话"]
    field.setText("138 0000 1234")  # type: ignore[union-attr]  # a field of one line
    dialog.save()
    assert desk.read(papers_office.facts)["值班电话"] == "138 0000 1234"
