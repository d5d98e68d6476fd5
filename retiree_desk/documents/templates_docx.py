"""An office's own DOCX templates with ``{{placeholders}}``, also when Word has split a placeholder over several runs.

A template is somebody else's file. It may hold placeholders, ``{% if %}`` and ``default``; loops, attributes, calls and
arithmetic are refused before anything runs, in body, headers, footers, notes and properties alike, and what remains runs in
Jinja's immutable sandbox with escaping on. The file is vetted as a package (``exchange.safety``) before it comes here.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from pathlib import Path
from zipfile import BadZipFile

from docxtpl import DocxTemplate
from jinja2 import TemplateError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from retiree_desk.troubles import Trouble

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If),
    *(nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.Filter),
)
_FILTERS = ("default", "d")
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))  # characters XML 1.0 has no place for
_LONGEST = 20_000


class OfficeTemplate:
    """A checked template; ``fill`` makes one document of it."""

    def __init__(self, path: Path, known: Collection[str]) -> None:
        """Read and check; an unknown placeholder, a refused construct or a file that is no DOCX is a ``Trouble``."""
        self._name = path.name
        self._content = path.read_bytes()
        environment = _Environment()
        self._render(dict.fromkeys(known, "　"), environment)
        self.placeholders = frozenset(environment.names)
        if unknown := sorted(self.placeholders - set(known)):
            raise Trouble("template_unknown_placeholder", file=self._name, names="、".join(unknown))

    def fill(self, facts: Mapping[str, str]) -> bytes:
        """The document for one reader, as DOCX bytes; what is not known is left blank."""
        return self._render({name: facts.get(name, "") for name in self.placeholders}, _Environment())

    def _render(self, facts: Mapping[str, str], environment: _Environment) -> bytes:
        values = {name: value[:_LONGEST].translate(_CONTROL) for name, value in facts.items()}
        try:
            document = DocxTemplate(io.BytesIO(self._content))
            document.render(values, environment, autoescape=True)
        except _Refused as refusal:
            raise Trouble("template_refused", file=self._name, what=refusal.what) from None
        except TemplateError as error:
            raise Trouble("template_broken", file=self._name, problem=error.message or "") from None
        except (BadZipFile, KeyError, ValueError, AttributeError):
            raise Trouble("template_unreadable", file=self._name) from None
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()


class _Refused(Exception):
    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox that takes the few allowed constructs and remembers every name asked for."""

    def __init__(self) -> None:
        super().__init__(autoescape=True)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.names: set[str] = set()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, _ALLOWED):
                raise _Refused(type(node).__name__.lower())
        self.names |= meta.find_undeclared_variables(tree)
        return tree
