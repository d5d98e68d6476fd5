"""Sentences about files that come in: why a cell or a file was refused, what should be looked at, and the cures."""

from __future__ import annotations

from retiree_desk.i18n import N_

_SAFE = N_("Your data is safe: nothing was read in.")
_SAVE_AGAIN = N_("Open the file in Excel or WPS, save it as an .xlsx workbook, and choose that file.")

TROUBLES = {
    "file_missing": (
        N_("The file {name} can't be opened."),
        _SAFE,
        N_("Check that it is still there and not open in another program, then choose it again."),
    ),
    "file_empty": (N_("The file is empty."), _SAFE, N_("Ask for the file again, or choose another one.")),
    "file_too_big": (
        N_("The file has {megabytes} MB; at most {most} MB can be read."),
        _SAFE,
        N_("Take pictures and unneeded sheets out of the workbook, or split it, and choose it again."),
    ),
    "file_encrypted": (
        N_("The file is protected by a password."),
        _SAFE,
        N_("Open it in Excel or WPS with its password, save it without one, and choose it again."),
    ),
    "file_damaged": (
        N_("The file is damaged or not whole."),
        _SAFE,
        N_("Ask for the file again. If Excel or WPS can open it, save it there as a new .xlsx workbook."),
    ),
    "file_bomb": (
        N_("The file is made so that reading it would fill this computer's memory."),
        _SAFE,
        N_("Do not use this file. Ask the person who sent it for a plain workbook."),
    ),
    "file_entities": (
        N_("The file holds instructions that a workbook never needs."),
        _SAFE,
        N_("Do not use this file. Ask the person who sent it for a plain workbook."),
    ),
    "file_paths": (
        N_("The file tries to reach outside itself."),
        _SAFE,
        N_("Do not use this file. Ask the person who sent it for a plain workbook."),
    ),
    "file_other_kind": (N_("The file is of another kind ({kind}), not a workbook."), _SAFE, _SAVE_AGAIN),
    "file_not_workbook": (N_("The file is not a workbook, whatever its name says."), _SAFE, _SAVE_AGAIN),
    "file_encoding": (
        N_("The text file can't be read whole: line {line} holds damaged characters."),
        _SAFE,
        N_("Save it again as CSV UTF-8 or as an .xlsx workbook, and choose that file."),
    ),
}

REFUSALS = {
    # cells that were not taken
    "id_damaged": N_(
        "Excel has damaged this ID number. Set the column to text, type the number again from the papers, and import "
        "the row once more."
    ),
    "number_damaged": N_(
        "This number has lost its last digits in Excel. Set the column to text and type the number again."
    ),
    "formula_cell": N_(
        "This formula has no result. Open the workbook in Excel or WPS, let it calculate, save it, and import again."
    ),
    "error_cell": N_("This cell shows an error. Mend it in the workbook and import again."),
    "not_a_number": N_("“{value}” is not a whole number. Write digits alone."),
    "not_yes_no": N_("“{value}” is neither yes nor no. Write 是 or 否."),
    "value_missing": N_("{heading} is blank. Fill it in and import the row once more."),
    # rows that were held back
    "person_unknown": N_(
        "Nobody has this number, and the row gives no name. Fill in the name, or check the number."
    ),
    "number_of_other": N_(
        "Number {number} is {name}'s, and the row tells of somebody else. Check the number and the name."
    ),
    "id_of_other": N_("This ID number is that of {name}, number {number}. Check which of the two is right."),
    "id_of_several": N_(
        "{count} people have this ID number. Merge them first, or give the member number in this row."
    ),
    "possible_duplicate": N_(
        "Possibly a duplicate: {name}, number {number}, is on the register already. Give the member number if this is "
        "the same person, or an ID number that tells them apart."
    ),
    "member_unknown_here": N_(
        "“{number}” is nobody on the register or in this file. Check the number, or import the roster first."
    ),
    "member_one_of_several": N_(
        "“{number}” may be any of {count} people on the register or in this file. Fill in the member number."
    ),
    "member_no_blank": N_("The row does not say whom it is about. Fill in the member number."),
    "plan_outdated": N_("The register was changed after the preview. Please look at the preview once more."),
    # what was kept and should be looked at
    "id_check_digit": N_("The check digit of this ID number does not fit. Please check it with the papers."),
    "id_length": N_("An ID number has 18 digits (formerly 15), this one has {said}. Please check it."),
    "id_characters": N_("This ID number holds characters that do not belong there. Please check it."),
    "id_unknown_area": N_("The area {said} of this ID number is not known. Please check it."),
    "id_bad_date": N_("The birth date in this ID number is no date. Please check it."),
    "id_birth_differs": N_(
        "The ID number says born {said}, the birth date says otherwise. Please check both."
    ),
    "id_sex_differs": N_("The ID number says {said}, the sex says otherwise. Please check both."),
    "private_use": N_(
        "The name holds a character only some computers can show ({characters}). Please type the standard one."
    ),
    "unknown_term": N_("“{value}” is not in the list for {heading}. It was kept as it is."),
    "date_in_text": N_(
        "Excel has turned this cell into the date {value}. If it was a house or a room number, please correct it."
    ),
    "differs": N_("The register says “{known}”, the file “{value}”. The register was left as it is."),
    "possible_duplicate_kept": N_(
        "{name}, number {number}, has the same name and may be the same person. Both were kept; please check."
    ),
    "same_name_in_file": N_(
        "The file names {name} more than once without a number. Please check who is who."
    ),
    "repeated_row": N_("This row repeats an earlier one. It was counted once."),
    "found_by_name": N_("The row gives no number; it was taken for {name}, number {number}."),
    "other_name": N_("Number {number} is {name}, the row says “{value}”. It was kept under the number."),
    "spouse_unknown": N_("The spouse's number “{value}” is nobody here. It was left out."),
    "spouse_elsewhere": N_("Number {value} has {known} as spouse. The link was kept; please check it."),
    "skipped": N_("Only new people were asked for; this row is about somebody known and was left out."),
    "date_ahead": N_("The date {value} lies in the future. Please check it."),
    "in_future": N_("The date {value} lies in the future. The row was kept; please check it."),
    "after_death": N_("The date {value} is after the death on {died_on}. The row was kept; please check it."),
    "odd_result": N_("The result “{value}” is unusual for “{kind}”. The row was kept; please check it."),
    "dates_reversed": N_(
        "The end {value} is before the beginning {first}. The row was kept; please check it."
    ),
    "death_recorded": N_(
        "A death on {died_on} is recorded, so the status was made 去世, not “{value}”. Please check it."
    ),
    "death_without_day": N_(
        "“{value}” tells of a death, so the status was made 去世. Please add the whole date."
    ),
    "register_differs": N_(
        "The change leads to “{value}”, the register says “{now}”. The register was left as it is; please check it."
    ),
    "column_unknown": N_("The column “{heading}” is not known and was not read. You may say what it is."),
    "column_doubled": N_("The column “{heading}” means the same as another one and was not read."),
    "column_computed": N_("The column “{heading}” is worked out by the program and was not read."),
    "sheet_unknown": N_("No headings were found in this sheet, so nothing was read from it."),
    "sheet_hidden": N_("This sheet is hidden in the workbook. It was read all the same."),
}
