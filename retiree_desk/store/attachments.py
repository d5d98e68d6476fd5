"""Photos in ``attachments.db``: encrypted under the office's key, named by the SHA-256 of what they hold, only added.

What is added is a small JPEG made anew from the picture, so that neither the place where it was taken nor anything
hidden in the file is kept. Nothing is overwritten or taken away, so that a backup needs only what it has not.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import BLOB, Column, Engine, Integer, MetaData, Table, Text, insert, select

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.store.engine import open_engine, sorted_troubles
from retiree_desk.store.snapshot import borrowed

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_FILE = 40 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONG_SIDE = 800
_QUALITY = 85
_FORMATS = ("JPEG", "PNG", "BMP", "WEBP", "GIF", "TIFF")

_metadata = MetaData()
attachment = Table(
    "attachment",
    _metadata,
    Column("digest", BLOB(), primary_key=True),
    Column("kind", Text(), nullable=False),
    Column("added", Text(), nullable=False),
    Column("size", Integer(), nullable=False),
    Column("content", BLOB(), nullable=False),
)


class Attachments:
    """The photos of one office."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._opened: Engine | None = None

    def put_photo(self, content: bytes, now: datetime) -> str:
        """Keep a photo; its name. RuleBroken when the file is no picture or too large a one."""
        return self.put("photo", photo_of(content), now)

    def put(self, kind: str, content: bytes, now: datetime) -> str:
        """Keep bytes as they are; the name is the same for the same bytes."""
        digest = hashlib.sha256(content).digest()
        row = {
            "digest": digest,
            "kind": kind,
            "added": now.isoformat(),
            "size": len(content),
            "content": content,
        }
        with sorted_troubles(), self._engine().begin() as connection:
            connection.execute(insert(attachment).prefix_with("OR IGNORE").values(row))
        return digest.hex()

    def get(self, name: str) -> bytes | None:
        """The bytes of that name."""
        chosen = select(attachment.c.content).where(attachment.c.digest == bytes.fromhex(name))
        if self._opened is None and not self._path.exists():
            return None
        with sorted_troubles(), self._engine().begin() as connection:
            found = connection.execute(chosen).scalar()
        return bytes(found) if found is not None else None

    def names(self) -> set[str]:
        """Everything that is kept."""
        if self._opened is None and not self._path.exists():
            return set()
        with sorted_troubles(), self._engine().begin() as connection:
            return {digest.hex() for (digest,) in connection.execute(select(attachment.c.digest))}

    def damaged(self) -> Iterator[str]:
        """The names whose bytes are no longer what they were."""
        if self._opened is None and not self._path.exists():
            return
        with sorted_troubles(), self._engine().begin() as connection:
            for digest, content in connection.execute(select(attachment.c.digest, attachment.c.content)):
                if hashlib.sha256(content).digest() != digest:
                    yield digest.hex()

    def copy_to(self, path: Path) -> int:
        """Add to the copy at ``path`` what it has not, and prove what was added; how many there were."""
        if self._opened is None and not self._path.exists():
            return 0
        other = Attachments(path, self._key)
        missing = self.names() - other.names()
        try:
            for name in sorted(missing):
                self._hand(name, other)
        finally:
            other.close()
        return len(missing)

    def close(self) -> None:
        """Let go of the file."""
        if self._opened is not None:
            with borrowed(self._opened) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._opened.dispose()
            self._opened = None

    def _hand(self, name: str, other: Attachments) -> None:
        chosen = select(attachment).where(attachment.c.digest == bytes.fromhex(name))
        with sorted_troubles(), self._engine().begin() as connection:
            row = connection.execute(chosen).mappings().one()
        with sorted_troubles(), other._engine().begin() as connection:
            connection.execute(insert(attachment).values(dict(row)))

    def _engine(self) -> Engine:
        if self._opened is None:
            self._opened = open_engine(self._path, self._key, create=True)
            with sorted_troubles():
                _metadata.create_all(self._opened)
        return self._opened


def photo_of(content: bytes) -> bytes:
    """A JPEG of at most 800 pixels a side, upright, with nothing in it but the picture."""
    from PIL import Image, ImageOps  # heavy: only a new photo needs it

    if len(content) > LONGEST_FILE:
        raise RuleBroken("photo_too_large", "photo", most=LONGEST_FILE // 1024 // 1024)
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise RuleBroken("photo_too_large", "photo", most=LONGEST_FILE // 1024 // 1024)
            picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
            return _plain_jpeg(_on_white(ImageOps.exif_transpose(picture)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RuleBroken("photo_too_large", "photo", most=LONGEST_FILE // 1024 // 1024) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise RuleBroken("photo_unreadable", "photo") from error


def _on_white(picture: Image) -> Image:
    from PIL import Image  # heavy: only a new photo needs it

    if picture.mode in ("RGBA", "LA", "PA", "P"):
        picture = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")
    return picture.convert("RGB")


def _plain_jpeg(picture: Image) -> bytes:
    picture.thumbnail((LONG_SIDE, LONG_SIDE))
    picture.info.clear()  # comments and colour profiles would be written again
    plain: Any = io.BytesIO()
    picture.save(plain, "JPEG", quality=_QUALITY, optimize=True)
    kept: bytes = plain.getvalue()
    return kept
