"""Sentences about the office's data folder, its passwords and its recovery code."""

from __future__ import annotations

from retiree_desk.i18n import N_

_SAFE = N_("Your data is safe: nothing was changed.")
_UNKNOWN = N_("What was saved before is on the disk, as far as the disk can be trusted.")

TROUBLES = {
    "office_in_use": (
        N_("This office is already open in another window or program."),
        _SAFE,
        N_("Go to that window, or close it and try again."),
    ),
    "office_missing": (
        N_("There is no office in the folder {folder}."),
        _SAFE,
        N_("Choose the folder of your office, restore a backup, or set up a new office."),
    ),
    "database_gone": (
        N_("The folder {folder} belongs to an office, but its database is not there."),
        N_("Your verified backups are not touched by this."),
        N_("Look whether office.db was moved or renamed; else restore the newest backup into a new folder."),
    ),
    "database_empty": (
        N_("The database in {folder} is empty: it has 0 bytes."),
        N_("Your verified backups are not touched by this."),
        N_("Restore the newest backup into a new folder."),
    ),
    "place_is_network": (
        N_("The folder {folder} lies on another computer."),
        _SAFE,
        N_("Choose a folder on this computer's own disk. Backups may be copied to the other computer."),
    ),
    "place_is_synced": (
        N_("The folder {folder} is synchronised by another program ({by}), which can damage a database."),
        _SAFE,
        N_("Choose a folder outside {by}. Backups may be copied into it."),
    ),
    "place_not_writable": (
        N_("The program may not write to the folder {folder}."),
        _SAFE,
        N_("Ask for write permission on the folder, or choose another one."),
    ),
    "place_failing": (
        N_("The disk with the folder {folder} does not answer."),
        _UNKNOWN,
        N_("Check the disk or plug the stick in again, then do the last step once more."),
    ),
    "folder_not_empty": (
        N_("The folder {folder} is not empty."),
        _SAFE,
        N_("Choose a new folder or an empty one; nothing is ever overwritten."),
    ),
    "wrong_password": (
        N_("The password is wrong."),
        _SAFE,
        N_("Check Caps Lock and the input method and type it again; or use the printed recovery code."),
    ),
    "user_needed": (
        N_("Several people have a password here."),
        _SAFE,
        N_("Say who you are."),
    ),
    "user_unknown": (
        N_("Nobody called {user} has a password here."),
        _SAFE,
        N_("Check the name."),
    ),
    "wrong_recovery_code": (
        N_("This recovery code does not open this office."),
        _SAFE,
        N_(
            "Look for the newest printed code of this office; an older or another office's code does not fit."
        ),
    ),
    "vault_damaged": (
        N_("The key file vault.json is lost or damaged, so no password can open the office."),
        N_("Your data is safe: the database was not touched."),
        N_("Make the key file anew with the printed recovery code; a copy lies in every backup."),
    ),
    "vault_lost": (
        N_("No copy of the key file vault.json was found."),
        N_("Your data is safe, but it stays locked."),
        N_("Look for a backup of this office in its second place or on a stick and choose it."),
    ),
    "database_newer": (
        N_("This office was last opened by a newer version of the program."),
        N_("Your data is safe: the file was not changed."),
        N_("Install the newer version; it can't be opened with this one."),
    ),
    "migration_failed": (
        N_("The database could not be brought to this version."),
        N_("Your data is safe: the work was done on a copy, which was thrown away."),
        N_("Go on with the former version and ask for help; the backup made before is in the list."),
    ),
}

REFUSALS = {
    "password_too_short": N_("The password needs at least {least} characters."),
    "password_too_long": N_("The password may have at most {most} characters."),
    "password_common": N_("This password is among the first that are tried; please choose another."),
    "passwords_differ": N_("The two passwords are not the same. Please type them again."),
    "recovery_code_length": N_("The recovery code has {expected} characters; {found} were entered."),
    "recovery_code_mistyped": N_(
        "A character of the recovery code is wrong; please compare it with the paper."
    ),
    "user_unknown": N_("Nobody called {user} has a password here."),
    "user_taken": N_("{user} has a password already."),
    "user_is_last": N_("{user} is the only one with a password and must keep it."),
    "user_blank": N_("Please enter the person's name."),
    "office_name_blank": N_("Please enter the office's name."),
    "office_name_too_long": N_("The office's name may have at most {most} characters."),
    "office_code_blank": N_("Please enter the office's code."),
    "office_code_odd": N_("The office's code consists of letters, digits and dashes, such as DS01."),
    "office_code_too_long": N_("The office's code may have at most {most} characters."),
    "photo_too_large": N_("The picture is too large: at most {most} megabytes or 40 million pixels."),
    "photo_unreadable": N_("This file can't be read as a picture; JPEG, PNG and BMP are understood."),
}
