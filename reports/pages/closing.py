"""The last page: the rules behind the paper, help, and the signatures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from reportlab.lib.units import mm

from reports import formats, wording
from reports.bilingual import BilingualText, Content
from reports.facts import agent_name, creditor_mark, creditor_name, is_chinese, outside_body, signs_in_person
from reports.formats import Language
from reports.glyphs import BOX
from reports.layout import figures, tags
from reports.layout.columns import fit, measured
from reports.layout.ending import Signing, Unit
from reports.layout.grid import ALL, BETWEEN, HALF_WIDTH, TEXT_WIDTH, Block, gap, height, ruled, table
from reports.layout.sheet import SECTION_GAP
from reports.layout.text import Text
from reports.layout.type import GREY, INK, width
from reports.promised import WARNING, terms_beside
from restructure.agreements.agreement import Agreement, short_digest
from restructure.agreements.evidence import AtDesk, ByVoice, OwnCertificate, Signature, guarantee_ended
from restructure.policy import Finding

PART_GAP = 4 * mm
MARK_BOX = 26 * mm
HELP_GAP = 3 * mm
HELP_WIDTH = 36 * mm
NAMED = ("help.outside", "help.advice")
"""Those that are no number alone."""
TICK_WIDTH = 7 * mm
PAD_WIDTH, PAD_HEIGHT = 45 * mm, 15 * mm
"""A drawn signature is three times as wide as it is high."""


def closing(text: BilingualText, spacing: float, *, apart: bool = False) -> list[Unit]:
    """Rules, help, signatures, with a share of the usual white; what cannot be said is left out. ``apart``: the places
    to sign may stand on another sheet than what is signed."""
    head, said = _above(text, spacing)
    signed, places = _signing(text, spacing)
    first, *rest = [*said, *([signed, places] if apart else [[*signed, *places]])]
    return [Unit([head, gap(2 * spacing), *first], SECTION_GAP), *(Unit(one, PART_GAP * spacing) for one in rest)]


def signs_apart(text: BilingualText, spacing: float, *, begins: bool) -> bool:
    """Return whether no sheet holds what is signed and the places to sign, even with so little white;
    nor, where the rules ``begins`` a sheet and consents stand above the places, the rules too."""
    head, said = _above(text, spacing)
    signing = [block for part in _signing(text, spacing) for block in part]
    above = [head, *(block for one in said for block in one)] if begins and _data_consent(text) else []
    return height([*above, *signing]) > text.page.text_height


def _above(text: BilingualText, spacing: float) -> tuple[Text, list[list[Block]]]:
    """The heading of the page, and what stands under it above the signatures."""
    rules, help_lines = _rules(text), _help(text)
    said: list[list[Block]] = []
    if rules:
        said.append([text.line("rules.head"), gap(1.5), _rule_table(text, rules, spacing)])
    if help_lines:
        said.append([text.line("help.head"), gap(1.5), _help_table(text, help_lines)])
    return text.line("close.head" if rules else "close.head.plain", style="page_head"), said


def _rules(text: BilingualText) -> list[Finding]:
    found = text.agreement.outcome.findings
    return [one for one in found if one.severity == "text" and one.confirmed]


def _rule_table(text: BilingualText, rules: list[Finding], spacing: float) -> Block:
    currency = text.agreement.account.currency
    said = [text.value(partial(_said, rule, currency), "strong" if rule.rule in WARNING else "body") for rule in rules]
    if not any(_source(rule, text.main) for rule in rules):
        return ruled([[one] for one in said], [TEXT_WIDTH], pad=spacing * mm, between=0, heads=0)
    rows = [[one, text.value(partial(_source, rule), "muted")] for one, rule in zip(said, rules, strict=True)]
    return ruled(rows, [106 * mm, 64 * mm], pad=spacing * mm, between=5 * mm, heads=0)


def _said(rule: Finding, currency: str, language: Language) -> str:
    return wording.finding(rule, language, currency)


def _source(rule: Finding, language: Language) -> str:
    return wording.source(rule, language)


def _help(text: BilingualText) -> list[tuple[str, str]]:
    identity = text.agreement.organisation.identity
    lines = [
        ("help.call", identity.telephone),
        ("help.complain", identity.complaints),
        ("help.outside", outside_body(text.agreement, text.main)),
        ("help.advice", identity.advice),
    ]
    return [(key, number) for key, number in lines if number]


def _help_table(text: BilingualText, lines: list[tuple[str, str]]) -> Block:
    outside = text.value(partial(outside_body, text.agreement), "strong")
    cells = [
        [text.cell(key, style="small"), outside if key == "help.outside" else text.verbatim(number, "strong")]
        for key, number in lines
    ]
    if not fit([cells], TEXT_WIDTH, [HELP_GAP] * len(cells)):
        # Beside each other something would be torn: one below the other each has the whole width.
        return ruled(cells, [HALF_WIDTH, TEXT_WIDTH - HALF_WIDTH], pad=mm, between=HELP_GAP, heads=0)
    # A name with its numbers has the room that a number alone does not need.
    named = sum(key in NAMED for key, _ in lines)
    alone = HELP_WIDTH if named else TEXT_WIDTH / len(lines)
    wide = (TEXT_WIDTH - alone * (len(lines) - named)) / max(named, 1)
    usual = [wide if key in NAMED else alone for key, _ in lines]
    set_, widths = measured([cells], usual, [HELP_GAP] * len(cells))
    return table(
        set_,
        widths,
        ("LINEABOVE", (0, 0), (-1, 0), 1, INK),
        ("LINEBELOW", (0, 0), (-1, 0), 1, INK),
        ("RIGHTPADDING", (0, 0), (-1, -1), HELP_GAP),
        pad=1.6 * mm,
    )


def _signing(text: BilingualText, spacing: float) -> tuple[list[Block], list[Block]]:
    """What is signed, and the consents with the places to sign."""
    # Nobody who agreed on the telephone has read pages or holds a copy that they signed.
    read = [] if isinstance(text.agreement.evidence, ByVoice) else ["sign.read"]
    prevails = ["sign.prevails"] if text.is_bilingual else []
    agreed = text.paragraph(
        *read,
        *terms_beside(text.agreement, spoken=isinstance(text.agreement.evidence, ByVoice)),
        *prevails,
        *_guarantee_over(text.agreement),
        *_boxes(text),
    )
    signatures = [gap(4 * spacing), Signing(), *_signatures(text), *_sealed(text, spacing)]
    return [text.line("sign.head"), gap(1.5), agreed], [*_data_consent(text), *signatures]


def _sealed(text: BilingualText, spacing: float) -> list[Block]:
    """What a program shows of the seal, which a draft does not bear."""
    signed = text.agreement.is_signed
    return [gap(2 * spacing), text.paragraph("sign.sealed_file", style="small")] if signed else []


def _boxes(text: BilingualText) -> list[str]:
    """What a box in a name is, where one stands in a name of those who sign."""
    account, debtor = text.agreement.account, text.agreement.debtor
    return ["sign.boxes"] if any(BOX in one for one in (debtor.name, account.co_debtor, account.guarantor)) else []


def _guarantee_over(agreement: Agreement) -> list[str]:
    """Why a guarantor is not asked, and what it takes to have one again."""
    ended = guarantee_ended(agreement.guaranteed_until, agreement.made_on)
    return ["sign.guarantee_over"] if agreement.account.guarantor and ended else []


def _data_consent(text: BilingualText) -> list[Block]:
    """The consents apart to each use of sensitive data, each with its box, where the debtor signs by hand.

    Source: Personal Information Protection Law of the PRC, art. 28 and 29.
    """
    given = text.agreement.evidence
    if not is_chinese(text.agreement) or isinstance(given, ByVoice | OwnCertificate):
        return []
    desk = given if isinstance(given, AtDesk) else None
    return [
        *_consent(text, "sign.data", ticked=desk is not None and desk.data_consent),
        *_consent(text, "sign.biometric", ticked=desk is not None and desk.biometric_consent),
    ]


def _consent(text: BilingualText, key: str, *, ticked: bool) -> list[Block]:
    box = figures.tick_box(text.plain("alt.ticked" if ticked else "alt.box"), ticked=ticked)
    if not text.is_bilingual:
        return [gap(2), table([[box, text.paragraph(key)]], [TICK_WIDTH, TEXT_WIDTH - TICK_WIDTH])]
    left, right = (Text(text.runs(one, key), text.styles(one).body) for one in text.languages)
    return [gap(2), table([[box, left, "", right]], [TICK_WIDTH, HALF_WIDTH - TICK_WIDTH, BETWEEN, HALF_WIDTH])]


@dataclass(frozen=True, slots=True)
class Side:
    """One side's place to sign: whose, under which title, and what is stamped beside it."""

    title: str
    name: str
    signature: Signature | None
    mark: str


