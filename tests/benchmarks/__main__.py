"""``python -m tests.benchmarks``: every benchmark, one line each."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import calculation, desk_frame, paper, printing, sealing, sharing, startup, vault

for benchmark in (calculation, desk_frame, paper, printing, sealing, sharing, startup, vault):
    for measured in benchmark.measure():
        print(measured.line(), flush=True)
