"""The store in which a command answers in a window's stead: that of the window, with whoever asks signed in."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from restructure.store import Store

ACTING: ContextVar[Store | None] = ContextVar("acting", default=None)
