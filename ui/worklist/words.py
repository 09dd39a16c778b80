"""What the list says of an account: who it is, in so many letters as tell it from others, and until when it waits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reports import formats, wording
from restructure.parties.account import Account
from restructure.parties.masking import masked_name
from restructure.parties.situation import Situation
from restructure.parties.time_zone import local_time
from ui.session import Session

if TYPE_CHECKING:
    # What orders accounts takes longer to load than the first window may.
    from restructure.worklist.work_list import Place

translate = QCoreApplication.translate
SAME_CLOCK = timedelta(minutes=10)
"""Two clocks that are no further apart are one: zones differ by a quarter of an hour at least."""


def who(account: Account | None, number: str) -> str:
    """An account as it stands in sight of whoever passes by: the name masked, the number whole."""
    name = masked_name(account.debtor.name) if account is not None else ""
    return f"{name or translate('WorkList', 'no name on file')}  {number}"


def heading_name(session: Session, heading: Place) -> str:
    """Return what a heading is called, in the words of a counsellor where one works."""
    group = "heading_of_counsellor" if session.always_in_sight else "heading"
    return wording.name(group, heading, session.language)


def moment(session: Session, at: datetime | None, around: Situation) -> str:
    """A moment on the clock where the debtor lives, in short: of today its hour, of another day its date. An hour says
    whose it is where the clock of this PC is another."""
    if at is None:
        return ""
    here = session.now().replace(tzinfo=None)
    now = local_time(session.now(), around.time_zone, session.policy.zone) or here
    hour = f"{at:%H:%M}" if at.time() != datetime.min.time() else ""
    if hour and abs(now - here) > SAME_CLOCK:
        hour = translate("WorkList", "{0} there").format(hour)
    if at.date() == now.date():
        return hour or translate("WorkList", "today")
    return f"{formats.brief_date(at.date(), session.language)} {hour}".strip()


def end_in_words(session: Session, until: datetime | None, around: Situation) -> str:
    """Return when what holds an account back ends."""
    if until is None:
        return translate("WorkList", "no end by itself")
    return translate("WorkList", "until {0}").format(moment(session, until, around))
