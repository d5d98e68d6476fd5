"""What the set-up knows before it touches anything."""

from __future__ import annotations

from pathlib import Path

import pytest
import start


def test_a_missing_library_is_named_by_its_package() -> None:
    assert start.debian_packages(["libxcb-cursor.so.0", "libgthread-2.0.so.0", "libglib-2.0.so.0"]) == [
        "libglib2.0-0",
        "libxcb-cursor0",
    ]


def test_an_unknown_library_is_told_by_its_own_name() -> None:
    assert start.debian_packages(["libnew.so.7"]) == ["libnew.so.7"]


def test_the_stamp_follows_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = start.fingerprint()
    lock = tmp_path / "requirements.lock"
    lock.write_text("other==1\n", "utf-8")
    monkeypatch.setattr(start, "LOCK", lock)
    assert start.fingerprint() != before


def test_on_linux_a_screen_is_told_by_its_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not start.has_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    assert start.has_screen()
