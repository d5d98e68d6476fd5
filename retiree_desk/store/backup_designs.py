"""An office's own designs in its backups: the files of its ``layouts`` folder, few and small, read whole.

They hold no personal data and lie unencrypted beside the database, in the backup as in the data folder; one digest over
all of them stands in the sealed manifest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from retiree_desk.store.place import make_private, write_whole

LARGEST = 1 << 24
MOST = 500
_PART = re.compile(r'[^\\/:*?"<>|\x00-\x1f]*[^\\/:*?"<>|\x00-\x1f. ]')  # a name that any file system takes
_DEEPEST = 2  # a folder for each kind of paper, the files in it
_TEMPORARY = ("~", ".")


def gathered(folder: Path) -> dict[str, bytes]:
    """The files by their path in the folder, ``cards/basic.toml``; what is no design for its size or name is left."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        with suppress(OSError):  # a file that Word holds open must not cost the register its backup
            if len(found) < MOST and is_name(name) and _is_small_file(path):
                found[name] = path.read_bytes()
    return found


def digest(designs: Mapping[str, bytes]) -> str:
    """SHA-256 over names and contents; empty without designs."""
    whole = hashlib.sha256()
    for name, content in sorted(designs.items()):
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest() if designs else ""


def lay_out(designs: Mapping[str, bytes], folder: Path) -> None:
    """Write the files into the folder."""
    for name, content in designs.items():
        assert is_name(name), "names are looked at when they are read"
        path = folder / name
        make_private(folder)
        make_private(path.parent)
        write_whole(path, content)


def is_name(name: str) -> bool:
    """Whether a path stays inside the folder and can be written on any system."""
    parts = name.split("/")
    return len(parts) <= _DEEPEST and all(
        _PART.fullmatch(part) and not part.startswith(_TEMPORARY) for part in parts
    )


def _is_small_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST
