"""Finds what Qt and the tests load from a Linux system and, on Debian and its kin, installs what is missing.

    python -m ui.tools.libraries

Qt comes with its wheel but not the libraries under it, and it names only one missing library at a time, by
aborting. Standard library only, because this runs before anything else is installed.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

# What is loaded or run, and the Debian package that holds it.
ENVIRONMENT = {"ensurepip": f"python3.{sys.version_info.minor}-venv"}
QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOWS = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PRINTING = {"libcups.so.2": "libcups2"}
PROGRAMS = {
    "Xvfb": "xvfb",
    "pdffonts": "poppler-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "xauth": "xauth",
}

Probe = Callable[[str], bool]


class Missing(NamedTuple):
    """Missing libraries by name, with the Debian package for each."""

    required: Mapping[str, str]
    optional: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.required, *self.optional)

    @property
    def packages(self) -> tuple[str, ...]:
        return tuple(sorted({*self.required.values(), *self.optional.values()}))


def look(imports: Probe, loads: Probe, runs: Probe, *, has_display: bool) -> Missing:
    """Without a display Qt draws offscreen, so what opens windows is a choice and not a need."""
    environment = _lacking(ENVIRONMENT, imports)
    qt, windows, printing = (_lacking(group, loads) for group in (QT, WINDOWS, PRINTING))
    programs = _lacking(PROGRAMS, runs)
    if has_display:
        return Missing(environment | qt | windows, printing | programs)
    return Missing(environment | qt, windows | printing | programs)


def advice(missing: Missing, *, debian: bool) -> str:
    """The one command that repairs it; elsewhere the names, because each system packs them differently."""
    if debian:
        return f"sudo apt-get install -y {' '.join(missing.packages)}"
    return f"install whatever brings {' '.join(missing.names)}"


def root_prefix(uid: int, runs: Probe, succeeds: Callable[[list[str]], bool]) -> list[str] | None:
    """Return what to write before a command to run it as root without being asked for a password."""
    if uid == 0:
        return []
    if runs("sudo") and succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _lacking(group: Mapping[str, str], there: Probe) -> dict[str, str]:
    return {name: package for name, package in group.items() if not there(name)}


def _imports(module: str) -> bool:
    inside_environment = sys.prefix != sys.base_prefix
    return inside_environment or importlib.util.find_spec(module) is not None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _runs(program: str) -> bool:
    return shutil.which(program) is not None


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode == 0


def _look() -> Missing:
    return look(_imports, _loads, _runs, has_display="DISPLAY" in os.environ)


def _install(packages: tuple[str, ...], prefix: list[str]) -> None:
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # A list that can't be fetched may still be good enough to install from.
    _succeeds([*apt, "update"])
    _succeeds([*apt, "install", "-y", "--no-install-recommends", *packages])


def main() -> int:
    if sys.platform != "linux":
        return 0
    missing = _look()
    debian = _runs("apt-get")
    if missing.names and debian:
        prefix = root_prefix(os.geteuid(), _runs, _succeeds)
        if prefix is not None:
            print("Installing", *missing.packages, flush=True)
            _install(missing.packages, prefix)
            missing = _look()
    if missing.required:
        print(f"Needed first: {advice(missing, debian=debian)}")
        return 1
    if missing.optional:
        print(f"Windows, printing or some tests may need more: {advice(missing, debian=debian)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
