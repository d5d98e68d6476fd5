from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("language", "words"), [("zh_CN", "离退休工作台 取消"), ("en", "Retiree Desk Cancel")]
)
def test_the_program_and_qt_speak_one_language(language: str, words: str) -> None:
    code = (
        "from retiree_desk.ui.application import application\n"
        "from retiree_desk.settings import Settings\n"
        "from retiree_desk.i18n import _\n"
        "from PySide6.QtWidgets import QDialogButtonBox as Box\n"
        f"app = application([], Settings(language='{language}'))\n"
        "box = Box(Box.StandardButton.Cancel)\n"
        "word = box.button(Box.StandardButton.Cancel).text().replace('&', '')\n"
        "print(_('Retiree Desk'), word, app.windowIcon().isNull())"
    )
    answer = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert answer.stdout.strip() == f"{words} False"
