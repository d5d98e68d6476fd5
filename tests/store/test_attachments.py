from __future__ import annotations

import hashlib
import io
import os
import struct
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.store.attachments import Attachments, photo_of
from retiree_desk.store.engine import connect
from retiree_desk.troubles import Trouble

KEY = os.urandom(32)
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def attachments(tmp_path: Path) -> Iterator[Attachments]:
    opened = Attachments(tmp_path / "attachments.db", KEY)
    yield opened
    opened.close()


def picture(
    size: tuple[int, int] = (1200, 1600), mode: str = "RGB", kind: str = "JPEG", **more: object
) -> bytes:
    file = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert(mode).save(file, kind, **more)
    return file.getvalue()


def test_a_photo_is_kept_small_and_found_by_its_name(attachments: Attachments) -> None:
    name = attachments.put_photo(picture(), NOW)
    kept = attachments.get(name)
    assert kept is not None
    assert hashlib.sha256(kept).hexdigest() == name
    with Image.open(io.BytesIO(kept)) as opened:
        assert (opened.format, opened.size) == ("JPEG", (600, 800))


def test_the_same_photo_is_kept_once(attachments: Attachments) -> None:
    assert attachments.put_photo(picture(), NOW) == attachments.put_photo(picture(), NOW)
    assert len(attachments.names()) == 1


def test_an_unknown_name_gives_nothing(attachments: Attachments) -> None:
    assert attachments.get("00" * 32) is None
    attachments.put("photo", b"x", NOW)
    assert attachments.get("00" * 32) is None


def test_what_hides_in_the_file_is_left_out() -> None:
    exif = Image.Exif()
    exif[0x010E] = "CANARY-PLACE"
    kept = photo_of(picture(exif=exif.tobytes(), comment=b"CANARY-COMMENT", icc_profile=b"CANARY-PROFILE"))
    assert b"CANARY" not in kept
    assert b"Exif" not in kept


def test_a_photo_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(io.BytesIO(photo_of(picture((400, 200), exif=exif.tobytes())))) as opened:
        assert opened.size == (200, 400)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGBA", "PNG"), ("LA", "PNG"), ("P", "GIF"), ("L", "BMP"), ("CMYK", "JPEG"), ("1", "TIFF")],
)
def test_every_common_kind_of_picture_is_taken(mode: str, kind: str) -> None:
    with Image.open(io.BytesIO(photo_of(picture((30, 40), mode, kind)))) as opened:
        assert (opened.mode, opened.size) == ("RGB", (30, 40))


@pytest.mark.parametrize("size", [(6400, 6400), (9_000, 11_000), (60_000, 60_000)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(RuleBroken, match="photo_too_large"):
        photo_of(_only_header(size))


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", b"%PDF-1.7", b"<svg/>", b"GIF89a"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(RuleBroken, match="photo_unreadable"):
        photo_of(content)


def test_half_a_picture_is_refused() -> None:
    whole = picture()
    with pytest.raises(RuleBroken, match="photo_unreadable"):
        photo_of(whole[: len(whole) // 2])


def test_a_copy_gets_only_what_it_has_not(attachments: Attachments, tmp_path: Path) -> None:
    attachments.put("photo", b"first", NOW)
    assert attachments.copy_to(tmp_path / "copy.db") == 1
    attachments.put("photo", b"second", NOW)
    assert attachments.copy_to(tmp_path / "copy.db") == 1
    assert attachments.copy_to(tmp_path / "copy.db") == 0
    copy = Attachments(tmp_path / "copy.db", KEY)
    assert copy.names() == attachments.names()
    copy.close()


def test_without_photos_no_file_is_made(attachments: Attachments, tmp_path: Path) -> None:
    assert attachments.copy_to(tmp_path / "copy.db") == 0
    assert attachments.names() == set()
    assert list(attachments.damaged()) == []
    attachments.close()
    assert list(tmp_path.iterdir()) == []


def test_changed_bytes_are_told(attachments: Attachments, tmp_path: Path) -> None:
    name = attachments.put("photo", b"true", NOW)
    assert list(attachments.damaged()) == []
    attachments.close()
    changed = connect(tmp_path / "attachments.db", KEY)
    changed.execute("UPDATE attachment SET content = x'00'")
    changed.close()
    assert list(attachments.damaged()) == [name]


def test_another_key_opens_nothing(attachments: Attachments, tmp_path: Path) -> None:
    attachments.put("photo", b"true", NOW)
    attachments.close()
    with pytest.raises(Trouble, match="database_unreadable"):
        Attachments(tmp_path / "attachments.db", os.urandom(32)).names()


def _only_header(size: tuple[int, int]) -> bytes:
    """A PNG that claims a size and holds no pixels."""
    header = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", b"\x78")


def _chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check
