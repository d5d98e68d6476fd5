"""Files that go out: written beside their place, and there only once they are whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from retiree_desk.store.place import told
from retiree_desk.troubles import Trouble


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file to write that takes the name ``path`` when the block ends well; otherwise nothing is left of it.

    Trouble, before anything else is done, when ``path`` can't be written.
    """
    expect_folder(path)
    with told(path.parent):
        folder = Path(mkdtemp(prefix=".retiree-desk-", dir=path.parent))
    try:
        beside = folder / path.name
        with told(path.parent):
            yield beside
            if beside.exists():
                beside.replace(path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def expect_folder(path: Path) -> None:
    """Trouble unless a file may be made here by its name."""
    if path.is_dir():
        raise Trouble("out_is_folder", file=path.name)
    if not path.parent.is_dir():
        raise Trouble("out_folder_missing", folder=str(path.parent))
