"""The book: every account that a filter matches, a million scrolled without a hitch, dealt to people, taken along."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QTableView, QWidget

from calculators.errors import Refusal
from reports import formats, wording
from restructure.book.account_filter import AccountFilter, Order, band_of
from restructure.exchange.account_files import FIGURES, account_rows
from restructure.files import publish
from restructure.importing.spreadsheet import to_file
from restructure.services import account_lists as lists
from restructure.services.account_lists import Described
from restructure.store import Store, account_lists, audit, rights, settings
from restructure.store.account_lists import ListedAccount
from ui.background import run_beside
from ui.book.acts import ActsBar
from ui.book.counts import CountsPanel
from ui.book.creditors import CreditorsPanel
from ui.book.filters import FilterBar
from ui.session import Session
from ui.widgets.dates import shown_date, shown_moment
from ui.widgets.elements import MenuButton, Panel, answer, button, column, label, segment
from ui.widgets.flow import Flow
from ui.widgets.stack import Stack
from ui.widgets.tables import Cell, LazyRows, Row, TupleModel, fix_widths, table

ORDERS: tuple[Order, ...] = (
    "number", "name", "creditor", "balance", "days_late", "days_late", "owner", "last_contact", "next_step",
)  # fmt: skip
"""What a click on the head of each of the first columns sorts by."""
WIDTHS = (130, 0, 0, 130, 96, 60, 100, 140, 140, 110, 80, 80, 130, 220)
SECTIONS = ("accounts", "counts", "creditors")
LOOKED_UP = (12, 13)
"""Columns that take a closer look at each account, status and signs: that is taken while they are shown."""
AT_FIRST_HIDDEN = (9, 10, 11, 12, 13)
PAGE, CLOSER, PAGES = 64, 8, 256
"""So many rows are looked up together, so many where each is looked at more closely, and so many times are kept."""
MOST_DEALT = 10_000


class BookPage(Panel):
    """``opened`` carries the number of the account to be worked; ``acted`` when many were acted on."""

    opened = Signal(str)
    acted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._rows: array[int] = array("q")
        self._pages: dict[int, tuple[ListedAccount | None, ...]] = {}
        self._order: Order = "number"
        self._sorted = 0
        self._descending = False
        self.filters = FilterBar(session)
        self._described: dict[int, dict[int, Described]] = {}
        self.accounts = TupleModel(frozenset({0, 1, 2, 6, 7, 8, *AT_FIRST_HIDDEN}))
        self.view: QTableView = table(self.accounts, 26)
        self.open, self.export, self.columns = button("primary", "right"), button(icon="export"), MenuButton("list")
        self.shows = tuple(self.columns.add(self._choose_columns) for _ in WIDTHS[1:])
        self.acts = ActsBar(session, self._numbers, lambda: self.filters.name.text())
        self._title, self._counted, self.said = label("greeting"), label("muted"), answer()
        self._named: tuple[tuple[str, ...], str] | None = None
        self.sections = {name: segment() for name in SECTIONS}
        self.counts, self.creditors = CountsPanel(session), CreditorsPanel(session)
        self._stack = Stack()
        self._lay_out()
        self.filters.changed.connect(self._filter)
        self.counts.accounts_asked.connect(self.show_accounts)
        self.creditors.batch_asked.connect(self.show_batch)
        self.view.activated.connect(lambda place: self._open(place))
        self.view.horizontalHeader().setSectionsClickable(True)
        self.view.horizontalHeader().sectionClicked.connect(self._sort)
        self.open.clicked.connect(lambda: self._open(self.view.currentIndex()))
        self.export.clicked.connect(self._ask_file)
        self.acts.done.connect(self.look)
        self.acts.done.connect(self.acted)

    def _lay_out(self) -> None:
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        words: tuple[tuple[Callable[[str], object], Callable[[], str]], ...] = (
            (self._title.setText, lambda: self.tr("Book")),
            (self.sections["accounts"].setText, lambda: self.tr("Accounts")),
            (self.sections["counts"].setText, lambda: self.tr("Counts")),
            (self.sections["creditors"].setText, lambda: self.tr("Creditors")),
            (self.view.setAccessibleName, lambda: self.tr("Accounts")),
            (self.open.setText, lambda: self.tr("Open")),
            (self.export.setText, lambda: self.tr("Export…")),
            (self.columns.setText, lambda: self.tr("Columns")),
        )
        for put, word in words:
            self.word(put, word)
        listed = QWidget()
        whole = column(
            self.filters,
            self.view,
            self.acts,
            Flow(self.open, self.export, self.columns, spacing=8),
            self.said,
            spacing=12,
        )
        whole.setStretch(1, 1)
        listed.setLayout(whole)
        for panel in (listed, self.counts, self.creditors):
            self._stack.addWidget(panel)
        self._stack.give_room()
        group = QButtonGroup(self)
        for place, made in enumerate(self.sections.values()):
            group.addButton(made)
            made.clicked.connect(lambda _, place=place: self._turn_to(place))
        self.sections["accounts"].setChecked(True)
        head = Flow(self._title, Flow(*self.sections.values(), spacing=0), self._counted, spacing=24)
        layout = column(head, self._stack, spacing=14, margins=(28, 22, 28, 14))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _turn_to(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._counted.setVisible(place == 0)
        panel = self._stack.widget(place)
        if isinstance(panel, CountsPanel | CreditorsPanel):
            panel.start()

    def show_section(self, name: str) -> None:
        """Show the list, the counts or the creditors."""
        self.sections[name].click()

    def show_accounts(self, numbers: tuple[str, ...], why: str) -> None:
        """List exactly some accounts, and say why these."""
        self.show_section("accounts")
        self._named = numbers, why
        self.look()

    def show_batch(self, number: int) -> None:
        """List the accounts of a batch that was placed."""
        self.show_section("accounts")
        self.filters.start()
        self.filters.show_filter(AccountFilter(batch=number))

    def _filter(self) -> None:
        self._named = None
        self.look()

    def start(self) -> None:
        """Look again."""
        self.filters.start()
        may = rights.may(self._session.store, "balance")
        self.acts.setVisible(may)
        self.sections["creditors"].setVisible(may)
        self.show_section("accounts")
        self.said.setText("")
        self.look()

    def look(self) -> None:
        """List what the filter matches: a million are looked through beside, while the window goes on."""
        if self._session.busy or self.filters.unread:
            return
        wanted, order, descending = self.filters.wanted, self._order, self._descending
        workplace, named = self._session.workplace, self._named
        try:
            self._rows = run_beside(
                self._session,
                lambda store: (
                    account_lists.rows_of(store, named[0])
                    if named is not None
                    else lists.find(replace(workplace, store=store), wanted, order, descending=descending)
                ),
            )
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        self._pages, self._described = {}, {}
        self.acts.forget()
        self.relabel()
        if self._rows:
            self.view.selectRow(0)

    def relabel(self) -> None:
        heads: tuple[str, ...] = (
            self.tr("Account"),
            self.tr("Name"),
            self.tr("Creditor"),
            self.tr("As confirmed"),
            self.tr("Days late"),
            self.tr("Band"),
            self.tr("Owner"),
            self.tr("Last contact"),
            self.tr("Next step"),
            self.tr("Product"),
            self.tr("Agreement"),
            self.tr("Promise"),
            self.tr("Status"),
            self.tr("Signs"),
        )
        for action, head in zip(self.shows, heads[1:], strict=True):
            action.setText(head)
        way = f"{heads[self._sorted]} {'↓' if self._descending else '↑'}"
        if self._named is None:
            heads = (*heads[: self._sorted], way, *heads[self._sorted + 1 :])
        self.accounts.show(heads, LazyRows(len(self._rows), self._row))
        fix_widths(self.view, WIDTHS)
        self._show_columns()
        counted = self._say("count", len(self._rows))
        self._counted.setText(counted if self._named is None else f"{counted}: {self._named[1]}")

    def _show_columns(self) -> None:
        """Show the columns that were chosen last by whoever is signed in."""
        kept = settings.hidden_columns(self._session.store)
        hidden = AT_FIRST_HIDDEN if kept is None else kept
        for place, action in enumerate(self.shows, 1):
            action.setCheckable(True)
            action.setChecked(place not in hidden)
            self.view.setColumnHidden(place, place in hidden)

    def _choose_columns(self) -> None:
        hidden = [place for place, action in enumerate(self.shows, 1) if not action.isChecked()]
        store, key = self._session.store, settings.own_key(self._session.store, settings.HIDDEN_COLUMNS)
        self._session.write(lambda: settings.save(store, key, hidden))
        self._described = {}
        self.accounts.show((), ())
        self.relabel()

    def account(self, place: int) -> ListedAccount | None:
        """The account of a row, None where it is gone; those around it are looked up with it."""
        page = place // PAGE
        if page not in self._pages:
            _make_room(self._pages)
            some = self._rows[page * PAGE : (page + 1) * PAGE]
            found = {one.row: one for one in account_lists.listed(self._session.store, some)}
            self._pages[page] = tuple(found.get(one) for one in some)
        return self._pages[page][place % PAGE]

    def _seen(self, place: int, one: ListedAccount) -> tuple[str, str]:
        """Status and signs of the account of a row, in words; nothing while neither column is shown."""
        if all(self.view.isColumnHidden(column) for column in LOOKED_UP):
            return "", ""
        page = place // CLOSER
        if page not in self._described:
            _make_room(self._described)
            some = self._rows[page * CLOSER : (page + 1) * CLOSER]
            self._described[page] = {each.account.row: each for each in lists.described(self._session.workplace, some)}
        found, language = self._described[page].get(one.row), self._session.language
        if found is None:
            return "", ""
        signs = [wording.name("sign", each, language) for each in found.signs]
        return wording.name("status", found.status, language), wording.beside(signs, language) if signs else ""

    def _row(self, place: int) -> Row:
        one, language = self.account(place), self._session.language
        if one is None:
            return tuple(Cell("–") for _ in WIDTHS)
        late = "" if one.days_late is None else str(one.days_late)
        status, signs = self._seen(place, one)
        return (
            Cell(one.number),
            Cell(one.name),
            Cell(one.creditor),
            Cell(formats.money(one.balance, one.currency, language)),
            Cell(late),
            Cell(band_of(one.days_late) or ""),
            Cell(one.owner),
            Cell(shown_moment(self._session, one.last_contact) if one.last_contact else ""),
            Cell(self._step_of(one.next_step)),
            Cell(wording.name("product", one.product, language) if one.product else ""),
            Cell(self.tr("yes") if one.signed else ""),
            Cell(self.tr("yes") if one.promised else ""),
            Cell(status),
            Cell(signs),
        )

    def _step_of(self, due: str) -> str:
        """The day of a next step, or its moment on the debtor's clock, as dates are typed here."""
        if not due:
            return ""
        at = datetime.fromisoformat(due)
        return shown_moment(self._session, at) if "T" in due else shown_date(self._session, at.date())

    def _sort(self, place: int) -> None:
        if place >= len(ORDERS) or self._named is not None:
            return
        order = ORDERS[place]
        self._descending = not self._descending if order == self._order else False
        self._order, self._sorted = order, place
        self.look()

    def _open(self, place: QModelIndex) -> None:
        one = self.account(place.row()) if 0 <= place.row() < len(self._rows) else None
        if one is not None:
            self.opened.emit(one.number)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the list"), "accounts.xlsx", "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write all accounts of the list, as XLSX or CSV by the ending of the name."""
        rows = self._rows

        workplace = self._session.workplace

        def written(store: Store) -> None:
            found = lists.described(replace(workplace, store=store), rows)
            publish(path, to_file(path, account_rows(found), FIGURES))

        store = self._session.store
        if not self._session.write(lambda: audit.record_alone(store, "exported", detail=f"{path.name}: {len(rows)}")):
            return
        try:
            run_beside(self._session, written)
        except OSError:
            self.said.setText(self.tr("The file cannot be written. Choose another folder."))
            return
        self.said.setText(self.tr("Exported to {0}").format(path.name))

    def _numbers(self) -> list[str]:
        if len(self._rows) > MOST_DEALT:
            raise Refusal("accounts", "number_out_of_range", smallest=1, largest=MOST_DEALT)
        return [one.number for one in account_lists.listed(self._session.store, self._rows)]

    def _say(self, key: str, count: int) -> str:
        return wording.say(f"book.{key}", self._session.language, count=count)


def _make_room(pages: dict[int, Any]) -> None:
    """Let go of what was looked up long ago, so that a million rows are never held at once."""
    if len(pages) >= PAGES:
        del pages[next(iter(pages))]
