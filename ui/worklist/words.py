"""What the list says of an account: who it is, in so many letters as tell it from others, and until when it waits."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reports import formats, wording
from reports.formats import Language
from restructure.parties.account import Account
from restructure.parties.masking import masked_name
from ui.session import Session

if TYPE_CHECKING:
    # What orders accounts takes longer to load than the first window may.
    from restructure.worklist.work_list import Place

translate = QCoreApplication.translate


def who(account: Account | None, number: str) -> str:
    """An account as it stands in sight of whoever passes by: the name masked, the number whole."""
    name = masked_name(account.debtor.name) if account is not None else ""
    return f"{name or translate('WorkList', 'no name on file')}  {number}"


def heading_name(session: Session, heading: Place) -> str:
    """Return what a heading is called, in the words of a counsellor where one works."""
    group = "heading_of_counsellor" if session.always_in_sight else "heading"
    return wording.name(group, heading, session.language)


def moment(at: datetime | None, now: datetime, language: Language) -> str:
    """A moment on the clock where the debtor lives, in short: of today its hour, of another day its date."""
    if at is None:
        return ""
    hour = f"{at:%H:%M}" if at.time() != datetime.min.time() else ""
    if at.date() == now.date():
        return hour or translate("WorkList", "today")
    day = formats.brief_date(at.date(), language)
    return f"{day} {hour}".strip()


def end_in_words(until: datetime | None, now: datetime, language: Language) -> str:
    """Return when what holds an account back ends."""
    if until is None:
        return translate("WorkList", "no end by itself")
    return translate("WorkList", "until {0}").format(moment(until, now, language))
