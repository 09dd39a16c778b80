"""A message that goes with an agreement: an e-mail to be looked at before it is sent, and a line for a telephone."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from reports import formats, plan, wording
from reports.facts import agent_name, amount, creditor_name
from reports.formats import Language
from restructure.agreement import Agreement, Edition


def short_message(agreement: Agreement, language: Language) -> str:
    """Two sentences for SMS or WeChat: the number, what is due first, whom to call. No name, no debt."""
    first_day, first_paid = plan.first_paid(agreement.outcome)
    agent = agent_name(agreement, language)
    return wording.say(
        "message.short.agent" if agent else "message.short",
        language,
        creditor=creditor_name(agreement, language),
        agent=agent,
        number=agreement.number,
        amount_due=amount(agreement, first_paid, language),
        first_day=formats.date(first_day, language),
        telephone=agreement.organisation.telephone,
    )


def email_draft(agreement: Agreement, editions: Sequence[Edition], language: Language) -> bytes:
    """An .eml file without a receiver, marked as not sent; the sealed editions are attached as they are."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = wording.say("message.subject", language, number=agreement.number)
    message["X-Unsent"] = "1"
    message.set_content(wording.say("message.body", language) + "\n\n" + short_message(agreement, language) + "\n")
    for one in editions:
        name = f"{agreement.number}-{one.wording}.pdf"
        message.add_attachment(one.pdf, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()
