"""Search tokens, sort keys and counted days, renewed before each commit where triggers have left a mark.

Derived data is outside log and digests; it can be thrown away and made again from the rows (``rebuild``).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection

from retiree_desk.domain import dates, id_numbers, members, pinyin, search_tokens, strokes, terms
from retiree_desk.domain.addresses import building_key, door_key, natural
from retiree_desk.domain.cadence_bulk import plain_status
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import standing_of
from retiree_desk.store import credits
from retiree_desk.store.tables import member_index
from retiree_desk.store.tree import Tree, paths

CHUNK = 20_000

_TABLES = ("search_token", "member_tokens", "member_index", "dirty_member")
_RANK_ORDER = {rank: place for place, rank in enumerate(terms.RANKS)}
_NO_BIRTH = "~"
_INDEX_COLUMNS = tuple(column.name for column in member_index.columns)
_LISTED = "IN (SELECT value FROM json_each(?))"  # local numbers as one text, however many


class _Source(NamedTuple):
    """What the derived rows of one person are made of; ``score`` counts the obligatory items that are there."""

    seq: int
    id: Uid
    name: str | None
    former_name: str | None
    pinyin: str | None
    member_no: str | None
    id_number: str | None
    birth_date: str | None
    archive_birth_date: str | None
    sex: str | None
    home_phone: str | None
    mobile: str | None
    contact_phone: str | None
    address: str | None
    category: str | None
    residence: str | None
    status: str | None
    retired_rank: str | None
    station_id: Uid | None
    area_id: Uid | None
    party_branch_id: Uid | None
    joined_on: str | None
    died_on: str | None
    left_on: str | None
    flags: str | None
    living: str | None
    health: str | None
    care_level: str | None
    score: int


class _Derived(NamedTuple):
    """One person's line of ``member_index`` and search tokens, a JSON list; no tokens at all where they are lost."""

    line: tuple[Any, ...]
    tokens: str | None


_SCORE = " + ".join(f"(coalesce({field.key}, '') <> '')" for field in members.OBLIGATORY)
_SOURCES = f"SELECT {', '.join(_Source._fields[:-1])}, {_SCORE} FROM member"


def refresh(connection: Connection) -> None:
    """Bring the derived rows of every marked person up to date; inside the caller's transaction."""
    _spread_nodes(connection)
    while seqs := _column(connection, f"SELECT seq FROM dirty_member ORDER BY seq LIMIT {CHUNK}"):
        _renew(connection, seqs)
        connection.exec_driver_sql("DELETE FROM dirty_member WHERE seq <= ?", (seqs[-1],))
    credits.refresh(connection)


def rebuild(connection: Connection) -> None:
    """Throw all derived rows away and make them again."""
    for table in _TABLES:
        connection.exec_driver_sql(f"DELETE FROM {table}")
    connection.exec_driver_sql("INSERT INTO dirty_member(seq) SELECT seq FROM member")
    refresh(connection)
    credits.rebuild(connection)


def differences(connection: Connection) -> int:
    """How many derived rows are not what the rows give, people's and others'; 0 in a sound database."""
    everybody = _column(connection, "SELECT seq FROM member UNION SELECT seq FROM member_index")
    wrong = 0
    for start in range(0, len(everybody), CHUNK):
        seqs = everybody[start : start + CHUNK]
        made, kept = _made(connection, seqs), _kept(connection, seqs)
        wrong += sum(made.get(seq) != kept.get(seq) for seq in seqs)
    return wrong + _tokens_amiss(connection) + credits.amiss(connection)


def _tokens_amiss(connection: Connection) -> int:
    """Rows of the token index that are missing or that nobody's tokens account for."""
    there = "EXISTS (SELECT 1 FROM search_token s WHERE s.token = t.value AND s.seq = m.seq)"
    known, met = connection.exec_driver_sql(
        f"SELECT count(*), coalesce(sum({there}), 0) FROM member_tokens m, json_each(m.tokens) t"
    ).one()
    kept = connection.exec_driver_sql("SELECT count(*) FROM search_token").scalar_one()
    return int(known - met + kept - met)


def _spread_nodes(connection: Connection) -> None:
    """A renamed or moved node concerns everybody in it and below it."""
    nodes = _column(connection, "SELECT id FROM dirty_node")
    if not nodes:
        return
    tree = Tree(connection)
    for uid in {below for node in nodes for below in tree.below(node)}:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO dirty_member(seq) SELECT seq FROM member WHERE area_id = ?1 OR station_id = ?1 "
            "OR party_branch_id = ?1",
            (uid,),
        )
    connection.exec_driver_sql("DELETE FROM dirty_node")


def _renew(connection: Connection, seqs: Sequence[int]) -> None:
    """Write what differs; rows that stay as they are cost no page of the database."""
    made, kept = _made(connection, seqs), _kept(connection, seqs)
    fresh = [(seq, new, kept.get(seq)) for seq, new in made.items()]
    lines = [new.line for _seq, new, old in fresh if not old or old.line != new.line]
    tokens = [(seq, new.tokens) for seq, new, old in fresh if not old or old.tokens != new.tokens]
    stale = [(seq,) for seq, old in kept.items() if seq not in made or made[seq].line != old.line]
    lost = [(token, seq) for seq, old in kept.items() for token in _words(old) - _words(made.get(seq))]
    gone = [(seq,) for seq in kept if seq not in made]
    _write(connection, "DELETE FROM member_index WHERE seq = ?", stale)
    _write(connection, "DELETE FROM member_tokens WHERE seq = ?", gone)
    _write(connection, "DELETE FROM search_token WHERE token = ? AND seq = ?", lost)
    marks = ", ".join("?" * len(_INDEX_COLUMNS))
    _write(connection, f"INSERT INTO member_index({', '.join(_INDEX_COLUMNS)}) VALUES ({marks})", lines)
    _write(connection, "INSERT OR REPLACE INTO member_tokens(seq, tokens) VALUES (?, ?)", tokens)
    _index_tokens(connection, [seq for seq, _tokens in tokens])


