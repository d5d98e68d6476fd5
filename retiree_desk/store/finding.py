"""The search box against the token index: a keystroke costs a few range scans, however many people there are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from retiree_desk.domain import members, search_tokens
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import Standing
from retiree_desk.domain.search_tokens import Candidate, Term
from retiree_desk.store.tree import paths

ENOUGH = 64  # answers to several words that are ranked
SCANNED = 64  # tokens read per prefix; the index order puts exact and shorter words first
WIDE = 4_000  # people read of a word that many answer
FEW = 16  # met by all words as far as they were read: fewer, and others of the rarest word are looked into
TRIED = 256  # of those at most
CHUNK = 64


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the drop-down."""

    seq: int
    uid: Uid
    name: str
    member_no: str
    sex: str
    birth: str
    category: str
    status: str
    area: str
    building: str
    phone: str
    flags: str
    id_number: str
    photo: str


def find(connection: Connection, text: str, limit: int) -> list[Found]:
    """The best ``limit`` people for the words typed: exact before beginning, the living before the dead."""
    for terms in filter(None, search_tokens.queries(text)):
        hits = _one_word(connection, terms[0]) if len(terms) == 1 else _several_words(connection, terms)
        if hits:
            ranks = _ranks(connection, hits, terms)
            return _lines(connection, sorted(ranks, key=lambda seq: (ranks[seq], seq))[:limit])
    return []


def all_matches(connection: Connection, text: str) -> list[int]:
    """Everybody who answers the words, in no order: for lists."""
    for terms in filter(None, search_tokens.queries(text)):
        if found := set.intersection(*(set(_everybody(connection, term)) for term in terms)):
            return list(found)
    return []


def _one_word(connection: Connection, term: Term) -> dict[int, set[str]]:
    hits: dict[int, set[str]] = {}
    for prefix in term.lookups:
        for token, seq in _scan(connection, prefix, SCANNED):
            hits.setdefault(seq, set()).add(token)
        if len(hits) >= SCANNED:
            return hits
    for token, seq in _by_tail(connection, term):
        hits.setdefault(seq, set()).add(token)
    return hits


def _several_words(connection: Connection, terms: Sequence[Term]) -> dict[int, set[str]]:
    """Who answers every word: those met by all words as far as they were read, then others of the rarest word."""
    rarest, *others = sorted((_everybody(connection, term, WIDE) for term in terms), key=len)
    common = set(rarest).intersection(*others)
    met = [seq for seq in rarest if seq in common]
    if len(met) < FEW and any(len(other) >= WIDE for other in others):
        met += [seq for seq in rarest if seq not in common][:TRIED]
    return _verified(connection, met, terms)


def _verified(connection: Connection, seqs: Sequence[int], terms: Sequence[Term]) -> dict[int, set[str]]:
    """Those whose own tokens answer every word, with the tokens that did."""
    hits: dict[int, set[str]] = {}
    for start in range(0, len(seqs), CHUNK):
        for seq, tokens in _tokens_of(connection, seqs[start : start + CHUNK]):
            answers = [set(filter(term.answers, tokens)) for term in terms]
            if all(answers):
                hits[seq] = set().union(*answers)
        if len(hits) >= ENOUGH:
            break
    return hits


def _scan(connection: Connection, prefix: str, limit: int) -> Iterable[tuple[str, int]]:
    low, high = search_tokens.span(prefix)
    rows = connection.exec_driver_sql(
        "SELECT token, seq FROM search_token WHERE token >= ? AND token < ? LIMIT ?", (low, high, limit)
    )
    return [(token, seq) for token, seq in rows.all()]


def _everybody(connection: Connection, term: Term, limit: int = -1) -> list[int]:
    """Who answers a word, the better first. Read as one text: a tenth of the time of as many rows."""
    found: dict[int, None] = {}
    for prefix in term.lookups:
        joined = connection.exec_driver_sql(
            "SELECT group_concat(seq) FROM (SELECT seq FROM search_token WHERE token >= ? AND token < ? LIMIT ?)",
            (*search_tokens.span(prefix), limit),
        ).scalar()
        found.update(dict.fromkeys(json.loads(f"[{joined or ''}]")))
        if 0 <= limit <= len(found):
            return list(found)
    found.update((seq, None) for _token, seq in _by_tail(connection, term))
    return list(found)


def _by_tail(connection: Connection, term: Term) -> Iterable[tuple[str, int]]:
    """Whose number ends with what was typed: those of the same last four, looked at."""
    if not term.tail:
        return
    rows = connection.exec_driver_sql(
        "SELECT seq FROM search_token WHERE token = ? LIMIT ?", ("a" + term.tail[-4:], WIDE)
    )
    seqs = [row[0] for row in rows.all()]
    for start in range(0, len(seqs), CHUNK):
        for seq, tokens in _tokens_of(connection, seqs[start : start + CHUNK]):
            yield from ((token, seq) for token in tokens if token.endswith(term.tail))


def _tokens_of(connection: Connection, seqs: Sequence[int]) -> Iterable[tuple[int, list[str]]]:
    marks = ", ".join("?" * len(seqs))
    rows = connection.exec_driver_sql(
        f"SELECT seq, tokens FROM member_tokens WHERE seq IN ({marks})", tuple(seqs)
    )
    return [(seq, json.loads(tokens)) for seq, tokens in rows.all()]


def _ranks(
    connection: Connection, hits: dict[int, set[str]], terms: Sequence[Term]
) -> dict[int, tuple[int, bool, str]]:
    ranks: dict[int, tuple[int, bool, str]] = {}
    seqs = sorted(hits)
    for start in range(0, len(seqs), CHUNK):
        part = seqs[start : start + CHUNK]
        marks = ", ".join("?" * len(part))
        rows = connection.exec_driver_sql(
            f"SELECT seq, standing, pinyin FROM member_index WHERE seq IN ({marks})", tuple(part)
        )
        for seq, standing, pinyin in rows.all():
            candidate = Candidate(hits[seq], standing != Standing.DECEASED, pinyin)
            ranks[seq] = search_tokens.rank(candidate, terms)
    return ranks


def _lines(connection: Connection, seqs: Sequence[int]) -> list[Found]:
    if not seqs:
        return []
    marks = ", ".join("?" * len(seqs))
    rows = (
        connection.exec_driver_sql(
            "SELECT seq, id, name, member_no, sex, birth_date, archive_birth_date, id_number, category, status, area_id,"
            f" mobile, home_phone, contact_phone, flags, photo FROM member WHERE seq IN ({marks})",
            tuple(seqs),
        )
        .mappings()
        .all()
    )
    places = paths(connection, {row["area_id"] for row in rows})
    found = {}
    for row in rows:
        area, building = places.get(row["area_id"], ("", ""))
        found[row["seq"]] = Found(
            seq=row["seq"],
            uid=row["id"],
            name=row["name"] or "",
            member_no=row["member_no"] or "",
            sex=row["sex"] or "",
            birth=members.birth_text(row["birth_date"], row["archive_birth_date"], row["id_number"]),
            category=row["category"] or "",
            status=row["status"] or "",
            area=area,
            building=building,
            phone=row["mobile"] or row["home_phone"] or row["contact_phone"] or "",
            flags=row["flags"] or "",
            id_number=row["id_number"] or "",
            photo=row["photo"] or "",
        )
    return [found[seq] for seq in seqs if seq in found]
