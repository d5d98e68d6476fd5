"""Identity of every row that may travel: 16 bytes, time-ordered (UUID version 7, RFC 9562).

Milliseconds, then a counter of this process (12 bits and the first 14 of the next part), then 48 random bits: of two
identities made one after the other the later sorts later.
"""

from __future__ import annotations

import itertools
import os
import time

Uid = bytes

_made = itertools.count()


def new_id() -> Uid:
    """A fresh identity; later ones sort after earlier ones."""
    stamp = int(time.time() * 1000)
    number = next(_made) & 0x3FFFFFF
    head = stamp << 16 | 0x7000 | number >> 14
    middle = 0x8000 | number & 0x3FFF
    return head.to_bytes(8, "big") + middle.to_bytes(2, "big") + os.urandom(6)
