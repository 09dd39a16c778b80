"""The JSON door's answers: what the window computes, for whoever audits or integrates it. No Qt."""

from __future__ import annotations

from ui.api.lines import answers
from ui.api.quote import answer, quote
from ui.api.replies import encode, unreadable
from ui.api.routes import KINDS, compute, unknown_kind

__all__ = ["KINDS", "answer", "answers", "compute", "encode", "quote", "unknown_kind", "unreadable"]