def _index_tokens(connection: Connection, seqs: Sequence[int]) -> None:
    """One statement in the order of the index: a third of the time of as many single rows."""
    if seqs:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO search_token(token, seq) SELECT t.value, m.seq FROM member_tokens m, "
            f"json_each(m.tokens) t WHERE m.seq {_LISTED} ORDER BY 1",
            (json.dumps(seqs),),
        )


def _write(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Plain driver statements: these are the hottest writes of an import."""
    if rows:
        connection.exec_driver_sql(statement, list(rows))


def _made(connection: Connection, seqs: Sequence[int]) -> dict[int, _Derived]:
    """What the rows of those give who are neither voided nor merged away."""
    rows = connection.exec_driver_sql(
        f"{_SOURCES} WHERE seq {_LISTED} AND voided = 0 AND merged_into IS NULL", (json.dumps(seqs),)
    )
    sources = list(map(_Source._make, rows.all()))
    places = paths(connection, {source.area_id for source in sources})
    phones = _phones(connection, seqs)
    return {source.seq: _derived(source, places, phones.get(source.id, ())) for source in sources}


def _derived(source: _Source, places: dict[Uid, tuple[str, str]], phones: tuple[str, ...]) -> _Derived:
    place = places.get(source.area_id, ("", "")) if source.area_id else ("", "")
    birth = members.birth_text(source.birth_date, source.archive_birth_date, source.id_number)
    found = search_tokens.tokens(_searchable(source, place, birth, phones))
    return _Derived(_line(source, place, birth), _as_json(found))


def _as_json(tokens: Sequence[str]) -> str:
    """A JSON list; no token holds what JSON would have to escape."""
    return '["' + '", "'.join(tokens) + '"]' if tokens else "[]"


def _line(source: _Source, place: tuple[str, str], birth: str) -> tuple[Any, ...]:
    """In the order of the columns of ``member_index``."""
    name = source.name or ""
    readings = pinyin.readings(name, override=source.pinyin or "")
    return (
        source.seq,
        int(standing_of(source.status)),
        " ".join(readings[0].syllables) if readings else name.lower(),
        strokes.stroke_key(name),
        birth or _NO_BIRTH,
        natural(source.member_no or ""),
        _RANK_ORDER.get(source.retired_rank or "", 99),
        building_key(*place),
        door_key(place[1], source.address or ""),
        source.category,
        source.residence,
        source.sex,
        source.station_id,
        source.area_id,
        source.party_branch_id,
        id_numbers.match_key(source.id_number) if source.id_number else None,
        source.score,
        source.joined_on or "",
        _care(source.flags, source.living, source.health, source.care_level),
        _ended(source),
    )


@lru_cache(maxsize=4096)
def _care(*values: str | None) -> str:
    return " ".join(members.care_flags(*values))


def _ended(source: _Source) -> int:
    """0 for who is simply on the register; else the later day of death or leaving as 20260301, 1 without such a day."""
    if not source.died_on and not source.left_on:
        return int(not plain_status(source.status or ""))
    days = [dates.first_day(day) for day in (source.died_on, source.left_on) if day and dates.is_valid(day)]
    return int(f"{max(days):%Y%m%d}") if days else 1


def _searchable(
    source: _Source, place: tuple[str, str], birth: str, phones: tuple[str, ...]
) -> search_tokens.Searchable:
    own = (source.mobile, source.home_phone, source.contact_phone)
    return search_tokens.Searchable(
        name=source.name or "",
        former_name=source.former_name or "",
        pinyin_override=source.pinyin or "",
        member_no=source.member_no or "",
        id_number=source.id_number or "",
        birth=birth,
        phones=tuple([number for number in own if number]) + phones,
        area=place[0],
        building=place[1],
    )


def _phones(connection: Connection, seqs: Sequence[int]) -> dict[Uid, tuple[str, ...]]:
    """Further phone numbers, by member."""
    rows = connection.exec_driver_sql(
        "SELECT p.member_id, p.number FROM member m JOIN phone p ON p.member_id = m.id "
        f"WHERE m.seq {_LISTED} AND p.voided = 0 AND p.number IS NOT NULL ORDER BY p.member_id",
        (json.dumps(seqs),),
    ).all()
    return {uid: tuple(row[1] for row in group) for uid, group in groupby(rows, key=itemgetter(0))}


def _kept(connection: Connection, seqs: Sequence[int]) -> dict[int, _Derived]:
    columns = ", ".join(f"i.{name}" for name in _INDEX_COLUMNS)
    rows = connection.exec_driver_sql(
        f"SELECT {columns}, t.tokens FROM member_index i LEFT JOIN member_tokens t USING(seq) WHERE i.seq {_LISTED}",
        (json.dumps(seqs),),
    )
    return {row[0]: _Derived(tuple(row[:-1]), row[-1]) for row in rows}


def _words(one: _Derived | None) -> set[str]:
    return set(json.loads(one.tokens)) if one and one.tokens else set()


def _column(connection: Connection, statement: str) -> list[Any]:
    return [row[0] for row in connection.exec_driver_sql(statement).all()]
