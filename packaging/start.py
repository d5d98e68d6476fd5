"""From a fresh clone to a running program with one command; needs only Python 3.11 and a package registry.

``python3 packaging/start.py`` sets everything up and opens an office of invented people; ``start.py test`` sets
everything up and runs every check; ``start.py setup`` stops after setting up. A second run finds all in place.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"
STAMP = VENV / "set-up.txt"
PICTURES = ROOT / "build" / "tour"
IS_WINDOWS = os.name == "nt"
SCRIPTS = VENV / ("Scripts" if IS_WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if IS_WINDOWS else "python")
PROGRAM = SCRIPTS / ("retiree-desk.exe" if IS_WINDOWS else "retiree-desk")

# What Qt loads from the system, for drawing at all and for drawing on a screen.
QT_PARTS = ("libQt6Gui.so.6", "libQt6Widgets.so.6", "libQt6PrintSupport.so.6", "platforms/libqoffscreen.so")
QT_SCREEN_PARTS = ("platforms/libqxcb.so",)
DEBIAN_PACKAGES = {
    "libEGL": "libegl1",
    "libGL": "libgl1",
    "libGLX": "libglx0",
    "libICE": "libice6",
    "libOpenGL": "libopengl0",
    "libSM": "libsm6",
    "libX11-xcb": "libx11-xcb1",
    "libX11": "libx11-6",
    "libdbus-1": "libdbus-1-3",
    "libfontconfig": "libfontconfig1",
    "libfreetype": "libfreetype6",
    "libglib-2.0": "libglib2.0-0",
    "libgthread-2.0": "libglib2.0-0",
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-image": "libxcb-image0",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-randr": "libxcb-randr0",
    "libxcb-render-util": "libxcb-render-util0",
    "libxcb-render": "libxcb-render0",
    "libxcb-shape": "libxcb-shape0",
    "libxcb-shm": "libxcb-shm0",
    "libxcb-sync": "libxcb-sync1",
    "libxcb-util": "libxcb-util1",
    "libxcb-xfixes": "libxcb-xfixes0",
    "libxcb-xinput": "libxcb-xinput0",
    "libxcb-xkb": "libxcb-xkb1",
    "libxcb": "libxcb1",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
    "libxkbcommon": "libxkbcommon0",
    "libz": "zlib1g",
}


def main() -> int:
    """Set up, then do what was asked."""
    asked, more = _parser().parse_known_args()
    set_up()
    if asked.what == "setup":
        return 0
    if asked.what == "test":
        return run(PYTHON, ROOT / "packaging" / "dev.py", "check", *more)
    return demo() if has_screen() else tour()


def set_up() -> None:
    """Make ``.venv`` hold exactly what the lock names, and the project itself."""
    if sys.version_info < (3, 11):  # noqa: UP036 - told to whoever starts this with an older Python
        raise SystemExit(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
    if not (STAMP.exists() and STAMP.read_text("utf-8") == fingerprint() and PROGRAM.exists()):
        STAMP.unlink(missing_ok=True)
        if not PYTHON.exists():
            make_environment()
        pip = installer()
        must(*pip, "install", "--quiet", "--require-hashes", "-r", LOCK)
        must(*pip, "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", ROOT)
        STAMP.write_text(fingerprint(), "utf-8")
    if sys.platform == "linux":
        add_system_libraries()


def fingerprint() -> str:
    """Changes when what must be installed changes, or where."""
    content = b"\0".join(path.read_bytes() for path in (LOCK, ROOT / "pyproject.toml"))
    return hashlib.sha256(content + f"{ROOT}{sys.version_info[:2]}".encode()).hexdigest()


def make_environment() -> None:
    """An empty ``.venv``; Debian's Python may come without the parts that make one with pip inside."""
    say("Making .venv")
    if not has("venv", "ensurepip") and may_use_apt():
        apt_install([f"python3.{sys.version_info.minor}-venv"])
    if not has("venv"):
        raise SystemExit(
            "Python's venv module is missing. Install it with: sudo apt-get install python3-venv"
        )
    without_pip = [] if has("ensurepip") else ["--without-pip"]
    must(sys.executable, "-m", "venv", *without_pip, VENV)


