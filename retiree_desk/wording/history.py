"""Operations and changes in words: what somebody did, and what it did to which field.

``action`` names an operation; ``change`` tells one field of one row, before and after. Identities in old and new
values have to be spelled out before they come here.
"""

from __future__ import annotations

from retiree_desk.domain import fields, money
from retiree_desk.domain.values import Value
from retiree_desk.i18n import N_, _
from retiree_desk.wording import field, term

REFUSALS = {
    "undo_never": N_("Operation {number} set up the office itself and can't be taken back."),
}

ACTIONS = {
    "office.create": N_("Set up the office"),
    "office.settings": N_("Change settings of the office"),
    "member.add": N_("Add a person"),
    "member.edit": N_("Edit a person"),
    "member.void": N_("Move a person to the recycle bin"),
    "member.restore": N_("Bring a person back"),
    "member.merge": N_("Merge two records of one person"),
    "member.photo": N_("Set a photo"),
    "member.death": N_("Record a death"),
    "members.edit": N_("Edit several people"),
    "members.void": N_("Move several people to the recycle bin"),
    "contact.edit": N_("Edit telephones, addresses and relatives"),
    "tree.edit": N_("Edit groups"),
    "list.save": N_("Save a list"),
    "import": N_("Import a workbook"),
    "undo": N_("Take an operation back"),
    "restore": N_("Restore a backup"),
    "demo": N_("Make the demo office"),
    "visit.log": N_("Record a visit"),
    "visit.edit": N_("Edit a visit"),
    "stay.edit": N_("Record a hospital stay"),
    "condolence.edit": N_("Record a condolence"),
    "waiver.edit": N_("Waive visits"),
    "rule.edit": N_("Edit the visiting rules"),
    "follow_up.edit": N_("Edit a follow-up"),
    "staff.edit": N_("Edit the staff"),
    "sync.apply": N_("Take in an exchange package"),
    "sync.resolve": N_("Settle a conflict"),
}

TABLES = {
    "member": N_("Person"),
    "phone": N_("Telephone"),
    "address": N_("Address"),
    "contact": N_("Relative"),
    "fact": N_("Dated change"),
    "tree_node": N_("Group"),
    "visit": N_("Visit"),
    "stay": N_("Hospital stay"),
    "condolence": N_("Condolence"),
    "waiver": N_("Waiver"),
    "cadence_rule": N_("Visiting rule"),
    "family_event": N_("Family event"),
    "follow_up": N_("Follow-up"),
    "staff": N_("Staff"),
    "saved_list": N_("Saved list"),
    "import_mapping": N_("Headings of a workbook"),
    "setting": N_("Setting"),
}

COLUMNS = {
    "admitted_on": N_("Admitted on"),
    "amount_fen": N_("Amount"),
    "basis": N_("Basis"),
    "bed": N_("Bed"),
    "before": N_("Before"),
    "by_leader": N_("By a leader"),
    "cause": N_("Cause"),
    "condition": N_("Condition"),
    "content": N_("Afterwards"),
    "day": N_("Day"),
    "decides": N_("Decides"),
    "difficulties": N_("Difficulties"),
    "discharged_on": N_("Discharged on"),
    "done_on": N_("Done on"),
    "due_on": N_("Due on"),
    "effective_on": N_("Effective on"),
    "enabled": N_("In use"),
    "ends_on": N_("Ends on"),
    "entered_on": N_("Entered on"),
    "form": N_("Form"),
    "fund": N_("Paid from"),
    "goods": N_("Goods"),
    "hospital": N_("Hospital"),
    "is_leader": N_("Leads"),
    "kind": N_("Kind"),
    "leader": N_("Leader"),
    "learnt_how": N_("Learnt through"),
    "learnt_on": N_("Learnt on"),
    "lives_with": N_("Lives with"),
    "makes_up_for": N_("Makes up for"),
    "met": N_("Whom they met"),
    "name": N_("Name"),
    "note": N_("Note"),
    "number": N_("Number"),
    "outcome": N_("Outcome"),
    "owner": N_("Owner"),
    "phone": N_("Telephone"),
    "plans": N_("Plans"),
    "position": N_("Order"),
    "post": N_("Post"),
    "postcode": N_("Postcode"),
    "reason": N_("Reason"),
    "relation": N_("Relation"),
    "result": N_("Result"),
    "rule": N_("Rule"),
    "severity": N_("Severity"),
    "signer": N_("Signed by"),
    "signer_relation": N_("Signer's relation"),
    "staff": N_("Who went"),
    "starts_on": N_("Begins on"),
    "suggestions": N_("Suggestions"),
    "text": N_("Text"),
    "title": N_("Title"),
    "type": N_("Kind of change"),
    "value": N_("Value"),
    "verified_on": N_("Verified on"),
    "ward": N_("Ward"),
}

_YES_NO = frozenset({"by_leader", "is_leader", "active", "enabled"})


def action(code: str) -> str:
    """What an operation is called; a code of a newer program stays as it is."""
    return _(ACTIONS[code]) if code in ACTIONS else code


def title(code: str, note: str) -> str:
    """The operation with what was noted of it."""
    return _("{action}: {note}").format(action=action(code), note=note) if note else action(code)


def table(name: str) -> str:
    """What a row of this table is called."""
    return _(TABLES[name]) if name in TABLES else name


def column(of_table: str, name: str) -> str:
    """The label of a column of any logged table."""
    if of_table == "member":
        return field(name)
    return _(COLUMNS[name]) if name in COLUMNS else name


def change(of_table: str, name: str, old: Value, new: Value) -> str:
    """One change in words: ``手机:154… → 154…``; without a column the row was added, ``voided`` tells its going."""
    if not name:
        return _("{thing} added").format(thing=table(of_table))
    if name == "voided":
        said = _("{thing} taken out") if new else _("{thing} brought back")
        return said.format(thing=table(of_table))
    if name == "merged_into":
        return _("merged into another record") if new else _("taken apart from another record")
    label = column(of_table, name)
    return _("{field}: {old} → {new}").format(
        field=label, old=value(of_table, name, old), new=value(of_table, name, new)
    )


def value(of_table: str, name: str, content: Value) -> str:
    """A value of a column for reading."""
    if content is None or content == "":
        return _("(blank)")
    if isinstance(content, bytes):
        return _("(another record)")
    if name in _YES_NO:
        return _("yes") if content else _("no")
    if isinstance(content, int):
        return _("{sum} yuan").format(sum=money.words(content)) if _is_money(of_table, name) else str(content)
    return term(content)


def _is_money(of_table: str, name: str) -> bool:
    if of_table != "member":
        return name.endswith("_fen")
    known = fields.by_key().get(name)
    return known is not None and known.kind is fields.Kind.MONEY
