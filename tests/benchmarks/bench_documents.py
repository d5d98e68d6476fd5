"""Paper's speed as ratios of ReportLab's own floor on the same machine in the same run.

``python -m tests.benchmarks.bench_documents`` from the project's root.
"""

from __future__ import annotations

import argparse
import io
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from retiree_desk.documents import fonts
from retiree_desk.documents.cards import (
    Card,
    CardPerson,
    CardRun,
    CardSize,
    card_layout,
    print_cards,
    usual_stock,
)
from retiree_desk.documents.layout import Element, Fields, Layout, Text
from retiree_desk.documents.letter_docx import write_letters
from retiree_desk.documents.letter_looks import look
from retiree_desk.documents.letter_pdf import print_letters
from retiree_desk.documents.letters import Custom, Letter, LetterPerson, compose, letter_text
from retiree_desk.documents.pen import Style
from retiree_desk.documents.preview import Preview
from retiree_desk.documents.texts import filled
from tests.documents.made_people import OFFICE, person, photo

Shown = tuple[Style, float, float, str]

COUNT = 1000
RUNS = 5
MOST = 7250
PHOTOS = 50  # shared and told apart by trailing bytes, as photographs are


def main() -> None:
    """Print every figure with its budget; exit 1 if one is missed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--memory", action="store_true", help="only print 7 250 cards and say how much memory it took"
    )
    if asked.parse_args().memory:
        print(_memory())
        return
    memory = (
        "memory at 7 250 cards, MB",
        _in_own_process(),
        300.0,
    )  # first: a child counts its parent's peak
    for face in fonts.Face:
        pdfmetrics.registerFont(fonts.font(face))
    figures = [memory, *_cards(), *_letters(), _preview()]
    for name, found, budget in figures:
        print(f"{name:44} {found:8.2f}  budget {budget:g}  {'ok' if found <= budget else 'MISSED'}")
    sys.exit(any(found > budget for _name, found, budget in figures))


def _cards() -> list[tuple[str, float, float]]:
    photos = [photo(shade) for shade in range(COUNT)]
    crowds = [
        [person(run * COUNT + number, photos[number]) for number in range(COUNT)] for run in range(RUNS + 1)
    ]
    layout, stock = card_layout(Card.BASIC, CardSize.WALLET), usual_stock(CardSize.WALLET)
    texts = [_pages(layout, crowd) for crowd in crowds]
    floor = _median(lambda run: _text_only(texts[run]))
    ours = _median(lambda run: print_cards(io.BytesIO(), layout, crowds[run], OFFICE, CardRun(stock=stock)))
    count = sum(map(len, texts[0]))
    print(f"floor {floor:.3f} s for {count} texts; cards {ours:.3f} s, both sides: 200 pages on 100 sheets")
    return [("1 000 cards with photo and QR / text-only floor", ours / floor, 3.0)]


def _pages(layout: Layout, people: list[CardPerson]) -> list[list[Shown]]:
    """Every text the cards show, page by page, ten cards a page."""
    faces = (layout.front, layout.back)
    sheets = [people[start : start + 10] for start in range(0, len(people), 10)]
    return [[text for one in sheet for text in _texts(face, one)] for sheet in sheets for face in faces]


def _texts(elements: tuple[Element, ...], one: CardPerson) -> Iterator[Shown]:
    facts = {**OFFICE.facts, **one.facts, "姓名": one.name, "人员编号": one.member_no}
    for element in elements:
        if isinstance(element, Text):
            yield element.style, element.box.x, element.box.y, filled(element.text, facts)
        elif isinstance(element, Fields):
            for number, (label, value) in enumerate(element.entries):
                if words := filled(value, facts):
                    yield element.label, element.box.x, element.box.y + 5 * number, label
                    yield element.value, element.box.x + 20, element.box.y + 5 * number, words


def _text_only(pages: list[list[Shown]]) -> None:
    canvas = Canvas(io.BytesIO())
    for page in pages:
        for style, x, y, text in page:
            for face, piece in fonts.runs(text, style.face):
                canvas.setFont(face.value, style.size)
                canvas.drawString(x, y, piece)
        canvas.showPage()
    canvas.save()


def _letters() -> list[tuple[str, float, float]]:
    text = letter_text("festival")
    design = look(text.look)
    office = {**OFFICE.facts, "节日": "春节", "日期": "2026年2月10日"}
    custom = Custom()

    def letters(run: int) -> list[Letter]:
        people = [LetterPerson(str(n), f"张{chr(0x5EFA + run)}{n}", "男") for n in range(COUNT)]
        return [compose(text, one, office, custom) for one in people]

    pdf = _median(lambda run: print_letters(io.BytesIO(), design, letters(run), text.title))
    docx = _median(lambda run: [write_letters(io.BytesIO(), design, [one]) for one in letters(run)])
    return [("1 000 letters as PDF, s of CPU", pdf, 1.0), ("a letter as DOCX, ms of CPU", docx, 5.0)]


def _preview() -> tuple[str, float, float]:
    target = io.BytesIO()
    people = [person(number, photo(number)) for number in range(10)]
    layout = card_layout(Card.BASIC, CardSize.WALLET)
    print_cards(target, layout, people, OFFICE, CardRun(stock=usual_stock(CardSize.WALLET)))
    with Preview(target.getvalue()) as shown:
        taken = _median(lambda _run: shown.bitmap(0, 150))
    return "a preview page at 150 dpi, ms", taken * 1000, 50.0


def _memory() -> int:
    photos = [photo(shade) for shade in range(PHOTOS)]
    people = (person(number, photos[number % PHOTOS] + number.to_bytes(4)) for number in range(MOST))
    with Path("/dev/null").open("wb") as file:
        run = CardRun(stock=usual_stock(CardSize.WALLET))
        print_cards(file, card_layout(Card.BASIC, CardSize.WALLET), people, OFFICE, run)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _in_own_process() -> float:
    found = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bench_documents", "--memory"],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(found.stdout)


def _median(work: Callable[[int], object]) -> float:
    """The median of CPU seconds, each run with people of its own, after one to warm up."""
    work(RUNS)
    taken = []
    for run in range(RUNS):
        start = time.process_time()
        work(run)
        taken.append(time.process_time() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
