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
}

_REASONS = {
    "dead": N_("has died"),
    "alive": N_("is alive"),
    "bereaved": N_("is in mourning; no festive letter"),
    "gravely_ill": N_("is gravely ill; no festive letter"),
    "declined": N_("wishes to get no letters"),
}


def no_letter(reason: str) -> str:
    """Why somebody gets no letter, from the code of ``documents.letters.Reason``."""
    sentence = _REASONS.get(reason, reason)
    return _(sentence)
