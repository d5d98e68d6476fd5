from __future__ import annotations

import logging
import os
import random
import secrets
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from retiree_desk import logs
from retiree_desk.domain.ids import Uid
from retiree_desk.services import backups, contacts, finding, imports, integrity, members, offices, undo
from retiree_desk.services.backups import Unlocking
from retiree_desk.services.contacts import Way
from retiree_desk.services.offices import Office
from retiree_desk.troubles import Trouble
from tests.canary.scan import REGULARS, Canary, anybody, hits, offices_below
from tests.data_folders import CHEAP, Folder, new_folder, scripts_with
from tests.safety.kills import Kind, killed

TODAY = date(2026, 11, 22)
CANARY = Canary()
CROWD = 3000  # people, so that tables grow beyond one page and the write-ahead log is folded in now and then


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the program may write: the data folders, the second place, the temp folder, the log, the person's home."""

    root: Path
    folder: Folder

    def traces(self) -> list[str]:
        """Every trace of the canary."""
        return hits([self.root], CANARY)


@pytest.fixture
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ground]:
    root = tmp_path / "ground"
    for name in ("temp", "home", "stick"):
        (root / name).mkdir(parents=True)
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(root / "temp"))
    monkeypatch.setenv("HOME", str(root / "home"))
    folder = new_folder(root / "office")
    monkeypatch.setattr(tempfile, "tempdir", str(root / "temp"))
    monkeypatch.chdir(root / "home")
    logs.start(root / "office" / "log")
    level = logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)
    yield Ground(root, folder)
    logging.getLogger().setLevel(level)
    logs.stop()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gbk"])
