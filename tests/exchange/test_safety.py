"""Hostile, damaged and foreign files are refused by name, at once and in little memory."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random

import pytest
import xlwt
from openpyxl import Workbook

from retiree_desk.exchange import safety, workbook
from retiree_desk.exchange.safety import Format, vet
from retiree_desk.troubles import Trouble

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
BASE = {"[Content_Types].xml": TYPES, "xl/workbook.xml": "<workbook/>"}
SHEET = "xl/worksheets/sheet1.xml"


def _zip(parts: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


@cache
def _of_zeros(part: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in BASE.items():
            archive.writestr(name, content)
        with archive.open(part, "w", force_zip64=True) as file:
            for _megabyte in range(300):
                file.write(b" " * (1 << 20))
    return held.getvalue()


def _book(fill: Callable[[Workbook], None]) -> bytes:
    held = io.BytesIO()
    book = Workbook()
    fill(book)
    book.save(held)
    return held.getvalue()


def _far_corner(book: Workbook) -> None:
    book.active["A1"] = 1
    book.active["XFD1048576"] = 2


def _lying() -> bytes:
    """A part that inflates to more than its header says, with the checksum of what it says."""
    data = bytearray(_zip({**BASE, SHEET: b"x" * 200_000}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 10)
    return bytes(data)


def _doubled_part() -> bytes:
    """Two directory entries that share the bytes of one part."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in BASE.items():
            archive.writestr(name, content)
        archive.writestr("a.bin", b"0" * 1_000_000)
        shared = archive.getinfo("a.bin")
        for number in range(20):
            again = zipfile.ZipInfo(f"b{number}.bin")
            for name in ("CRC", "compress_size", "file_size", "header_offset", "compress_type"):
                setattr(again, name, getattr(shared, name))
            archive.filelist.append(again)
            archive.NameToInfo[again.filename] = again
    return held.getvalue()


def _encrypted_zip() -> bytes:
    data = bytearray(_zip(BASE))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


def _old_book() -> bytes:
    held = io.BytesIO()
    book = xlwt.Workbook()
    book.add_sheet("一").write(0, 0, "姓名")
    book.save(held)
    return held.getvalue()


def _greedy_old_book() -> bytes:
    """A record that claims four thousand million rows."""
    data = bytearray(_old_book())
    at = data.index(struct.pack("<HH", 0x0200, 14))
    struct.pack_into("<LLHH", data, at + 4, 0, 0xFFFFFFFF, 0, 0xFFFF)
    return bytes(data)


def _backwards_old_book() -> bytes:
    """A sheet that ends before it begins: the room reserved would be what is left of a wrapped number."""
    data = bytearray(_old_book())
    at = data.index(struct.pack("<HH", 0x0200, 14))
    struct.pack_into("<LLHH", data, at + 4, 9, 5, 0, 5)
    return bytes(data)


def _wordy_old_book() -> bytes:
    data = bytearray(_old_book())
    at = data.index(struct.pack("<H", 0x00FC), 512)
    struct.pack_into("<L", data, at + 8, 0x7FFFFFFF)
    return bytes(data)


def _ring_of_sectors() -> bytes:
    """The table of sectors leads each one to the first."""
    data = bytearray(_old_book())
    (at,) = struct.unpack_from("<L", data, 76)
    table = 512 * (at + 1)
    for place in range(table, table + 512, 4):
        if struct.unpack_from("<L", data, place)[0] < 0xFFFFFFFA:
            struct.pack_into("<L", data, place, 0)
    return bytes(data)


def _laughs() -> str:
    laughs = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 30))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><sst><si><t>&l29;</t></si></sst>'


XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>'
IMPLICIT = (
    "<worksheet><sheetData>"
    + "<row><c><v>1</v></c></row>" * 200_000
    + "<row>"
    + "<c><v>1</v></c>" * 16_000
    + "</row></sheetData></worksheet>"
)
TABBED = (
    '<worksheet><sheetData><row r="1"><c\tr="A1"><v>1</v></c></row>'
    '<row r="1048576"><c\tr="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)

HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "bomb in the sheet": ("a.xlsx", lambda: _of_zeros(SHEET), "file_bomb"),
    "bomb in the strings": ("a.xlsx", lambda: _of_zeros("xl/sharedStrings.xml"), "file_bomb"),
    "bomb beside the sheets": ("a.xlsx", lambda: _of_zeros("docProps/thumbnail.jpeg"), "file_bomb"),
    "forest of styles": ("a.xlsx", lambda: _zip({**BASE, "xl/styles.xml": "<a>" * 2_000_000}), "file_bomb"),
    "line without end": ("a.csv", lambda: "姓名,".encode() + b"a," * 15_000_000, "file_damaged"),
    "bomb named as an old workbook": ("a.xls", lambda: _of_zeros(SHEET), "file_bomb"),
    "two cells in far corners": ("a.xlsx", lambda: _book(_far_corner), "file_bomb"),
    "far corners behind tabs": ("a.xlsx", lambda: _zip({**BASE, SHEET: TABBED}), "file_bomb"),
    "far corners without places": ("a.xlsx", lambda: _zip({**BASE, SHEET: IMPLICIT}), "file_bomb"),
    "second place in one cell": (
        "a.xlsx",
        lambda: _zip({**BASE, SHEET: TABBED.replace("\tr=", ' r="A1"r=')}),
        "file_bomb",
    ),
    "sheet under another name": (
        "a.xlsx",
        lambda: _zip({**BASE, "xl/media/image1.png": TABBED}),
        "file_bomb",
    ),
    "backwards old workbook": ("a.xls", _backwards_old_book, "file_damaged"),
    "wordy old workbook": ("a.xls", _wordy_old_book, "file_damaged"),
    "ring of sectors": ("a.xls", _ring_of_sectors, "file_damaged"),
    "too many parts": ("a.xlsx", lambda: _zip({**BASE, **{f"p{n}": "" for n in range(3000)}}), "file_bomb"),
    "greedy old workbook": ("a.xls", _greedy_old_book, "file_bomb"),
    "outer entity": ("a.xlsx", lambda: _zip({**BASE, "xl/sharedStrings.xml": XXE}), "file_entities"),
    "outer entity in relations": (
        "a.xlsx",
        lambda: _zip({**BASE, "xl/_rels/workbook.xml.rels": XXE}),
        "file_entities",
    ),
    "billion laughs": ("a.xlsx", lambda: _zip({**BASE, "xl/sharedStrings.xml": _laughs()}), "file_entities"),
    "entities in UTF-16": ("a.xlsx", lambda: _zip({**BASE, SHEET: XXE.encode("utf-16")}), "file_damaged"),
    "way out": ("a.xlsx", lambda: _zip({**BASE, "../../evil.txt": "x"}), "file_paths"),
    "way out by backslash": ("a.xlsx", lambda: _zip({**BASE, "..\\evil.txt": "x"}), "file_paths"),
    "drive": ("a.xlsx", lambda: _zip({**BASE, "C:/evil.txt": "x"}), "file_paths"),
    "lying size": ("a.xlsx", _lying, "file_damaged"),
    "shared bytes": ("a.xlsx", _doubled_part, "file_damaged"),
    "tail behind the archive": ("a.xlsx", lambda: _zip(BASE) + b"tail", "file_damaged"),
    "cut short": ("a.xlsx", lambda: _book(lambda book: None)[:-400], "file_damaged"),
    "cut in half": ("a.xlsx", lambda: _book(lambda book: None)[:1500], "file_damaged"),
    "zip with a password": ("a.xlsx", _encrypted_zip, "file_encrypted"),
    "old workbook cut short": ("a.xls", lambda: _old_book()[:2000], "file_damaged"),
    "old workbook of rubbish": ("a.xls", lambda: _old_book()[:8] + os.urandom(50_000), "file_damaged"),
    "nothing": ("a.xlsx", lambda: b"", "file_empty"),
    "picture": ("a.xlsx", lambda: b"\x89PNG\r\n\x1a\n\0" + os.urandom(500), "file_not_workbook"),
    "picture named as text": ("a.csv", lambda: b"\x89PNG\r\n\x1a\n\0" + os.urandom(500), "file_not_workbook"),
    "web page": ("a.xls", "<html><table><tr><td>姓名".encode, "file_other_kind"),
    "letter": (
        "a.xlsx",
        lambda: _zip({"[Content_Types].xml": TYPES, "word/document.xml": "<w/>"}),
        "file_other_kind",
    ),
    "any archive": ("a.xlsx", lambda: _zip({"readme.txt": "x"}), "file_not_workbook"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_by_name(case: str, tmp_path: Path) -> None:
    name, make, code = HOSTILE[case]
    path = tmp_path / name
    path.write_bytes(make())
    with pytest.raises(Trouble) as trouble:
        workbook.read(path)
    assert trouble.value.code == code
    assert sorted(tmp_path.iterdir()) == [path]


WATCHED = """
import sys, time
from pathlib import Path
from retiree_desk.exchange import safety, workbook
from retiree_desk.troubles import Trouble
slowest = 0.0
for name in sys.argv[1:]:
    began = time.process_time()
    try:
        workbook.read(Path(name))
    except Trouble:
        slowest = max(slowest, time.process_time() - began)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # ru_maxrss would tell the parent's
print(slowest, int(peak.split()[1]) / 1024)
"""


def test_refusing_takes_under_two_seconds_and_200_megabytes(tmp_path: Path) -> None:
    paths = []
    for number, (name, make, _code) in enumerate(HOSTILE.values()):
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(make())
        paths.append(str(path))
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *paths], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    slowest, megabytes = map(float, done.stdout.split())
    assert slowest < 2
    assert megabytes < 200


def test_an_encrypted_workbook_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(_renamed_stream(_old_book()))
    with pytest.raises(Trouble) as trouble:
        vet(path)
    assert trouble.value.code == "file_encrypted"


def _renamed_stream(data: bytes) -> bytes:
    """The compound file with its one stream called EncryptedPackage."""
    old = "Workbook".encode("utf-16-le")
    at = data.index(old)
    changed = bytearray(data)
    name = "EncryptedPackage\0".encode("utf-16-le")
    changed[at : at + len(name)] = name
    struct.pack_into("<H", changed, at + 64, len(name))
    return bytes(changed)


def test_an_old_workbook_with_a_password_is_named_as_such(tmp_path: Path) -> None:
    data = bytearray(_old_book())
    at = data.index(struct.pack("<HH", 0x0042, 2))  # the code page's record becomes the password's
    struct.pack_into("<H", data, at, 0x002F)
    path = tmp_path / "a.xls"
    path.write_bytes(bytes(data))
    with pytest.raises(Trouble) as trouble:
        vet(path)
    assert trouble.value.code == "file_encrypted"


def test_a_missing_file_is_told_apart_from_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        vet(tmp_path / "no.xlsx")
    assert trouble.value.code == "file_missing"


def test_honest_files_pass_whatever_their_ending(tmp_path: Path) -> None:
    cases = {
        "a.xls": (_book(lambda book: None), Format.XLSX),
        "b.xlsx": (_old_book(), Format.XLS),
        "c.xls": ("工号\t姓名\n1\t王芳\n".encode("gb18030"), Format.CSV),
    }
    for name, (data, kind) in cases.items():
        (tmp_path / name).write_bytes(data)
        assert vet(tmp_path / name).format is kind


def test_a_row_formatted_to_the_last_column_is_no_bomb(tmp_path: Path) -> None:
    cells = "".join(f'<c r="{letters}1048576" s="0"/>' for letters in ("A", "XFD"))
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1">'
        f'<v>1</v></c></row><row r="1048576">{cells}</row></sheetData></worksheet>'
    )
    whole = zipfile.ZipFile(io.BytesIO(_book(lambda book: None)))
    parts: dict[str, str | bytes] = {name: whole.read(name) for name in whole.namelist()}
    path = tmp_path / "a.xlsx"
    path.write_bytes(_zip({**parts, SHEET: sheet}))
    assert workbook.read(path)[0].rows == [[1.0]]


def test_a_device_or_a_pipe_is_no_file() -> None:
    with pytest.raises(Trouble, match="file_missing"):
        vet(Path(os.devnull))


def test_a_great_table_that_packs_like_a_register_is_read_and_one_that_packs_better_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LARGEST_PART", "LARGEST_WHOLE", "SMALL_PART"):
        monkeypatch.setattr(safety, name, 1 << 16)
    chance = Random(1)
    varied = "".join(f"<c>{chance.getrandbits(40)}</c>" for _cell in range(20_000))
    alike = "<c>0123456789</c>" * 20_000
    assert len(varied) > 1 << 18 < len(alike)
    path = tmp_path / "great.xlsx"
    path.write_bytes(_zip({**BASE, SHEET: f"<sheetData>{varied}</sheetData>"}))
    assert vet(path).format is Format.XLSX
    path.write_bytes(_zip({**BASE, SHEET: f"<sheetData>{alike}</sheetData>"}))
    with pytest.raises(Trouble) as told:
        vet(path)
    assert told.value.code == "file_bomb"
