from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retiree_desk.store import backup, backup_designs, backup_file, vault
from retiree_desk.store.attachments import Attachments
from retiree_desk.store.backup import Source
from retiree_desk.store.backup_file import SUFFIX, Reason
from retiree_desk.store.engine import open_engine
from retiree_desk.store.place import Place
from retiree_desk.store.snapshot import prove
from retiree_desk.store.unit import Store
from retiree_desk.store.vault import Vault
from retiree_desk.troubles import Trouble
from tests.offices import KEY

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
VAULT, _CODE = vault.with_recovery(Vault("0190aabbccdd", "东山分行", "DS01", ()), KEY)
TRIALS = 1000


@pytest.fixture
def source(store: Store, tmp_path: Path) -> Iterator[Source]:
    place = Place(tmp_path)
    engine = open_engine(place.database, KEY)
    attachments = Attachments(place.attachments, KEY)
    with store.unit("member.add") as unit:
        unit.members.add_many([{"name": "王建国"}, {"name": "李桂芳"}])
    yield Source(engine, KEY, VAULT, attachments, place)
    attachments.close()
    engine.dispose()


def test_a_backup_is_one_file_with_the_database_the_vault_and_a_manifest(source: Source) -> None:
    proof = backup.make(source, Reason.ASKED, NOW)
    path = source.place.backups / proof.name
    assert proof.name == NOW.astimezone().strftime("%Y%m%d-%H%M%S.rdbak")
    assert proof.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (proof.members, proof.newest_set) == (2, 1)
    with zipfile.ZipFile(path) as parts:
        assert parts.namelist() == ["office.db", "vault.json", "manifest.json"]
        assert {part.compress_type for part in parts.infolist()} == {zipfile.ZIP_STORED}
        assert json.loads(parts.read("manifest.json"))["made"] == NOW.isoformat()
    assert sorted(one.name for one in source.place.backups.iterdir()) == [proof.name, "proven.json"]


def test_the_offices_own_designs_are_in_it_and_proven(source: Source, tmp_path: Path) -> None:
    own = {"cards/basic.toml": "title = '卡'".encode(), "docx/感谢信.docx": b"PK", "说明.md": b"#"}
    backup_designs.lay_out(own, source.place.layouts)
    (source.place.layouts / "docx" / "~$感谢信.docx").write_bytes(b"held open by Word")
    path = source.place.backups / backup.make(source, Reason.ASKED, NOW).name
    manifest = backup_file.manifest_of(path)
    assert backup_file.designs_of(path, manifest) == own
    with zipfile.ZipFile(path) as parts, zipfile.ZipFile(tmp_path / path.name, "w") as forged:
        for name in parts.namelist():
            changed = b"title = 'x'" if name == "layouts/cards/basic.toml" else parts.read(name)
            forged.writestr(name, changed)
    with pytest.raises(Trouble, match="backup_damaged"):
        backup.verify(tmp_path / path.name, KEY, NOW)


def test_a_backup_made_before_designs_were_packed_still_proves_good(source: Source) -> None:
    path = source.place.backups / backup.make(source, Reason.ASKED, NOW).name
    with zipfile.ZipFile(path) as parts:
        assert "designs" not in json.loads(parts.read("manifest.json"))
    assert backup.verify(path, KEY, NOW).members == 2


@pytest.mark.parametrize(
    "name", ["../x.toml", "/x.toml", "cards/../../x", "c:/x", "a/b/c.toml", "cards/con.", ""]
)
def test_a_design_never_lies_outside_its_folder(name: str) -> None:
    assert not backup_designs.is_name(name)


def test_the_database_in_it_is_the_live_one_and_encrypted(source: Source, tmp_path: Path) -> None:
    path = source.place.backups / backup.make(source, Reason.ASKED, NOW).name
    assert "王建国".encode() not in path.read_bytes()
    manifest = backup_file.extract(path, tmp_path / "out.db")
    assert prove(tmp_path / "out.db", KEY) == manifest.tally
    assert backup_file.vault_of(path) == VAULT


