from __future__ import annotations

import re

from retiree_desk import i18n, paths
from retiree_desk.wording.integrity import PROBLEMS, problem

FACTS = {"count": 3, "file": "20261121-090000.rdbak", "days": 9}


def test_every_problem_the_check_can_find_has_a_sentence() -> None:
    package = paths.root() / "retiree_desk"
    sources = [package / "store" / "integrity.py", package / "services" / "integrity.py"]
    codes = {code for path in sources for code in re.findall(r'Problem\("(\w+)"', path.read_text("utf-8"))}
    codes |= set(re.findall(r'"(log_\w+)",', sources[0].read_text("utf-8")))
    codes |= {"pages_to_renew", "pages_damaged"}
    assert codes == set(PROBLEMS)


def test_the_sentences_are_filled_and_chinese() -> None:
    i18n.use("zh_CN")
    said = [problem(code, FACTS) for code in PROBLEMS]
    assert all(re.search("[一-鿿]", sentence) and "{" not in sentence for sentence in said)
    assert problem("photos_missing", FACTS) == "缺少 3 张照片。"


def test_an_unknown_problem_is_named_by_its_code() -> None:
    assert problem("of_tomorrow", {}) == "of_tomorrow"
