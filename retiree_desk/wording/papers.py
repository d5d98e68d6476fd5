"""Sentences about paper: layout files that cannot be used, offices' own templates, letters that are not written."""

from __future__ import annotations

from retiree_desk.i18n import N_, _

_SAFE = N_("Your data is safe: nothing was printed and nothing was changed.")
_MEND = N_("Mend this line of the file, or delete the file to go back to the program's own design.")

TROUBLES = {
    "layout_syntax": (N_("Line {line} of the layout file {file} can't be read: {problem}."), _SAFE, _MEND),
    "layout_not_text": (
        N_("Line {line} of the layout file {file} is not UTF-8 text."),
        _SAFE,
        N_("Save the file again with the encoding UTF-8."),
    ),
    "layout_missing": (N_("“{key}” is missing at line {line} of the layout file {file}."), _SAFE, _MEND),
    "layout_unknown_key": (
        N_("Line {line} of the layout file {file} says “{key}”, which means nothing here."),
        _SAFE,
        _MEND,
    ),
    "layout_not_a_number": (
        N_("“{key}” at line {line} of the layout file {file} must be a number."),
        _SAFE,
        _MEND,
    ),
    "layout_not_a_text": (
        N_("“{key}” at line {line} of the layout file {file} must be a text in quotation marks."),
        _SAFE,
        _MEND,
    ),
    "layout_not_a_list": (
        N_(
            "“{key}” at line {line} of the layout file {file} must be a list, with as many entries as its neighbours."
        ),
        _SAFE,
        _MEND,
    ),
    "layout_too_small": (
        N_("“{key}” at line {line} of the layout file {file} must be at least {least}."),
        _SAFE,
        _MEND,
    ),
    "layout_not_a_choice": (
        N_("“{value}” at line {line} of the layout file {file} is not one of: {choices}."),
        _SAFE,
        _MEND,
    ),
    "layout_unknown_fact": (
        N_("Line {line} of the layout file {file} asks for “{name}”, which the register does not have."),
        _SAFE,
        N_("Write the name as it stands in the register's headings, for instance {{姓名}}."),
    ),
    "layout_outside": (
        N_("What line {line} of the layout file {file} describes reaches beyond {width} x {height} mm."),
        _SAFE,
        _MEND,
    ),
    "layout_machine_zone": (
        N_("Line {line} of the envelope file {file} prints where the post's machines read."),
        _SAFE,
        N_("Keep clear of the top left 90 x 26 mm, the stamp, and the bottom strip for the bar code."),
    ),
    "paper_no_such_place": (
        N_("There is no place {start} on this sheet; it has {places}."),
        _SAFE,
        N_("Choose a place from 1 to {places}."),
    ),
    "template_unknown_placeholder": (
        N_("The template {file} asks for what the program does not know: {names}."),
        _SAFE,
        N_(
            "Write these placeholders as the register's headings are written, then choose the template again."
        ),
    ),
    "template_refused": (
        N_(
            "The template {file} holds a command ({what}); only placeholders and simple conditions are allowed."
        ),
        _SAFE,
        N_("Take the command out in Word or WPS, then choose the template again."),
    ),
    "template_broken": (
        N_("A placeholder of the template {file} is not written correctly: {problem}."),
        _SAFE,
        N_("Look for a pair of braces that is not closed, then choose the template again."),
    ),
    "template_unreadable": (
        N_("The file {file} is not a Word document (.docx) or is damaged."),
        _SAFE,
        N_("Open it in Word or WPS and save it as .docx."),
    ),
    "template_needs_folder": (
        N_("A Word template makes one document for each person, and {file} is a single file."),
        _SAFE,
        N_("Name a folder instead of a file."),
    ),
    "out_is_folder": (
        N_("{file} is a folder, not a file."),
        _SAFE,
        N_("Choose another name for the file."),
    ),
    "out_folder_missing": (
        N_("There is no folder {folder}."),
        _SAFE,
        N_("Make the folder first, or choose another one."),
    ),
    "paper_other_size": (
        N_("The printer is set to {got} paper; this needs {wanted}."),
        N_("Your data is safe: nothing was printed and nothing was written down."),
        N_(
            "Choose paper of {wanted} in the printer's settings, without margins and without fitting to the page."
        ),
    ),
    "printer_failed": (
        N_("The printer {printer} does not take the pages."),
        N_("Your data is safe: nothing was written down as printed."),
        N_("Look whether the printer is on and has paper, then print again; or save the pages as a PDF."),
    ),
}

REFUSALS = {
    "heading_unknown": N_("The register has no column {name}."),
    "notice_blank": N_("Please say what the notice is about."),
    "ruler_unlikely": N_("The ruler should measure {meant} mm; {found} mm can't be right."),
    "shift_unlikely": N_("A page can be moved by {most} mm at most; please measure again."),
    "not_millimetres": N_("{value} is no length in millimetres; write it like 150.0."),
}

_REASONS = {
    "dead": N_("has died"),
    "alive": N_("is alive"),
    "bereaved": N_("is in mourning; no festive letter"),
    "gravely_ill": N_("is gravely ill; no festive letter"),
    "declined": N_("wishes to get no letters"),
    "left": N_("is no longer on the register"),
    "not_travelling": N_("is no travelling party member"),
    "no_address": N_("has no address"),
    "spouse_lives": N_("the spouse is alive"),
    "not_bereaved": N_("no bereavement is on record"),
}


def no_letter(reason: str) -> str:
    """Why somebody gets no letter or card, from its code; a campaign's own words stay as they are."""
    sentence = _REASONS.get(reason, reason)
    return _(sentence)
