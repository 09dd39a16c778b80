"""Processes that are killed: forked, so that what they need is loaded once, and heard through a pipe."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

from restructure.store import StoreProblem

PROMISED, REFUSED, WRONG = 0, 3, 4
Say = Callable[[str], None]


def forked(act: Callable[[Say], None]) -> tuple[int, Callable[[], list[str]]]:
    """A process that acts; what it promised is read once it has ended."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        code = PROMISED

        def say(number: str) -> None:
            os.write(mouth, f"{number}\n".encode())

        try:
            act(say)
        except (StoreProblem, OSError):
            code = REFUSED
        except BaseException:
            code = WRONG
        os._exit(code)
    os.close(mouth)

    def told() -> list[str]:
        with os.fdopen(ear, "rb") as said:
            return [line.decode().strip() for line in said if line.endswith(b"\n")]

    return child, told


def killed(act: Callable[[Say], None], after: float) -> list[str]:
    """What a process promised before it was killed."""
    child, told = forked(act)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return told()
