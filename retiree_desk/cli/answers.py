"""What a verb answers: data for programs, words for people, and the exit status."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TextIO

DONE = 0
REFUSED = 1
USAGE = 2
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Answer:
    """``data`` is the one JSON document of ``--json``; ``words`` is what people read instead."""

    data: Mapping[str, Any]
    words: str
    status: int = DONE


def under(title: str, text: str) -> str:
    """A sentence with what belongs to it below."""
    return f"{title}\n\n{text}"


def give(answer: Answer, *, as_json: bool) -> None:
    """Write the answer to standard output and nothing else."""
    text = document(answer.data) if as_json else answer.words
    if text:
        print(text.rstrip("\n"), flush=True)


def document(data: Mapping[str, Any]) -> str:
    """One JSON document, Chinese as it is."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def tell(text: str) -> None:
    """Write for the person at the screen, beside the answer."""
    print(text, file=sys.stderr, flush=True)


def speak_utf8() -> None:
    """Consoles and pipes carry UTF-8, also where the system's own encoding is another; nothing is lost on the way."""
    for stream in (sys.stdout, sys.stderr):
        _set_utf8(stream)


def _set_utf8(stream: TextIO | None) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
