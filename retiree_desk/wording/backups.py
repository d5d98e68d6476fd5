"""Sentences about backups and restoring."""

from __future__ import annotations

from retiree_desk.i18n import N_, _

_OTHERS = N_("Your data and the other backups are not touched by this.")

TROUBLES = {
    "backup_missing": (
        N_("The backup {file} is not there."),
        _OTHERS,
        N_("Plug in the stick or choose another backup."),
    ),
    "backup_damaged": (
        N_("The backup {file} is damaged."),
        _OTHERS,
        N_("Choose another backup, from the second place if need be."),
    ),
    "backup_differs": (
        N_("The backup {file} does not hold what it should hold."),
        _OTHERS,
        N_("Choose another backup, from the second place if need be."),
    ),
    "backup_none": (
        N_("There is no good backup in the folder {folder}."),
        N_("Your data is not touched by this."),
        N_("Look in the second place, or make a backup now."),
    ),
    "copy_differs": (
        N_("The backup just made was not equal to the data and was thrown away."),
        N_("Your data and the older backups are safe."),
        N_("Make a backup on another disk and have this one checked."),
    ),
}

REFUSALS = {
    "second_place_inside": N_(
        "The second place must lie outside the office's data folder, at best on another disk."
    ),
}

_REASONS = {
    "asked": N_("by hand"),
    "half_hour": N_("every half hour"),
    "exit": N_("at closing"),
    "before_import": N_("before an import"),
    "before_undo": N_("before taking back an import"),
    "before_package": N_("before an exchange package"),
    "before_restore": N_("before restoring"),
    "before_migration": N_("before a new version of the program"),
}
_SECOND = {
    "not_chosen": N_("No second place for backups has been chosen."),
    "copied": N_("Copied to the second place and checked."),
    "not_there": N_(
        "The second place is not there at the moment; it will be tried again with the next backup."
    ),
    "failed": N_("The copy to the second place failed; the backup on this computer is good."),
}


def reason(code: str) -> str:
    """Why a backup was made."""
    return _(_REASONS[code]) if code in _REASONS else code


def second(code: str) -> str:
    """What became of the copy in the second place."""
    return _(_SECOND[code]) if code in _SECOND else code
