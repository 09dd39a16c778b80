"""Whether somebody has locked the session of this PC, as Windows tells it; elsewhere idle time alone is known."""

from __future__ import annotations

import ctypes
import os
import struct

CURRENT_SESSION, SESSION_INFO_EX = 0xFFFFFFFF, 25
LEVEL, LOCKED = 1, 0
LAYOUT = struct.Struct("=I4xIiI")
"""The head of ``WTSINFOEXW``: level, then, at the next eight bytes, session, state of its connection, flags."""


def session_locked() -> bool:
    """Return whether the session is locked; False where the system does not say."""
    if os.name != "nt":
        return False
    # Of the two ways to call, 64-bit Windows, the only one that Qt comes for, knows one.
    api = ctypes.CDLL("wtsapi32")
    content, size = ctypes.c_void_p(), ctypes.c_ulong()
    asked = (ctypes.c_void_p(None), ctypes.c_ulong(CURRENT_SESSION), SESSION_INFO_EX)
    if not api.WTSQuerySessionInformationW(*asked, ctypes.byref(content), ctypes.byref(size)):
        return False
    try:
        return says_locked(ctypes.string_at(content, size.value))
    finally:
        api.WTSFreeMemory(content)


def says_locked(content: bytes) -> bool:
    """Return whether what Windows answered says that the session is locked (``WTS_SESSIONSTATE_LOCK``, Windows 8 or
    newer)."""
    if len(content) < LAYOUT.size:
        return False
    level, _, _, flags = LAYOUT.unpack_from(content)
    return bool(level == LEVEL and flags == LOCKED)