def test_two_backups_in_one_second_are_two_files(source: Source) -> None:
    names = {backup.make(source, Reason.ASKED, NOW).name for _ in range(3)}
    assert len(names) == len(backup.listed(source.place.backups)) == 3


def test_photos_are_backed_up_by_difference(source: Source) -> None:
    source.attachments.put("photo", b"one", NOW)
    backup.make(source, Reason.ASKED, NOW)
    saved = Attachments(source.place.backups / backup.ATTACHMENTS, KEY)
    assert saved.names() == source.attachments.names()
    saved.close()


def test_another_key_proves_nothing(source: Source) -> None:
    path = source.place.backups / backup.make(source, Reason.ASKED, NOW).name
    with pytest.raises(Trouble, match="backup_damaged"):
        backup.verify(path, os.urandom(32), NOW)


def test_a_manifest_that_was_rewritten_is_told(source: Source, tmp_path: Path) -> None:
    path = source.place.backups / backup.make(source, Reason.ASKED, NOW).name
    with zipfile.ZipFile(path) as parts, zipfile.ZipFile(tmp_path / path.name, "w") as forged:
        plain = json.loads(parts.read("manifest.json")) | {"made": "2030-01-01T00:00:00+00:00"}
        forged.writestr("office.db", parts.read("office.db"))
        forged.writestr("vault.json", parts.read("vault.json"))
        forged.writestr("manifest.json", json.dumps(plain))
    with pytest.raises(Trouble, match="backup_damaged"):
        backup.verify(tmp_path / path.name, KEY, NOW)


def test_a_damaged_live_database_gives_no_backup_and_costs_no_old_one(
    source: Source, store: Store, tmp_path: Path
) -> None:
    good = backup.make(source, Reason.ASKED, NOW)
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    with store.unit("member.add") as unit:
        unit.members.add_many([{"name": f"陈秀英{number}"} for number in range(500)])
    store.close()
    content = bytearray(source.place.database.read_bytes())
    for place in range(len(content) - 20 * 4096, len(content), 4096):
        content[place + 50] ^= 1
    (damaged / "office.db").write_bytes(content)
    shutil.copytree(source.place.backups, damaged / "backups")
    engine = open_engine(damaged / "office.db", KEY)
    with pytest.raises(Trouble, match="database_damaged"):
        backup.make(replace(source, engine=engine, place=Place(damaged)), Reason.HALF_HOUR, NOW)
    engine.dispose()
    assert [one.name for one in backup.listed(damaged / "backups")] == [good.name]
    assert not list((damaged / "backups").glob("*.part*"))


def test_a_year_of_half_hours_leaves_about_forty_files_and_the_newest(source: Source) -> None:
    folder = source.place.backups
    path = folder / backup.make(source, Reason.ASKED, NOW).name
    names = [NOW + timedelta(days=day, hours=hour) for day in range(-360, 0) for hour in (0, 4, 8)]
    for moment in names:
        shutil.copyfile(path, folder / f"{moment.astimezone().strftime('%Y%m%d-%H%M%S')}{SUFFIX}")
    removed = backup.rotate(folder, NOW)
    left = backup.listed(folder)
    assert left[0] == path
    assert 25 < len(left) < 45
    assert len(left) + len(removed) == len(names) + 1


def test_a_backup_before_a_migration_stays_for_more_than_a_year(source: Source) -> None:
    folder = source.place.backups
    before = backup.make(source, Reason.MIGRATION, NOW)
    for day in range(1, 60):
        backup.make(source, Reason.EXIT, NOW + timedelta(days=7 * day))
        backup.rotate(folder, NOW + timedelta(days=7 * day))
        assert ((folder / before.name).exists()) == (7 * day < 400)


