"""How letters look: page, margins, type and ornament, from files in ``resources/layouts/letters``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from retiree_desk.documents.layout import Element, Reader, Text, style
from retiree_desk.documents.letters import FACTS
from retiree_desk.documents.pen import Style
from retiree_desk.documents.toml_lines import LayoutBroken, Section, TomlFile
from retiree_desk.paths import resources


class Frame(StrEnum):
    """The frame round a page in Word; a PDF shows what is drawn in ``art``."""

    NONE = "none"
    MOURNING = "mourning"  # black, thick outside and thin inside
    FINE = "fine"  # a fine double line in the heading's colour


@dataclass(frozen=True, slots=True)
class Look:
    """A letter's page in millimetres; ``pitch`` is the line distance of the body in points; type on
    ``one_page`` shrinks rather than go on a second page."""

    name: str
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    heading: Style
    body: Style
    pitch: float
    heading_font: str
    body_font: str
    letterhead: str
    frame: Frame
    one_page: bool
    art: tuple[Element, ...]

    @property
    def head(self) -> Text | None:
        """The letterhead as it is drawn, if there is one."""
        drawn = (one for one in self.art if isinstance(one, Text) and one.text == self.letterhead)
        return next(drawn, None) if self.letterhead else None


def look(name: str, folder: Path | None = None) -> Look:
    """A look by its name; an office's own ``folder`` goes before the program's."""
    own = folder / f"{name}.toml" if folder else None
    return load(own if own and own.is_file() else looks() / f"{name}.toml")


def looks() -> Path:
    """The looks that come with the program."""
    return resources() / "layouts" / "letters"


def load(path: Path) -> Look:
    """Read a look; a broken file raises ``LayoutBroken`` with its line."""
    file = TomlFile(path)
    top = file.top
    top.text("title")
    reader = Reader(FACTS, (), top.number("width", least=50), top.number("height", least=50))
    page, heading, body, docx = (_only(file, name) for name in ("page", "heading", "body", "docx"))
    found = Look(
        name=path.stem,
        width=reader.width,
        height=reader.height,
        top=page.number("top", least=0),
        bottom=page.number("bottom", least=0),
        left=page.number("left", least=0),
        right=page.number("right", least=0),
        heading=style(heading),
        body=style(body),
        pitch=body.number("line", least=8),
        heading_font=docx.text("heading_font"),
        body_font=docx.text("body_font"),
        letterhead=reader.words(docx, "letterhead"),
        frame=docx.choice("frame", Frame, Frame.NONE),
        one_page=page.flag("one_page", default=False),
        art=tuple(reader.element(section) for section in file.sections("front")),
    )
    for section in (top, page, heading, body, docx):
        section.done()
    file.only("page", "heading", "body", "docx", "front")
    return found


def _only(file: TomlFile, name: str) -> Section:
    for section in file.sections(name):
        return section
    raise LayoutBroken("layout_missing", file=file.name, line=1, key=f"[{name}]")
