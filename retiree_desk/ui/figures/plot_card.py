"""A plot on its card, with the ways to take it along: as a picture and as a table."""

from __future__ import annotations

from retiree_desk.i18n import _
from retiree_desk.ui.figures.plot import Plot
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.widgets.buttons import icon_button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.words import caption


class PlotCard(Card):
    """``plot`` is what it shows; ``note`` stands below it."""

    def __init__(self, plot: Plot, note: str = "") -> None:
        super().__init__(plot.title)
        self.plot = plot
        picture = icon_button(_("Copy “{plot}” as a picture").format(plot=plot.title), Icon.PHOTO)
        picture.clicked.connect(plot.copy_picture)
        table = icon_button(_("Copy “{plot}” as a table").format(plot=plot.title), Icon.COPY)
        table.clicked.connect(plot.copy_table)
        self.add_act(picture)
        self.add_act(table)
        self.body.addWidget(plot, 1)
        if note:
            self.body.addWidget(caption(note, wrap=True))
