"""``python -m tests.day``: sixty conversations by keys alone, and what they came to."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.soak.day import day


def main() -> int:
    """Run the day; 1 where somebody was forgotten or came twice."""
    with tempfile.TemporaryDirectory() as folder:
        done = day(Path(folder))
    print(
        f"{done.talks} talks, {done.twice} twice, {done.forgotten} forgotten; {done.keys} keys at most to the next",
        end="",
    )
    print(f" account, {done.milliseconds} ms of processor time at most")
    return 1 if done.twice or done.forgotten or done.keys > 4 else 0


if __name__ == "__main__":
    sys.exit(main())
