"""Portraits for a few invented people: drawn outlines, nobody's face."""

from __future__ import annotations

import io
from random import Random

from retiree_desk.domain.terms import Sex

WIDTH, HEIGHT = 295, 413  # a one-inch portrait at 300 dpi
_BACKGROUNDS = ("#dfe8f1", "#e9e4da", "#e3ece4", "#ece3ea")
_CLOTHES = ("#3d5066", "#5b6b5a", "#6a4f4f", "#50506e", "#41606b")
_HAIR = ("#b9bcc0", "#8d9196", "#d9dadb", "#5d6064")
_SKIN = "#e8c9ae"


def portrait(rng: Random, sex: Sex) -> bytes:
    """A PNG of somebody seen from the front, with hair and clothes but no features."""
    from PIL import Image, ImageDraw  # heavy: only the demo draws

    picture = Image.new("RGB", (WIDTH, HEIGHT), rng.choice(_BACKGROUNDS))
    pen = ImageDraw.Draw(picture)
    hair, clothes = rng.choice(_HAIR), rng.choice(_CLOTHES)
    middle, crown, wide = WIDTH // 2, 82 + rng.randrange(14), 58 + rng.randrange(10)
    if sex is Sex.FEMALE:
        pen.ellipse((middle - wide - 16, crown - 18, middle + wide + 16, crown + 178), fill=hair)
    pen.ellipse((middle - 128, 268, middle + 128, HEIGHT + 150), fill=clothes)
    pen.rectangle((middle - 24, 210, middle + 24, 282), fill=_SKIN)
    pen.polygon(((middle - 34, 272), (middle + 34, 272), (middle, 330)), fill="#f3f1ec")
    pen.ellipse((middle - wide, crown, middle + wide, crown + 158), fill=_SKIN)
    pen.chord((middle - wide - 4, crown - 12, middle + wide + 4, crown + 104), 184, 356, fill=hair)
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()
