"""The table of stroke order, built from its two sources."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UNIHAN = """# a comment
U+4E00	kTotalStrokes	1
U+4E8C	kTotalStrokes	2
U+738B	kTotalStrokes	4
U+738B	kRSUnicode	96.0
U+5904	kTotalStrokes	5 6
U+343A	kTotalStrokes	4
U+343A	kRSUnicode	9.2
U+4EBB	kTotalStrokes	2
"""


def build(folder: Path, order: str) -> str:
    words = [{"chinese": char, "stroke_increment_level": level} for level, char in enumerate(order)]
    (folder / "words.json").write_text(json.dumps({"all_word": [*words, *words]}), encoding="utf-8")
    (folder / "unihan.txt").write_text(UNIHAN, encoding="utf-8")
    script = ROOT / "packaging" / "build_strokes.py"
    paths = [str(folder / name) for name in ("words.json", "unihan.txt", "table.txt")]
    subprocess.run([sys.executable, str(script), *paths], check=True)
    return (folder / "table.txt").read_text(encoding="utf-8")


def test_the_norm_goes_first_and_the_others_follow_with_the_same_count(tmp_path: Path) -> None:
    assert build(tmp_path, "一二王") == "1\t一\t\n2\t二\t亻\n4\t王\t㐺\n5\t\t处\n"


def test_a_count_out_of_line_gives_way_to_the_norm(tmp_path: Path) -> None:
    assert build(tmp_path, "一王二") == "1\t一\t\n2\t王二\t亻\n4\t\t㐺\n5\t\t处\n"
