"""``vault.json``: the database's key, wrapped once for each person's password and once for the recovery code.

The key is 256 random bits and never changes with a password; no password is kept. A password is stretched with
Argon2id (RFC 9106); the recovery code has 130 random bits and needs no stretching (HKDF, RFC 5869). AES-256-GCM wraps
the key, bound to the office, the person and the cost, so that a slot cannot be moved or weakened. Algorithms are named in
the file, so that others can follow. Python cannot wipe a text from memory, and nothing here pretends to.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from retiree_desk.domain.passwords import check_password, same_spelling
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.store import recovery_code
from retiree_desk.store.place import write_whole
from retiree_desk.troubles import Trouble

FORMAT = 1
KEY_BYTES = 32
CIPHER = "AES-256-GCM"
STRETCHED = "argon2id"
EXTRACTED = "hkdf-sha256"
RECOVERY = "recovery"
PASSWORD = "password"
_SALT_BYTES = 16
_NONCE_BYTES = 12
_WRAPPED_BYTES = KEY_BYTES + 16
_LONGEST_FILE = 1 << 20


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a password costs: memory in KiB, passes, lanes. The default takes about a fifth of a second."""

    memory: int = 64 * 1024
    passes: int = 4
    lanes: int = 4


EVERYDAY = Cost()
# Beyond these a damaged file would only make the computer stand still.
_DEAREST = Cost(memory=1024 * 1024, passes=20, lanes=16)
_NO_COST = Cost(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Slot:
    """The key in one wrapping; ``user`` is empty for the recovery code."""

    kind: str
    user: str
    method: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def __repr__(self) -> str:
        return f"Slot({self.kind})"


@dataclass(frozen=True, slots=True)
class Vault:
    """The office's name plates and its slots."""

    office_id: str
    office: str
    code: str
    slots: tuple[Slot, ...]

    @property
    def users(self) -> list[str]:
        """Who has a password."""
        return [slot.user for slot in self.slots if slot.kind == PASSWORD]


def new_key() -> bytes:
    """A fresh key for a database."""
    return secrets.token_bytes(KEY_BYTES)


def read(path: Path) -> Vault:
    """The vault in the file; Trouble ``vault_damaged`` when it is missing or cannot be used."""
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST_FILE)
    except OSError as error:
        raise Trouble("vault_damaged", folder=str(path.parent)) from error
    return parsed(content, str(path.parent))


