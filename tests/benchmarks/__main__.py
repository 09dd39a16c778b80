"""``python -m tests.benchmarks``: every benchmark, one line each."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import desk_frame

for measured in desk_frame.measure():
    print(measured.line(), flush=True)
