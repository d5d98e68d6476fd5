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
    "list.forget": N_("Forget a list"),
    "list.rename": N_("Rename a list"),
    "export": N_("Export a workbook"),
    "import": N_("Import a workbook"),
    "undo": N_("Take an operation back"),
    "report.freeze": N_("Close a report"),
    "member.edit_all": N_("Edit several people"),
    "restore": N_("Restore a backup"),
    "demo": N_("Make the demo office"),
    "visit.log": N_("Record a visit"),
    "visit.edit": N_("Edit a visit"),
    "stay.edit": N_("Record a hospital stay"),
    "condolence.edit": N_("Record a condolence"),
    "campaign.start": N_("Set up a campaign"),
    "campaign.sign": N_("Sign for a gift"),
    "campaign.edit": N_("Strike a gift out or put it back"),
    "campaign.close": N_("Close a campaign"),
    "campaign.void": N_("Call a campaign off"),
    "fund.edit": N_("Set a fund's budget"),
    "money_rule.edit": N_("Edit the money rules"),
    "death.step": N_("See to a step after a death"),
    "death.edit": N_("Note something of a death"),
    "death.close": N_("Close or reopen a case of death"),
    "waiver.edit": N_("Waive visits"),
    "rule.edit": N_("Edit the visiting rules"),
    "follow_up.edit": N_("Edit a follow-up"),
    "staff.edit": N_("Edit the staff"),
    "plan.accept": N_("Keep a plan of visits"),
    "plan.edit": N_("Change a plan of visits"),
    "holidays.read": N_("Read in a table of days off"),
    "print": N_("Print"),
    "print.profile": N_("Measure a printer"),
    "office.facts": N_("Change what paper says of the office"),
    "sync.apply": N_("Take in an exchange package"),
    "sync.resolve": N_("Settle a conflict"),
}

TABLES = {
    "member": N_("Member"),
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
    "duty_rule": N_("Duty"),
    "day_off": N_("Day off"),
    "bereavement": N_("Bereavement case"),
    "bereavement_step": N_("Step of a bereavement case"),
    "campaign": N_("Campaign"),
    "campaign_gift": N_("Gift of a campaign"),
    "fund": N_("Fund"),
    "fund_entry": N_("Payment of a fund"),
    "money_rule": N_("Money rule"),
    "plan": N_("Visiting plan"),
    "trip": N_("Trip"),
    "trip_stop": N_("Stop of a trip"),
    "frozen_report": N_("Frozen report"),
    "issued_paper": N_("Printed paper"),
    "stock_profile": N_("Printer setting"),
}