@pytest.mark.parametrize("text", CANARY)
def test_the_search_finds_what_it_looks_for(tmp_path: Path, encoding: str, text: str) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "leak").write_bytes(b"\x00\x01x" + text.encode(encoding) + b"\xff")
    assert hits([tmp_path], CANARY)
    (tmp_path / "below" / "leak").write_bytes(b"nothing")
    assert not hits([tmp_path], CANARY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gbk"])
@pytest.mark.parametrize("text", [REGULARS[0], f"电话{CANARY.phone}。", f"身份证{CANARY.id_number}。"])
def test_the_search_through_offices_finds_names_and_numbers(tmp_path: Path, text: str, encoding: str) -> None:
    office = tmp_path / "office"
    office.mkdir()
    (office / "vault.json").write_text('{"digest": "a13907157731"}', encoding="utf-8")
    assert offices_below(tmp_path) == [office]
    assert anybody([office]) == []
    (office / "leak").write_bytes(text.encode(encoding))
    assert len(anybody([office])) == 1
    (office / "leak").unlink()  # the whole run is searched in the end


def test_copies_and_traces_across_two_pages_are_searched_too(tmp_path: Path) -> None:
    pages = random.Random(1).randbytes(4090).replace(b"\n", b"x") * 2
    (tmp_path / "a").write_bytes(pages)
    assert anybody([tmp_path]) == []
    for name in "bcd":
        (tmp_path / name).write_bytes(pages[:4090] + f" {CANARY.phone} {REGULARS[0]}".encode() + pages[4090:])
    (tmp_path / "e").write_bytes(pages + b"9" + CANARY.phone.encode())
    assert len(anybody([tmp_path])) == 6
    for path in tmp_path.iterdir():
        path.unlink()  # the whole run is searched in the end


def test_no_trace_of_a_person_is_left_in_any_file(
    ground: Ground, tmp_path: Path, expected_log: list[str]
) -> None:
    with ground.folder.open() as office:
        uid = _enter(office)
        _crowd(office)
        _work_with(office, uid)
        _import_and_take_back(office, tmp_path)
        _fail(office, uid)
        assert ground.traces() == []
        backups.choose_second_place(office, ground.root / "stick")
        made = backups.back_up(office)
        assert ground.traces() == []
        backups.restore(made.line.file, ground.root / "restored", Unlocking(ground.folder.password), office)
        offices.change_password(office, ground.folder.password, secrets.token_urlsafe(12), cost=CHEAP)
        assert integrity.check(office) == []
    expected_log.append("unexpected ValueError")
    assert ground.traces() == []
    assert len(list(ground.root.rglob("*"))) > 12


@pytest.mark.posix
def test_no_trace_is_left_when_the_program_is_killed_while_it_writes(ground: Ground) -> None:
    with ground.folder.open() as office:
        _enter(office)
    for seed in range(20):
        killed(lambda say: _write_for_ever(ground.folder, say), random.Random(seed))
        assert ground.traces() == []


def test_no_trace_is_left_by_a_migration(ground: Ground, tmp_path: Path) -> None:
    with ground.folder.open() as office:
        _enter(office)
        _crowd(office)
    steps = (
        "op.execute('CREATE TABLE copy AS SELECT * FROM member ORDER BY name'); op.execute('DROP TABLE copy')"
    )
    with offices.open_office(
        ground.folder.path, ground.folder.password, scripts=scripts_with(tmp_path / "scripts", steps)
    ):
        assert ground.traces() == []
    assert ground.traces() == []


def test_the_canary_is_really_in_the_office(ground: Ground) -> None:
    with ground.folder.open() as office:
        uid = _enter(office)
        with office.store.reading() as unit:
            person = unit.members.person(uid)
    assert person is not None
    assert [person.text(key) for key in ("name", "id_number", "mobile", "note")] == list(CANARY)


def _enter(office: Office) -> Uid:
    with office.store.unit("member.add", user=office.user) as unit:
        values = {
            "name": CANARY.name,
            "id_number": CANARY.id_number,
            "mobile": CANARY.phone,
            "note": CANARY.note,
        }
        uid = members.add(unit, values, today=TODAY)
        contacts.add(unit, Way.PHONE, uid, {"number": CANARY.phone, "owner": CANARY.name})
        return uid


def _crowd(office: Office) -> None:
    with office.store.unit("member.add", user=office.user) as unit:
        unit.members.add_many(
            [{"name": CANARY.name, "note": f"{CANARY.note}{number}"} for number in range(CROWD)]
        )


def _work_with(office: Office, uid: Uid) -> None:
    with office.store.unit("member.edit", user=office.user) as unit:
        members.edit(unit, uid, {"note": CANARY.note * 2}, effective_on=None)
    with office.store.reading() as unit:
        for text in (CANARY.name, CANARY.phone[-4:], CANARY.id_number[-4:], "oycy"):
            assert finding.find(unit, text, limit=8, today=TODAY, unmasked=True)
    with office.store.unit("member.void", user=office.user) as unit:
        unit.members.void(uid)
    assert unit.change_set_id is not None
    undo.undo(office, unit.change_set_id)


def _import_and_take_back(office: Office, outside: Path) -> None:
    """The file itself is the person's own and lies outside the ground."""
    roster = outside / "roster.csv"
    roster.write_text(
        f"人员编号,姓名,手机,备注\nC1,{CANARY.name},{CANARY.phone},{CANARY.note}\n", encoding="utf-8"
    )
    with office.store.unit("import", user=office.user) as unit:
        imports.run(unit, imports.read(roster), today=TODAY)
    assert unit.change_set_id is not None
    undo.undo(office, unit.change_set_id, force=True)


def _fail(office: Office, uid: Uid) -> None:
    """A refusal by the database and a bug, both with the person's values in hand, both logged."""
    with (
        pytest.raises(Exception, match="voided, never deleted") as refused,
        office.store.unit("member.edit") as unit,
    ):
        unit.sql(f"DELETE FROM member WHERE name = '{CANARY.name}' RETURNING 1")
    logging.getLogger("retiree_desk").debug("refused", exc_info=refused.value)
    with pytest.raises(ValueError, match=CANARY.name) as bug, office.store.unit("member.edit") as unit:
        unit.members.update(uid, {"note": CANARY.note})
        raise ValueError(CANARY.name + CANARY.id_number)
    logs.bug(bug.value)
    with pytest.raises(Trouble, match="wrong_password"):
        offices.change_password(office, CANARY.name + CANARY.phone, secrets.token_urlsafe(12), cost=CHEAP)


def _write_for_ever(folder: Folder, say: Callable[[Kind, int], None]) -> None:
    office = folder.open()
    say(Kind.NEWEST, os.getpid())
    while True:
        _crowd(office)
