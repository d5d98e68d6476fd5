"""Finding a person by a few keys."""

from __future__ import annotations

from bisect import bisect_left
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain import pinyin, search_tokens
from retiree_desk.domain.search_tokens import (
    Candidate,
    Searchable,
    Term,
    parse_query,
    quality,
    queries,
    rank,
    span,
    tokens,
)
from tests.domain import invented

ZHANG = Searchable(
    name="张国强",
    former_name="张狗剩",
    member_no="LT-00042",
    id_number="11010519430501003X",
    birth="1943-05-01",
    phones=("13800001234", "010-62345678-801"),
    building="3号楼2单元502",
    area="王家村",
    words=("第一管理站", "红星2村"),
)


class Index:
    """People and their tokens in order, scanned as a store scans them."""

    def __init__(self, people: list[Searchable]) -> None:
        self.people = people
        self.lines = sorted((token, number) for number, one in enumerate(people) for token in tokens(one))
        self.readings = [pinyin.readings(one.name)[0].full for one in people]

    def find(self, typed: str) -> list[int]:
        """Numbers of the people who answer every word, the best first."""
        terms = parse_query(typed)
        answers = [self._scan(term) for term in terms]
        agreed = set.intersection(*map(set, answers)) if answers else set()
        found = {number: set.union(*(answer[number] for answer in answers)) for number in agreed}
        return sorted(found, key=lambda one: rank(Candidate(found[one], True, self.readings[one]), terms))

    def _scan(self, term: Term) -> dict[int, set[str]]:
        met: dict[int, set[str]] = {}
        for low, high in map(span, term.lookups):
            for token, number in self.lines[
                bisect_left(self.lines, (low,)) : bisect_left(self.lines, (high,))
            ]:
                met.setdefault(number, set()).add(token)
        return met


def finds(person: Searchable, typed: str) -> bool:
    return bool(parse_query(typed)) and Index([person]).find(typed) == [0]


@pytest.mark.parametrize(
    "typed",
    [
        "张国强", "张国", "国强", "强", "张狗剩", "zgq", "zg", "gq", "ZGQ", "ｚｇｑ", "zhangguoqiang", "zhang", "guoqiang", "guo", "qiang",
        "zhang'guo", "zhang guo qiang", "zgs", "zgq4", "zgq43", "zg43", "z43", "zhang43", "zhangguo43", "张国强43", "张国强1943",
        "张 国强", "张国强 43年", "1943", "43年生", "1943年", "1943.5", "1943.5.1", "1943年5月1日", "1943-05-01", "19430501", "430501", "4305",
        "110105", "11010519430501003X", "003x", "003X", "０１００３ｘ",
        "13800001234", "138", "1234", "62345678", "010-62345678", "5678",
        "lt-00042", "LT00042", "42", "3号楼", "3号楼2单元", "3-2-502", "3-502", "３－５０２", "王家村", "王家", "zgq 王家村", "王家村3号楼", "第一管理站",
        "红星2村", "2村", "zgq 王家村 1943", "138 0000 1234", "010 6234 5678", "110105 19430501 003X",
    ],
)  # fmt: skip
def test_one_person_is_found_by(typed: str) -> None:
    assert finds(ZHANG, typed)


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "·'-", "李国强", "zgp", "zgq5", "1944", "张国强44", "13号楼", "zgq 李家村", "管理站"],
)
def test_one_person_is_not_found_by(typed: str) -> None:
    assert not finds(ZHANG, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "买买提·艾力",
        "买买提艾力",
        "买买提•艾力",
        "买买提・艾",
        "艾力",
        "mmtal",
        "maimaiti",
        "aili",
        "mmtal4",
        "al",
    ],
)
def test_a_name_with_a_dot(typed: str) -> None:
    assert finds(Searchable("买买提\u00b7艾力", birth="1943"), typed)


@pytest.mark.parametrize("typed", ["john", "smith", "johnsmith", "John Smith", "js", "js43", "zoe"])
def test_a_latin_name(typed: str) -> None:
    assert finds(Searchable("John Smith-Zoë", birth="1943-05"), typed) or finds(Searchable("Zoë"), typed)


@pytest.mark.parametrize(
    "typed",
    ["zgf", "cgf", "zengguofan", "cengguofan", "zgf4", "zgf1943", "zengguofan1943", "zeng4", "ceng43"],
)
def test_every_reading_finds(typed: str) -> None:
    assert finds(Searchable("曾国藩", birth="1943"), typed)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("吕布", "lubu"),
        ("吕布", "lvbu"),
        ("吕布", "lü"),
        ("女娲", "nuwa"),
        ("王女娲", "nuwa"),
        ("绿珠", "luzhu"),
    ],
)
def test_u_stands_for_u_with_dots_too(name: str, typed: str) -> None:
    assert finds(Searchable(name), typed)


def test_a_noted_reading_finds_beside_the_others() -> None:
    person = Searchable("翟让", pinyin_override="dí ràng")
    assert finds(person, "dr")
    assert finds(person, "zr")


def test_a_compound_surname_counts_as_one() -> None:
    person = Searchable("欧阳娜娜", birth="1943")
    for typed in ("oynn", "ouyang43", "oynn43", "欧阳", "娜娜", "nana"):
        assert finds(person, typed)


@pytest.mark.parametrize("rare", ["王𬭊", "王\ue863", "〇七"])
def test_rare_characters_are_kept(rare: str) -> None:
    person = Searchable(rare)
    assert finds(person, rare)
    assert finds(person, rare[1:])


