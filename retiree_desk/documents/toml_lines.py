"""Reading a TOML file that people edit: every wrong word is told with its file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from retiree_desk.troubles import Trouble

Choice = TypeVar("Choice", bound=StrEnum)

_HEADER = re.compile(r"^\s*\[{1,2}\s*([^\[\]]+?)\s*\]{1,2}\s*(#.*)?$")
_KEY = re.compile(r"^\s*\"?([^\s\"=#]+)\"?\s*=")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


class LayoutBroken(Trouble):
    """A layout or text file that cannot be used; ``facts`` holds ``file`` (its name), ``line`` and what is wrong.

    Codes: ``layout_syntax`` (``problem``), ``layout_missing`` (``key``), ``layout_unknown_key`` (``key``),
    ``layout_not_a_number``, ``layout_not_a_text``, ``layout_not_a_list`` (``key``), ``layout_too_small`` (``key``,
    ``least``), ``layout_not_a_choice`` (``key``, ``value``, ``choices``), ``layout_unknown_fact`` (``name``),
    ``layout_outside`` (``width``, ``height``), ``layout_not_text`` (the file is not UTF-8).
    """


class Section:
    """One table of the file: typed readers that refuse with the line; ``done`` refuses keys nobody asked for."""

    def __init__(self, file: str, values: dict[str, object], line: int, lines: dict[str, int]) -> None:
        self.file = file
        self.line = line
        self._values = values
        self._lines = lines
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def line_of(self, key: str) -> int:
        """The line of a key, or of the table's heading."""
        return self._lines.get(key, self.line)

    def broken(self, code: str, key: str = "", **facts: object) -> LayoutBroken:
        """The refusal for a key."""
        if key:
            facts["key"] = key
        return LayoutBroken(code, file=self.file, line=self.line_of(key), **facts)

    def number(self, key: str, default: float | None = None, *, least: float | None = None) -> float:
        """A number."""
        value = self._value(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.broken("layout_not_a_number", key)
        if least is not None and value < least:
            raise self.broken("layout_too_small", key, least=least)
        return float(value)

    def text(self, key: str, default: str | None = None) -> str:
        """A text."""
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self.broken("layout_not_a_text", key)
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """true or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.broken("layout_not_a_choice", key, value=str(value), choices="true, false")
        return value

    def choice(self, key: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """One of a list of words."""
        value = self.text(key, default)
        if value not in tuple(choices):
            raise self.broken("layout_not_a_choice", key, value=value, choices=", ".join(choices))
        return choices(value)

    def texts(self, key: str, default: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        value = self._value(key, None if default is None else list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.broken("layout_not_a_list", key)
        return tuple(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of numbers."""
        value = self._value(key, None)
        if not isinstance(value, list) or not all(isinstance(item, int | float) for item in value):
            raise self.broken("layout_not_a_list", key)
        return tuple(map(float, value))

    def done(self) -> None:
        """Refuse the first key that nobody asked for: a slip of the pen must not go unnoticed."""
        for key in self._values:
            if (
                key not in self._asked
                and not isinstance(self._values[key], dict)
                and not self._is_tables(key)
            ):
                raise self.broken("layout_unknown_key", key)

    def _is_tables(self, key: str) -> bool:
        value = self._values[key]
        return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)

    def _value(self, key: str, default: object) -> object:
        self._asked.add(key)
        if key in self._values:
            return self._values[key]
        if default is None:
            raise self.broken("layout_missing", key)
        return default


class TomlFile:
    """A parsed file: its top level as a ``Section``, and its ``[[repeated]]`` tables."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        source = _read(path)
        self._data = _parse(self.name, source)
        self._lines = _Lines(source)
        self.top = Section(self.name, self._data, 1, self._lines.keys("", 0))

    def sections(self, name: str) -> Iterator[Section]:
        """The tables ``[[name]]``, or the one table ``[name]``, in the order of the file."""
        found = self._data.get(name, [])
        tables = found if isinstance(found, list) else [found]
        for number, values in enumerate(tables):
            if not isinstance(values, dict):
                raise self.top.broken("layout_not_a_list", name)
            yield Section(self.name, values, self._lines.header(name, number), self._lines.keys(name, number))

    def only(self, *names: str) -> None:
        """Refuse tables of other names."""
        for name, value in self._data.items():
            if name not in names and isinstance(value, dict | list) and self._lines.header(name, 0) > 1:
                raise LayoutBroken(
                    "layout_unknown_key", file=self.name, line=self._lines.header(name, 0), key=name
                )


class _Lines:
    """Where the headings and keys of a file stand."""

    def __init__(self, source: str) -> None:
        self._headers: dict[tuple[str, int], int] = {}
        self._keys: dict[tuple[str, int], dict[str, int]] = {}
        counts: dict[str, int] = {}
        here = ("", 0)
        for number, line in enumerate(source.splitlines(), 1):
            if header := _HEADER.match(line):
                name = header[1].strip().strip('"')
                here = (name, counts.get(name, 0))
                counts[name] = here[1] + 1
                self._headers[here] = number
            elif key := _KEY.match(line):
                self._keys.setdefault(here, {}).setdefault(key[1], number)

    def header(self, name: str, number: int) -> int:
        return self._headers.get((name, number), 1)

    def keys(self, name: str, number: int) -> dict[str, int]:
        return self._keys.get((name, number), {})


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise LayoutBroken("layout_not_text", file=path.name, line=line) from None


def _parse(name: str, source: str) -> dict[str, object]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else source.count("\n") + 1
        raise LayoutBroken(
            "layout_syntax", file=name, line=line, problem=_PLACE.sub("", str(error))
        ) from None
