"""Judgement of contact at this moment: what the strip, the desk and whoever is about to offer or sign ask alike."""

from __future__ import annotations

from dataclasses import dataclass

from reports import wording
from restructure.offers.outcome import Case
from restructure.parties.situation import Situation
from restructure.policy import Finding
from ui.session import Session

HOUR_UNKNOWN = "time_zone_unknown"
"""The rule that asks for the time zone where it is not known."""


@dataclass(frozen=True, slots=True)
class ContactNow:
    """The circumstances as they are at this moment, and what the rules say of contact, the gravest first."""

    situation: Situation
    findings: tuple[Finding, ...]

    @property
    def against(self) -> tuple[Finding, ...]:
        """Return what stands against contact now; that the hour is not known stands neither for nor against it."""
        return tuple(one for one in self.findings if one.severity in ("block", "warn") and one.rule != HOUR_UNKNOWN)


def contact_now(session: Session, case: Case) -> ContactNow:
    """Return whether whoever owes a debt may be talked to now. It asks the store nothing."""
    # The window is painted before any rule is asked.
    from restructure.rules.judgement import contact_findings
    from restructure.services.circumstances import at_this_moment

    now = at_this_moment(session.workplace, case.situation)
    return ContactNow(now, contact_findings(case.debt, case.policy, now))


def said_against(session: Session, case: Case) -> str:
    """Return what stands against contact now in sentences, nothing where nothing does; the person is called what they
    are called on screen."""
    language, found = session.language, contact_now(session, case).against
    return as_called(session, "\n".join(wording.finding(one, language, case.debt.currency) for one in found))


def as_called(session: Session, text: str) -> str:
    """Return a text in which the person is called what they are called on screen."""
    return text.replace("债务人" if session.language == "zh" else "debtor", session.person)
