"""The papers that go out before a signature, by name."""

from __future__ import annotations

from typing import Literal, get_args

Handout = Literal["offer", "choices", "cost_sheet", "forbearance", "memo", "memo_copy"]
HANDOUTS: tuple[Handout, ...] = get_args(Handout)
