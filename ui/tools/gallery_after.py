"""Pictures of what follows a signature: the agreements in Records, and every paper beside an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO

import segno

from reports.agreement import agreement_pdf
from reports.papers.making import MAKERS, make
from restructure.agreements.agreement import WORDINGS, Agreement, SignedAgreement, edition, sign, terms_digest, to_json
from restructure.agreements.course import Kept
from restructure.agreements.evidence import Signature
from restructure.agreements.progress import Received, progress
from restructure.offers.outcome import Simulated
from restructure.papers import PAPERS
from restructure.services.paper_order import Order, Talk
from restructure.services.signing import draft
from restructure.store import agreements, payments, plan_events
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event
from restructure.store.payments import Payment
from ui.session import Session
from ui.settings.picture import picture_of
from ui.shell.window import MainWindow

SIGNED = (("DEMO-0001", 12), ("DEMO-0002", 75), ("DEMO-0025", 40))
"""Accounts, and how many days ago each agreement was made."""


def records(session: Session, window: MainWindow, moment: datetime) -> Iterator[str]:
    """Three agreements: one kept, one late, one not booked."""
    for place, (number, days) in enumerate(SIGNED, 1):
        window.open_account(number)
        one = _draft(session, window, f"RA-2026-{place:06}", moment - timedelta(days=days))
        if one is not None and agreements.load(session.store, one.number) is None:
            _keep(session, one, moment)
    first = plan_events.all_kept(session.store, moment.date())[-1]
    amount = first.now.rows[0].payment
    payments.append(session.store, [Payment(first.agreement.account.number, moment.date(), amount, "BANK-1")])
    if not first.booked:
        plan_events.append_turn(session.store, first.agreement.number, "booked", "CORE-4711")
    window.navigator.show_page("records")
    window.pages.records.show_section("plans")
    yield "records-agreements"
    window.pages.records.show_section("record")
    yield "records-record"


def _draft(session: Session, window: MainWindow, number: str, made: datetime) -> Agreement | None:
    model = window.pages.desk.model
    outcome, account, case, now = model.chosen_outcome, model.account, model.case, model.standing
    if outcome is None or account is None or case is None or now is None:
        return None
    return draft(
        session.workplace,
        number,
        account,
        account.debtor,
        case,
        outcome,
        "en",
        now.credited,
        made_on=made.date(),
    )


def _keep(session: Session, one: Agreement, moment: datetime) -> None:
    made = one.made_on
    whole = sign(one, Signature(one.debtor.name, made), Signature(session.organisation.identity.representative, made))
    editions = (edition("en", b"%PDF-1.7"),)
    held = SignedAgreement(one.number, one.account.number, moment, terms_digest(one), to_json(whole), editions)
    agreements.save(session.store, held)


def papers(session: Session, window: MainWindow, moment: datetime) -> Iterator[tuple[str, bytes]]:
    """Every paper beside an agreement, in each wording."""
    model, today = window.pages.desk.model, moment.date()
    model.choose("instalment")
    one = _draft(session, window, "RA-2026-000417", moment)
    options = [good for good in model.outcomes.values() if isinstance(good, Simulated)]
    if one is None:
        return
    rows = one.outcome.schedule
    late, last = rows.due[0] + timedelta(days=31), rows.due[-1]
    spoke = Conversation(moment, talked=True, identity="last digits", result="will think", next_step="call on Friday")
    events = (Event(moment, "offered", "18 × 757.54"), Event(moment, "countered", "600"), Event(moment, "note", "ill"))
    dots = BytesIO()
    segno.make("RA-2026-000417").save(dots, kind="png", scale=8)
    order = Order(
        one,
        "en",
        moment,
        options,
        Talk((spoke,), events, today),
        today + timedelta(days=14),
        Kept(one, progress(one, (), today), (), replaced=False),
        f"{one.number}-N1",
        picture_of(dots.getvalue()),
    )
    # What asks for more than a plan that has just begun.
    paid = progress(one, [Received(last, one.outcome.totals.paid)], last)
    at = {
        "certificate": replace(order, kept=replace(order.signed, now=paid), at=moment + (last - today)),
        "notice": replace(order, kept=replace(order.signed, now=progress(one, (), late)), at=moment + (late - today)),
    }
    for wanted in WORDINGS:
        for name, paper in PAPERS.items():
            if name in MAKERS and paper.ending == "pdf":
                yield f"{name}-{wanted}", make(name, replace(at.get(name, order), wording=wanted))
        stood = replace(one, account=replace(one.account, co_debtor="Cody Sample", guarantor="Gwen Sample"))
        yield f"guarantor-{wanted}", agreement_pdf(stood, wanted)
