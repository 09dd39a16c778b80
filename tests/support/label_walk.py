"""Every label of every page at many widths: it fits where it stands, or its whole text is in its tooltip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget

from calculators.rounding import Money
from reports.formats import Language
from restructure.agreements.evidence import WAYS
from restructure.household.distribution import DebtsCase, OneDebt
from restructure.household.household import quick
from restructure.store import Store, accounts
from tests.support.painted_walk import hidden_in, hidden_of, painted_texts
from ui.error_reporting import UNEXPECTED
from ui.languages import spelled
from ui.models.undo import Step
from ui.shell.navigation import PageName
from ui.shell.window import MainWindow
from ui.widgets.fitting import CutLabel, WrappedCheck, WrappedLabel

NAME = "Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaftscha"[:64]
NUMBER = "HTXJ" + "0123456789" * 6
HIGH = 900
SAID = "400 a week from 18 December, 1000 on Friday, at most 24 months, 13000 full and final, I lost my job"
DEBTS = DebtsCase(
    debts=(
        OneDebt(NAME, NAME, Money(8_460_000), minimum=Money(705_000), priority=True),
        OneDebt(NAME, NAME, Money(99_999_999), Decimal("0.249"), minimum=Money(1_611_400)),
        OneDebt("Card", "Bank", Money(12_800), Decimal("0.699"), minimum=Money(900)),
    ),
    available=Money(42_000_000),
)
SETTLED = 8
"""How many rounds of events a page takes until its layouts rest."""


@dataclass(slots=True)
class Labels:
    """How many labels were looked at, and those that are cut without telling the rest."""

    count: int = 0
    hidden: list[str] = field(default_factory=list)


def keep_longest(store: Store) -> None:
    """Keep an account of which name, number and creditor have 64 characters."""
    one = accounts.load(store, "DEMO-0001")
    assert one is not None
    person = replace(one.debtor, name=NAME)
    accounts.save(store, replace(one, number=NUMBER, debtor=person, creditor=NAME, co_debtor=NAME, demo=False))


def walk(
    window: MainWindow, pages: Iterable[PageName], widths: Iterable[int], language: Language, *, whole: bool = False
) -> Labels:
    """Look at every text of the pages at each width; ``whole``: at every part that they show in turn."""
    found = Labels()
    window.session.set_language(language)
    # The longest that the strip below ever says.
    window.session.failed.emit(UNEXPECTED)
    if window.on_hand is None or window.on_hand.number != NUMBER:
        window.open_account(NUMBER)
        window.pages.desk.model.set_household(quick(Money(1_234_567), Money(654_321), Money(99_999)))
    pages = tuple(pages)
    for width, name in product(widths, pages):
        window.resize(width, HIGH)
        if name == "agreement":
            window.navigator.show_page("desk")
            window.navigator.prepare_agreement()
        else:
            window.navigator.show_page(name)
        for part in _parts(window, name) if whole else ("",):
            _look_at(window, name, f"{name} {part} {width} {language}", found)
    return found


def _look_at(window: MainWindow, name: PageName, where: str, found: Labels) -> None:
    for _ in range(SETTLED):
        QApplication.processEvents()
    for around in (window.pages.page(name), window.bar, window.strip, window.rail):
        _look(around, where, found)
        found.hidden += [f"{where}: {one}" for one in hidden_in(around)]
    with painted_texts() as seen:
        window.grab()
    found.count += len(seen)
    found.hidden += [f"{where}: {one}" for one in hidden_of(seen)]


def _parts(window: MainWindow, name: PageName) -> Iterator[str]:
    """Everything that a page shows in turn."""
    pages = window.pages
    match name:
        case "desk":
            for index in range(pages.desk.results.tabs.count()):
                pages.desk.results.show_tab(index)
                yield f"tab {index}"
            pages.desk.results.show_tab(0)
            pages.desk.says.hear_words(SAID)
            yield "says"
            pages.desk.says.hear_words("")
        case "agreement":
            for way in WAYS:
                pages.agreement.side.take_way(way)
                yield way
            pages.agreement.side.take_way("desk")
        case "debts":
            pages.debts.model.change(DEBTS, Step("paste"))
            yield "several"
        case "settings":
            for row in range(pages.settings.sections.list.count()):
                pages.settings.sections.list.setCurrentRow(row)
                yield f"section {row}"
        case "records":
            for section in pages.records.sections:
                pages.records.show_section(section)
                yield section
        case _:
            yield ""


def _look(around: QWidget, where: str, found: Labels) -> None:
    said: list[QLabel | QAbstractButton] = [*around.findChildren(QLabel), *around.findChildren(QAbstractButton)]
    for one in said:
        if not one.isVisible() or not one.text() or one.visibleRegion().isEmpty():
            continue
        found.count += 1
        if not is_told(one):
            found.hidden.append(f"{where}: {type(one).__name__} {one.text()[:60]!r} in {one.width()}")


def is_told(one: QLabel | QAbstractButton) -> bool:
    """Whether all that a label or button says is seen, or stands in its tooltip."""
    if isinstance(one, CutLabel):
        shown = QLabel.text(one)
        return one.fontMetrics().horizontalAdvance(shown) <= one.contentsRect().width() + 1 and (
            shown == spelled(one.text()) or one.text() in one.toolTip()
        )
    if isinstance(one, WrappedLabel) or (isinstance(one, QLabel) and one.wordWrap()):
        return one.width() >= one.minimumSizeHint().width() and one.height() >= one.heightForWidth(one.width())
    if isinstance(one, QToolButton) and _is_icon_alone(one):
        # What an icon stands for is said by its tooltip.
        return bool(one.toolTip())
    if isinstance(one, WrappedCheck):
        return one.width() >= one.minimumSizeHint().width() and one.height() >= one.heightForWidth(one.width())
    if isinstance(one, QAbstractButton) and one.width() < one.sizeHint().width():
        # Its box or its picture takes room as well as its words.
        return one.text() in one.toolTip()
    metrics = one.fontMetrics()
    wide = max(metrics.horizontalAdvance(line) for line in one.text().split("\n"))
    return one.width() >= wide or one.text() in one.toolTip()


def _is_icon_alone(one: QToolButton) -> bool:
    return one.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and not one.icon().isNull()
