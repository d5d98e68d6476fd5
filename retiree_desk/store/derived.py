"""Search tokens and sort keys, rebuilt before each commit for the people whom triggers have marked.

Derived data is outside log and digests; it can be thrown away and made again from the rows (``rebuild``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, select

from retiree_desk.domain import dates, id_numbers, members, pinyin, search_tokens, strokes, terms
from retiree_desk.domain.cadence_bulk import plain_status
from retiree_desk.domain.cadence_credits import COUNTING_RESULTS
from retiree_desk.domain.lists import standing_of
from retiree_desk.store.tables import dirty_member, dirty_node, member, member_index, phone
from retiree_desk.store.tree import Tree

CHUNK = 20_000
SEPARATOR = "\x1f"

_CREDITS = (
    "SELECT DISTINCT v.kind, v.day, m.seq FROM visit v JOIN member m ON m.id = v.member_id WHERE v.voided = 0 "
    "AND v.kind IS NOT NULL AND v.day IS NOT NULL AND v.result IN "
    + str(tuple(str(result) for result in sorted(COUNTING_RESULTS)))
)
_RANK_ORDER = {rank: place for place, rank in enumerate(terms.RANKS)}
_NO_BIRTH = "~"
_COLUMNS = [member.c.seq, member.c.id, member.c.voided, member.c.merged_into] + [
    member.c[key]
    for key in (
        *dict.fromkeys(
            (
                "name former_name pinyin member_no id_number birth_date archive_birth_date sex home_phone mobile "
                "contact_phone category residence status retired_rank station_id area_id party_branch_id joined_on died_on "
                "left_on flags living health care_level"
            ).split()
            + [field.key for field in members.OBLIGATORY]
        ),
    )
]
_INDEX_COLUMNS = [column.name for column in member_index.columns]


def refresh(connection: Connection) -> None:
    """Bring the derived rows of every marked person up to date; inside the caller's transaction."""
    _spread_nodes(connection)
    while chunk := _next_chunk(connection):
        _renew(connection, chunk)
        connection.exec_driver_sql("DELETE FROM dirty_member WHERE seq <= ?", (chunk[-1].seq,))


def rebuild(connection: Connection) -> None:
    """Throw all derived rows away and make them again."""
    for table in ("search_token", "member_tokens", "member_index", "dirty_member"):
        connection.exec_driver_sql(f"DELETE FROM {table}")
    connection.exec_driver_sql("INSERT INTO dirty_member(seq) SELECT seq FROM member")
    refresh(connection)
    connection.exec_driver_sql("DELETE FROM credit_day")
    connection.exec_driver_sql(f"INSERT INTO credit_day(kind, day, seq) {_CREDITS}")


def differences(connection: Connection) -> int:
    """How many people's derived rows are not what their rows give; 0 in a sound database."""
    wrong, last = 0, -1
    while True:
        chosen = select(*_COLUMNS).where(member.c.seq > last).order_by(member.c.seq).limit(CHUNK)
        chunk = connection.execute(chosen).all()
        if not chunk:
            return wrong + _credits_amiss(connection)
        last = chunk[-1].seq
        made = {row[0]: (row[1:], tokens) for row, tokens in _made(connection, chunk)}
        kept = _kept(connection, chunk[0].seq, last)
        wrong += sum(1 for seq in made.keys() | kept.keys() if made.get(seq) != kept.get(seq))


def natural(text: str) -> str:
    """A key that sorts 3号楼 before 12号楼."""
    return re.sub(r"\d+", lambda found: found[0].zfill(6), text)


def _credits_amiss(connection: Connection) -> int:
    """Days of credit too many or missing."""
    kept = "SELECT kind, day, seq FROM credit_day"
    return sum(
        connection.exec_driver_sql(f"SELECT count(*) FROM ({one} EXCEPT {other})").scalar_one()
        for one, other in ((kept, _CREDITS), (_CREDITS, kept))
    )


def _spread_nodes(connection: Connection) -> None:
    """A renamed or moved node concerns everybody in it and below it."""
    nodes = [row[0] for row in connection.execute(select(dirty_node.c.id))]
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


def _next_chunk(connection: Connection) -> Sequence[Any]:
    chosen = select(*_COLUMNS).join(dirty_member, dirty_member.c.seq == member.c.seq)
    return connection.execute(chosen.order_by(member.c.seq).limit(CHUNK)).all()


def _renew(connection: Connection, chunk: Sequence[Any]) -> None:
    seqs = [(row.seq,) for row in chunk]
    index_rows, added, kept_tokens, removed = [], [], [], []
    before = _tokens_before(connection, seqs)
    for row, tokens in _made(connection, chunk):
        seq = row[0]
        index_rows.append(row)
        kept_tokens.append((seq, tokens))
        old = set(before.pop(seq, "").split(SEPARATOR)) - {""}
        new = set(tokens.split(SEPARATOR)) - {""}
        added += [(token, seq) for token in new - old]
        removed += [(token, seq) for token in old - new]
    for seq, tokens in before.items():
        removed += [(token, seq) for token in tokens.split(SEPARATOR) if token]
    gone = [(seq,) for seq in {seq for (seq,) in seqs} - {row[0] for row in index_rows}]
    _write(connection, "DELETE FROM search_token WHERE token = ? AND seq = ?", sorted(removed))
    _write(connection, "INSERT OR IGNORE INTO search_token(token, seq) VALUES (?, ?)", sorted(added))
    _write(connection, "DELETE FROM member_index WHERE seq = ?", gone)
    _write(connection, "DELETE FROM member_tokens WHERE seq = ?", gone)
    marks = ", ".join("?" * len(_INDEX_COLUMNS))
    columns = ", ".join(_INDEX_COLUMNS)
    _write(connection, f"INSERT OR REPLACE INTO member_index({columns}) VALUES ({marks})", index_rows)
    _write(connection, "INSERT OR REPLACE INTO member_tokens(seq, tokens) VALUES (?, ?)", kept_tokens)


