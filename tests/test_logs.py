"""The log tells what went wrong without telling about whom."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from retiree_desk import logs


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log of its own, closed afterwards."""
    level = logging.getLogger().level
    yield logs.start(tmp_path / "log")
    logs.stop()
    logging.getLogger().setLevel(level)


def test_what_happened_is_written(log: Path) -> None:
    logging.getLogger("retiree_desk.store").info("imported %d rows", 12)
    assert "imported 12 rows" in log.read_text("utf-8")


def test_an_error_is_written_without_its_message(log: Path, expected_log: list[str]) -> None:
    expected_log.append("unexpected RuntimeError")
    try:
        try:
            raise ValueError("王秀兰 13800001234")
        except ValueError as error:
            raise RuntimeError("王秀兰") from error
    except RuntimeError as error:
        logs.bug(error)
    written = log.read_text("utf-8")
    assert "test_logs.py" in written
    assert "ValueError" in written
    assert "王秀兰" not in written
    assert "13800001234" not in written


def test_what_nobody_caught_goes_to_the_log(
    log: Path, monkeypatch: pytest.MonkeyPatch, expected_log: list[str]
) -> None:
    expected_log.append("unexpected KeyError")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    logs.watch()
    sys.excepthook(KeyError, KeyError("secret"), None)
    assert "KeyError" in log.read_text("utf-8")
