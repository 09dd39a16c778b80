"""The rows of a plan as cells and as a file, where a row's figures come from, and the curves as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from calculators.business_days import WEEKENDS, DaysOff, in_time_on, is_off
from calculators.rounding import Money
from calculators.schedule import Schedule
from reports import formats
from reports.formats import Language
from restructure.files import publish
from restructure.importing.spreadsheet import to_file
from restructure.money.currency import plain_text
from restructure.offers.outcome import Simulated
from restructure.offers.row_explanation import explain_row
from restructure.offers.terms import OptionKind
from ui.desk.chart import living_curve, owed_curve
from ui.option_words import kind_name
from ui.widgets.tables import Cell, LazyRows, Row

translate = QCoreApplication.translate

BRIEF = (0, 1, 2, 7)
"""Number, day, payment and balance among the columns."""


def heads() -> tuple[str, ...]:
    """The heads of the schedule."""
    return (
        translate("Schedule", "No."),
        translate("Schedule", "Due"),
        translate("Schedule", "Payment"),
        translate("Schedule", "Interest"),
        translate("Schedule", "Principal"),
        translate("Schedule", "Arrears"),
        translate("Schedule", "Fees"),
        translate("Schedule", "Principal left"),
        translate("Schedule", "If it fails"),
    )


def rows_of(outcome: Simulated, language: Language, days_off: DaysOff = WEEKENDS) -> LazyRows:
    """The rows, each made when somebody looks at it; a due date that is a day off says until when money is in time."""
    schedule, currency = outcome.schedule, outcome.debt.currency
    columns = _amounts(schedule)

    def make(index: int) -> Row:
        number = Cell(str(schedule.first_number + index))
        day = schedule.due[index]
        due = Cell(formats.short_date(day, language), tip=in_time_in_words(day, days_off, language))
        return (number, due, *(Cell(formats.plain(column[index], currency)) for column in columns))

    return LazyRows(len(schedule), make)


def brief_heads() -> tuple[str, ...]:
    """The heads of the few columns that stand beside fields."""
    return tuple(heads()[column] for column in BRIEF)


def in_time_in_words(day: date, days_off: DaysOff, language: Language) -> str:
    """Return until when money for a due date is in time where that is a day off, and that holidays are not announced
    so far ahead; nothing for other days."""
    said = []
    if is_off(day, days_off):
        until = formats.long_date(in_time_on(day, days_off), language)
        said.append(translate("Schedule", "A day off: in time until {0}").format(until))
    if days_off.until is not None and not days_off.is_announced(day):
        last = formats.date(days_off.until, language)
        said.append(translate("Schedule", "public holidays after {0} are not announced yet").format(last))
    return "; ".join(said)


def brief_rows_of(outcome: Simulated, language: Language, days_off: DaysOff = WEEKENDS) -> LazyRows:
    """The rows with these columns alone."""
    whole = rows_of(outcome, language, days_off)
    return LazyRows(len(whole), lambda index: tuple(whole[index][column] for column in BRIEF))


def texts_of(outcome: Simulated) -> list[tuple[str, ...]]:
    """Heads and rows as texts, days and amounts in the form that every spreadsheet reads."""
    schedule, currency = outcome.schedule, outcome.debt.currency
    columns = _amounts(schedule)
    return [
        heads(),
        *(
            (
                str(schedule.first_number + index),
                day.isoformat(),
                *(plain_text(one[index], currency) for one in columns),
            )
            for index, day in enumerate(schedule.due)
        ),
    ]


def _amounts(schedule: Schedule) -> tuple[Sequence[Money], ...]:
    return (
        schedule.payment,
        schedule.interest,
        schedule.principal,
        schedule.arrears,
        schedule.fee,
        schedule.closing,
        schedule.owed_after_default,
    )


def export(outcome: Simulated, path: Path) -> str:
    """Write the schedule as CSV or XLSX, whole or not at all; says what came of it."""
    rows = texts_of(outcome)
    try:
        publish(path, to_file(path, rows, range(len(heads())), translate("Schedule", "Schedule")))
    except OSError:
        return translate("Schedule", "The file cannot be written. Choose another place.")
    return translate("Schedule", "Exported to {0}").format(path.name)


def explanation(outcome: Simulated, row: int, language: Language, days_off: DaysOff = WEEKENDS) -> str:
    """Return where the figures of a row come from, in one line of arithmetic, and until when it is in time."""
    told, currency = explain_row(outcome, outcome.schedule.first_number + row), outcome.debt.currency

    def money(amount: int) -> str:
        return formats.plain(amount, currency)

    factor = f"{float(told.factor) * 100:.4f}".rstrip("0").rstrip(".")
    said = [
        translate("Schedule", "No. {0}: {1} × {2} % for the period = {3} interest").format(
            told.number, money(told.opening), factor, money(told.charged)
        )
    ]
    if told.from_before:
        said.append(translate("Schedule", "and {0} interest from before").format(money(told.from_before)))
    if told.not_paid_now:
        said.append(translate("Schedule", "of which {0} is not paid now").format(money(told.not_paid_now)))
    named: tuple[tuple[Money, str], ...] = (
        (told.interest, translate("Schedule", "interest")),
        (told.principal, translate("Schedule", "principal")),
        (told.arrears, translate("Schedule", "arrears")),
        (told.fee, translate("Schedule", "fees")),
    )
    parts = " + ".join(f"{money(amount)} {name}" for amount, name in named if amount)
    if parts:
        said.append(translate("Schedule", "{0} = {1}").format(money(told.payment), parts))
    said.append(translate("Schedule", "{0} principal remains").format(money(told.closing)))
    in_time = in_time_in_words(outcome.schedule.due[row], days_off, language)
    return "; ".join([*said, in_time] if in_time else said)


def twin(
    outcomes: Mapping[OptionKind, Simulated | None], language: Language
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The curves as heads and rows: what is owed and what is left to live on, option by option, day by day."""
    known = [(kind, outcome) for kind, outcome in outcomes.items() if outcome is not None]
    titles: list[str] = [translate("Schedule", "Due")]
    columns: list[tuple[str, dict[date, int]]] = []
    for kind, outcome in known:
        titles.append(translate("Schedule", "{0}, owed").format(kind_name(kind)))
        columns.append((outcome.debt.currency, dict(owed_curve(outcome).points)))
    for kind, outcome in known:
        curve = living_curve(outcome)
        if curve is not None:
            titles.append(translate("Schedule", "{0}, left").format(kind_name(kind)))
            columns.append((outcome.debt.currency, dict(curve.points)))
    days = sorted({day for _, points in columns for day in points})
    rows = tuple(
        (Cell(formats.short_date(day, language)), *(_at(points, day, cur) for cur, points in columns)) for day in days
    )
    return tuple(titles), rows


def _at(points: dict[date, int], day: date, currency: str) -> Cell:
    return Cell(formats.plain(points[day], currency)) if day in points else Cell("")
