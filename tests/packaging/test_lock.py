"""The lock pins what ``pyproject.toml`` asks for, by content and not by place."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = (ROOT / "packaging" / "requirements.lock").read_text("utf-8")
PINNED = {
    canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", LOCK, re.M)
}


def _asked() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runtime: list[str] = project["project"]["dependencies"]
    dev: list[str] = project["project"]["optional-dependencies"]["dev"]
    build: list[str] = project["build-system"]["requires"]
    return [*runtime, *dev, *build]


@pytest.mark.parametrize("asked", _asked())
def test_what_is_asked_for_is_pinned_to_a_fitting_version(asked: str) -> None:
    requirement = Requirement(asked)
    assert requirement.specifier.contains(PINNED[canonicalize_name(requirement.name)])


def test_every_pin_has_a_hash_and_no_address() -> None:
    pins = re.split(r"\n(?=\S)", LOCK.strip())
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []
    assert "://" not in LOCK
