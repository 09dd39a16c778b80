"""A budget sheet as rows of text, and rows of text as its lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from calculators.errors import Refusal
from restructure.household.categories import CATEGORIES, OTHERS, SECTIONS, UNPLACED, section_of
from restructure.household.frequency import read_frequency
from restructure.household.line_names import place_of
from restructure.household.sheet import BASES, EVIDENCE, MODES, WHO, Line, Sheet, is_told, parse_ages
from restructure.importing.fields import is_error
from restructure.importing.spreadsheet import Cells
from restructure.money.currency import plain_text
from restructure.money.expression import amount_of, parse_sum

HEADS = (
    "category", "name", "who", "amount", "frequency", "evidence", "note", "months", "basis", "gross", "pay_day",
    "typed",
)  # fmt: skip
SHORT = ("name", "amount", "frequency", "note")
"""What the columns of rows without heads are."""
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "category": ("kind", "type", "section", "group", "类别", "分类", "种类"),
    "name": (
        "line",
        "item",
        "description",
        "income",
        "expense",
        "spending",
        "bill",
        "项目",
        "名称",
        "科目",
        "说明项目",
    ),
    "who": ("whose", "person", "谁", "归属", "所属"),
    "amount": ("sum", "value", "cost", "amt", "金额", "数额", "元", "金额元"),
    "frequency": ("how often", "often", "period", "per", "paid", "frequency of payment", "多久一次", "频率", "周期"),
    "evidence": ("shown by", "proof", "证明", "依据", "凭证"),
    "note": (
        "notes",
        "reason",
        "reason or note",
        "comment",
        "comments",
        "remarks",
        "备注",
        "说明",
        "理由",
        "理由或备注",
    ),
    "months": ("last months", "最近几个月"),
    "basis": ("base", "口径"),
    "gross": ("before tax", "税前"),
    "pay_day": ("pay day", "payday", "发薪日"),
    "typed": ("as typed", "算式"),
}
"""What others call the columns, beside their own names here."""
WORKED_OUT = ("per month", "a month", "monthly amount", "guideline", "每月", "每月金额", "参考标准", "标准")
"""Columns of our own screen that follow from others."""
LONGEST_TITLE, LONGEST_NOTE, LONGEST_SUM = 60, 120, 60
HOUSEHOLD, REASON = "household", "reason"
"""The kinds of rows that are no lines: who lives from it, and why a section is above its guideline."""
MOST_MEMBERS = 20
Known = TypeVar("Known", bound=str)
Names = Mapping[str, str]
"""What a person calls a category or a frequency, in small letters, and its key; of a choice behind its column."""
NO_NAMES: Names = {}
YES_OR_NO = {**dict.fromkeys(("y", "true", "1", "x", "是"), "yes"), **dict.fromkeys(("n", "false", "0", "否"), "no")}
AND_HOW_OFTEN = re.compile(
    r"(?P<amount>\D{0,4}\d[\d.,，]*\s*[千万亿kKmM]?\s*(?:元|块|rmb|usd|gbp|cny)?)\s*"
    r"(?P<often>(?:/\s*(?=[^\W\d])|per |an? |every |each |p[wcma]|每|twice |four|annual"
    r"|(?:week|fortnight|month|quarter|year)ly).*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be taken: its place from 1, the column, and why."""

    row: int
    column: str
    reason: Refusal


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of rows: ``heads`` names one of ours for each, nothing for one that is left out.

    ``unknown`` are the places of those that have a name which nobody here knows, to be asked about; ``below`` is how
    many rows stand above the first that holds figures.
    """

    heads: tuple[str, ...]
    unknown: tuple[int, ...] = ()
    below: int = 0


def columns_of(
    rows: tuple[Cells, ...],
    headings: Mapping[str, tuple[str, ...]],
    short: tuple[str, ...],
    worked_out: tuple[str, ...],
) -> Columns:
    """The columns of rows by their heads; those of ``short`` where the first row is none. A first row is one that holds
    two names of ours, or one, or none at all, and no figure while a row below holds one."""
    if not rows:
        return Columns(short)
    left_out = {_plain(name) for name in worked_out}
    known = {_plain(name): ours for ours, names in headings.items() for name in (ours, *names)}
    meant = [known.get(_plain(cell), "") for cell in rows[0]]
    meant = [ours if meant.index(ours) == place else "" for place, ours in enumerate(meant)]
    figures = [any(_is_figure(cell) for cell in row) for row in rows[:2]]
    if sum(map(bool, meant)) < 2 and (figures[0] or len(rows) < 2 or not figures[1]):
        return Columns(short)
    unknown = tuple(
        place
        for place, (cell, ours) in enumerate(zip(rows[0], meant, strict=True))
        if not ours and _plain(cell) not in left_out and any(place < len(row) and row[place] for row in rows)
    )
    return Columns(tuple(meant), unknown, 1)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold().replace("_", " ")
    return " ".join(re.sub(r"[^\w%]+", " ", folded).split())


def _is_figure(cell: str) -> bool:
    return any(map(str.isdecimal, cell))


def to_rows(sheet: Sheet, currency: str, names: Mapping[str, str]) -> tuple[Cells, ...]:
    """Every line that holds a figure, under ``HEADS``, and below them the household and the reasons above guidelines;
    ``names`` gives what each category is called."""
    lines = (_row(line, currency, names) for line in sheet.lines if is_told(line))
    return (HEADS, *lines, *_beside(sheet))


def _beside(sheet: Sheet) -> tuple[Cells, ...]:
    """The household and the reasons as rows, as far as they are not those of a fresh sheet."""
    fresh = Sheet()
    told = {
        "mode": sheet.mode,
        "adults": str(sheet.adults),
        "children": str(sheet.children),
        "child_ages": " ".join(map(str, sheet.child_ages)),
        "vehicles": "" if sheet.vehicles is None else str(sheet.vehicles),
        "partner": sheet.partner,
    }
    rows = [(HOUSEHOLD, name, said) for name, said in told.items() if getattr(sheet, name) != getattr(fresh, name)]
    rows += [(REASON, section, why) for section, why in sheet.reasons]
    place = HEADS.index("note")
    return tuple((kind, name, *("",) * (place - 2), said) for kind, name, said in rows)


def household_in(rows: tuple[Cells, ...], columns: Columns | None = None) -> tuple[dict[str, Any], tuple[BadRow, ...]]:
    """Return what rows of our own say of the household and of reasons, as fields of a sheet, and those that cannot be
    read."""
    found = columns or sheet_columns(rows)
    fields: dict[str, Any] = {}
    bad: list[BadRow] = []
    for place, cells in enumerate(rows[found.below :], found.below + 1):
        record = {head: cell for head, cell in zip(found.heads, cells, strict=False) if head}
        kind, name, said = (record.get(head, "").strip() for head in ("category", "name", "note"))
        try:
            if kind == REASON:
                fields["reasons"] = (*fields.get("reasons", ()), (name, bounded(record, "note", LONGEST_NOTE)))
            elif kind == HOUSEHOLD:
                fields |= _member_fields(name, said)
        except Refusal as reason:
            bad.append(BadRow(place, reason.field, reason))
    return fields, tuple(bad)


def _member_fields(name: str, said: str) -> dict[str, Any]:
    if name == "mode":
        return {"mode": one_of({"mode": said}, "mode", MODES, "sole")}
    if name == "partner":
        return {"partner": bounded({"partner": said}, "partner", LONGEST_TITLE)}
    if name == "child_ages":
        return {"child_ages": parse_ages(said)}
    if name not in ("adults", "children", "vehicles"):
        raise Refusal("name", "unknown_choice", known="adults, children, child_ages, vehicles, mode, partner")
    if not (said.isascii() and said.isdigit() and int(said[:3]) <= MOST_MEMBERS):
        raise Refusal("note", "number_out_of_range", smallest=0, largest=MOST_MEMBERS)
    return {name: int(said)}


def _row(line: Line, currency: str, names: Mapping[str, str]) -> Cells:
    return (
        line.category,
        line.title or names.get(line.category, line.category),
        line.who,
        "" if line.amount is None else plain_text(line.amount, currency),
        f"{line.frequency.count} {line.frequency.unit}",
        line.evidence,
        line.note,
        "; ".join(plain_text(month, currency) for month in line.months),
        line.basis if line.months else "",
        "yes" if line.gross else "",
        "" if line.pay_day is None else str(line.pay_day),
        line.typed,
    )


def sheet_columns(rows: tuple[Cells, ...]) -> Columns:
    """The columns of rows of a budget."""
    return columns_of(rows, HEADINGS, SHORT, WORKED_OUT)


def from_rows(
    rows: tuple[Cells, ...], currency: str, names: Names, columns: Columns | None = None
) -> tuple[tuple[Line, ...], tuple[BadRow, ...]]:
    """Lines from rows: by their heads, or without any as name, amount, how often, note; ``columns`` says what was
    answered about heads that are not known.

    A name is a category's key, its name in a language, or one of the usual words for it. A line with any other is
    ``UNPLACED``: somebody is asked where it belongs. A row that cannot be read is named with its column, never
    half-taken.
    """
    found = columns or sheet_columns(rows)
    lines: list[Line] = []
    bad: list[BadRow] = []
    for place, cells in enumerate(rows[found.below :], found.below + 1):
        record = {head: cell for head, cell in zip(found.heads, cells, strict=False) if head}
        if record.get("category", "").strip() in (HOUSEHOLD, REASON):
            continue
        try:
            lines.append(_line(record, currency, names))
        except Refusal as reason:
            bad.append(BadRow(place, reason.field, reason))
    return tuple(lines), tuple(bad)


def _line(record: dict[str, str], currency: str, names: Names) -> Line:
    name, kind = record.get("name", "").strip(), record.get("category", "").strip()
    if not (name or kind):
        raise Refusal("name", "missing_field")
    check_cells(record)
    if len(name or kind) > LONGEST_TITLE:
        raise Refusal("name", "text_too_long", largest=LONGEST_TITLE)
    category, title = _placed(name, kind, currency, names)
    line = replace(Line(category, title=title), **_amounts(record, currency, names))
    return replace(
        line,
        who=one_of(record, "who", WHO, "client", names),
        evidence=one_of(record, "evidence", EVIDENCE, "stated", names),
        note=bounded(record, "note", LONGEST_NOTE),
        gross=is_yes(record, "gross"),
        pay_day=_pay_day(record.get("pay_day", "").strip()),
    )


def _placed(name: str, kind: str, currency: str, names: Names) -> tuple[str, str]:
    """The category of a line and its own words, by its name and by what kind it is said to be."""
    category, title = place_of(name or kind, names, currency)
    key = names.get(kind.casefold(), kind.casefold())
    if not name or not kind:
        return category, title
    if key in SECTIONS:
        same = category in CATEGORIES and section_of(category) == key
        return (category, title) if same else (OTHERS[key], name)
    if key in CATEGORIES or key == UNPLACED:
        # Only what says the same as the category adds nothing.
        own = key in (name.casefold(), names.get(name.casefold()))
        return key, "" if own else name
    return category, title


def _amounts(record: Mapping[str, str], currency: str, names: Names) -> dict[str, Any]:
    """What a line comes to and how often, as fields of it."""
    months = tuple(parse_sum(part, currency, "months") for part in record.get("months", "").split(";") if part.strip())
    text, often = record.get("amount", "").strip(), record.get("frequency", "").strip()
    if not text and not months:
        raise Refusal("amount", "missing_field")
    if text and not often:
        text, often = _apart(text)
    said = read_frequency(names.get(often.casefold(), often), currency)
    basis = one_of(record, "basis", BASES, "lowest", names)
    if months and said.times > 1:
        raise Refusal("frequency", "unknown_frequency", given=often[:40])
    if months:
        return {"months": months, "basis": basis, "frequency": said.frequency}
    amount, typed = amount_of(text, said.times, currency)
    kept = record.get("typed", "").strip()
    if kept and len(kept) <= LONGEST_SUM and not typed:
        with suppress(Refusal):
            # What it was worked out from, as long as it still comes to that.
            typed = kept if parse_sum(kept, currency, "typed") == amount else ""
    return {"amount": amount, "typed": typed, "basis": basis, "frequency": said.frequency}


def _apart(text: str) -> tuple[str, str]:
    """An amount and how often, where one cell holds both: 43.30 a week, 3000元/月."""
    match = AND_HOW_OFTEN.fullmatch(text)
    return (match["amount"], match["often"]) if match else (text, "")


def check_cells(record: Mapping[str, str]) -> None:
    """Refuse a cell that shows an error of a spreadsheet."""
    for field, cell in record.items():
        if is_error(cell):
            raise Refusal(field, "error_in_cell", given=cell.strip()[:40])


def bounded(record: Mapping[str, str], field: str, longest: int) -> str:
    """A text that is never cut. Refuses a longer one."""
    text = record.get(field, "")
    if len(text) > longest:
        raise Refusal(field, "text_too_long", largest=longest)
    return text


def one_of(
    record: Mapping[str, str], field: str, known: tuple[Known, ...], otherwise: Known, names: Names = NO_NAMES
) -> Known:
    """One of several keys, or what ``names`` calls it; a blank is ``otherwise``. Refuses any other."""
    cell = record.get(field, "").strip()
    found = next((one for one in known if one in (cell, names.get(f"{field} {cell.casefold()}"))), None)
    if found is None and cell:
        raise Refusal(field, "unknown_choice", given=cell[:40], known=", ".join(known))
    return otherwise if found is None else found


def is_yes(record: Mapping[str, str], field: str) -> bool:
    """Return whether a cell says yes; a blank does not. Refuses what is neither."""
    cell = record.get(field, "").strip().casefold()
    return one_of({field: YES_OR_NO.get(cell, cell)}, field, ("yes", "no"), "no") == "yes"


def _pay_day(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 31):
        raise Refusal("pay_day", "number_out_of_range", smallest=1, largest=31)
    return int(text)


def merged(sheet: Sheet, lines: tuple[Line, ...]) -> Sheet:
    """The sheet with lines taken in: each replaces one of the same category, person and name, one for one, or else a
    blank line of its category; what has no such place follows. Of two that are alike both stay."""
    held, waiting = list(sheet.lines), list(lines)
    free = list(range(len(held)))
    tests: tuple[Callable[[Line, Line], bool], ...] = (
        lambda ours, theirs: ours == theirs,
        lambda ours, theirs: is_told(ours) and _key(ours) == _key(theirs),
        lambda ours, theirs: (
            not is_told(ours) and ours.category == theirs.category and ours.title in ("", theirs.title)
        ),
    )
    for same in tests:
        left = []
        for line in waiting:
            place = next((place for place in free if same(held[place], line)), None)
            if place is None:
                left.append(line)
            else:
                free.remove(place)
                held[place] = line
        waiting = left
    return replace(sheet, lines=(*held, *waiting))


def _key(line: Line) -> tuple[str, str, str]:
    return line.category, line.title.strip(), line.who
