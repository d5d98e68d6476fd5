"""``import`` and ``export``: workbooks in and out."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retiree_desk.cli import session
from retiree_desk.cli.answers import DONE, REFUSED, Answer, tell
from retiree_desk.cli.failures import Refused, failure_of
from retiree_desk.cli.grammar import Verbs
from retiree_desk.cli.tables import table
from retiree_desk.domain.lists import ListQuery, Standing
from retiree_desk.i18n import _, ngettext

if TYPE_CHECKING:
    from retiree_desk.exchange.sheets import Sheet
    from retiree_desk.services.imports import ImportPlan
    from retiree_desk.services.offices import Office

MODES = ("fill", "overwrite", "skip")
_TOLD = 20


def add(verbs: Verbs) -> None:
    """The verbs of this family."""
    read = verbs.add("import", _("read a workbook or a table in text"), take_in)
    read.add_argument("file", metavar=_("FILE"), type=Path, help=_("an .xlsx, .xls or .csv file"))
    read.add_argument("--dry-run", action="store_true", help=_("only tell what would be done"))
    read.add_argument(
        "--mode",
        choices=MODES,
        default=MODES[0],
        help=_("fill what is blank, overwrite what differs, or skip people already there"),
    )
    read.add_argument(
        "--rejects", metavar=_("FILE"), type=Path, help=_("write the refused rows into this workbook")
    )
    write = verbs.add("export", _("write the register into a workbook"), write_out)
    write.add_argument(
        "file", metavar=_("FILE"), type=Path, help=_("an .xlsx file, or .csv for the roster alone")
    )
    write.add_argument("--query", metavar=_("WORDS"), help=_("only the people who answer these words"))


def take_in(asked: argparse.Namespace) -> Answer:
    """The import, or with ``--dry-run`` what it would do."""
    from retiree_desk.services import imports  # heavy: SQLAlchemy

    sheets = imports.read(asked.file)  # first: a file that can't be read needs no password
    with _rejects(asked) as rejects, session.opened(asked) as office:
        if asked.dry_run:
            planned, change_set = _plan(office, sheets, asked.mode), None
        else:
            planned, change_set = _apply(office, sheets, asked)
        if rejects is not None and planned.rejected:
            imports.write_rejects(planned, rejects)
    data = imports.answer(planned, change_set)
    if not any(sheet.table for sheet in planned.sheets):
        return _nothing_known(data)
    return Answer(data, _words(data, asked), REFUSED if planned.rejected else DONE)


@contextmanager
def _rejects(asked: argparse.Namespace) -> Iterator[Path | None]:
    """The workbook of refused rows; whether it can be written is known before anything is read in."""
    from retiree_desk.services import output  # heavy: SQLAlchemy

    if asked.rejects is None:
        yield None
        return
    if asked.rejects.resolve() == asked.file.resolve():
        raise Refused(
            "rejects_is_source",
            _("The refused rows can't be written into the file that is read."),
            _("Give --rejects another name."),
        )
    with output.whole(asked.rejects) as beside:
        yield beside


def _nothing_known(data: dict[str, Any]) -> Answer:
    """The sheets, with what is wrong with all of them."""
    failure = failure_of(
        Refused(
            "no_headings",
            _("No sheet of this file has headings that are known here; nothing was read in."),
            _(
                "Put a row of headings such as 人员编号, 姓名 and 身份证号 above the rows, and import the file again."
            ),
        )
    )
    tell(failure.words)
    return Answer(data | {"error": failure.data}, "", REFUSED)


def write_out(asked: argparse.Namespace) -> Answer:
    """The register, or the people who answer a query."""
    from retiree_desk.services import exports  # heavy: SQLAlchemy

    if asked.file.suffix.lower() not in (".xlsx", ".csv"):
        raise Refused(
            "export_kind",
            _("{file} is neither an .xlsx nor a .csv file.").format(file=asked.file.name),
            _("Give the file a name that ends in .xlsx or, for the roster alone, in .csv."),
        )
    query = ListQuery(standings=tuple(Standing), text=asked.query) if asked.query else None
    with session.opened(asked) as office, office.store.reading() as unit:
        rows = exports.export(unit, asked.file, query=query, today=date.today())
    words = ngettext("{count} person was written to {file}.", "{count} people were written to {file}.", rows)
    return Answer({"rows": rows, "file": str(asked.file)}, words.format(count=rows, file=asked.file))


def _plan(office: Office, sheets: tuple[Sheet, ...], mode: str) -> ImportPlan:
    from retiree_desk.services import imports  # heavy: SQLAlchemy

    with office.store.reading() as unit:
        return imports.plan(unit, sheets, mode=imports.Mode(mode), today=date.today())


def _apply(
    office: Office, sheets: tuple[Sheet, ...], asked: argparse.Namespace
) -> tuple[ImportPlan, int | None]:
    """Written as one change set, after a backup."""
    from retiree_desk.services import backups, imports  # heavy: SQLAlchemy

    backups.back_up(office, backups.Reason.IMPORT)
    with office.store.unit("import", user=office.user, note=asked.file.name) as unit:
        planned = imports.run(unit, sheets, mode=imports.Mode(asked.mode), today=date.today())
    return planned, unit.change_set_id


def _words(data: Mapping[str, Any], asked: argparse.Namespace) -> str:
    headings = (
        _("Sheet"),
        _("Read"),
        _("Added"),
        _("Updated"),
        _("Unchanged"),
        _("Refused"),
        _("To look at"),
    )
    rows = [
        (one["sheet"], one["read"], one["added"], one["updated"], one["unchanged"], len(one["rejected"]), len(one["warnings"]))
        for one in data["sheets"]
    ]  # fmt: skip
    return "\n".join((table(headings, rows, right=range(1, 7)), *_notes(data), _closing(data, asked)))


def _notes(data: Mapping[str, Any]) -> Iterator[str]:
    for sheet in data["sheets"]:
        for title, notes in ((_("Refused"), sheet["rejected"]), (_("To look at"), sheet["warnings"])):
            for note in notes[:_TOLD]:
                place = _("row {row}").format(row=note["row"])
                yield f"{title}: {sheet['sheet']} {place} {note['column']} {note['message']}"
            if len(notes) > _TOLD:
                yield _("… and {count} more").format(count=len(notes) - _TOLD)


def _closing(data: Mapping[str, Any], asked: argparse.Namespace) -> str:
    if asked.dry_run:
        return _("Nothing was written: this was a trial.")
    if data["change_set"] is None:
        return _("Nothing was changed: everything is on the register already.")
    return _("This is operation {number}; undo {number} takes it back.").format(number=data["change_set"])
