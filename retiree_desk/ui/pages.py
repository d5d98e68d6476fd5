"""Every page of the window in the order of the rail: the one place to add a page."""

from __future__ import annotations

from retiree_desk.i18n import N_
from retiree_desk.ui.bereavement import page as bereavement
from retiree_desk.ui.condolences import page as condolences
from retiree_desk.ui.figures import page as figures
from retiree_desk.ui.hospital import page as hospital
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.imports.page import ExchangePage
from retiree_desk.ui.members import page as members
from retiree_desk.ui.page import OfficeAtHand, PageEntry
from retiree_desk.ui.planning import page as planning
from retiree_desk.ui.printing import page as printing
from retiree_desk.ui.rules import page as rules
from retiree_desk.ui.settings.page import SettingsPage
from retiree_desk.ui.today import page as today
from retiree_desk.ui.visits import page as visits


def entries(office: OfficeAtHand) -> list[PageEntry]:
    """The pages of this office's window."""
    return [
        today.entry(),
        members.entry(office),
        visits.entry(),
        planning.entry(office),
        hospital.entry(),
        condolences.entry(office),
        bereavement.entry(office),
        printing.entry(office),
        PageEntry(
            "exchange", Icon.EXCHANGE, N_("Exchange"), lambda desk: ExchangePage(desk, office=office())
        ),
        figures.entry(),
        rules.entry(),
        PageEntry(
            "settings", Icon.SETTINGS, N_("Settings"), lambda desk: SettingsPage(desk, office=office())
        ),
    ]
