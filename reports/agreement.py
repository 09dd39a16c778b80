"""The agreement on paper: frozen records in, the bytes of a PDF out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import fields, replace
from functools import partial
from typing import Any, TypeVar

from reportlab.platypus import CondPageBreak, PageBreak

from calculators.errors import Refusal
from reports.bilingual import BilingualText, bilingual_text
from reports.facts import Pages, creditor_name, guessed_pages, is_chinese, organisation_name
from reports.glyphs import missing_glyphs, with_boxes
from reports.kinds import SEALED
from reports.layout.archive import Inside
from reports.layout.ending import Balanced, Unit
from reports.layout.grid import Block, height
from reports.layout.sheet import SECTION_GAP, Furniture, Noted, render
from reports.pages.closing import closing, signs_apart
from reports.pages.debt import debt
from reports.pages.front import front
from reports.pages.guarantor_sheet import beside
from reports.pages.schedule import schedule, schedule_csv
from reports.pages.worksheet import worksheet
from restructure.agreements.agreement import Agreement, Wording, short_digest, short_head
from restructure.agreements.evidence import AtDesk, ByVoice, Cosigner, Evidence, OwnCertificate, Signature
from restructure.agreements.printed_terms import printed_terms
from restructure.parties.account import Account, Person
from restructure.parties.account_fields import FIELDS, NAMING, printed
from restructure.parties.organisation import Bank, Identity, Mandate, Organisation

LONGEST_TEXT, LONGEST_NUMBER = 200, 64
NAMES = {"name", "co_debtor", "guarantor", "representative"}
"""Of persons: what the font cannot draw of them is written in by hand."""
NUMBERS = {"telephone", "complaints", "advice", "payee_account"} | {one.name for one in FIELDS if one.kind in NAMING}
"""Fields that stand in a narrow place."""

APOSTROPHE = re.compile("(?<=[^\\W\\d_])\N{RIGHT SINGLE QUOTATION MARK}(?=[^\\W\\d_])")
"""Between two letters; the font draws it as wide as a Chinese sign."""
MOST_PASSES = 4
SPACINGS = (1.0, 0.8, 0.6, 0.4, 0.2)
"""Shares of the usual white between what stands behind the promises."""

Record = TypeVar("Record", Account, Person, Identity, Bank, Mandate, Signature)


def agreement_pdf(agreement: Agreement, wanted: Wording, *, translation: bool = False, by_hand: bool = False) -> bytes:
    """The agreement as a PDF; the same agreement gives the same bytes.

    ``wanted`` is the wording; ``translation`` marks an edition of an agreement that was signed in another one.
    Unsigned, each page says that it is a draft, unless it goes out to be signed ``by_hand``.

    Refuses a text that is too long (``text_too_long``) or holds a character that the font can't draw (``no_glyph``,
    naming the characters); the field is the record's.
    """
    clean = checked(agreement)
    terms = printed_terms(agreement)
    digest = short_digest(hashlib.sha256(terms).hexdigest())
    pages = guessed_pages(clean, 2 if wanted == "both" else 1)
    for left in reversed(range(MOST_PASSES)):
        found: dict[str, int] = {}
        text = bilingual_text(clean, wanted, pages, digest=digest, translation=translation)
        around, files = furniture(text, by_hand=by_hand), _inside(text, terms)
        pdf = render(_story(text, found), around, files, partial(_is_right, pages, found, left))
        if pdf:
            break
        # The text names pages: where it guessed wrong, it is set again with the pages as they came out.
        pages = found
    return pdf


def _is_right(guessed: Pages, found: Pages, left: int) -> bool:
    return found == guessed or not left


def _inside(text: BilingualText, terms: bytes) -> tuple[Inside, ...]:
    return (
        Inside("terms.json", terms, "application/json", text.plain("inside.terms"), "Source"),
        Inside("schedule.csv", schedule_csv(text), "text/csv", text.plain("inside.schedule"), "Data"),
    )


def _story(text: BilingualText, found: dict[str, int]) -> list[Block]:
    sheets = beside(text)
    payments = _headed(schedule(text), Noted("schedule", found))
    apart = signs_apart(text, SPACINGS[-1], begins=bool(sheets))
    short = height(payments) <= text.page.text_height

    def worked(spacing: float) -> list[Unit]:
        *parts, budget = worksheet(text, spacing)
        budget = replace(budget, blocks=[*budget.blocks, Noted("budget", found)])
        return [*([Unit(payments, SECTION_GAP)] if short else []), *parts, budget]

    def last(spacing: float) -> list[Unit]:
        return closing(text, spacing, apart=apart)

    room = text.page.text_height
    rest = (
        [Balanced(worked, SPACINGS, room), *sheets, PageBreak(), Balanced(last, SPACINGS, room)]
        if sheets
        else [Balanced(lambda spacing: [*worked(spacing), *last(spacing)], SPACINGS, room)]
    )
    return [
        *front(text),
        Noted("debt", found),
        *debt(text),
        *([] if short else [CondPageBreak(height(payments)), *payments]),
        *rest,
        Noted("last", found),
    ]


def _headed(blocks: list[Block], note: Noted) -> list[Block]:
    return [blocks[0], note, *blocks[1:]]


def furniture(text: BilingualText, *, by_hand: bool = False) -> Furniture:
    """Return what stands above and below the text of each page."""
    agreement = text.agreement
    short = ".short" if text.is_bilingual else ""
    draft = not (agreement.is_signed or by_hand)
    specimen = [text.plain(f"mast.specimen{short}")] if agreement.account.demo else []
    return Furniture(
        language=text.tags[text.main],
        named=text.tags,
        made_on=agreement.made_on,
        author=creditor_name(agreement, text.main),
        number=agreement.number,
        mast_left=creditor_name(agreement, text.main),
        mast_right=" · ".join([text.once("mast.number"), *specimen]),
        state=text.plain("mast.draft") if draft else "",
        page=lambda page, pages: text.once("foot.page", page=page, pages=pages),
        digest=text.once("foot.digest", digest=text.digest),
        head=text.once("foot.head", head=short_head(agreement.audit_head)) if agreement.audit_head else "",
        # Of a draft no file is kept, so that nothing can be compared with it.
        check="" if draft or not agreement.organisation.identity.telephone else text.plain(f"foot.check{short}"),
        initials=text.plain("foot.initials") if is_chinese(agreement) else "",
        size=text.page,
        kind=SEALED,
        belongs_to=agreement.number,
        mast_below=text.second_head,
        letterhead=agreement.letterhead.png,
        organisation=organisation_name(agreement.organisation.identity, text.main),
    )


def checked(agreement: Agreement) -> Agreement:
    """The agreement with spaces in place of line ends and tabs; refuses texts that cannot be printed."""
    return replace(
        agreement,
        number=_printable(agreement.number, "number"),
        account=_checked_texts(agreement.account, printed(Account)),
        debtor=_checked_texts(agreement.debtor, printed(Person)),
        organisation=_checked_organisation(agreement.organisation),
        debtor_signature=_checked_signature(agreement.debtor_signature),
        creditor_signature=_checked_signature(agreement.creditor_signature),
        evidence=_checked_evidence(agreement.evidence),
    )


def _checked_organisation(organisation: Organisation) -> Organisation:
    return replace(
        organisation,
        identity=_checked_texts(organisation.identity, _texts(Identity)),
        bank=_checked_texts(organisation.bank, _texts(Bank)),
        mandate=_checked_texts(organisation.mandate, _texts(Mandate)),
    )


def _texts(kind: type[Identity | Bank | Mandate]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if isinstance(one.default, str))


def _checked_signature(signature: Signature | None) -> Signature | None:
    return signature and _checked_texts(signature, ("name",))


def _checked_evidence(evidence: Evidence | None) -> Evidence | None:
    if isinstance(evidence, ByVoice):
        return replace(evidence, recording=_printable(evidence.recording, "recording"))
    if isinstance(evidence, AtDesk):
        beside = _checked_beside(evidence.cosigners)
        named = _printable(evidence.identified_by, "identified_by")
        return replace(evidence, identified_by=named, cosigners=beside)
    if isinstance(evidence, OwnCertificate):
        subject, issuer = _printable(evidence.subject, "subject"), _printable(evidence.issuer, "issuer")
        return replace(evidence, subject=subject, issuer=issuer, cosigners=_checked_beside(evidence.cosigners))
    return evidence


def _checked_beside(cosigners: tuple[Cosigner, ...]) -> tuple[Cosigner, ...]:
    return tuple(replace(one, signature=_checked_texts(one.signature, ("name",))) for one in cosigners)


def _checked_texts(record: Record, names: tuple[str, ...]) -> Record:
    changed: dict[str, Any] = {name: _printable(getattr(record, name), name) for name in names}
    return replace(record, **changed)


def _printable(text: str, field: str) -> str:
    plain = APOSTROPHE.sub("'", " ".join(text.split()))
    longest = LONGEST_NUMBER if field in NUMBERS else LONGEST_TEXT
    if len(plain) > longest:
        raise Refusal(field, "text_too_long", largest=longest)
    if field in NAMES:
        plain = with_boxes(plain)
    missing = missing_glyphs(plain)
    if missing:
        raise Refusal(field, "no_glyph", given=missing)
    return plain