def _write(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Plain driver statements: these are the hottest writes of an import."""
    if rows:
        connection.exec_driver_sql(statement, list(rows))


def _made(connection: Connection, chunk: Sequence[Any]) -> Iterator[tuple[tuple[Any, ...], str]]:
    """The derived rows of those who are neither voided nor merged away."""
    tree = Tree(connection)
    phones = _phones(connection, chunk)
    for row in chunk:
        if row.voided or row.merged_into is not None:
            continue
        found = search_tokens.tokens(_searchable(row, tree, phones.get(row.id, ())))
        yield _index_row(row, tree), SEPARATOR.join(sorted(found))


def _index_row(row: Any, tree: Tree) -> tuple[Any, ...]:  # noqa: ANN401 - a result row
    name = row.name or ""
    readings = pinyin.readings(name, override=row.pinyin or "")
    birth = members.birth_text(row.birth_date, row.archive_birth_date, row.id_number)
    return (
        row.seq,
        int(standing_of(row.status)),
        " ".join(readings[0].syllables) if readings else name.lower(),
        strokes.stroke_key(name),
        birth or _NO_BIRTH,
        natural(row.member_no or ""),
        _RANK_ORDER.get(row.retired_rank or "", 99),
        natural("/".join(tree.path_of(row.area_id))),
        row.category,
        row.residence,
        row.sex,
        row.station_id,
        row.area_id,
        row.party_branch_id,
        id_numbers.match_key(row.id_number) if row.id_number else None,
        members.completeness({field.key: getattr(row, field.key) for field in members.OBLIGATORY}),
        row.joined_on or "",
        " ".join(members.care_flags(row.flags, row.living, row.health, row.care_level)),
        _ended(row),
    )


def _ended(row: Any) -> int:  # noqa: ANN401 - a result row
    """0 for who is simply on the register; else the later day of death or leaving as 20260301, 1 without such a day."""
    days = [dates.first_day(day) for day in (row.died_on, row.left_on) if day and dates.is_valid(day)]
    if days:
        return int(f"{max(days):%Y%m%d}")
    return int(bool(row.died_on or row.left_on) or not plain_status(row.status or ""))


def _searchable(row: Any, tree: Tree, phones: tuple[str, ...]) -> search_tokens.Searchable:  # noqa: ANN401
    area, building = tree.path_of(row.area_id)
    own = (row.mobile, row.home_phone, row.contact_phone)
    return search_tokens.Searchable(
        name=row.name or "",
        former_name=row.former_name or "",
        pinyin_override=row.pinyin or "",
        member_no=row.member_no or "",
        id_number=row.id_number or "",
        birth=members.birth_text(row.birth_date, row.archive_birth_date, row.id_number),
        phones=tuple(number for number in own if number) + phones,
        building=building,
        area=area,
    )


def _phones(connection: Connection, chunk: Sequence[Any]) -> dict[bytes, tuple[str, ...]]:
    """Further phone numbers, by member."""
    rows = connection.exec_driver_sql(
        f"SELECT p.member_id, p.number FROM member m JOIN {phone.name} p ON p.member_id = m.id "
        "WHERE m.seq BETWEEN ? AND ? AND p.voided = 0 AND p.number IS NOT NULL ORDER BY p.member_id",
        (chunk[0].seq, chunk[-1].seq),
    ).all()
    return {uid: tuple(row[1] for row in group) for uid, group in groupby(rows, key=itemgetter(0))}


def _tokens_before(connection: Connection, seqs: Sequence[tuple[int]]) -> dict[int, str]:
    wanted = {seq for (seq,) in seqs}
    rows = connection.exec_driver_sql(
        "SELECT seq, tokens FROM member_tokens WHERE seq BETWEEN ? AND ?", (seqs[0][0], seqs[-1][0])
    )
    return {seq: tokens for seq, tokens in rows if seq in wanted}


def _kept(connection: Connection, first: int, last: int) -> dict[int, tuple[tuple[Any, ...], str]]:
    columns = ", ".join(f"i.{name}" for name in _INDEX_COLUMNS)
    rows = connection.exec_driver_sql(
        f"SELECT {columns}, t.tokens FROM member_index i LEFT JOIN member_tokens t USING(seq) "
        "WHERE i.seq BETWEEN ? AND ?",
        (first, last),
    )
    return {row[0]: (tuple(row[1:-1]), row[-1]) for row in rows}