def _signatures(text: BilingualText) -> list[Block]:
    agreement = text.agreement
    marks = ("sign.print", creditor_mark(agreement)) if is_chinese(agreement) else ("", "")
    sides = [
        Side("sign.debtor", agreement.debtor.name, agreement.debtor_signature, marks[0]),
        Side("sign.creditor", agreement.organisation.identity.representative, agreement.creditor_signature, marks[1]),
    ]
    if is_chinese(agreement):
        # Party A is the creditor, and stands on the left.
        sides.reverse()
    sides += _beside(agreement, marks[0])
    pairs = [[_pair(text, sides[index : index + 2]), gap(4)] for index in range(0, len(sides), 2)]
    return [block for pair in pairs for block in pair][:-1]


def owes_unsigned(agreement: Agreement) -> bool:
    """Return whether the co-debtor of the account is a spouse who did not sign the contract, and has a sheet apart."""
    return agreement.spouse_ground == "household_needs"


def _beside(agreement: Agreement, mark: str) -> list[Side]:
    """Who signs here beside the debtor: those without a sheet of their own."""
    known, signed = "" if owes_unsigned(agreement) else agreement.account.co_debtor, agreement.evidence
    beside = signed.cosigners if isinstance(signed, AtDesk | OwnCertificate) else ()
    sides = [
        Side(f"sign.{one.role}", one.signature.name, one.signature if agreement.is_signed else None, mark)
        for one in beside
        if one.role == "representative" or (one.role == "co_debtor" and one.signature.name == known)
    ]
    if known and all(side.title != "sign.co_debtor" for side in sides):
        sides.append(Side("sign.co_debtor", known, None, mark))
    return sides


