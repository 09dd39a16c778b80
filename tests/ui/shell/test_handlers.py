"""No single event keeps the window from answering for longer than a person notices; ``make soak`` asks it of big
stores."""

from __future__ import annotations

import subprocess
import sys


def test_no_handler_takes_longer_than_a_person_notices() -> None:
    sizes = ("200", "400", "600")
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.handlers", *sizes], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" ms ") >= 10
