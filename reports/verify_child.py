"""The program that verifies one file, and what waits for it: a hostile file ends, freezes or fills no other."""

from __future__ import annotations

import subprocess
import sys

import msgspec

from restructure import children
from restructure.agreements.seal_report import Report

Asked = tuple[bytes, tuple[bytes, ...], int, float]
"""The file, the certificates that may have made its seal, and how much memory and time there is."""
UNREADABLE = Report(("unreadable",))
MEMORY, MEMORY_TIMES = 200_000_000, 4
SECONDS, SECONDS_A_BYTE = 10.0, 1e-6
"""Of the processor."""
PATIENCE = 3
"""So many times as long whoever waits waits, as others are at work on the PC as well."""


def verify_beside(pdf: bytes, trusted: tuple[bytes, ...]) -> Report:
    """Return what ``reports.verify.verify`` does, in a program of its own; a file that takes more memory or time than
    one of its size may is ``unreadable``."""
    memory, seconds = MEMORY + MEMORY_TIMES * len(pdf), SECONDS + SECONDS_A_BYTE * len(pdf)
    # Leaving it closes its pipes, also one that was not written to its end.
    with children.start(__name__) as process:
        try:
            said, _ = process.communicate(msgspec.msgpack.encode((pdf, trusted, memory, seconds)), PATIENCE * seconds)
            return msgspec.msgpack.decode(said, type=Report)
        except (subprocess.TimeoutExpired, msgspec.DecodeError):
            return UNREADABLE
        finally:
            process.kill()


def main() -> None:
    """Read a file and certificates, and write the report."""
    # Loaded before the limit, as whatever the reading needs.
    from reports.verify import verify

    pdf, trusted, memory, seconds = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Asked)
    children.limit(memory=memory, later=0, seconds=seconds)
    sys.stdout.buffer.write(msgspec.msgpack.encode(verify(pdf, trusted)))


if __name__ == "__main__":
    main()
