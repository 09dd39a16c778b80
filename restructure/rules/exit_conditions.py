"""What a rule may ask about the end of a talk: a condition for each of the reasons that stop offers."""

from __future__ import annotations

from collections.abc import Callable

from restructure.parties.situation import EXITS, Exit
from restructure.rules.conditions import Facts, Given, Seen, condition


def _stopped_by(reason: Exit) -> Callable[[Seen, Given], Facts | None]:
    return lambda seen, _: {} if seen.situation.stopped == reason else None


for one in EXITS:
    condition(f"stopped_{one}")(_stopped_by(one))
