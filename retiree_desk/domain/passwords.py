"""What a password of the office must be: long enough, and not one of those that are tried first.

No rules on kinds of characters and no forced change, after OWASP ASVS 5.0 §6.2.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from retiree_desk.domain.rules import RuleBroken

SHORTEST = 8
LONGEST = 128

# What is tried first, in lower case; runs and repetitions are told by rule.
_COMMONEST = frozenset(
    """
    password passw0rd p@ssw0rd p@ssword password1 password12 password123 passw0rd123 1qaz2wsx 1q2w3e4r 1q2w3e4r5t
    1qaz2wsx3edc qazwsxedc q1w2e3r4 zaq12wsx qwer1234 1234qwer asdf1234 abcd1234 abc12345 abc123456 a1234567
    a12345678 a123456789 aa123456 aa12345678 aaa12345 aaa123456 qq123456 qq1234567 qaz12345 w1234567 z1234567
    123456aa 123456abc 123456qq 12345678a 123456789a 1234567a 123qweasd 123qwe123 qwe12345 asd12345 zxcvbnm1
    admin123 admin1234 admin888 administrator root1234 test1234 letmein1 welcome1 welcome123 iloveyou iloveyou1
    woaini520 woaini521 woaini1314 5201314520 52013145 1314520a 13145200 woaini123 woaini1234 wodemima mima1234
    woaiwojia wobuzhidao nihao123 nihao1234 zhongguo zhongguo1 zhongguo123 woaizhongguo beijing2008 china123
    asdfghjkl asdasd123 qweasdzxc 1qaz@wsx !qaz2wsx qwerty123 qwerty12 88888888 66668888 88886666 11223344 12344321
    11112222 12121212 123123123 321321321 789456123 147258369 159357456 741852963 112233445566 100200300 20082008
    changeme default1 computer internet football baseball sunshine princess dragon123 monkey123 superman trustno1
    """.split()
)

# Nothing but these words, digits and signs makes a password a stranger to the office would try.
_OFFICE_WORDS = (
    "retiree desk retired lituixiu litui tuixiu laoganbu laoganju tuiguanban bangongshi guanli office admin mima "
    "离退休 离休 退休 老干部 老干局 老干处 退管办 办公室 工作台 管理 密码 处 科 年"
).split()


def same_spelling(password: str) -> str:
    """The password as it is compared: full-width letters of an input method are the same letters."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, words: Iterable[str] = ()) -> None:
    """Raise RuleBroken when the password is too short, too long or easily guessed.

    ``words`` are further ones that a stranger knows: the office's name and code, the user's name.
    """
    spelled = same_spelling(password)
    if len(spelled) < SHORTEST:
        raise RuleBroken("password_too_short", "password", least=SHORTEST)
    if len(spelled) > LONGEST:
        raise RuleBroken("password_too_long", "password", most=LONGEST)
    if _easily_guessed(spelled.casefold(), words):
        raise RuleBroken("password_common", "password")


def _easily_guessed(password: str, words: Iterable[str]) -> bool:
    return password in _COMMONEST or _is_run(password) or not _beyond(password, [*words, *_OFFICE_WORDS])


def _is_run(password: str) -> bool:
    """Whether it steps evenly (12345678, hgfedcba) or holds no more than two different characters."""
    steps = {ord(after) - ord(before) for before, after in pairwise(password)}
    keyboard = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "0123456789", "01234567890123456789")
    return (
        len(set(password)) <= 2
        or steps in ({1}, {-1})
        or any(password in row or password in row[::-1] for row in keyboard)
    )


def _beyond(password: str, words: Iterable[str]) -> str:
    """The letters that are left when well-known words, digits and signs are taken out."""
    left = password
    for word in sorted((same_spelling(word).casefold() for word in words), key=len, reverse=True):
        left = left.replace(word, "") if word else left
    if left == password:
        return password
    return "".join(character for character in left if character.isalpha())
