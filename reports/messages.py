"""A message that goes with an agreement: an e-mail to be looked at before it is sent, and a line for a telephone."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from reports import formats, wording
from reports.facts import agent_name, amount, collector_told, creditor_name
from reports.formats import Language
from restructure.agreements.agreement import Agreement, Edition
from restructure.agreements.progress import Row


def short_message(agreement: Agreement, row: Row, language: Language) -> str:
    """Two sentences for SMS or WeChat: the number, what is open of ``row`` and by when, whom to call. No name, no
    debt."""
    agent = agent_name(agreement, language)
    return wording.say(
        "message.short.agent" if agent else "message.short",
        language,
        creditor=creditor_name(agreement, language),
        agent=agent,
        number=agreement.number,
        amount_due=amount(agreement, row.payment - row.covered, language),
        due_day=formats.date(row.due, language),
        telephone=agreement.organisation.identity.telephone,
        collector=_told(agreement, language),
    )


def _told(agreement: Agreement, language: Language) -> str:
    """That a debt collector writes, behind the other sentences."""
    said = collector_told(agreement, language)
    return f" {said}" if said and language == "en" else said


def email_draft(agreement: Agreement, row: Row | None, editions: Sequence[Edition], language: Language) -> bytes:
    """An .eml file without a receiver, marked as not sent, which asks for what is open of ``row``, for nothing where
    there is none; the sealed editions are attached as they are."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = wording.say("message.subject", language, number=agreement.number)
    message["X-Unsent"] = "1"
    asked = [short_message(agreement, row, language)] if row is not None else []
    # Asked for nothing, the message says by itself who writes.
    told = [] if asked else [one for one in (collector_told(agreement, language),) if one]
    message.set_content("\n\n".join([wording.say("message.body", language), *asked, *told]) + "\n")
    for one in editions:
        name = f"{agreement.number}-{one.wording}.pdf"
        message.add_attachment(one.pdf, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()
