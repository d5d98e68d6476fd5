from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from retiree_desk import logs, paths
from retiree_desk.services import finding
from tests.cli.conftest import Line

ROOT = Path(__file__).resolve().parents[2]


def test_without_a_verb_the_window_opens(line: Line) -> None:
    assert line.plain("--data", str(line.folder), "--user", "某人", "--lang", "en").status == 0
    ((asked, office),) = line.windows
    assert (asked.data, asked.user, asked.lang, office) == (str(line.folder), "某人", "en", None)


def test_global_options_stand_before_or_after_the_verb(demo: Line) -> None:
    folder = str(demo.folder)
    before = demo.plain("--json", "--data", folder, "find", "100007")
    after = demo.plain("find", "100007", "--data", folder, "--json")
    assert before.data == after.data
    assert before.out == after.out


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("find",), ("--lang", "fr", "find", "x"), ("find", "x", "--surplus"), ("--data",)],
)
def test_wrong_usage_has_status_two_and_still_one_document(line: Line, arguments: tuple[str, ...]) -> None:
    refused = line.plain(*arguments, "--json")
    assert refused.status == 2
    assert refused.error == "usage"
    assert "用法" in refused.err
    assert line.plain(*arguments).out == ""


def test_wrong_usage_is_explained_in_chinese(line: Line) -> None:
    assert "还需要写明：查找内容" in line.plain("find").err
    assert "这条命令看不懂" in line.plain("no-such-verb").err


def test_help_lists_the_verbs(line: Line) -> None:
    helped = line.plain("--help")
    assert helped.status == 0
    for verb in "init demo import undo find show export check backup backups verify restore".split():
        assert f"    {verb} " in helped.out
    assert "机构名称" in line.plain("init", "--help").out


def test_english_help_is_english(line: Line) -> None:
    assert "set up an office" in line.plain("--lang", "en", "--help").out


def test_a_mistake_of_the_program_shows_no_traceback_and_no_person(
    demo: Line, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise ValueError("张三 has no such thing")

    monkeypatch.setattr(finding, "find", broken)
    failed = demo.json("find", "王")
    assert (failed.status, failed.error) == (1, "bug")
    assert "Traceback" not in failed.err
    assert "张三" not in failed.out + failed.err
    assert "日志" in failed.err
    log = (paths.log_folder() / logs.FILE_NAME).read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "张三" not in log
    assert [record.name for record in caplog.records] == ["retiree_desk"]


def test_an_interruption_leaves_quietly(demo: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(finding, "find", interrupted)
    stopped = demo("find", "王")
    assert stopped.status == 130
    assert "已中断" in stopped.err
    assert demo.json("check").data["ok"] is True


def test_the_real_command_speaks_utf8_whatever_the_console_says(demo: Line) -> None:
    done = _process(demo, "find", "100007", "--json", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stderr == b""
    assert '"category": "' in done.stdout.decode("utf-8")


def test_a_reader_who_leaves_early_is_no_error(demo: Line) -> None:
    command = (
        f"'{sys.executable}' -m retiree_desk find 1 --limit 120 --json --data '{demo.folder}' | head -c 10"
    )
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, check=False
    )
    assert done.stderr == b""
    assert len(done.stdout) == 10


def test_the_command_line_loads_no_window_and_asking_for_help_loads_no_database() -> None:
    code = (
        "import sys; from retiree_desk.app import main; status = main(['--help']); "
        "heavy = {'PySide6', 'sqlalchemy', 'sqlcipher3', 'openpyxl', 'pypinyin', 'reportlab', 'PIL'} & sys.modules.keys(); "
        "raise SystemExit(', '.join(sorted(heavy)) or status)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.stderr == b""
    assert done.returncode == 0


def _process(line: Line, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "retiree_desk", "--data", str(line.folder), *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