def sign_place(text: BilingualText, side: Side) -> Block:
    """One side's place to sign, alone on the left."""
    return _pair(text, [side])


def _pair(text: BilingualText, sides: list[Side]) -> Block:
    heads: list[object] = [_title(text, side) for side in sides]
    places: list[object] = [_place(text, side) for side in sides]
    lines = [("LINEABOVE", (column, 0), (column, 0), 1, INK) for column in (0, 2)[: len(sides)]]
    right = ("", "") if len(sides) == 1 else (heads[1], places[1])
    return table(
        [[heads[0], "", right[0]], [places[0], "", right[1]]],
        [HALF_WIDTH, BETWEEN, HALF_WIDTH],
        *lines,
        ("VALIGN", (0, 1), (-1, 1), "BOTTOM"),
        pad=1.2 * mm,
        means=tags.Columns(downwards=True),
    )


def _title(text: BilingualText, side: Side) -> list[Block]:
    head = text.line(side.title, style="strong")
    if side.title != "sign.creditor":
        return [head, text.verbatim(side.name)]
    by_another = side.name and not signs_in_person(text.agreement)
    signs = [text.cell("sign.represented", style="small", representative=side.name)] if by_another else []
    agent = [text.cell("sign.agent", style="small")] if agent_name(text.agreement, text.main) else []
    return [head, text.value(partial(creditor_name, text.agreement)), *agent, *signs]


def _place(text: BilingualText, side: Side) -> Block:
    own = _agreed_apart(text) if side.title == "sign.debtor" else []
    if own:
        return table([[own]], [HALF_WIDTH])
    signature = side.signature
    # A name drawn on the screen has no finger beside it.
    mark = "" if signature and signature.strokes and side.mark == "sign.print" else side.mark
    room = HALF_WIDTH - (MARK_BOX + 4 * mm if mark else 0)
    lines = [
        *_hand(text, signature),
        _field(text, "sign.signature", signature.name if signature else "", room),
        gap(3),
        _field(
            text,
            "sign.date",
            text.spelled(formats.date(signature.signed_on, text.main), text.main) if signature else "",
            room,
        ),
        *(_identified(text) if side.title == "sign.debtor" else []),
    ]
    if not mark:
        return table([[lines]], [room])
    cells: list[Block] = [lines, "", mark_box(text, mark)]
    return table([cells], [room, 4 * mm, MARK_BOX], ("VALIGN", *ALL, "BOTTOM"))


