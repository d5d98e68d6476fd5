"""What every test may rely on: no screen, no real folders, no leftover language, no unexpected noise."""

from __future__ import annotations

import itertools
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from retiree_desk import i18n
from tests.canary.scan import anybody, offices_below

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "everyday", max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "thorough", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))

FOLDERS = (
    "HOME",
    "USERPROFILE",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
    "WIN_PD_OVERRIDE_ROAMING_APPDATA",
)
_numbers = itertools.count()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What forks is asked only where there is a fork."""
    if os.name != "posix":
        items[:] = [item for item in items if item.get_closest_marker("posix") is None]


@pytest.fixture(autouse=True, scope="session")
def no_real_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Nothing in the whole run sees the person's own folders."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in FOLDERS:
            patch.setenv(name, str(home))
        yield home


@pytest.fixture(autouse=True, scope="session")
def nobody_in_plain(no_real_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever the run did: no office's folder, settings or log holds a person's name or number in plain."""
    yield
    everything = tmp_path_factory.getbasetemp()
    logs = [path.parent for path in everything.rglob("*.log")]
    traces = anybody({no_real_home, *offices_below(everything), *logs})
    assert not traces, f"personal data in plain: {traces[:20]}"


@pytest.fixture(autouse=True)
def own_folders(no_real_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has data, settings and log folders of its own; they do not exist until something makes them."""
    mine = no_real_home / str(next(_numbers))
    for name in FOLDERS[2:]:
        monkeypatch.setenv(name, str(mine / name.lower()))


@pytest.fixture(autouse=True)
def same_language_after() -> Iterator[None]:
    """A test that speaks another language leaves the next one undisturbed."""
    before = i18n._current[0], i18n._language[0]
    yield
    i18n._current[0], i18n._language[0] = before
    i18n._found.clear()


@pytest.fixture
def expected_log() -> list[str]:
    """A test adds the texts of the warnings that it means to cause; each must come."""
    return []


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest, expected_log: list[str]) -> Iterator[None]:
    """A warning that no test announced fails it; one that reads ``caplog`` looks for itself."""
    heard = _Ear()
    logging.getLogger().addHandler(heard)
    yield
    logging.getLogger().removeHandler(heard)
    if "caplog" in request.fixturenames:
        return
    said = [record.getMessage() for record in heard.records]
    surprises = [text for text in said if not any(expected in text for expected in expected_log)]
    unheard = [expected for expected in expected_log if not any(expected in text for text in said)]
    assert not surprises, f"unexpected log: {surprises}"
    assert not unheard, f"expected in the log, but never said: {unheard}"


class _Ear(logging.Handler):
    """Keeps what is worth a warning."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)