def installer() -> list[str | Path]:
    """pip for ``.venv``: its own, else the system's, else the one in Debian's wheel."""
    if quietly(PYTHON, "-m", "pip", "--version"):
        return [PYTHON, "-m", "pip"]
    if has("pip"):
        return [sys.executable, "-m", "pip", "--python", PYTHON]
    wheel = next(iter(Path("/usr/share/python-wheels").glob("pip-*.whl")), None) or pip_from_debian()
    if wheel is None:
        raise SystemExit("pip is missing. Install it with: sudo apt-get install python3-venv")
    return [PYTHON, wheel / "pip"]


def pip_from_debian() -> Path | None:
    """pip's wheel out of Debian's package, which anyone may download and unpack; None where that is not to be had."""
    folder = Path(tempfile.mkdtemp(prefix="retiree-desk-"))
    if not (shutil.which("apt-get") and quietly("apt-get", "download", "python3-pip-whl", cwd=folder)):
        return None
    for package in folder.glob("*.deb"):
        must("dpkg-deb", "--extract", package, folder)
    return next(iter(folder.rglob("pip-*.whl")), None)


def add_system_libraries() -> None:
    """Install what Qt needs from Debian, or say what is missing."""
    missing = missing_libraries(*QT_PARTS, *QT_SCREEN_PARTS)
    if missing and may_use_apt():
        apt_install(debian_packages(missing))
        missing = missing_libraries(*QT_PARTS, *QT_SCREEN_PARTS)
    elif missing and not has_screen():
        missing = missing_libraries(*QT_PARTS)
    if missing:
        raise SystemExit(
            f"Qt needs libraries that are not installed: {' '.join(missing)}\n"
            f"On Debian: sudo apt-get install {' '.join(debian_packages(missing))}"
        )


def missing_libraries(*parts: str) -> list[str]:
    """The shared libraries that these parts of Qt ask for and the system lacks."""
    lib = next(VENV.glob("lib/python3*/site-packages/PySide6/Qt/lib"))
    files = [lib / part if "/" not in part else lib.parent / "plugins" / part for part in parts]
    told = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    return sorted({line.split()[0] for line in told.splitlines() if "not found" in line})


def debian_packages(libraries: list[str]) -> list[str]:
    """The packages that hold the libraries; one that is not known keeps its own name, so that it is told."""
    return sorted({DEBIAN_PACKAGES.get(name.partition(".so")[0], name) for name in libraries})


def may_use_apt() -> bool:
    """Whether this is a Debian-like system that we may add packages to."""
    return not IS_WINDOWS and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: list[str]) -> None:
    """Add Debian packages, with fresh lists."""
    say("Installing " + " ".join(packages))
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    must("apt-get", "update", "-qq", env=quiet)
    must("apt-get", "install", "-qq", "--yes", "--no-install-recommends", *packages, env=quiet)


def has_screen() -> bool:
    """Whether a window can be shown."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def demo() -> int:
    """Open an office of invented people."""
    say("Opening the demo office")
    return run(PROGRAM, "demo")


def tour() -> int:
    """Without a screen: paint every page of the demo office to a picture."""
    say("There is no display, so the pages of the demo office are painted to pictures instead")
    status = run(PROGRAM, "tour", "--out", PICTURES, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    if status == 0:
        say(f"The pictures are in {PICTURES}")
    return status


def has(*modules: str) -> bool:
    """Whether this Python can import all the modules."""
    return all(importlib.util.find_spec(module) for module in modules)


def run(*command: str | Path, env: dict[str, str] | None = None) -> int:
    """Run to the end and return the status."""
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def quietly(*command: str | Path, cwd: Path = ROOT) -> bool:
    """Whether the command succeeds."""
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False).returncode == 0


def must(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run to the end; stop the set-up if that fails."""
    if run(*command, env=env) != 0:
        raise SystemExit(f"This failed; set-up stopped and can be run again: {' '.join(map(str, command))}")


def say(sentence: str) -> None:
    """Tell the person at the terminal, in order with what the commands print."""
    print(f"== {sentence}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", choices=("demo", "test", "setup"), default="demo")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
