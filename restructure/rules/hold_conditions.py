"""What a rule may ask about a hold: whether one runs, has just ended, or is longer than a law's own."""

from __future__ import annotations

from restructure.parties.situation import Hold, Situation
from restructure.rules.conditions import Facts, Given, Seen, condition


@condition("on_hold")
def _on_hold(seen: Seen, _: Given) -> Facts | None:
    """A hold keeps us from calling; whoever calls on that day is talked to."""
    hold = seen.situation.hold_on(seen.day)
    return None if hold is None or seen.situation.called_us_on == seen.day else {"day": hold.until}


@condition("hold_ended")
def _hold_ended(seen: Seen, _: Given) -> Facts | None:
    hold = ended(seen.situation)
    return {"day": hold.until} if hold is not None else None


@condition("hold_over", "days")
def _hold_over(seen: Seen, given: Given) -> Facts | None:
    last = seen.situation.holds[-1] if seen.situation.holds else None
    if last is None or last.days <= given["days"]:
        return None
    return {"days": last.days, "largest": int(given["days"])}


def ended(situation: Situation) -> Hold | None:
    """The last hold, once it is over and nobody has been in touch since; none where nothing is owed any more, or a plan
    is kept, for then nobody is to."""
    last = situation.holds[-1] if situation.holds else None
    if situation.settled_on is not None or situation.kept_plan:
        return None
    if last is None or situation.today is None or last.until >= situation.today:
        return None
    since = [one.at.date() for one in situation.contacts] + [situation.called_us_on]
    return None if any(day is not None and day > last.until for day in since) else last
