"""What the full check of an office found, in words."""

from __future__ import annotations

from collections.abc import Mapping

from retiree_desk.i18n import N_, _

PROBLEMS = {
    "database_damaged": N_("The database is damaged: restore the newest verified backup into a new folder."),
    "pages_damaged": N_(
        "Pages of the database are damaged: restore the newest verified backup into a new folder."
    ),
    "pages_to_renew": N_(
        "The database is sound, but a page of it should be written anew: make a backup and restore it."
    ),
    "references_broken": N_("{count} entries belong to nobody in the register."),
    "references_loose": N_("{count} entries name a group or a record that is not there."),
    "log_gap": N_("{count} operations are missing in the change log."),
    "log_entries": N_("{count} entries too many or too few in the change log."),
    "log_strays": N_("{count} entries of the change log belong to no operation."),
    "log_open": N_("An operation was left open in the change log."),
    "log_unborn": N_("{count} records came into the database past the change log."),
    "triggers_changed": N_(
        "The rules inside the database that write the change log are not those of this program."
    ),
    "derived_differs": N_("Search and sorting are out of date for {count} people; they can be made anew."),
    "photos_missing": N_("{count} photos are missing."),
    "photos_damaged": N_("{count} photos are damaged."),
    "vault_damaged": N_("The key file vault.json is lost or damaged; it can be written anew now."),
    "vault_differs": N_("The key file vault.json was changed by someone else; it can be written anew now."),
    "backup_damaged": N_("The backup {file} is damaged."),
    "backup_old": N_("The newest good backup is {days} days old."),
}


def problem(code: str, facts: Mapping[str, object]) -> str:
    """One problem as a sentence."""
    return _(PROBLEMS[code]).format(**facts) if code in PROBLEMS else code
