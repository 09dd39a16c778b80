"""The JSON door's answers: what the window computes, for whoever audits or integrates it. No Qt."""

from __future__ import annotations

from ui.compute.doors import KINDS, compute, unknown_kind
from ui.compute.lines import answers
from ui.compute.quote import answer, quote
from ui.compute.replies import encode, unreadable

__all__ = ["KINDS", "answer", "answers", "compute", "encode", "quote", "unknown_kind", "unreadable"]
