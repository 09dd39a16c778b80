"""Files of clients: listed with what is due, shown with budget and debts in force, their versions side by side."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from calculators.affordability import Surplus
from calculators.errors import Refusal
from restructure.clients.budget_comparison import BudgetRow, DebtsRow, budget_rows, debts_rows, months_of
from restructure.clients.client_file import ClientFile, Review, Task
from restructure.household.distribution import DebtsCase
from restructure.household.sheet import Sheet
from restructure.services.workplace import Workplace
from restructure.store import Store, client_budgets, client_files, client_records, rights
from restructure.store.client_budgets import Version
from restructure.unreadable import Unreadable

MOST_COMPARED = 6


@dataclass(frozen=True, slots=True)
class Listed:
    """A file in the list: the tasks that are due today or were before, and the day of its next review."""

    file: ClientFile
    tasks_due: int
    review_on: date | None
    review_due: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A file with its versions of budget and debts, the newest first, and the numbers of other files in which somebody
    of it stands."""

    file: ClientFile
    budgets: tuple[Version, ...]
    debts: tuple[Version, ...]
    related: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Versions side by side, as they were asked for: rows of a budget with the month that each comes to, or of a list
    of debts."""

    versions: tuple[Version, ...]
    budget: tuple[BudgetRow, ...] = ()
    months: tuple[Surplus | None, ...] = ()
    debts: tuple[DebtsRow, ...] = ()


def listed(workplace: Workplace) -> tuple[Listed, ...]:
    """Every file, those that are due for review or for a task before the others. Refuses whoever works for the creditor
    (``client_wall``)."""
    store, today = workplace.store, workplace.today
    found = (_listed(client_files.load(store, file), today) for file in client_files.numbers(store))
    return tuple(sorted(found, key=lambda one: (not (one.review_due or one.tasks_due), one.file.id)))


def _listed(file: ClientFile, today: date) -> Listed:
    tasks = sum(isinstance(one.detail, Task) and one.detail.due_on <= today for one in file.records)
    review = file.review_on
    return Listed(file, tasks, review, review is not None and review <= today)


@dataclass(frozen=True, slots=True)
class FilesDue:
    """Days since when tasks and reviews of files are due, each at one account of its file."""

    tasks: Mapping[str, date] = field(default_factory=dict)
    reviews: Mapping[str, date] = field(default_factory=dict)


def due(store: Store, until: date, own: Collection[str] | None = None) -> FilesDue:
    """The tasks and reviews that are due by a day, at the first account of each file that is among somebody's ``own``,
    else at its first; nothing for whoever works for the creditor."""
    if not rights.may(store, "client"):
        return FilesDue()
    tasks, reviews = client_records.due(store, "task", until), client_records.due(store, "review", until)
    at: dict[int, str] = {}
    for file in tasks.keys() | reviews.keys():
        held = [one.number for one in client_files.accounts_of(store, file)]
        at[file] = next((one for one in held if own is not None and one in own), held[0])
    return FilesDue({at[file]: day for file, day in tasks.items()}, {at[file]: day for file, day in reviews.items()})


def shown(workplace: Workplace, file: int) -> Shown:
    """A file with its versions. Refuses an unknown one (``unknown_client``), and as ``listed``."""
    store = workplace.store
    held = client_files.load(store, file)
    sheets, debts = client_budgets.versions(store, file, Sheet), client_budgets.versions(store, file, DebtsCase)
    return Shown(held, sheets, debts, client_files.related(store, held))


def compared(workplace: Workplace, versions: tuple[int, ...]) -> Compared:
    """Put versions of one file, one kind and one currency side by side. Refuses others (``versions_apart``), more than
    six, what cannot be read (``version_unreadable``), an unknown version, and as ``listed``."""
    found = [client_budgets.load(workplace.store, one) for one in versions]
    if not 1 <= len(found) <= MOST_COMPARED:
        raise Refusal("versions", "number_out_of_range", smallest=1, largest=MOST_COMPARED)
    if len({(one.file, one.kind, one.currency) for one, _ in found}) > 1:
        raise Refusal("versions", "versions_apart")
    held = [record for _, record in found]
    if any(isinstance(one, Unreadable) for one in held):
        raise Refusal("versions", "version_unreadable")
    of = tuple(one for one, _ in found)
    if of[0].kind == "debts":
        return Compared(of, debts=debts_rows(held))
    return Compared(of, budget_rows(held), months_of(held, workplace.policy.savings))


def set_review(workplace: Workplace, file: int, on: date, text: str = "") -> int:
    """Set the day of the next review, in place of the one that stands. Refuses a day that is over, and as
    ``client_records.append``."""
    if on < workplace.today:
        raise Refusal("due_on", "date_is_over")
    standing = client_files.load(workplace.store, file).of_kind("review")
    replaces = standing[-1].id if standing else None
    return client_records.append(workplace.store, file, Review(on, text), replaces)
