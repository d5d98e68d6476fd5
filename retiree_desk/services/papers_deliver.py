"""An order from start to finish without a window: the people, the file or files, the print log, in one change set."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from retiree_desk.documents.cards import Printed
from retiree_desk.documents.letters import LetterKind
from retiree_desk.domain.values import Row
from retiree_desk.services import output, papers, papers_files, papers_issue
from retiree_desk.services.offices import Office
from retiree_desk.services.papers import Batch, Hole, Maker, Order, Paper, Report, room_of, text
from retiree_desk.services.papers_files import Area
from retiree_desk.services.papers_issue import Delivery
from retiree_desk.services.papers_letters import LetterMaker, TemplateMaker
from retiree_desk.services.papers_makers import maker
from retiree_desk.store.place import told
from retiree_desk.troubles import Trouble

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Delivered:
    """What was made: the files, how much, for whom, who got none, whose text has holes."""

    batch: Batch
    printed: Printed
    files: tuple[Path, ...]
    holes: tuple[Hole, ...]


def deliver(
    office: Office,
    order: Order,
    out: Path,
    kind: str = "pdf",
    *,
    today: date,
    report: Report = lambda _done, _total: None,
) -> Delivered:
    """Make the paper and write it down in the log; when the file can't be written nothing is logged.

    ``kind`` is ``pdf`` or, for letters, ``docx``. Letters go into one file when ``out`` has an ending, else into a folder,
    one file each; when nobody gets a letter no file is made.
    """
    room = room_of(office, today)
    with office.store.unit(papers_issue.ACTION, user=office.user, note=out.name) as unit:
        made = maker(unit, room, order)
        batch = papers.prepare(unit, made, order, today)
        proof = papers.proofread(made, batch.uids)
        if order.paper is Paper.LETTER:
            files, printed = letters(made, batch, out, kind, report)
        else:
            files, printed = (out,), _pdf(made, batch, out, report)
        if batch.uids or order.blank:
            sent = Delivery(out.name, printed, seal_of(files), user=office.user)
            papers_issue.issue(unit, made, batch, sent, today=today, proof=proof)
    return Delivered(batch, printed, files, proof.holes)


def letters(
    made: Maker, batch: Batch, out: Path, kind: str, report: Report
) -> tuple[tuple[Path, ...], Printed]:
    """Letters as files; the files and how much."""
    if not batch.uids:
        return (), Printed(0, 0)
    if isinstance(made, TemplateMaker):
        return _filled(made, batch, out, report)
    assert isinstance(made, LetterMaker)
    if goes_into_file(out):
        return (out,), _letter_file(made, batch, out, kind, report)
    files: list[Path] = []
    pages = 0
    with told(out):
        out.mkdir(parents=True, exist_ok=True)
    for done, (uid, row) in enumerate(made.readers(batch.uids), 1):
        path = out / _file_name(row, kind)
        one = _letter_file(made, Batch(batch.order, batch.title, batch.version, (uid,)), path, kind, _quiet)
        files.append(path)
        pages += one.pages
        report(done, len(batch.uids))
    return tuple(files), Printed(len(files), pages)


def goes_into_file(out: Path) -> bool:
    """Whether all letters go into one file: the path has an ending and is no folder."""
    return bool(out.suffix) and not out.is_dir()


def template(office: Office, name: str, today: date) -> tuple[str | None, tuple[str, ...]]:
    """The letter that is meant by a name or a path, and the names there are."""
    room = room_of(office, today)
    texts = [one.name for one in papers_files.designs(room) if one.area is Area.TEXTS]
    own = {path.stem: path for path in papers_files.templates(room)}
    known = (*LetterKind, *(one for one in texts if one not in set(LetterKind)), *own)
    if name.lower().endswith(".docx"):
        return (name if Path(name).is_file() else None), known
    if name in own:
        return str(own[name]), known
    return (name if name in texts else None), known


def seal_of(files: tuple[Path, ...]) -> str:
    """SHA-256 over the files."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest() if files else ""


def _pdf(made: Maker, batch: Batch, out: Path, report: Report) -> Printed:
    output.expect_folder(out)
    with told(out.parent):
        return papers.write(made, batch, out, report=report)


def _letter_file(made: LetterMaker, batch: Batch, out: Path, kind: str, report: Report) -> Printed:
    if kind == "pdf":
        return _pdf(made, batch, out, report)
    output.expect_folder(out)
    with output.whole(out) as beside:
        return Printed(made.write_docx(batch.uids, beside, report), 0)


def _filled(made: TemplateMaker, batch: Batch, out: Path, report: Report) -> tuple[tuple[Path, ...], Printed]:
    """An office's own template: a file for one reader, a folder for several."""
    single = goes_into_file(out) and len(batch.uids) == 1
    if goes_into_file(out) and not single:
        raise Trouble("template_needs_folder", file=out.name)
    folder = out.parent if single else out
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for done, (row, content) in enumerate(made.documents(batch.uids), 1):
        path = out if single else out / _file_name(row, "docx")
        with output.whole(path) as beside:
            beside.write_bytes(content)
        files.append(path)
        report(done, len(batch.uids))
    return tuple(files), Printed(len(files), 0)


def _file_name(row: Row, kind: str) -> str:
    """姓名_编号.docx, without what a file system can't hold."""
    return _UNSAFE.sub("_", f"{text(row, 'name')}_{text(row, 'member_no')}") + f".{kind}"


def _quiet(_done: int, _total: int) -> None:
    """Nobody counts the pages of one letter."""
