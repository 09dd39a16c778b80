"""The rows and columns of the grid as data: what each cell shows, what it is for, what may be typed into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from calculators.rounding import Money
from reports import formats, wording
from reports.formats import Language
from restructure.household.categories import SECTIONS, UNPLACED, UNSPLIT, Section, section_of
from restructure.household.frequency import YEAR, Often
from restructure.household.guidelines import Measured
from restructure.household.means import Means, line_per_month
from restructure.household.sheet import EVIDENCE, WHO, Line, Sheet, is_told, resolved, split_so_far, used_amount
from ui.field_words import BUDGET_FREQUENCIES, frequency_name
from ui.models.sheet import SheetModel, lines_of

translate = QCoreApplication.translate
TEN_INSTALMENTS = Often(YEAR, 10)
"""As council tax is paid: the amount is taken ten times a year."""
Key = Literal["line", "who", "amount", "often", "month", "guideline", "evidence", "note"]
KEYS: tuple[Key, ...] = ("line", "who", "amount", "often", "month", "guideline", "evidence", "note")
TYPED: frozenset[Key] = frozenset({"line", "amount", "note"})
PICKED: frozenset[Key] = frozenset({"who", "often", "evidence"})
RIGHT: frozenset[Key] = frozenset({"amount", "month"})
Kind = Literal["unplaced", "section", "line", "add", "savings"]


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: the head of a section or of what has no place yet, a line of the sheet, the place to add one, or the
    savings line."""

    kind: Kind
    section: Section
    line: int = -1


@dataclass(frozen=True, slots=True)
class Shown:
    """Content of a cell: its text, an icon with its colour role before it, a quieter text behind it."""

    text: str = ""
    icon: str = ""
    role: str = "text"
    quiet: str = ""


def rows_of(sheet: Sheet) -> tuple[GridRow, ...]:
    """Every row in order."""
    unplaced = [index for index, line in enumerate(sheet.lines) if line.category == UNPLACED]
    rows = [GridRow("line", "fixed", index) for index in unplaced]
    if rows:
        rows.insert(0, GridRow("unplaced", "fixed"))
    for section in SECTIONS:
        rows.append(GridRow("section", section))
        rows += [GridRow("line", section, index) for index in lines_of(sheet, section) if index not in unplaced]
        rows.append(GridRow("add", section))
    return (*rows, GridRow("savings", "priority"))


def title(key: Key) -> str:
    """The head of a column."""
    return {
        "line": translate("Budget", "Line"),
        "who": translate("Budget", "Who"),
        "amount": translate("Budget", "Amount"),
        "often": translate("Budget", "How often"),
        "month": translate("Budget", "Per month"),
        "guideline": translate("Budget", "Guideline"),
        "evidence": translate("Budget", "Evidence"),
        "note": translate("Budget", "Reason or note"),
    }[key]


def line_name(line: Line, language: Language) -> str:
    """Return what a line is called: its own words, or the category's."""
    return line.title or wording.name("category", line.category, language)


def guideline_of(means: Means, section: Section) -> Measured | None:
    """The guideline that a section's head shows: the first that covers it."""
    return next((one for one in means.guidelines if section in {_home(name) for name in one.covers[:1]}), None)


def _home(name: str) -> str:
    return name if name in SECTIONS else section_of(name)


def choices(key: Key) -> tuple[object, ...]:
    """Return what can be picked in a column."""
    return {"who": WHO, "often": (*BUDGET_FREQUENCIES, TEN_INSTALMENTS), "evidence": EVIDENCE}[key]


def choice_name(key: Key, value: object, language: Language) -> str:
    """Return what a choice is called."""
    if value == TEN_INSTALMENTS:
        return translate("Budget", "10 instalments a year")
    if key == "often":
        return frequency_name(value)  # type: ignore[arg-type]  # the column's choices are frequencies
    return wording.name("who" if key == "who" else "shown_by", str(value), language)


def shown(model: SheetModel, row: GridRow, key: Key, language: Language) -> Shown:
    """Return what stands in a cell."""
    by_kind = {"unplaced": _unplaced, "section": _section, "line": _line, "add": _add, "savings": _savings}
    return by_kind[row.kind](model, row, key, language)


