"""Finding a person: the tokens that stand for one, and the words that people type.

A token is a kind and a text: ``a`` for the start of a name or a whole identifier, ``i`` for what lies inside (a given
name, a room). A store keeps tokens in an index and answers a typed word by scanning ``span`` of each of its lookups
in order; a person must answer every word. Everything is folded: lower case, half-width, without dots, hyphens and
spaces, so that 买买提·艾力 and 3-502 are found however they are typed. About two dozen tokens a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from retiree_desk.domain import id_numbers, names, phones, pinyin, surnames


class Searchable(NamedTuple):
    """What a person can be found by; ``birth`` may be partial, ``words`` are the station and other places."""

    name: str
    former_name: str = ""
    pinyin_override: str = ""
    member_no: str = ""
    id_number: str = ""
    birth: str = ""
    phones: tuple[str, ...] = ()
    building: str = ""
    area: str = ""
    words: tuple[str, ...] = ()


class Term(NamedTuple):
    """One typed word: the prefixes to scan, any of which may answer it, the better first.

    ``tail`` are figures that a number may end with as well, more than the last four that are tokens.
    """

    lookups: tuple[str, ...]
    tail: str = ""

    def answers(self, token: str) -> bool:
        return token.startswith(self.lookups) or (self.tail != "" and token.endswith(self.tail))


class Candidate(NamedTuple):
    """A person who answered: the tokens met by the scans, and what the order among equals needs."""

    hits: Collection[str]
    living: bool
    pinyin: str


def tokens(person: Searchable) -> tuple[str, ...]:
    """Everything the person is found by, each token once and always in one order.

    They hold letters and figures, characters of private use among them, and nothing else.
    """
    found = dict.fromkeys(
        [
            *_of_name(person.name, person.pinyin_override, person.birth[2:4]),
            *(_of_name(person.former_name, "", "") if person.former_name not in _NOTHING else ()),
            *_of_id(person.id_number),
            *["a" + tail for phone in person.phones for tail in phones.tails(phone)],
            *_of_birth(person.birth),
            *_of_member_no(person.member_no),
            *_of_building(person.building),
            *[token for text in (person.area, *person.words) for token in _of_path(text)],
        ]
    )
    return tuple(found)


def queries(text: str) -> Iterator[tuple[Term, ...]]:
    """How a text may be meant, the likelier first: ``曾zhi``, left so by a typing method half-way, as two words too."""
    yield parse_query(text)
    parted = _BETWEEN_SCRIPTS(" ", unicodedata.normalize("NFKC", text))
    if parted != text:
        yield parse_query(parted)


def parse_query(text: str) -> tuple[Term, ...]:
    """The words typed, each to be answered: ``zs 王家村``, ``zgq4``, ``张国强 43``, ``1943.5``, ``138 0000 1234``."""
    words = unicodedata.normalize("NFKC", text).split()
    number = "".join(words)
    if len(words) > 1 and _LONG_NUMBER(number.lower()) and not _WHOLE_YEAR(words[0]):
        words = [number]
    return tuple(dict.fromkeys(term for typed in words for term in _terms_of(typed)))


def span(prefix: str) -> tuple[str, str]:
    """Bounds of a prefix: ``low <= token < high``."""
    return prefix, prefix + "\U0010ffff"


def quality(term: Term, token: str) -> int:
    """How well a token answers, 0 best: the first lookup itself, its beginning, then the same for the next lookup."""
    for place, lookup in enumerate(term.lookups):
        if token.startswith(lookup):
            return 2 * place + (token != lookup)
    return 2 * len(term.lookups)


def rank(candidate: Candidate, terms: Sequence[Term]) -> tuple[int, bool, str]:
    """Sort key: whole names and initials before beginnings before inner parts, the living first, then by pinyin."""
    distance = sum(min(quality(term, hit) for hit in candidate.hits) for term in terms)
    return distance, not candidate.living, candidate.pinyin


def fold(text: str) -> str:
    """One spelling for all ways of typing."""
    if text.isascii() and text.isalnum():
        return text.lower()
    if _ALL_HAN(text):
        return text
    folded = _NOISE.sub("", unicodedata.normalize("NFKC", text).lower())
    return folded if _ALL_HAN(folded) else _NOISE.sub("", pinyin.plain(folded))


_NOISE = re.compile("[^\\w\ue000-\uf8ff\U000f0000-\U0010fffd]+|_+")  # private-use characters stay
_ALL_HAN = re.compile("[0-9\u3400-\u9fff\U00020000-\U0003ffff]*").fullmatch
_DATE = re.compile(r"((?:18|19|20)[0-9]{2})[-./年]([0-9]{1,2})(?:[-./月]([0-9]{1,2})?日?)?").fullmatch
_YEAR = re.compile(r"([0-9]{4}|[0-9]{2})年生?").fullmatch
_HAN_DIGITS = re.compile(r"([^0-9a-z]*[^0-9a-z第])([0-9].*)").fullmatch
_LETTERS_DIGITS = re.compile(r"([a-z]+)([0-9]+)").fullmatch
_WHOLE_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}").fullmatch
_LONG_NUMBER = re.compile(r"1[3-9][0-9]{9}|0[0-9]{9,11}|[0-9]{15}|[0-9]{17}[0-9x]").fullmatch
_TAIL = re.compile(r"[0-9]{4,16}[0-9x]").fullmatch
_BETWEEN_SCRIPTS = re.compile(
    "(?<=[a-zA-Z])(?=[\u3400-\u9fff\U00020000-\U0003ffff])|(?<=[\u3400-\u9fff\U00020000-\U0003ffff])(?=[a-zA-Z])"
).sub
_NUMBERED = re.compile(r"[^1-9]*?([1-9][0-9]*)").fullmatch
_NUMBER = re.compile(r"[0-9]+").findall
_FROM_NUMBER = re.compile(r"[^0-9]+([0-9].*)").fullmatch
_NOTHING = frozenset({"", "无", "没有", "不详", "未知", "暂无"})
_NEVER_INITIALS = frozenset("iuv")
_MOST_INNER = 8


def _of_name(name: str, override: str, year: str) -> Iterable[str]:
    whole = fold(name)
    if not whole:
        return ()
    found = ["a" + whole]
    if names.is_han(name[0]):
        found += ["i" + whole[start:] for start in range(1, min(len(whole), _MOST_INNER))]
    else:
        found += ["i" + part for part in map(fold, re.split(rf"[\s{names.DOT}]+", name)[1:]) if part]
    surname = surnames.length(name)
    for reading in pinyin.readings(name, override=override):
        found += _of_reading(reading.syllables, surname, year)
    return found


def _of_reading(syllables: tuple[str, ...], surname: int, year: str) -> list[str]:
    """Full and initials, from the start and inside; with the birth year behind for the four quick keys."""
    initials = "".join([syllable[0] for syllable in syllables])
    inner = range(1, min(len(syllables), _MOST_INNER))
    found = ["a" + "".join(syllables), "a" + initials]
    found += ["i" + "".join(syllables[start:]) for start in inner]
    found += ["i" + initials[start:] for start in inner if start < len(initials) - 1]
    if year:
        found += [f"a{initials}{year}", f"a{''.join(syllables[:surname])}{year}"]
        found += [f"i{initials[:end]}{year}" for end in inner]
    return found


def _of_id(number: str) -> Iterable[str]:
    whole = fold(id_numbers.normalise(number))
    return ("a" + whole, "a" + whole[-6:], "a" + whole[-4:]) if len(whole) > 3 else ()


def _of_birth(birth: str) -> Iterable[str]:
    digits = birth.replace("-", "")
    return ("a" + digits, "a" + digits[2:]) if digits.isdecimal() else ()


def _of_member_no(number: str) -> Iterator[str]:
    whole = fold(number)
    if whole:
        yield "a" + whole
        if bare := _NUMBERED(whole):
            yield "a" + bare[1]


@lru_cache(maxsize=4096)
def _of_building(text: str) -> tuple[str, ...]:
    """3号楼2单元502室: as written, from its first number on, and as 3-2-502 and 3-502."""
    numbers = _NUMBER(unicodedata.normalize("NFKC", text))
    if len(numbers) < 2:
        return _of_place(text)
    return (*_of_place(text), "i" + "".join(numbers), f"i{numbers[0]}{numbers[-1]}")


@lru_cache(maxsize=4096)
def _of_path(text: str) -> tuple[str, ...]:
    """东城/北片: the whole of it, and each part."""
    words = dict.fromkeys([*text.split(), *text.replace("/", " ").split()])
    return tuple([token for word in words for token in _of_place(word)])


@lru_cache(maxsize=4096)
def _of_place(word: str) -> tuple[str, ...]:
    """红星2村: as written, and from its first number on."""
    whole = fold(word)
    number = _FROM_NUMBER(whole)
    found = (whole, number[1] if number else "")
    return tuple(["i" + text for text in found if text])


def _terms_of(typed: str) -> Iterator[Term]:
    """Names with digits behind them, and whole syllables with digits behind them, are two words."""
    typed = typed.lower()
    word = fold(typed)
    if day := _DATE(typed):
        yield Term(("a" + day[1] + "".join([part.zfill(2) for part in day.groups()[1:] if part]), "a" + word))
    elif year := _YEAR(typed):
        yield Term(("a" + year[1],))
    elif word:
        parts = _HAN_DIGITS(word) or _spelled_with_digits(word)
        yield from (
            Term(_lookups(part), part if _TAIL(part) else "")
            for part in (parts.groups() if parts else (word,))
        )


def _lookups(word: str) -> tuple[str, ...]:
    """From the start and inside; ``lubu`` and ``nuwa``, with u for want of a key for ü, as ``lvbu`` and ``nvwa`` too."""
    found = ("a" + word, "i" + word)
    if not (word.isascii() and word.isalpha()) or ("lu" not in word and "nu" not in word):
        return found
    dotted = word.replace("lu", "lv").replace("nu", "nv")
    return (*found, "a" + dotted, "i" + dotted)


def _spelled_with_digits(word: str) -> re.Match[str] | None:
    """``zhangguoqiang43`` and ``zgq1943``, not ``zgq43`` (initials and year) nor ``zhang43``, which are tokens."""
    parts = _LETTERS_DIGITS(word)
    if parts and _WHOLE_YEAR(parts[2]):
        return parts
    if not parts or pinyin.is_syllable(parts[1]) or not pinyin.is_spelled(parts[1]):
        return None
    return parts if len(parts[1]) > 4 or not _NEVER_INITIALS.isdisjoint(parts[1]) else None
