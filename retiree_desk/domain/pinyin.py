"""How a name is read: full pinyin and initials, tones left out, v for u with dots.

The best reading comes first; readings that others might type (another reading of the surname, 长 as zhang) follow,
so that a search may know them all. A person's own reading, where the office noted one, goes before all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice, product

from retiree_desk.domain import names, surnames
from retiree_desk.domain.heteronyms import HETERONYMS
from retiree_desk.domain.rules import RuleBroken

MOST_READINGS = 12
_MOST_OF_A_RARE_CHARACTER = 3

_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|vn"
    r"|a|e|i|o|u|v)"
)
_READ_BY_NEIGHBOUR = frozenset("朝重")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: a syllable for each Chinese character, a word for each Latin one."""

    syllables: tuple[str, ...]

    @property
    def full(self) -> str:
        """zhangguoqiang."""
        return "".join(self.syllables)

    @property
    def initials(self) -> str:
        """zgq."""
        return "".join([syllable[0] for syllable in self.syllables])


def readings(name: str, *, override: str = "") -> Sequence[Reading]:
    """Every reading worth knowing, the best first, at most ``MOST_READINGS``; none for a name without letters."""
    found = _of_name(name)
    if not override.strip():
        return found
    own = Reading(parse_override(override))
    return [own, *(reading for reading in found if reading != own)][:MOST_READINGS]


def parse_override(text: str) -> tuple[str, ...]:
    """The syllables of ``zēng guó fán`` or ``zeng guofan``; RuleBroken ``not_pinyin`` for anything but letters."""
    words = re.split(r"[\s'’·,.-]+", plain(text))
    syllables = tuple(syllable for word in words if word for syllable in _split(word))
    if not syllables or not "".join(syllables).isascii() or not "".join(syllables).isalpha():
        raise RuleBroken("not_pinyin", "pinyin")
    return syllables


def plain(text: str) -> str:
    """Lower case without accents or tone marks, v for u with dots."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("u:", "v"))
    decomposed = re.sub("u([\u0300-\u0304\u030c]?)\u0308", r"v\1", decomposed)
    return "".join([char for char in decomposed if not unicodedata.combining(char)])


def is_syllable(text: str) -> bool:
    """Whether the letters look like one whole syllable, such as ``zhang``."""
    return _SYLLABLE.fullmatch(text) is not None


def is_spelled(text: str) -> bool:
    """Whether the letters are whole syllables, such as ``zhangguo``."""
    return bool(_cut(text))


def _split(word: str) -> tuple[str, ...]:
    """The word cut into syllables, long ones first; a word that is none stays whole."""
    return _cut(word) or (word,)


def _cut(rest: str) -> tuple[str, ...]:
    for end in range(min(6, len(rest)), 0, -1):
        if not _SYLLABLE.fullmatch(rest, 0, end):
            continue
        if end == len(rest):
            return (rest,)
        if tail := _cut(rest[end:]):
            return (rest[:end], *tail)
    return ()


@lru_cache(maxsize=16384)
def _of_name(name: str) -> tuple[Reading, ...]:
    choices = _choices(name)
    if not choices:
        return ()
    best = _phrased(name, tuple([choice[0] for choice in choices]))
    return tuple(map(Reading, (best, *islice(_departures(best, choices), MOST_READINGS - 1))))


def _departures(best: tuple[str, ...], choices: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Every other combination, those that differ in one place first."""
    open_places = [place for place, choice in enumerate(choices) if len(choice) > 1]
    for count in range(1, len(open_places) + 1):
        for places in combinations(open_places, count):
            others = [[one for one in choices[place] if one != best[place]] for place in places]
            for syllables in product(*others):
                changed = dict(zip(places, syllables, strict=True))
                yield tuple([changed.get(place, syllable) for place, syllable in enumerate(best)])


def _choices(name: str) -> list[tuple[str, ...]]:
    """For each character or Latin word the ways to read it."""
    if names.DOT not in name and name and names.is_han(name[0]):
        kept = surnames.length(name)
        family, given = name[:kept], name[kept:]
    else:
        family, given = "", name
    return [choice for choice in (*_of_surname(family), *_of_given(given)) if choice]


@lru_cache(maxsize=4096)
def _of_surname(family: str) -> tuple[tuple[str, ...], ...]:
    special: list[tuple[str, ...]] = [(syllable,) for syllable in surnames.COMPOUND.get(family, ())]
    special = special or [surnames.SINGLE.get(char, ()) for char in family]
    return tuple([_unique(first + _of_character(char)) for first, char in zip(special, family, strict=True)])


def _of_given(given: str) -> list[tuple[str, ...]]:
    if given.isalpha() and not given[0].isascii() and all(map(names.is_han, given)):
        return [_of_character(char) for char in given]
    return _of_mixed(given)


def _of_mixed(text: str) -> list[tuple[str, ...]]:
    """Chinese characters one by one, runs of other letters as words of their own."""
    found: list[tuple[str, ...]] = []
    for run in _LETTERS.findall(text):
        for word in re.findall(r"[^\u2e80-\U000fffff]+|.", run):
            found.append(_of_character(word) if names.is_han(word) else _unique((plain(word),)))
    return found


def _phrased(name: str, best: tuple[str, ...]) -> tuple[str, ...]:
    """朝 and 重 are read by their neighbour where the two given characters make a word: 朝晖 zhao hui."""
    given = name[-2:]
    if len(name) < 3 or len(best) != len(name) or _READ_BY_NEIGHBOUR.isdisjoint(given):
        return best
    return best[:-2] + _phrase(given, best[-2:])


def _unique(syllables: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, dict.fromkeys(syllables)))


@lru_cache(maxsize=8192)
def _of_character(char: str) -> tuple[str, ...]:
    """Everyday characters by the table of living readings; rare ones by all that dictionaries know, within reason."""
    known = HETERONYMS.get(char)
    if known:
        return known
    from pypinyin.constants import PINYIN_DICT  # lazy: 0.2 s

    listed = _unique(tuple(map(plain, PINYIN_DICT.get(ord(char), "").split(","))))
    return listed[: 1 if _is_everyday(char) else _MOST_OF_A_RARE_CHARACTER]


def _is_everyday(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=1024)
def _phrase(word: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    from pypinyin.constants import PHRASES_DICT  # lazy: 0.2 s

    return tuple([plain(syllables[0]) for syllables in PHRASES_DICT.get(word, ())]) or otherwise
