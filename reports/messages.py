"""Messages: those to a debtor by text, WeChat or e-mail, the answer to one of theirs, and an e-mail with an agreement.

Nothing is sent from here: a person reads a text, corrects it and sends it.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

from reports import formats, wording
from reports.facts import agent_name, agent_of, amount, collector_told, creditor_name, creditor_of, organisation_name
from reports.formats import Language
from restructure.agreements.agreement import Agreement, Edition
from restructure.agreements.progress import Row
from restructure.offers.plan_summary import InShort, Run, settles
from restructure.parties.account import Account
from restructure.parties.organisation import Organisation
from restructure.parties.own_sentences import Sentences, sentence_of
from restructure.parties.situation import Medium
from restructure.proposals.incoming_message import IncomingMessage, Signal
from restructure.services.messages import Message


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
        due_day=_day(row.due, agreement.organisation, language),
        telephone=agreement.organisation.identity.telephone,
        collector=_told(agreement, language),
    )


def _day(day: date, organisation: Organisation, language: Language) -> str:
    """A day as it is written in the country whose rules the organisation works by."""
    return wording.spelled(formats.date(day, language), language, organisation.policy.rule_set)


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


LAST_WORDS: tuple[Signal, ...] = ("wrong_person", "represented")
"""Answers after which no message follows: they offer no end of them."""


def message_text(made: Message, sentences: Sentences, language: Language) -> str:
    """Return a message: the organisation's own text of that kind or ours, and how to get no more of them."""
    own = sentence_of(sentences, language, f"message.{made.kind}")
    known = _known(made, language)
    if own:
        said = string.Formatter().vformat(own, (), known)
    elif made.kind == "due" and made.agreement is not None and made.row is not None:
        said = short_message(made.agreement, made.row, language)
    else:
        said = wording.say(f"message.{made.kind}", language, **known | {"hours": _hours(made.organisation, language)})
    told = _told(made.agreement, language) if made.agreement is not None and made.kind != "due" else ""
    out = wording.say(f"message.out.{made.medium}", language)
    return _joined((said + told, out), language)


def message_subject(made: Message | None, language: Language) -> str:
    """Return the subject of an e-mail with a message; of an answer without one."""
    kind = "reply" if made is None else made.kind
    number = made.agreement.number if made is not None and made.agreement is not None else ""
    return wording.say(f"message.subject.{kind}", language, number=number)


def _known(made: Message, language: Language) -> dict[str, str]:
    """What a message may name, written for a language; what is not known of its kind is nothing."""
    agreement, row, offer, bank = made.agreement, made.row, made.offer, made.organisation.bank
    chinese = language == "zh"
    # Whoever else reads that somebody should call learns of no creditor.
    discreet = made.kind == "call_back"
    named = organisation_name(made.organisation.identity, language)
    return {
        "sender": named if discreet and named else sender(made.organisation, made.account, language),
        "creditor": creditor_of(made.organisation.identity, made.account, language),
        "telephone": made.organisation.identity.telephone,
        "hours": _open_hours(made.organisation, language),
        "number": agreement.number if agreement else "",
        "amount_due": amount(agreement, row.payment - row.covered, language) if agreement and row else "",
        "due_day": _day(row.due, made.organisation, language) if row else "",
        "plan": plan_in_words(offer, language) if offer else "",
        "ends": _day(offer.ends, made.organisation, language) if offer else "",
        "payee": (bank.payee_zh or bank.payee) if chinese else bank.payee,
        "payee_account": bank.payee_account,
        "payee_bank": (bank.payee_bank_zh or bank.payee_bank) if chinese else bank.payee_bank,
    }


def sender(organisation: Organisation, account: Account, language: Language) -> str:
    """Return who writes or calls: the creditor, or who acts for it and for whom."""
    creditor = creditor_of(organisation.identity, account, language)
    agent = agent_of(organisation.identity, account, language)
    return wording.say("message.sender", language, agent=agent, creditor=creditor) if agent else creditor


def _open_hours(organisation: Organisation, language: Language) -> str:
    identity = organisation.identity
    return (identity.hours_zh or identity.hours) if language == "zh" else identity.hours


def _hours(organisation: Organisation, language: Language) -> str:
    """The hours in brackets; nothing where they are not known."""
    hours = _open_hours(organisation, language)
    return wording.say("message.hours", language, hours=hours) if hours else ""


def reply_text(
    incoming: IncomingMessage,
    organisation: Organisation,
    language: Language,
    currency: str,
    offer: InShort | None = None,
    medium: Medium | None = None,
) -> str:
    """Return the draft of an answer to a message; nothing where none is to be written: somebody in danger is called,
    and who wants no more messages gets none. ``offer`` is what can be offered on what they say."""
    about = incoming.answered_as
    if about in ("in_danger", "stop"):
        return ""
    facts: Mapping[str, str] = {
        "telephone": organisation.identity.telephone,
        "complaints": organisation.identity.complaints or organisation.identity.telephone,
        "hours": _hours(organisation, language),
    }
    said: tuple[str, ...]
    if about != "offer":
        said = (wording.say(f"reply.{about}", language, **facts),)
    else:
        heard = wording.beside(stated_in_words(incoming, language, currency), language)
        answer = wording.say("reply.offer.later", language, **facts)
        if offer is not None:
            ends = _day(offer.ends, organisation, language)
            answer = wording.say("reply.offer", language, plan=plan_in_words(offer, language), ends=ends)
        heard = wording.spelled(heard, language, organisation.policy.rule_set)
        said = (wording.say("reply.heard", language, said=heard), answer)
    goes_on = medium is not None and about not in LAST_WORDS
    return _joined((*said, wording.say(f"message.out.{medium}", language) if goes_on else ""), language)


def plan_in_words(short: InShort, language: Language) -> str:
    """Return a plan as somebody reads it who has not seen one: so many payments of so much, one after the other."""
    currency = short.currency

    def run(one: Run) -> str:
        key = "in_words.none" if not one.amount else "in_words.one" if one.count == 1 else "in_words.run"
        return wording.say(key, language, currency=currency, count=one.count, amount=one.amount)

    down = (
        (wording.say("in_words.down", language, currency=currency, amount=short.down),)
        if short.down is not None
        else ()
    )
    parts = wording.say("in_words.then", language).join((*down, *map(run, (*short.deferred, *short.rest))))
    if not settles(short):
        return parts
    key = "in_words.settles.once" if short.count == 1 and short.down is None else "in_words.settles"
    return wording.say(key, language, currency=currency, paid=short.paid, parts=parts)


def stated_in_words(incoming: IncomingMessage, language: Language, currency: str) -> tuple[str, ...]:
    """Return what a message offers, part by part."""
    said = incoming.stated.says
    if not (said.regular or said.now or said.start or said.settle):
        return ()
    return tuple(wording.says(said, language, currency).values())


def _joined(parts: Sequence[str], language: Language) -> str:
    return ("" if language == "zh" else " ").join(part for part in parts if part)
