"""What time it is where a debtor lives. The clock of this PC says nothing about it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

OF_THIS_PC = ("localtime", "posixrules", "factory")
COPIES = ("posix/", "right/")
"""Names that a system may hold beside the zones: whatever it was set to, and copies that count other seconds."""


def zone_of(time_zone: str, home: str = "") -> ZoneInfo | None:
    """The zone that was entered, or ``home``, that of a country which has one only; None where neither is known."""
    name = time_zone.strip() or home
    if not name or name.lower() in OF_THIS_PC or name.lower().startswith(COPIES):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def local_time(now: datetime, time_zone: str, home: str = "") -> datetime | None:
    """The time where the debtor lives, as a clock there shows it; None where the zone is not known (see ``zone_of``),
    and for a ``now`` that names no instant because it has no zone itself."""
    zone = zone_of(time_zone, home)
    return None if zone is None or now.utcoffset() is None else now.astimezone(zone).replace(tzinfo=None)
