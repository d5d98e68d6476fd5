from __future__ import annotations

import json
import secrets
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.store import vault
from retiree_desk.store.recovery_code import SIGNS
from retiree_desk.store.vault import Cost, Vault
from retiree_desk.troubles import Trouble

CHEAP = Cost(memory=64, passes=1, lanes=1)
EMPTY = Vault("0190", "东山分行离退休办", "DS01", ())


@pytest.fixture
def password() -> str:
    return secrets.token_urlsafe(12)


@pytest.fixture
def key() -> bytes:
    return vault.new_key()


def test_the_password_gives_the_key(key: bytes, password: str) -> None:
    kept = vault.with_password(EMPTY, key, "陈经办", password, CHEAP)
    assert vault.unlock(kept, password) == key
    assert vault.unlock(kept, password, "陈经办") == key


def test_a_wrong_password_says_so(key: bytes, password: str) -> None:
    kept = vault.with_password(EMPTY, key, "陈经办", password, CHEAP)
    with pytest.raises(Trouble, match="wrong_password"):
        vault.unlock(kept, secrets.token_urlsafe(12))


def test_each_person_has_a_password_of_their_own(key: bytes, password: str) -> None:
    other = secrets.token_urlsafe(12)
    kept = vault.with_password(EMPTY, key, "陈经办", password, CHEAP)
    kept = vault.with_password(kept, key, "林主任", other, CHEAP)
    assert kept.users == ["陈经办", "林主任"]
    assert vault.unlock(kept, other, "林主任") == key
    with pytest.raises(Trouble, match="wrong_password"):
        vault.unlock(kept, password, "林主任")
    with pytest.raises(Trouble, match="user_needed"):
        vault.unlock(kept, password)
    with pytest.raises(Trouble, match="user_unknown"):
        vault.unlock(kept, password, "谁")


def test_a_changed_password_takes_the_place_of_the_old(key: bytes, password: str) -> None:
    other = secrets.token_urlsafe(12)
    kept = vault.with_password(EMPTY, key, "陈经办", password, CHEAP)
    kept = vault.with_password(kept, key, "陈经办", other, CHEAP)
    assert vault.unlock(kept, other) == key
    with pytest.raises(Trouble, match="wrong_password"):
        vault.unlock(kept, password)


def test_a_person_taken_out_no_longer_gets_in_and_the_last_one_stays(key: bytes, password: str) -> None:
    kept = vault.with_password(EMPTY, key, "陈经办", password, CHEAP)
    kept = vault.with_password(kept, key, "林主任", secrets.token_urlsafe(12), CHEAP)
    kept = vault.without_user(kept, "林主任")
    assert kept.users == ["陈经办"]
    with pytest.raises(RuleBroken, match="user_is_last"):
        vault.without_user(kept, "陈经办")
    with pytest.raises(RuleBroken, match="user_unknown"):
        vault.without_user(kept, "林主任")


def test_a_weak_password_is_refused(key: bytes) -> None:
    with pytest.raises(RuleBroken, match="password_common"):
        vault.with_password(EMPTY, key, "陈经办", "东山分行离退休办1", CHEAP)


def test_the_printed_code_gives_the_key_a_hundred_times_out_of_a_hundred(key: bytes) -> None:
    for _ in range(100):
        kept, code = vault.with_recovery(EMPTY, key)
        assert vault.unlock_with_recovery(vault.parsed(vault.spelled(kept), ""), code) == key


def test_a_new_recovery_code_makes_the_old_one_worthless(key: bytes) -> None:
    kept, old = vault.with_recovery(EMPTY, key)
    kept, new = vault.with_recovery(kept, key)
    assert vault.unlock_with_recovery(kept, new) == key
    with pytest.raises(Trouble, match="wrong_recovery_code"):
        vault.unlock_with_recovery(kept, old)