COLUMNS = {
    "active": N_("Works here"),
    "address": N_("Address"),
    "admitted_on": N_("Admitted on"),
    "ages": N_("Ages"),
    "amount_fen": N_("Amount"),
    "anchor_year": N_("Counted from"),
    "area": N_("Area"),
    "basis": N_("Basis"),
    "batch": N_("Batch"),
    "bed": N_("Bed"),
    "before": N_("Before"),
    "body": N_("Figures"),
    "budget_fen": N_("Budget"),
    "building": N_("Building"),
    "by_leader": N_("By a leader"),
    "by_whom": N_("By whom"),
    "categories": N_("Categories"),
    "cause": N_("Cause"),
    "closed_on": N_("Closed on"),
    "code": N_("Code"),
    "condition": N_("Condition"),
    "content": N_("Afterwards"),
    "content_hash": N_("Seal of the content"),
    "copies": N_("Copies"),
    "day": N_("Day"),
    "days": N_("Days"),
    "decides": N_("Decides"),
    "died_on": N_("Died on"),
    "difficulties": N_("Difficulties"),
    "discharged_on": N_("Discharged on"),
    "done": N_("Finished"),
    "done_on": N_("Done on"),
    "due_on": N_("Due on"),
    "dx": N_("Shift to the right"),
    "dy": N_("Shift down"),
    "effective_on": N_("Effective on"),
    "enabled": N_("In use"),
    "ends_on": N_("Ends on"),
    "entered_at": N_("Entered at"),
    "entered_on": N_("Entered on"),
    "entry": N_("Entry"),
    "except_categories": N_("All categories but"),
    "excluded_reason": N_("Why left out"),
    "family_contact": N_("Family contact"),
    "family_phone": N_("Family's phone"),
    "farewell_on": N_("Farewell on"),
    "farewell_place": N_("Farewell at"),
    "flags": N_("Care flags"),
    "form": N_("Form"),
    "frozen_on": N_("Frozen on"),
    "fund": N_("Paid from"),
    "funeral_fen": N_("Funeral money"),
    "goods": N_("Goods"),
    "heading_key": N_("Headings"),
    "hospital": N_("Hospital"),
    "is_building": N_("Is a building"),
    "is_leader": N_("Leads"),
    "key": N_("Which setting"),
    "kind": N_("Kind"),
    "kinds": N_("Kinds that count"),
    "last_call_days": N_("Last days"),
    "leader": N_("Leader"),
    "learnt_from": N_("Learnt from"),
    "learnt_how": N_("Learnt through"),
    "learnt_on": N_("Learnt on"),
    "lives_with": N_("Lives with"),
    "makes_up_for": N_("Makes up for"),
    "mapping": N_("Fields"),
    "max_age": N_("To age"),
    "met": N_("Whom they met"),
    "min_age": N_("From age"),
    "min_gap_days": N_("Days between"),
    "name": N_("Name"),
    "next_working_day": N_("On the next working day"),
    "note": N_("Note"),
    "number": N_("Number"),
    "obituary_consent": N_("Consent to the obituary"),
    "obituary_scope": N_("Obituary goes to"),
    "outcome": N_("Outcome"),
    "owner": N_("Owner"),
    "pension_fen": N_("Survivors' money"),
    "pension_stopped_on": N_("Pension stopped on"),
    "per_head_fen": N_("For each head"),
    "period": N_("Period"),
    "phone": N_("Telephone"),
    "plans": N_("Plans"),
    "position": N_("Order"),
    "post": N_("Post"),
    "postcode": N_("Postcode"),
    "printed_by": N_("Printed by"),
    "printer": N_("Printer"),
    "query": N_("Conditions"),
    "reason": N_("Reason"),
    "relation": N_("Relation"),
    "reprint": N_("Printed again"),
    "residence": N_("Residence"),
    "result": N_("Result"),
    "rule": N_("Rule"),
    "scale_x": N_("Width in percent"),
    "scale_y": N_("Height in percent"),
    "severity": N_("Severity"),
    "signed_on": N_("Signed on"),
    "signer": N_("Signed by"),
    "signer_relation": N_("Signer's relation"),
    "staff": N_("Who went"),
    "standard_fen": N_("Standard"),
    "starts_on": N_("Begins on"),
    "state": N_("State"),
    "stock": N_("Paper"),
    "suggestions": N_("Suggestions"),
    "template": N_("Template"),
    "text": N_("Text"),
    "times": N_("Times"),
    "title": N_("Title"),
    "type": N_("Kind of change"),
    "valid_from": N_("Valid from"),
    "valid_to": N_("Valid to"),
    "value": N_("Value"),
    "verified_on": N_("Verified on"),
    "version": N_("Version"),
    "ward": N_("Ward"),
    "what": N_("What for"),
    "window": N_("Counted over"),
    "window_start": N_("Counted from"),
    "wishes": N_("Wishes"),
    "year": N_("Year"),
    "years": N_("Years"),
}

_YES_NO = frozenset(
    {"by_leader", "is_leader", "is_building", "active", "enabled", "next_working_day", "done", "reprint"}
)


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
    if _is_of_kind(of_table, name, fields.Kind.PHOTO):
        return _("(a picture)")
    if name in _YES_NO:
        return _("yes") if content else _("no")
    if isinstance(content, int):
        return _("{sum} yuan").format(sum=money.words(content)) if _is_money(of_table, name) else str(content)
    return term(content)


def _is_money(of_table: str, name: str) -> bool:
    return name.endswith("_fen") if of_table != "member" else _is_of_kind(of_table, name, fields.Kind.MONEY)


def _is_of_kind(of_table: str, name: str, kind: fields.Kind) -> bool:
    known = fields.by_key().get(name) if of_table == "member" else None
    return known is not None and known.kind is kind