def test_a_person_of_whom_nothing_is_known_has_no_tokens() -> None:
    assert tokens(Searchable("")) == ()
    assert tokens(Searchable("·", area=" · ")) == ()


@given(st.builds(Searchable, name=st.text(max_size=20), member_no=st.text(max_size=8), id_number=st.text(max_size=18),
                 phones=st.tuples(st.text(max_size=12)), building=st.text(max_size=12), area=st.text(max_size=12),
                 birth=st.sampled_from(("", "1940", "1940-05", "1940-05-01")), pinyin_override=st.just("")))  # fmt: skip
def test_any_text_makes_tokens_that_say_something(person: Searchable) -> None:
    for token in tokens(person):
        assert token[0] in "ai"
        assert len(token) > 1


@given(st.text(max_size=30))
def test_any_text_can_be_typed(text: str) -> None:
    for term in parse_query(text):
        assert all(len(lookup) > 1 for lookup in term.lookups)


@given(st.text(alphabet="张王国强建华·• 　'", min_size=1, max_size=6))
def test_a_name_finds_its_bearer_however_typed(name: str) -> None:
    person = Searchable(name)
    assert not tokens(person) or finds(person, name)


def test_a_whole_name_is_better_than_its_beginning_and_that_than_its_inside() -> None:
    (term,) = parse_query("gq")
    assert [quality(term, token) for token in ("agq", "agq43", "igq", "igqs", "azgq")] == [0, 1, 2, 3, 4]


def test_the_living_come_before_the_dead_and_then_by_pinyin() -> None:
    terms = parse_query("wang")
    dead = Candidate({"awang"}, False, "wang")
    living = [Candidate({"awangfang"}, True, "wangfang"), Candidate({"awangqiang"}, True, "wangqiang")]
    inside = Candidate({"iwang"}, True, "awang")
    ordered = sorted([inside, *reversed(living), dead], key=lambda one: rank(one, terms))
    assert ordered == [dead, *living, inside]
    equal = [Candidate({"awangfang"}, False, "a"), Candidate({"awangfang"}, True, "b")]
    assert min(equal, key=lambda one: rank(one, terms)).living


def test_two_characters_of_a_year_come_before_three_with_the_same_keys() -> None:
    index = Index([Searchable("张秋兰", birth="1943"), Searchable("张强", birth="1943")])
    assert [index.people[one].name for one in index.find("zq43")] == ["张强", "张秋兰"]


@pytest.fixture(scope="module")
def office() -> Index:
    return Index(invented.people(10_000))


def test_four_keys_find_nearly_everyone_among_ten_thousand(office: Index) -> None:
    seen = 0
    sample = Random(7).sample(range(len(office.people)), 1_000)
    for number in sample:
        person = office.people[number]
        keys = pinyin.readings(person.name)[0].initials + person.birth[2:4]
        seen += number in office.find(keys[:4])[:8]
    assert seen / len(sample) >= 0.95


def test_a_name_and_a_year_find_among_ten_thousand(office: Index) -> None:
    sample = Random(8).sample(range(len(office.people)), 300)
    for number in sample:
        person = office.people[number]
        for typed in (
            f"{person.name} {person.birth[:4]}",
            person.id_number,
            person.phones[0],
            person.member_no,
        ):
            assert number in office.find(typed)[:8]


def test_about_two_dozen_tokens_a_person_on_average(office: Index) -> None:
    assert 20 <= len(office.lines) / len(office.people) <= 26
    longest = max(len(token) for token, _ in office.lines)
    assert longest <= 24


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("张guo", ["a张", "aguo"]),
        ("张国q", ["a张国", "aq"]),
        ("张guo'qiang", ["a张", "aguoqiang"]),
        ("z国强", ["az", "a国强"]),
    ],
)
def test_a_word_left_half_way_by_a_typing_method_is_two_words_too(typed: str, words: list[str]) -> None:
    whole, parted = queries(typed)
    assert len(whole) == 1
    assert [term.lookups[0] for term in parted] == words


@pytest.mark.parametrize("typed", ["张国强", "zgq", "zgq43", "张国强 43", "3号楼"])
def test_a_word_of_one_kind_is_meant_as_it_stands(typed: str) -> None:
    assert len(list(queries(typed))) == 1


@pytest.mark.parametrize(
    ("typed", "token", "answered"),
    [
        ("01234", "a13800001234", True),
        ("0001234", "a13800001234", True),
        ("1003x", "a11010519430501003x", True),
        ("11234", "a13800001234", False),
        ("1234", "a13800001234", False),
    ],
)
def test_more_figures_than_four_may_be_the_end_of_a_number(typed: str, token: str, *, answered: bool) -> None:
    (term,) = parse_query(typed)
    assert term.answers(token) is answered


def test_each_part_of_a_nested_area_finds() -> None:
    person = Searchable(name="张国强", area="东城/北片")
    assert all(finds(person, typed) for typed in ("东城", "北片", "东城/北片", "东城北片"))


@pytest.mark.parametrize("nothing", ["无", "不详", ""])
def test_nobody_is_found_by_having_had_no_other_name(nothing: str) -> None:
    assert tokens(Searchable("张国强", former_name=nothing)) == tokens(Searchable("张国强"))


def test_folding_twice_changes_nothing() -> None:
    for text in ("买买提·艾力", "３－５０２", "Zoë", "LT-00042", "王\ue863", "ÀB c"):
        once = search_tokens.fold(text)
        assert search_tokens.fold(once) == once