def parsed(content: bytes, folder: str) -> Vault:
    """The vault in the bytes of a file; Trouble ``vault_damaged`` when they are none."""
    try:
        return _vault(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Trouble("vault_damaged", folder=folder) from error


def write(path: Path, vault: Vault) -> None:
    """Replace the file whole; the one before stays beside it."""
    if path.exists():
        write_whole(before(path), path.read_bytes())
    write_whole(path, spelled(vault))


def before(path: Path) -> Path:
    """Where the vault lies that ``write`` replaced."""
    return path.with_name(path.name + ".before")


def spelled(vault: Vault) -> bytes:
    """The bytes of the file."""
    plain = {
        "format": FORMAT,
        "cipher": CIPHER,
        "office_id": vault.office_id,
        "office": vault.office,
        "code": vault.code,
        "slots": [_plain(slot) for slot in vault.slots],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()


def unlock(vault: Vault, password: str, user: str = "") -> bytes:
    """The key, for a person's password; ``user`` may be left out when there is only one."""
    slot = _slot_of(vault, user)
    try:
        return _unwrapped(vault, slot, _stretched(password, slot.salt, slot.cost))
    except InvalidTag as error:
        raise Trouble("wrong_password", user=slot.user) from error


def unlock_with_recovery(vault: Vault, code: str) -> bytes:
    """The key, for the printed code; RuleBroken when it is mistyped, Trouble when it is another office's or outdated."""
    secret = recovery_code.secret_of(code)
    for slot in vault.slots:
        if slot.kind == RECOVERY:
            try:
                return _unwrapped(vault, slot, _extracted(secret, slot.salt))
            except InvalidTag:
                continue
    raise Trouble("wrong_recovery_code")


def with_password(vault: Vault, key: bytes, user: str, password: str, cost: Cost = EVERYDAY) -> Vault:
    """Add a person, or give one a new password; RuleBroken when the password is too weak."""
    check_password(password, [vault.office, vault.code, user])
    slot = Slot(PASSWORD, user, STRETCHED, cost, secrets.token_bytes(_SALT_BYTES), b"", b"")
    wrapped = _wrapped(vault, slot, key, _stretched(password, slot.salt, cost))
    return replace(vault, slots=(*(one for one in vault.slots if not _is_of(one, user)), wrapped))


def without_user(vault: Vault, user: str) -> Vault:
    """Take a person's password away; the last one stays."""
    if user not in vault.users:
        raise RuleBroken("user_unknown", "user", user=user)
    if len(vault.users) == 1:
        raise RuleBroken("user_is_last", "user", user=user)
    return replace(vault, slots=tuple(one for one in vault.slots if not _is_of(one, user)))


def with_recovery(vault: Vault, key: bytes) -> tuple[Vault, str]:
    """A fresh recovery code in place of the old one; the code is shown once and kept nowhere."""
    code = recovery_code.new_code()
    slot = Slot(RECOVERY, "", EXTRACTED, _NO_COST, secrets.token_bytes(_SALT_BYTES), b"", b"")
    wrapped = _wrapped(vault, slot, key, _extracted(recovery_code.secret_of(code), slot.salt))
    return replace(vault, slots=(*(one for one in vault.slots if one.kind != RECOVERY), wrapped)), code


def _slot_of(vault: Vault, user: str) -> Slot:
    found = [slot for slot in vault.slots if slot.kind == PASSWORD and user in ("", slot.user)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Trouble("user_needed", users=vault.users)
    raise Trouble("user_unknown", user=user, users=vault.users)


def _is_of(slot: Slot, user: str) -> bool:
    return slot.kind == PASSWORD and slot.user == user


def _stretched(password: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        same_spelling(password).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _extracted(secret: bytes, salt: bytes) -> bytes:
    """HKDF-SHA256 with one block of output."""
    extracted = hmac.digest(salt, secret, hashlib.sha256)
    return hmac.digest(extracted, b"retiree-desk recovery\x01", hashlib.sha256)


def _wrapped(vault: Vault, slot: Slot, key: bytes, wrapping: bytes) -> Slot:
    nonce = os.urandom(_NONCE_BYTES)
    return replace(slot, nonce=nonce, wrapped=AESGCM(wrapping).encrypt(nonce, key, _bound(vault, slot)))


def _unwrapped(vault: Vault, slot: Slot, wrapping: bytes) -> bytes:
    return AESGCM(wrapping).decrypt(slot.nonce, slot.wrapped, _bound(vault, slot))


def _bound(vault: Vault, slot: Slot) -> bytes:
    """What the wrapping vouches for beside the key."""
    facts = [FORMAT, CIPHER, vault.office_id, slot.kind, slot.user, slot.method, *asdict(slot.cost).values()]
    return json.dumps(facts).encode()


def _plain(slot: Slot) -> dict[str, Any]:
    plain: dict[str, Any] = {"kind": slot.kind, "user": slot.user, "method": slot.method}
    plain |= {"cost": asdict(slot.cost)} if slot.kind == PASSWORD else {}
    return plain | {"salt": slot.salt.hex(), "nonce": slot.nonce.hex(), "wrapped": slot.wrapped.hex()}


def _vault(plain: Mapping[str, Any]) -> Vault:
    """The vault in what the file says; ValueError, KeyError or TypeError when it says nonsense."""
    if plain["format"] != FORMAT or plain["cipher"] != CIPHER:
        raise ValueError("another format")
    slots = tuple(_slot(one) for one in plain["slots"])
    if not slots:
        raise ValueError("no slots")
    office_id, office, code = (str(plain[name]) for name in ("office_id", "office", "code"))
    return Vault(office_id, office, code, slots)


def _slot(plain: Mapping[str, Any]) -> Slot:
    salt, nonce, wrapped = (bytes.fromhex(plain[name]) for name in ("salt", "nonce", "wrapped"))
    cost = _cost(plain["cost"]) if plain["kind"] == PASSWORD else _NO_COST
    if (len(salt), len(nonce), len(wrapped)) != (_SALT_BYTES, _NONCE_BYTES, _WRAPPED_BYTES):
        raise ValueError("a slot of another length")
    return Slot(plain["kind"], str(plain["user"]), str(plain["method"]), cost, salt, nonce, wrapped)


def _cost(plain: Mapping[str, Any]) -> Cost:
    cost = Cost(plain["memory"], plain["passes"], plain["lanes"])
    bounds = zip(asdict(cost).values(), asdict(_DEAREST).values(), strict=True)
    if any(type(asked) is not int or not 1 <= asked <= most for asked, most in bounds):
        raise ValueError("a cost out of bounds")
    if cost.memory < 8 * cost.lanes:
        raise ValueError("a cost that Argon2 does not know")
    return cost