def test_a_mistyped_code_is_refused_before_any_key_is_tried(key: bytes) -> None:
    _kept, code = vault.with_recovery(EMPTY, key)
    wrong = SIGNS[(SIGNS.index(code[5]) + 1) % len(SIGNS)]
    with pytest.raises(RuleBroken, match="recovery_code_mistyped"):
        vault.unlock_with_recovery(EMPTY, code[:5] + wrong + code[6:])


def test_the_everyday_cost_is_not_below_the_recommended_one() -> None:
    assert asdict(vault.EVERYDAY)["memory"] >= 64 * 1024
    assert asdict(vault.EVERYDAY)["passes"] >= 3


def test_neither_key_nor_password_nor_code_stands_in_the_file(key: bytes, password: str) -> None:
    kept = vault.with_password(EMPTY, key, "陈经办", password, CHEAP)
    kept, code = vault.with_recovery(kept, key)
    content = vault.spelled(kept).decode()
    assert not any(one in content for one in (key.hex(), password, code, code.replace("-", "")))
    assert not any(
        one in repr(kept) for one in (key.hex(), kept.slots[0].wrapped.hex(), repr(kept.slots[0].wrapped))
    )


@pytest.mark.parametrize(
    "moved",
    [
        {"user": "林主任"},
        {"kind": "recovery"},
        {"method": "scrypt"},
        {"cost": Cost(64, 2, 1)},
        {"salt": b"0" * 16},
    ],
)
def test_a_slot_that_was_tampered_with_opens_nothing(
    key: bytes, password: str, moved: dict[str, Any]
) -> None:
    kept = vault.with_password(EMPTY, key, "陈经办", password, CHEAP)
    tampered = replace(kept, slots=(replace(kept.slots[0], **moved),))
    with pytest.raises(Trouble):
        vault.unlock(tampered, password)


def test_a_slot_of_another_office_opens_nothing(key: bytes, password: str) -> None:
    kept = vault.with_password(EMPTY, key, "陈经办", password, CHEAP)
    with pytest.raises(Trouble, match="wrong_password"):
        vault.unlock(replace(kept, office_id="0191"), password)


def test_what_was_written_is_read_again_and_the_one_before_stays(
    tmp_path: Path, key: bytes, password: str
) -> None:
    path = tmp_path / "vault.json"
    first = vault.with_password(EMPTY, key, "陈经办", password, CHEAP)
    second, _code = vault.with_recovery(first, key)
    vault.write(path, first)
    vault.write(path, second)
    assert vault.read(path) == second
    assert vault.read(vault.before(path)) == first
    assert sorted(one.name for one in tmp_path.iterdir()) == ["vault.json", "vault.json.before"]


def test_a_missing_file_says_the_vault_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="vault_damaged"):
        vault.read(tmp_path / "vault.json")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"format": 2}', b"\xff\xfe", b"[" * 100_000]
)
def test_a_file_that_is_no_vault_says_it_is_damaged(content: bytes) -> None:
    with pytest.raises(Trouble, match="vault_damaged"):
        vault.parsed(content, "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cost", {"memory": 1 << 40, "passes": 1, "lanes": 1}),
        ("cost", {"memory": 64, "passes": 0, "lanes": 1}),
        ("cost", {"memory": 64}),
        ("cost", {"memory": 8, "passes": 1, "lanes": 4}),
        ("cost", {"memory": "64"}),
        ("salt", "00"),
        ("salt", "zz"),
        ("salt", None),
        ("wrapped", ""),
        ("nonce", "00" * 13),
    ],
)
def test_a_damaged_slot_says_the_vault_is_damaged(
    key: bytes, password: str, name: str, value: object
) -> None:
    plain = json.loads(vault.spelled(vault.with_password(EMPTY, key, "陈经办", password, CHEAP)))
    plain["slots"][0][name] = value
    with pytest.raises(Trouble, match="vault_damaged"):
        vault.parsed(json.dumps(plain).encode(), "")
