"""Identity of every row that may travel: 16 bytes, time-ordered (UUID version 7, RFC 9562)."""

from __future__ import annotations

import os
import time

Uid = bytes


def new_id() -> Uid:
    """A fresh identity; later ones sort after earlier ones to the millisecond."""
    stamp = int(time.time() * 1000).to_bytes(6, "big")
    tail = bytearray(os.urandom(10))
    tail[0] = 0x70 | (tail[0] & 0x0F)
    tail[2] = 0x80 | (tail[2] & 0x3F)
    return stamp + bytes(tail)
