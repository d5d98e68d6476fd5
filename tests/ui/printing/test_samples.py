"""The small pictures of the gallery."""

from __future__ import annotations

import pytest

from retiree_desk.services.papers import PrintRoom
from retiree_desk.ui.printing import samples
from retiree_desk.ui.printing.offers import ALL, Offer


@pytest.mark.parametrize("offer", ALL, ids=lambda one: f"{one.paper.name}-{one.name}")
def test_a_picture_shows_something(room: PrintRoom, offer: Offer) -> None:
    page = samples.picture(room, offer, 40)
    dark = sum(value < 128 for value in page.pixels[::4])
    assert dark > 20