def _unplaced(model: SheetModel, row: GridRow, key: Key, language: Language) -> Shown:
    return Shown(translate("Budget", "Where do these belong?"), "warn", "caution") if key == "line" else Shown()


def _section(model: SheetModel, row: GridRow, key: Key, language: Language) -> Shown:
    means = model.means
    if key == "line":
        return Shown(wording.name("section", row.section, language))
    if means is None:
        return Shown()
    if key == "month":
        return Shown(formats.plain(means.sections[row.section], model.currency))
    found = guideline_of(means, row.section)
    if found is None:
        return Shown()
    if key == "guideline":
        return Shown(formats.plain(found.standard, model.currency))
    return _guideline_note(model, found, language) if key == "note" else Shown()


def _guideline_note(model: SheetModel, found: Measured, language: Language) -> Shown:
    if not found.above:
        return Shown(translate("Budget", "within"), "ok", "positive")
    why = dict(model.sheet.reasons).get(found.covers[0], "")
    above = translate("Budget", "{0} above").format(formats.plain(found.above, model.currency))
    return Shown(wording.labelled(above, why or translate("Budget", "why?"), language), "warn", "caution")


def _line(model: SheetModel, row: GridRow, key: Key, language: Language) -> Shown:
    line = model.sheet.lines[row.line]
    if key == "line":
        return Shown(line_name(line, language))
    if key == "note":
        return Shown(line.note, quiet=_quiet(model, line, language))
    if key == "guideline" and row.section == "income" and line.pay_day is not None:
        return Shown(translate("Budget", "pay-day {0}").format(line.pay_day), role="muted")
    if key == "amount" and row.line in model.bad:
        return Shown(model.bad[row.line][0], role="negative")
    if not is_told(line):
        return Shown()
    quick: dict[Key, Callable[[], Shown]] = {
        "who": lambda: Shown(choice_name("who", line.who, language), role="muted"),
        "amount": lambda: Shown(formats.plain(used_amount(line), model.currency)),
        "often": lambda: Shown(choice_name("often", line.frequency, language), role="muted"),
        "month": lambda: Shown(formats.plain(_a_month(model, line), model.currency)),
        "evidence": lambda: _evidence(line, language),
    }
    return quick[key]() if key in quick else Shown()


def _a_month(model: SheetModel, line: Line) -> Money:
    return (
        line_per_month(next(one for one in resolved(model.sheet).lines if one.category == UNSPLIT))
        if (line.category == UNSPLIT)
        else line_per_month(line)
    )


def _quiet(model: SheetModel, line: Line, language: Language) -> str:
    if line.category == UNSPLIT and line.amount is not None:
        split = formats.plain(split_so_far(model.sheet), model.currency)
        return translate("Budget", "{0} of it is in lines by now").format(split)
    return worked_out(line, model.currency, language)


def _evidence(line: Line, language: Language) -> Shown:
    word = choice_name("evidence", line.evidence, language)
    return Shown(word, "info", "muted") if line.evidence == "stated" else Shown(word, "doc", "positive")


def worked_out(line: Line, currency: str, language: Language) -> str:
    """Return how the amount of a line was found, where it was not typed as it stands."""
    if line.months:
        months = [formats.plain(month, currency) for month in line.months]
        kept = wording.name("basis", line.basis, language)
        return translate("Budget", "{0} of {1} months: {2}").format(kept, len(months), "; ".join(months))
    if line.gross:
        return translate("Budget", "before tax")
    return f"{line.typed} = {formats.plain(used_amount(line), currency)}" if line.typed else ""


def _add(model: SheetModel, row: GridRow, key: Key, language: Language) -> Shown:
    return Shown(translate("Budget", "Add a line"), "plus", "muted") if key == "line" else Shown()


def _savings(model: SheetModel, row: GridRow, key: Key, language: Language) -> Shown:
    means = model.means
    if key == "line":
        share = formats.percent((model.sheet.savings or model.policy.savings).share, 0, language)
        return Shown(translate("Budget", "Savings line, {0}").format(share))
    if key == "month" and means is not None and means.month is not None:
        return Shown(formats.plain(means.month.savings, model.currency))
    return Shown(translate("Budget", "kept for the unexpected"), role="muted") if key == "note" else Shown()
