"""``python -m tests.day``: sixty conversations by keys alone, and what they came to. ``--real`` starts the program on a
display of its own, where there is one, and types as a keyboard does; a number is how many talks, ``zh`` in Chinese."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.soak.day import TALKS, day
from tests.soak.real_day import possible, real_day


def main() -> int:
    """Run the day; 1 where somebody was forgotten or came twice."""
    if "--real" in sys.argv:
        language = "zh" if "zh" in sys.argv else "en"
        return _real(next((int(one) for one in sys.argv[1:] if one.isdecimal()), TALKS), language)
    with tempfile.TemporaryDirectory() as folder:
        done = day(Path(folder))
    print(
        f"{done.talks} talks, {done.twice} twice, {done.forgotten} forgotten; {done.keys} keys at most to the next",
        end="",
    )
    print(f" account, {done.milliseconds} ms of processor time at most")
    return 1 if done.twice or done.forgotten or done.keys > 4 else 0


def _real(talks: int, language: str) -> int:
    if not possible():
        print("not tried: Xvfb, openbox or xdotool is missing")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        done = real_day(Path(folder), talks, language)
    print(
        f"{done.worked} of {talks} talks kept in the real window, {done.forgotten} forgotten; {done.keys} keys at most"
    )
    return 1 if done.worked != talks or done.forgotten or done.keys > 4 else 0


if __name__ == "__main__":
    sys.exit(main())
