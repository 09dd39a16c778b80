"""What the circumstances of an account are called, and their values in words: in the form, and in the record."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reports import wording
from reports.formats import Language

translate = QCoreApplication.translate

STRETCHES = {"breathing_space": "space", "moratorium": "moratorium", "service": "service"}
"""Stretches from a day to another, and what the names of their two fields begin with."""


def whom_name(whom: str, person: str) -> str:
    """Return what somebody who was reached is called; ``person`` is the word for the debtor."""
    return {
        "debtor": translate("ContactLog", "the {0}").format(person),
        "guarantor": translate("ContactLog", "guarantor or co-debtor"),
        "related": translate("ContactLog", "somebody the debt concerns"),
        "unrelated": translate("ContactLog", "somebody else"),
        "representative": translate("ContactLog", "a representative"),
        "unknown": translate("ContactLog", "not known"),
    }[whom]


def caption_of(name: str, person: str) -> str:
    """Return what the field of a circumstance is called; ``person`` is the word for the debtor."""
    return {
        "party": translate("Circumstances", "Who we are"),
        "nation": translate("Circumstances", "Nation (UK)"),
        "mandate": translate("Circumstances", "Mandate number"),
        "mandate_expires": translate("Circumstances", "Mandate holds until"),
        "space_from": translate("Circumstances", "Breathing space from"),
        "space_to": translate("Circumstances", "Breathing space to"),
        "space_kind": translate("Circumstances", "Kind of breathing space"),
        "moratorium_from": translate("Circumstances", "Moratorium (Scotland) from"),
        "moratorium_to": translate("Circumstances", "Moratorium (Scotland) to"),
        "last_restart": translate("Circumstances", "Limitation last restarted on"),
        "time_zone": translate("Circumstances", "Time zone of the {0}").format(person),
        "already_in_instalments": translate("Circumstances", "Already in instalments"),
        "personalised": translate("Circumstances", "Personalised instalment plan"),
        "inability_shown": translate("Circumstances", "Inability to pay is shown"),
        "willing": translate("Circumstances", "Willing to pay"),
        "new_borrowing": translate("Circumstances", "Paid from new borrowing"),
        "consent_to_income": translate("Circumstances", "Agreed to the use of income"),
        "night_allowed": translate("Circumstances", "Agreed to calls at night"),
        "plan_broken": translate("Circumstances", "Signed plan is broken"),
        "reminders_agreed": translate("Circumstances", "Wants to be reminded of payments"),
        "mediator": translate("Circumstances", "Mediated by"),
        "mediated_on": translate("Circumstances", "Mediated agreement in effect from"),
        "confirmation_asked_on": translate("Circumstances", "Court asked to confirm on"),
        "cash_received": translate("Circumstances", "Cash the {0} received").format(person),
        "assigned_on": translate("Circumstances", "Debt assigned on"),
        "assigned_by": translate("Circumstances", "Assigned by"),
        "assignment_notified_on": translate("Circumstances", "Assignment notified on"),
        "assignment_notified_how": translate("Circumstances", "Notified how"),
        "abroad": translate("Circumstances", "Lives abroad"),
        "cash_type": translate("Circumstances", "Cash-type instalment"),
        "assisted_lending": translate("Circumstances", "Internet-assisted lending"),
        "interest_agreed": translate("Circumstances", "Interest was agreed"),
        "questionable_lending": translate("Circumstances", "Relent, or lent as a business"),
        "guarantee_kind": translate("Circumstances", "Kind of guarantee"),
        "co_debtor_is_spouse": translate("Circumstances", "The spouse owes it too"),
        "spouse_ground": translate("Circumstances", "Why the spouse owes it"),
        "guaranteed_until": translate("Circumstances", "Guarantee period ends"),
        "regulated": translate("Circumstances", "Regulated agreement"),
        "default_notice_expired_on": translate("Circumstances", "Default notice expired on"),
        "default_notice_on": translate("Circumstances", "Default notice served on"),
        "called_in_on": translate("Circumstances", "Whole balance asked for on"),
        "arrears_since": translate("Circumstances", "Two payments missing since"),
        "arrears_notice_on": translate("Circumstances", "Last arrears notice on"),
        "settlement_ground": translate("Circumstances", "What makes a settlement binding"),
        "adviser_asked_on": translate("Circumstances", "Adviser asked for time on"),
        "refuses_as_barred": translate("Circumstances", "Will not pay: too old"),
        "decree": translate("Circumstances", "Court decree"),
        "health": translate("Circumstances", "Vulnerable: health"),
        "life_event": translate("Circumstances", "Vulnerable: life event"),
        "resilience": translate("Circumstances", "Vulnerable: resilience"),
        "capability": translate("Circumstances", "Vulnerable: capability"),
        "state": translate("Circumstances", "State, such as NY"),
        "itemized_from": translate("Circumstances", "Itemized from"),
        "itemized_on": translate("Circumstances", "Itemization date"),
        "itemized_amount": translate("Circumstances", "Owed on that date"),
        "itemized_interest": translate("Circumstances", "Interest since"),
        "itemized_fees": translate("Circumstances", "Fees since"),
        "itemized_payments": translate("Circumstances", "Paid since"),
        "itemized_credits": translate("Circumstances", "Credited since"),
        "itemized_creditor": translate("Circumstances", "Creditor then, if another"),
        "validation_sent_on": translate("Circumstances", "Validation notice sent on"),
        "disputed_in_writing_on": translate("Circumstances", "Disputed in writing on"),
        "verified_on": translate("Circumstances", "Verification sent on"),
        "ceased_on": translate("Circumstances", "Asked in writing to stop on"),
        "call_consent_on": translate("Circumstances", "Agreed to more calls on"),
        "service_from": translate("Circumstances", "In military service from"),
        "service_to": translate("Circumstances", "In military service to"),
        "settlement_executed": translate("Circumstances", "Settlement signed by the {0}").format(person),
        "fee_proportional": translate("Circumstances", "Fee in proportion"),
        "adviser_fee_due": translate("Circumstances", "Adviser's fee due on"),
        "first_settlement_payment": translate("Circumstances", "First payment of the settlement on"),
        "call": translate("Circumstances", "Not by telephone"),
        "message": translate("Circumstances", "Not by message"),
        "letter": translate("Circumstances", "Not by letter"),
        "visit": translate("Circumstances", "Not by visit"),
        "sms": translate("Circumstances", "No text messages"),
        "wechat": translate("Circumstances", "No WeChat messages"),
        "email": translate("Circumstances", "No e-mail"),
    }[name]


def party_name(party: str, person: str) -> str:
    """Return who we are, in words."""
    return {
        "creditor": translate("Circumstances", "the creditor"),
        "agency": translate("Circumstances", "an agency"),
        "buyer": translate("Circumstances", "a buyer of the debt"),
        "adviser": translate("Circumstances", "an adviser of the {0}").format(person),
    }[party]


def nation_name(nation: str | None) -> str:
    """Return a nation of the United Kingdom in words."""
    return {
        None: translate("Circumstances", "not known"),
        "england_wales": translate("Circumstances", "England and Wales"),
        "northern_ireland": translate("Circumstances", "Northern Ireland"),
        "scotland": translate("Circumstances", "Scotland"),
    }[nation]


def reference_name(value: str | None, language: Language) -> str:
    """Return what an itemization is counted from, in words."""
    return translate("Circumstances", "not known") if value is None else wording.name("reference", value, language)


def choice_name(value: str | None) -> str:
    """Return one of a few answers in words."""
    return {
        None: translate("Circumstances", "not known"),
        "agreed": translate("Circumstances", "yes, in figures"),
        "none": translate("Circumstances", "no interest"),
        "unclear": translate("Circumstances", "unclear"),
        "both_signed": translate("Circumstances", "both signed"),
        "ratified": translate("Circumstances", "ratified afterwards"),
        "household_needs": translate("Circumstances", "daily needs of the household"),
        "general": translate("Circumstances", "general guarantee"),
        "joint": translate("Circumstances", "joint guarantee"),
        "deed": translate("Circumstances", "a deed"),
        "third_person": translate("Circumstances", "a third person pays"),
        "disputed": translate("Circumstances", "the debt is disputed"),
        "all_creditors": translate("Circumstances", "all creditors agree"),
        "earlier": translate("Circumstances", "paid earlier than due"),
        "standard": translate("Circumstances", "standard"),
        "mental_health": translate("Circumstances", "mental-health crisis"),
    }[value]


def answer_name(value: bool | None) -> str:
    """Return yes, no, or that it is not known."""
    return {
        None: translate("Circumstances", "not known"),
        True: translate("Circumstances", "yes"),
        False: translate("Circumstances", "no"),
    }[value]