def _agreed_apart(text: BilingualText) -> list[Block]:
    """What stands where the debtor would sign by hand, for one who agreed in another way."""
    given = text.agreement.evidence
    if isinstance(given, ByVoice):
        return [
            text.stacked([_when_agreed(text, one, given) for one in text.languages], "body"),
            gap(1),
            text.stacked([_recorded(text, one, given) for one in text.languages], "small"),
        ]
    if isinstance(given, OwnCertificate):
        return [
            text.cell("sign.own.self", subject=given.subject)
            if given.self_signed
            else text.cell("sign.own", subject=given.subject, issuer=given.issuer),
            gap(1),
            text.cell("sign.own.print", style="small", fingerprint=short_digest(given.fingerprint)),
        ]
    return []


def _when_agreed(text: BilingualText, language: Language, given: ByVoice) -> Content:
    last = max(one.at for one in given.answers)
    agreed_on = formats.moment(last, language)
    spoken = [one.language for one in given.answers]
    if None in spoken:
        return text.runs(language, "sign.by_voice", agreed_on=agreed_on)
    heard = formats.names_of([wording.name("language", str(one), language) for one in dict.fromkeys(spoken)], language)
    return text.runs(language, "sign.by_voice.in", agreed_on=agreed_on, heard=heard)


def _recorded(text: BilingualText, language: Language, given: ByVoice) -> Content:
    until = formats.date(given.keep_until, language)
    return text.runs(language, "sign.recording", recording=given.recording, keep_until=until)


def _identified(text: BilingualText) -> list[Block]:
    given = text.agreement.evidence
    if not isinstance(given, AtDesk) or given.identified_how == "not_recorded":
        return []
    told = [
        text.runs(
            one,
            "sign.identified",
            identified_by=given.identified_by,
            identified_how=wording.name("identified", given.identified_how, one),
        )
        for one in text.languages
    ]
    return [gap(1), text.stacked(told, "small")]


def _hand(text: BilingualText, signature: Signature | None) -> list[Block]:
    """The drawn signature, or the room to sign by hand; a translation shows neither."""
    if signature is None:
        return [gap(15)]
    if text.translation:
        return [text.cell("sign.elsewhere", style="small"), gap(3)]
    if not signature.strokes:
        return [gap(3)]
    alt = f"{text.plain('sign.signature')}: {signature.name}"
    return [figures.handwriting(signature.strokes, PAD_WIDTH, PAD_HEIGHT, alt), gap(1)]


def _field(text: BilingualText, key: str, value: str, room: float) -> Block:
    """A label with what was written behind it, or below it where there is too little room, over a line."""
    small, body = text.styles().small, text.styles().body
    label = text.plain(key)
    label_width = width(label, small.font(), small.size) + 2 * mm
    if not value:
        return table([[Text(label, small)]], [room], _under(), pad=0.6 * mm)
    cells = [Text(label, small), Text(value, body)]
    if label_width + width(value, body.font(), body.size) > room:
        return table([[cells]], [room], _under(), pad=0.6 * mm)
    bottom = ("VALIGN", *ALL, "BOTTOM")
    return table([cells], [label_width, room - label_width], _under(), bottom, pad=0.6 * mm)


def _under() -> tuple[object, ...]:
    return ("LINEBELOW", (0, -1), (-1, -1), 0.6, GREY)


def mark_box(text: BilingualText, key: str) -> Block:
    """An empty box for a fingerprint or a seal, in large print as high as its words."""
    said = text.cell(key, style="small")
    return table(
        [[said]],
        [MARK_BOX],
        ("BOX", (0, 0), (-1, -1), 0.8, GREY, 0, (1.5, 1.8)),
        ("LEFTPADDING", (0, 0), (-1, -1), 1.4 * mm),
        ("RIGHTPADDING", (0, 0), (-1, -1), 1.4 * mm),
        pad=1 * mm,
        heights=[max(MARK_BOX, height([said], MARK_BOX - 2.8 * mm) + 3 * mm)],
        means=tags.Pictured(f"{text.plain('alt.box')}: {text.plain(key)}"),
    )
