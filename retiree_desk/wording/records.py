"""Sentences about the store and the register."""

from __future__ import annotations

from retiree_desk.i18n import N_

_SAFE = N_("Your data is safe: nothing was changed.")

TROUBLES = {
    "disk_full": (
        N_("The disk is full."),
        N_("Your data is safe: what was being saved was not, everything before it is there."),
        N_("Free some space on this disk, then do the last step again."),
    ),
    "disk_failing": (
        N_("The disk does not answer."),
        N_("What was being saved was not; everything before it was written."),
        N_(
            "Do not go on working. Close the program, check the disk, and restore the newest backup if needed."
        ),
    ),
    "database_damaged": (
        N_("The office's database is damaged."),
        N_("Your verified backups are not touched by this."),
        N_("Close the program and restore the newest verified backup into a new folder."),
    ),
    "database_unreadable": (
        N_("The office's database can't be opened with this key."),
        _SAFE,
        N_("Check that the data folder is whole and belongs to this office, or restore the newest backup."),
    ),
    "database_missing": (
        N_("There is no office in the folder {folder}."),
        _SAFE,
        N_("Choose the right data folder, restore a backup, or set up a new office."),
    ),
    "database_readonly": (
        N_("The data folder can't be written to."),
        _SAFE,
        N_("Ask for write permission on the folder, then open the program again."),
    ),
    "database_busy": (
        N_("Another task is writing at this moment."),
        _SAFE,
        N_("Wait until it has finished, then do the step again."),
    ),
    "engine_too_old": (
        N_("The database engine {version} of this installation is too old to be trusted with your data."),
        _SAFE,
        N_("Install the program again."),
    ),
    "engine_not_encrypting": (
        N_("The database engine of this installation does not encrypt."),
        _SAFE,
        N_("Install the program again."),
    ),
}

REFUSALS = {
    "change_set_unknown": N_("There is no operation number {number}."),
    "undo_blocked": N_("Later changes touch the same fields; take those back first, or undo all the same."),
    "undo_twice": N_("Operation {number} was already taken back."),
    "list_unreadable": N_("This saved list can't be read."),
    "tree_below_itself": N_("A group can't hang below itself."),
    "tree_name_taken": N_("There is already a group called {name} here."),
    "tree_name_blank": N_("Please give the group a name."),
    "tree_not_empty": N_("There are groups below this one; move them first."),
    "tree_has_members": N_("{count} people belong to this group; move them to another one first."),
    "phone_blank": N_("Please enter the number."),
    "address_blank": N_("Please enter the address."),
    "contact_blank": N_("Please enter the name."),
    "group_unknown": N_("There is no group called {name}. New groups are made under Members, Groups."),
    "person_not_chosen": N_("Please choose a person from the list: {name} alone is not enough."),
    "field_blank": N_("Please choose a field."),
    "list_name_blank": N_("Please give the list a name."),
    "list_name_taken": N_("There is a list called “{name}” already. Please choose another name."),
    "name_blank": N_("Please enter the name."),
    "number_taken": N_("The member number {number} belongs to {name}."),
    "member_unknown": N_("There is no member with the number {number}."),
    "spouse_self": N_("Nobody can be their own spouse."),
    "not_an_amount": N_("{value} is not an amount of money."),
    "day_missing": N_("Please enter a whole date: year, month and day."),
}
