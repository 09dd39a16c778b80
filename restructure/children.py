"""Programs beside this one that read what others made: each has so much memory and time, and what befalls it befalls no
other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
AS_MODULE = "--as-module"
"""What a packed program is asked with that shall be one of its own modules, since it has no other interpreter."""


def command(module: str, *arguments: str) -> list[str]:
    """The command line that starts a module of ours as a program of its own, with this interpreter or, where all is
    packed into one program, by that."""
    packed = getattr(sys, "frozen", False)
    return [sys.executable, *((AS_MODULE,) if packed else ("-P", "-m")), module, *arguments]


def surroundings() -> dict[str, str]:
    """The environment in which such a program finds our modules before all others of their names."""
    places = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    return os.environ | {"PYTHONPATH": places}


def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a module as a program of its own, which is written to and read from by pipes."""
    return subprocess.Popen(
        command(module, *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def limit(*, memory: int, later: int, seconds: float) -> Callable[[], None]:
    """Allow this program so many bytes beyond what it has, and so many seconds of the processor; returns what allows
    ``later`` more bytes. Where the system knows no such limits, the program that waits for this one has its own."""
    if sys.platform == "win32":
        return lambda: None
    import resource
    import signal

    signal.setitimer(signal.ITIMER_PROF, seconds)
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        now = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (now, now + later))
        return lambda: resource.setrlimit(resource.RLIMIT_AS, (now + later, now + later))
    return lambda: None
