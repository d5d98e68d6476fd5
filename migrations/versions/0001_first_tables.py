"""The first tables: the register and what hangs on it, the change log, and what is derived.

A column is spelled ``name``, ``name:int`` or ``name:blob``; ``#`` marks the primary key, ``!`` not null, ``=`` a default.
The triggers are made by the program after every migration.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    (
        "member",
        "seq:int# id:blob! voided:int!=0 merged_into:blob member_no name former_name pinyin sex "
        "document_type id_number birth_date archive_birth_date birthday_calendar lunar_birthday ethnicity "
        "native_place birth_place photo marriage wedding_date education degree technical_title religion "
        "category personnel work_start revolution_start retired_on approved_by retirement_certificate "
        "retirement_type special_work special_work_months:int former_post retired_rank treatment "
        "treatment_since medical_treatment medical_certificate home_hospital family_doctor monthly_income:int "
        "basic_pension:int allowances:int pay_channel bank_card honours veteran_mark paid_years pension_start "
        "station_id:blob former_unit area_id:blob contact_cadre liaison_role self_group handover_date "
        "handover_to handover_batch archive_place archive_no joined_on joined_from left_on left_to "
        "left_reason political party_joined party_confirmed party_branch_id:blob party_group party_post "
        "party_seat party_fee_base:int party_fee:int party_fee_paid_to fifty_years_due fifty_years_given "
        "travelling_party out_of_touch last_touch household_address address community postal_address postcode "
        "residence resettled resettled_place resettled_on abroad_country abroad_since abroad_until home_phone "
        "mobile wechat contact_way contact_note contact_name contact_relation contact_phone community_contact "
        "community_phone verified_on verified_by spouse_name spouse_birth spouse_work spouse_health "
        "spouse_id:blob children living care_level housing floor lift carer care_home household_type health "
        "diseases medical_history allergies disability disability_grade disability_no incapacity "
        "incapacity_on care_insurance checkup_on checkup_result vaccination flags hardship allowance_no "
        "visit_note care_taboos certify_way certified_on certify_due old_age_allowance privilege_card hobbies "
        "skills volunteering old_age_university newspapers status died_on death_place death_cause "
        "survivor_note career awards consent_no consent_on consent_scope consent_withdrawn note office_note ",
    ),
    ("phone", "id:blob# voided:int!=0 member_id:blob kind number owner note verified_on position:int "),
    ("address", "id:blob# voided:int!=0 member_id:blob kind text postcode note position:int "),
    (
        "contact",
        "id:blob# voided:int!=0 member_id:blob name relation phone address lives_with decides note "
        "position:int ",
    ),
    ("fact", "id:blob# voided:int!=0 member_id:blob type effective_on before content note entered_at "),
    (
        "tree_node",
        "id:blob# voided:int!=0 kind parent_id:blob name position:int is_building:int leader phone note ",
    ),
    (
        "visit",
        "id:blob# voided:int!=0 member_id:blob trip_id:blob day kind result staff met condition difficulties "
        "suggestions plans note by_leader:int makes_up_for entered_on ",
    ),
    (
        "stay",
        "id:blob# voided:int!=0 member_id:blob admitted_on hospital ward bed severity cause learnt_how "
        "learnt_on discharged_on note ",
    ),
    (
        "condolence",
        "id:blob# voided:int!=0 member_id:blob day kind form amount_fen:int goods fund staff signer "
        "signer_relation cause stay_id:blob campaign_id:blob note ",
    ),
    ("waiver", "id:blob# voided:int!=0 member_id:blob rule starts_on ends_on reason "),
    (
        "cadence_rule",
        "id:blob# voided:int!=0 code title basis times:int period years:int anchor_year:int min_age:int "
        "max_age:int residence categories except_categories flags kinds by_whom entry min_gap_days:int "
        "last_call_days:int valid_from valid_to enabled:int ",
    ),
    ("family_event", "id:blob# voided:int!=0 member_id:blob day kind note "),
    ("follow_up", "id:blob# voided:int!=0 member_id:blob trip_id:blob text owner due_on done_on outcome "),
    ("staff", "id:blob# voided:int!=0 name post phone is_leader:int active:int "),
    ("saved_list", "id:blob# voided:int!=0 name query position:int "),
    ("import_mapping", "id:blob# voided:int!=0 heading_key mapping "),
    ("setting", "id:blob# voided:int!=0 key value "),
    ("duty_rule", "id:blob# voided:int!=0 code title basis days:int ages enabled:int next_working_day:int "),
    ("day_off", "id:blob# voided:int!=0 day kind name "),
    (
        "bereavement",
        "id:blob# voided:int!=0 member_id:blob died_on learnt_on learnt_from family_contact family_phone "
        "wishes obituary_consent obituary_scope farewell_on farewell_place pension_stopped_on funeral_fen:int "
        "pension_fen:int basis note closed_on ",
    ),
    (
        "bereavement_step",
        "id:blob# voided:int!=0 member_id:blob case_id:blob code title due_on done_on owner outcome "
        "position:int ",
    ),
    (
        "campaign",
        "id:blob# voided:int!=0 name kind day starts_on ends_on condition standard_fen:int goods fund form "
        "note closed_on ",
    ),
    (
        "campaign_gift",
        "id:blob# voided:int!=0 member_id:blob campaign_id:blob amount_fen:int goods state signer "
        "signer_relation signed_on excluded_reason note position:int ",
    ),
    ("fund", "id:blob# voided:int!=0 name kind year:int budget_fen:int per_head_fen:int note "),
    (
        "fund_entry",
        "id:blob# voided:int!=0 fund_id:blob member_id:blob day amount_fen:int what campaign_id:blob note ",
    ),
    (
        "money_rule",
        "id:blob# voided:int!=0 code title basis kind cause amount_fen:int times:int window window_start "
        "enabled:int ",
    ),
    ("plan", "id:blob# voided:int!=0 name starts_on ends_on note "),
    ("trip", "id:blob# voided:int!=0 plan_id:blob day staff area building position:int done:int "),
    ("trip_stop", "id:blob# voided:int!=0 member_id:blob trip_id:blob position:int rule due_on outcome "),
    ("frozen_report", "id:blob# voided:int!=0 code period frozen_on body "),
    (
        "issued_paper",
        "id:blob# voided:int!=0 member_id:blob day kind template version copies:int content_hash batch "
        "printed_by reprint:int note ",
    ),
    ("stock_profile", "id:blob# voided:int!=0 printer stock dx:int dy:int scale_x:int scale_y:int note "),
    ("replica", "rid:int# replica:blob! office! born_hlc:int! parent_replica:blob reason retired:int!=0 "),
    ("change_state", "id:int# rid:int! hlc:int! set_id:int applying:int!=0 trigger_hash!='' "),
    (
        "change_set",
        "set_id:int# hlc:int! rid:int! user! action! note!='' first_lsn:int! last_lsn:int! undoes:int "
        "package:blob ",
    ),
    ("change_entry", "lsn:int# set_id:int! tbl:int! uid:blob! col:int! old:blob new:blob how!='local' "),
    ("dirty_member", "seq:int# "),
    ("dirty_node", "id:blob# "),
    ("search_token", "token# seq:int# "),
    ("member_tokens", "seq:int# tokens! "),
    (
        "member_index",
        "seq:int# standing:int! pinyin! stroke! birth! number! rank:int! place! category residence sex "
        "station_id:blob area_id:blob party_branch_id:blob id_key score:int! joined! care! dated:int! ",
    ),
    ("credit_day", "kind# day# seq:int# "),
)
INDEXES = (
    ("ix_member_area_id", "member", "area_id"),
    ("ix_member_id_number", "member", "id_number"),
    ("ix_member_member_no", "member", "member_no"),
    ("ix_member_party_branch_id", "member", "party_branch_id"),
    ("ix_member_spouse_id", "member", "spouse_id"),
    ("ix_member_station_id", "member", "station_id"),
    ("ix_phone_member_id", "phone", "member_id"),
    ("ix_address_member_id", "address", "member_id"),
    ("ix_contact_member_id", "contact", "member_id"),
    ("ix_fact_member_id", "fact", "member_id"),
    ("ix_tree_node_parent_id", "tree_node", "parent_id"),
    ("ix_visit_credit", "visit", "member_id day kind result voided"),
    ("ix_visit_day", "visit", "day"),
    ("ix_visit_trip_id", "visit", "trip_id"),
    ("ix_stay_member_id", "stay", "member_id"),
    ("ix_condolence_member_id", "condolence", "member_id"),
    ("ix_waiver_member_id", "waiver", "member_id"),
    ("ix_family_event_member_id", "family_event", "member_id"),
    ("ix_follow_up_member_id", "follow_up", "member_id"),
    ("ix_bereavement_member_id", "bereavement", "member_id"),
    ("ix_bereavement_step_member_id", "bereavement_step", "member_id"),
    ("ix_campaign_gift_member_id", "campaign_gift", "member_id"),
    ("ix_fund_entry_member_id", "fund_entry", "member_id"),
    ("ix_trip_stop_member_id", "trip_stop", "member_id"),
    ("ix_issued_paper_member_id", "issued_paper", "member_id"),
    ("ix_change_entry_cell", "change_entry", "uid tbl col lsn"),
    ("ix_member_index_birth", "member_index", "standing birth seq"),
    ("ix_member_index_id_key", "member_index", "id_key"),
    ("ix_member_index_number", "member_index", "standing number seq"),
    ("ix_member_index_pinyin", "member_index", "standing pinyin seq"),
    ("ix_member_index_place", "member_index", "standing place seq"),
    ("ix_member_index_rank", "member_index", "standing rank seq"),
    ("ix_member_index_score", "member_index", "standing score seq"),
    ("ix_member_index_stroke", "member_index", "standing stroke seq"),
)

WITHOUT_ROWID = {"search_token", "credit_day"}
TYPES = {"": sa.Text, "int": sa.Integer, "blob": sa.BLOB}


def upgrade() -> None:
    """Make every table and index."""
    for name, spelled in TABLES:
        words = spelled.split()
        op.create_table(
            name,
            *(_column(word) for word in words),
            *_constraints(name, words),
            sqlite_with_rowid=name not in WITHOUT_ROWID,
        )
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns.split())


def _column(word: str) -> sa.Column[object]:
    spelling, _equals, default = word.partition("=")
    name, _colon, kind = spelling.rstrip("#!").partition(":")
    return sa.Column(
        name,
        TYPES[kind](),
        nullable=spelling[-1] not in "#!",
        server_default=sa.text(default) if default else None,
    )


def _constraints(table: str, words: list[str]) -> list[sa.Constraint]:
    keys = [word.rstrip("#").partition(":")[0] for word in words if word.endswith("#")]
    found: list[sa.Constraint] = [sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}")]
    if "member_id:blob" in words:
        found.append(
            sa.ForeignKeyConstraint(
                ["member_id"],
                ["member.id"],
                name=f"fk_{table}_member_id",
                deferrable=True,
                initially="DEFERRED",
            )
        )
    if table == "member":
        found.append(sa.UniqueConstraint("id", name="uq_member_id"))
    if table == "replica":
        found.append(sa.UniqueConstraint("replica", name="uq_replica_replica"))
    return found