def test_a_copy_in_the_second_place_is_read_back(source: Source, tmp_path: Path) -> None:
    proof = backup.make(source, Reason.ASKED, NOW)
    second = backup.second_folder(tmp_path / "stick", source.vault)
    copied = backup.carry(source.place.backups / proof.name, second, NOW)
    assert backup.verify(copied, KEY, NOW).sha256 == proof.sha256
    assert backup.newest_proven(second) == proof
    assert sorted(one.name for one in second.iterdir()) == [proof.name, "proven.json"]


def test_the_newest_proven_is_the_newest_that_still_has_its_length(source: Source) -> None:
    folder = source.place.backups
    old = backup.make(source, Reason.ASKED, NOW)
    new = backup.make(source, Reason.ASKED, NOW + timedelta(hours=1))
    assert backup.newest_proven(folder) == new
    (folder / new.name).write_bytes(b"")
    assert backup.newest_proven(folder) == old
    (folder / old.name).unlink()
    assert backup.newest_proven(folder) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'[{"name": 1}]', b"null"])
def test_an_unreadable_memory_of_proofs_is_an_empty_one(source: Source, content: bytes) -> None:
    backup.make(source, Reason.ASKED, NOW)
    (source.place.backups / "proven.json").write_bytes(content)
    assert backup.proofs(source.place.backups) == {}
    assert backup.newest_proven(source.place.backups) is None


def test_of_damaged_backups_the_newest_good_one_is_found_a_thousand_times(
    source: Source, tmp_path: Path
) -> None:
    path = source.place.backups / backup.make(source, Reason.ASKED, NOW).name
    chance = random.Random(20261122)
    trials = [_Trial(chance, path, tmp_path / "trial") for _ in range(TRIALS)]
    wrong = [trial.seen for trial in trials if not trial.is_found()]
    assert wrong == []


@dataclass(slots=True)
class _Trial:
    """A folder of three backups of which the newer ones are damaged, each in some way."""

    chance: random.Random
    good: Path
    folder: Path
    seen: str = ""

    def is_found(self) -> bool:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        names = [f"2026112{number}-080000{SUFFIX}" for number in range(3)]
        spared = self.chance.randrange(3)
        for number, name in enumerate(names):
            if number <= spared:
                os.link(self.good, self.folder / name)
            else:
                self._damage(self.folder / name)
        return backup.newest_good(self.folder, KEY, NOW) == self.folder / names[spared]

    def _damage(self, path: Path) -> None:
        ways: list[Callable[[bytearray], bytes | None]] = [
            self._flipped,
            self._cut,
            _emptied,
            _gone,
            self._foreign,
        ]
        way = self.chance.choice(ways)
        self.seen += f" {way.__name__}"
        content = way(bytearray(self.good.read_bytes()))
        if content is not None:
            path.write_bytes(content)

    def _flipped(self, content: bytearray) -> bytes:
        """One bit of the database; in the zip's own fields a bit may mean nothing."""
        content[self.chance.randrange(100, len(content) * 9 // 10)] ^= 1 << self.chance.randrange(8)
        return bytes(content)

    def _cut(self, content: bytearray) -> bytes:
        return bytes(content[: self.chance.randrange(1, len(content))])

    def _foreign(self, content: bytearray) -> bytes:
        """Of another office: encrypted under another key."""
        return _foreign_backup(self.folder.parent / "foreign")


def _emptied(_content: bytearray) -> bytes:
    return b""


def _gone(_content: bytearray) -> None:
    return None


def _foreign_backup(folder: Path) -> bytes:
    if not folder.exists():
        folder.mkdir()
        key = os.urandom(32)
        engine = open_engine(folder / "office.db", key, create=True)
        source = Source(engine, key, VAULT, Attachments(folder / "a.db", key), Place(folder))
        backup.make(source, Reason.ASKED, NOW)
        engine.dispose()
    return backup.listed(folder / "backups")[0].read_bytes()
