"""What the seal of a file shows once it was verified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from restructure.agreements.credential import About
from restructure.papers import PaperName

Fault = Literal[
    "unreadable",
    "not_sealed",
    "several_seals",
    "changed",
    "appended",
    "not_whole",
    "room_changed",
    "needless_certificate",
    "not_certified",
    "other_certificate",
    "same_name",
    "not_valid_then",
]


@dataclass(frozen=True, slots=True)
class Report:
    """The report on a file's seal. ``faults`` is empty where it is intact; ``appended`` counts bytes behind the sealed
    part, and ``sealed_part_holds`` says whether that part by itself is unchanged. ``unsealed`` is what a file without a
    seal, and without a trace of one, calls itself: kind and number of a paper that never bears one."""

    faults: tuple[Fault, ...]
    signer: About | None = None
    sealed_at: datetime | None = None
    appended: int = 0
    sealed_part_holds: bool = False
    timestamped: bool = False
    unsealed: tuple[PaperName, str] | None = None

    @property
    def intact(self) -> bool:
        """Return whether the file is exactly what was sealed with the trusted certificate."""
        return not self.faults
