"""All tables.

Two kinds. *Logged* tables hold what people record; each row has an ``id`` (16 bytes) and ``voided``, nothing in them is
ever deleted, and generated triggers (``triggers``) write every change of them into the change log. ``info["wire"]``
of a table and of each of its columns are the numbers that packages between offices carry: never renamed, never used
again. *Local* tables are the log itself and what is derived from the rows.

There is no UNIQUE, no CHECK on code lists and no NOT NULL without a default in a logged table: a row from a newer
office must always fit. References that may leave an office's scope carry no foreign key.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BLOB, Column, ForeignKey, Index, Integer, MetaData, Table, Text, text
from sqlalchemy.types import TypeEngine

from retiree_desk.domain.fields import Field, Kind, stored_fields

VOIDED_WIRE = 1
MERGED_WIRE = 2

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

_BLOB_KINDS = {Kind.TREE, Kind.MEMBER}
_INTEGER_KINDS = {Kind.MONEY, Kind.NUMBER}


def _field_type(field: Field) -> TypeEngine[Any]:
    if field.kind in _BLOB_KINDS:
        return BLOB()
    return Integer() if field.kind in _INTEGER_KINDS else Text()


def _wired(wire: int, name: str, kind: TypeEngine[Any]) -> Column[Any]:
    return Column(name, kind, nullable=True, info={"wire": wire})


def _identity() -> Column[Any]:
    return Column("id", BLOB(), primary_key=True, nullable=False)


def _voided() -> Column[Any]:
    return Column("voided", Integer(), nullable=False, server_default=text("0"), info={"wire": VOIDED_WIRE})


def _logged(wire: int, name: str, columns: str) -> Table:
    """A logged table; ``columns`` lists ``name`` (text), ``name:int`` and ``name:blob``; wires count from 10."""
    built = (_spelled(10 + place, spelling) for place, spelling in enumerate(columns.split()))
    return Table(name, metadata, _identity(), _voided(), *built, info={"wire": wire})


def _spelled(wire: int, spelling: str) -> Column[Any]:
    name, _colon, kind = spelling.partition(":")
    if name == "member_id":
        reference = ForeignKey("member.id", deferrable=True, initially="DEFERRED")
        return Column(name, BLOB(), reference, nullable=True, info={"wire": wire})
    types: dict[str, TypeEngine[Any]] = {"int": Integer(), "blob": BLOB()}
    return _wired(wire, name, types.get(kind, Text()))


# --- what people record -------------------------------------------------------------------------------------------

member = Table(
    "member",
    metadata,
    Column("seq", Integer(), primary_key=True),  # local: lists and search use it, packages do not
    Column("id", BLOB(), nullable=False, unique=True),
    _voided(),
    Column("merged_into", BLOB(), nullable=True, info={"wire": MERGED_WIRE}),
    *(_wired(field.wire, field.key, _field_type(field)) for field in stored_fields()),
    info={"wire": 1},
)
phone = _logged(2, "phone", "member_id kind number owner note verified_on position:int")
address = _logged(3, "address", "member_id kind text postcode note position:int")
contact = _logged(4, "contact", "member_id name relation phone address lives_with decides note position:int")
fact = _logged(5, "fact", "member_id type effective_on before content note entered_at")
tree_node = _logged(6, "tree_node", "kind parent_id:blob name position:int is_building:int leader phone note")
visit = _logged(
    7,
    "visit",
    "member_id trip_id:blob day kind result staff met condition difficulties suggestions plans note by_leader:int "
    "makes_up_for entered_on",
)
stay = _logged(
    9,
    "stay",
    "member_id admitted_on hospital ward bed severity cause learnt_how learnt_on discharged_on note",
)
condolence = _logged(
    10,
    "condolence",
    "member_id day kind form amount_fen:int goods fund staff signer signer_relation cause stay_id:blob "
    "campaign_id:blob note",
)
waiver = _logged(11, "waiver", "member_id rule starts_on ends_on reason")
cadence_rule = _logged(
    12,
    "cadence_rule",
    "code title basis times:int period years:int anchor_year:int min_age:int max_age:int residence categories "
    "except_categories flags kinds by_whom entry min_gap_days:int last_call_days:int valid_from valid_to enabled:int",
)
family_event = _logged(13, "family_event", "member_id day kind note")
follow_up = _logged(14, "follow_up", "member_id trip_id:blob text owner due_on done_on outcome")
staff = _logged(15, "staff", "name post phone is_leader:int active:int")
saved_list = _logged(16, "saved_list", "name query position:int")
import_mapping = _logged(17, "import_mapping", "heading_key mapping")
setting = _logged(18, "setting", "key value")
duty_rule = _logged(19, "duty_rule", "code title basis days:int ages enabled:int next_working_day:int")
day_off = _logged(20, "day_off", "day kind name")  # kind: 休 off, 班 worked though a weekend
bereavement = _logged(
    21,
    "bereavement",
    "member_id died_on learnt_on learnt_from family_contact family_phone wishes obituary_consent obituary_scope "
    "farewell_on farewell_place pension_stopped_on funeral_fen:int pension_fen:int basis note closed_on",
)
bereavement_step = _logged(
    22, "bereavement_step", "member_id case_id:blob code title due_on done_on owner outcome position:int"
)
campaign = _logged(
    23,
    "campaign",
    "name kind day starts_on ends_on condition standard_fen:int goods fund form note closed_on",
)
campaign_gift = _logged(
    24,
    "campaign_gift",
    "member_id campaign_id:blob amount_fen:int goods state signer signer_relation signed_on excluded_reason note "
    "position:int",
)
fund = _logged(25, "fund", "name kind year:int budget_fen:int per_head_fen:int note")
fund_entry = _logged(26, "fund_entry", "fund_id:blob member_id day amount_fen:int what campaign_id:blob note")
money_rule = _logged(
    27, "money_rule", "code title basis kind cause amount_fen:int times:int window window_start enabled:int"
)
plan = _logged(28, "plan", "name starts_on ends_on note")
trip = _logged(29, "trip", "plan_id:blob day staff area building position:int done:int")
trip_stop = _logged(30, "trip_stop", "member_id trip_id:blob position:int rule due_on outcome")
frozen_report = _logged(31, "frozen_report", "code period frozen_on body")
issued_paper = _logged(
    32,
    "issued_paper",
    "member_id day kind template version copies:int content_hash batch printed_by reprint:int note",
)
stock_profile = _logged(33, "stock_profile", "printer stock dx:int dy:int scale_x:int scale_y:int note")

Index(None, member.c.member_no)
Index(None, member.c.id_number)
Index(None, member.c.area_id)
Index(None, member.c.station_id)
Index(None, member.c.party_branch_id)
Index(None, member.c.spouse_id)
Index(None, tree_node.c.parent_id)
Index(None, visit.c.trip_id)
Index(None, visit.c.day)
Index(None, condolence.c.day)
for _table in (
    phone, address, contact, fact, stay, condolence, waiver, family_event, follow_up, bereavement, bereavement_step,
    campaign_gift, fund_entry, trip_stop, issued_paper,
):  # fmt: skip
    Index(None, _table.c.member_id)
# What today's desk asks of everybody, so that it never reads the wide rows; each serves only queries that say its condition.
_PRESENT = "voided = 0 AND merged_into IS NULL"
Index(
    "ix_member_lunar", member.c.lunar_birthday, sqlite_where=text("birthday_calendar = '农历' AND voided = 0")
)
Index(None, member.c.wedding_date, sqlite_where=text("wedding_date IS NOT NULL"))
Index("ix_member_verified", member.c.status, member.c.verified_on, sqlite_where=text(_PRESENT))
Index(
    "ix_member_unreachable",
    member.c.status,
    sqlite_where=text(f"{_PRESENT} AND mobile IS NULL AND home_phone IS NULL AND contact_phone IS NULL"),
)
Index(
    "ix_visit_credit",  # covers what decides whether a visit counts
    *(visit.c[name] for name in ("member_id", "day", "kind", "result", "voided", "by_leader", "entered_on")),
)

# --- the change log -----------------------------------------------------------------------------------------------

replica = Table(
    "replica",
    metadata,
    Column("rid", Integer(), primary_key=True),
    Column("replica", BLOB(), nullable=False, unique=True),
    Column("office", Text(), nullable=False),
    Column("born_hlc", Integer(), nullable=False),
    Column("parent_replica", BLOB()),
    Column("reason", Text()),
    Column("retired", Integer(), nullable=False, server_default=text("0")),
)
change_state = Table(
    "change_state",
    metadata,
    Column("id", Integer(), primary_key=True),
    Column("rid", Integer(), nullable=False),
    Column("hlc", Integer(), nullable=False),
    Column("set_id", Integer()),  # the open change set; empty = nothing may be written
    Column("applying", Integer(), nullable=False, server_default=text("0")),
    Column("trigger_hash", Text(), nullable=False, server_default=text("''")),
)
change_set = Table(
    "change_set",
    metadata,
    Column("set_id", Integer(), primary_key=True),
    Column("hlc", Integer(), nullable=False),
    Column("rid", Integer(), nullable=False),
    Column("user", Text(), nullable=False),
    Column("action", Text(), nullable=False),
    Column("note", Text(), nullable=False, server_default=text("''")),
    Column("first_lsn", Integer(), nullable=False),  # its entries are first_lsn … last_lsn, without gaps
    Column("last_lsn", Integer(), nullable=False),
    Column("undoes", Integer()),  # the change set this one took back
    Column("package", BLOB()),  # the package that brought it; empty = typed here
)
change_entry = Table(
    "change_entry",
    metadata,
    # The newest entry of a cell that was not lost gives the cell's stamp: its change set's clock and replica.
    Column("lsn", Integer(), primary_key=True),
    Column("set_id", Integer(), nullable=False),
    Column("tbl", Integer(), nullable=False),
    Column("uid", BLOB(), nullable=False),
    Column("col", Integer(), nullable=False),  # 0 = the row's birth
    Column("old", BLOB()),  # BLOB affinity: the value as it is, text, number or bytes
    Column("new", BLOB()),
    Column("how", Text(), nullable=False, server_default=text("'local'")),
)
# Two, because births come in order and edits do not: an edit must not split the full leaves of a whole register's births.
# SQLite takes them only where a query says ``col = 0`` or ``col <> 0`` in so many words.
Index("ix_change_entry_birth", change_entry.c.uid, sqlite_where=text("col = 0"))
Index("ix_change_entry_edit", change_entry.c.uid, change_entry.c.col, sqlite_where=text("col <> 0"))

# --- derived: rebuilt before each commit, outside log and digests ---------------------------------------------------

dirty_member = Table("dirty_member", metadata, Column("seq", Integer(), primary_key=True))
dirty_credit = Table(
    "dirty_credit",
    metadata,
    Column("day", Text(), primary_key=True, nullable=False),
    Column("kind", Text(), primary_key=True, nullable=False),
    Column("member_id", BLOB(), primary_key=True, nullable=False),
)
dirty_node = Table("dirty_node", metadata, Column("id", BLOB(), primary_key=True, nullable=False))
search_token = Table(
    "search_token",
    metadata,
    Column("token", Text(), primary_key=True),
    Column("seq", Integer(), primary_key=True),
    sqlite_with_rowid=False,
)
member_tokens = Table(
    "member_tokens",
    metadata,
    Column("seq", Integer(), primary_key=True),
    Column("tokens", Text(), nullable=False),  # a JSON list
)
member_index = Table(
    "member_index",
    metadata,
    Column("seq", Integer(), primary_key=True),
    Column("standing", Integer(), nullable=False),  # 0 on the register, 1 left, 2 dead
    Column("pinyin", Text(), nullable=False),
    Column("stroke", Text(), nullable=False),
    Column("birth", Text(), nullable=False),  # first possible day, or ~ when unknown
    Column("number", Text(), nullable=False),
    Column("rank", Integer(), nullable=False),
    Column("place", Text(), nullable=False),  # area/building, for sorting
    Column("door", Text(), nullable=False, server_default=""),  # unit, floor and room, for sorting
    Column("category", Text()),
    Column("residence", Text()),
    Column("sex", Text()),
    Column("station_id", BLOB()),
    Column("area_id", BLOB()),
    Column("party_branch_id", BLOB()),
    Column("id_key", Text()),  # 15- and 18-digit twins share it
    Column("score", Integer(), nullable=False),  # obligatory items present, 0–22
    Column("joined", Text(), nullable=False),  # first possible day, or empty
    Column("care", Text(), nullable=False),  # care flags and care level, space between
    Column(
        "dated", Integer(), nullable=False
    ),  # 0, the day of death or leaving as 20260301, or 1 for such a status
)
for _sort in ("pinyin", "stroke", "number", "rank", "score"):
    Index(f"ix_member_index_{_sort}", member_index.c.standing, member_index.c[_sort])
Index("ix_member_index_place", *(member_index.c[name] for name in ("standing", "place", "door")))
Index(
    "ix_member_index_birth",  # covers the filters asked for most: an age, a category, a residence, a sex
    *(member_index.c[name] for name in ("standing", "birth", "seq", "category", "residence", "sex")),
)
Index("ix_member_index_id_key", member_index.c.id_key)
Index(  # whole registers are judged from it alone
    "ix_member_index_roll",
    *(member_index.c[name] for name in ("standing", "residence", "category", "joined", "care", "dated")),
)
credit_day = Table(
    "credit_day",  # who had a visit that counts on a day, of one kind; see store.credits
    metadata,
    Column("day", Text(), primary_key=True, nullable=False),
    Column("kind", Text(), primary_key=True, nullable=False),
    Column("seqs", BLOB(), nullable=False),  # 32-bit numbers of this computer's byte order, sorted
)

# --- of this computer alone: outside log, digests and packages --------------------------------------------------------

draft = Table(
    "draft",  # what was typed into a form and is not saved yet
    metadata,
    Column("key", Text(), primary_key=True, nullable=False),
    Column("body", Text(), nullable=False),
)


def logged_tables() -> Iterable[Table]:
    """The tables whose every change is logged, by wire number."""
    return sorted((table for table in metadata.tables.values() if "wire" in table.info), key=_wire_of)


def logged_columns(table: Table) -> list[Column[Any]]:
    """The columns of a logged table that carry a wire number."""
    return [column for column in table.columns if "wire" in column.info]


def _wire_of(table: Table) -> int:
    return int(table.info["wire"])
