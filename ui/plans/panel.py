"""Records, agreements: what is due, what is late, what is not booked yet, and what follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFileDialog, QTableView, QWidget

from reports import formats, wording
from restructure.agreements.course import Kept
from restructure.exchange.lists import LISTS, ListName, Tally, figures, listed, listed_json, tallied
from restructure.files import publish
from restructure.importing.spreadsheet import to_file
from restructure.store import audit, plan_events
from ui.plans.detail import PlanDetail
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, column, label
from ui.widgets.flow import Beside, Flow
from ui.widgets.tables import Cell, TupleModel, fix_widths, table

SHOWS = ("all", "soon", "late", "unbooked", "completed")
SOON = timedelta(days=7)
MOST_SHOWN = 500
"""A longer list is a matter of counts and exports, which are whole."""
WIDTHS = (132, 110, 92, 104, 100, 96, 104, 90)
DETAIL, STACKED_BELOW, HIGH = 450, 860, 240
"""How wide one agreement is beside the list, the width below which it stands under it, and how high the
list is then."""
STANDING_ICONS = {
    "running": ("ok", "positive"),
    "late": ("warn", "caution"),
    "ended": ("no", "negative"),
    "completed": ("ok", "positive"),
    "replaced": ("right", "muted"),
}


class PlansPanel(Panel):
    """The list on the left, one agreement on the right."""

    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._tally = Tally({}, {})
        self._shown: list[Kept] = []
        self._fitting = 0
        self.which = Choice(SHOWS, self._which_name)
        self.list_name = Choice(LISTS, lambda name: wording.name("list", name, session.language))
        self.export = button("", "export")
        self.plans = TupleModel(frozenset({0, 1, 2, 3, 6, 7}))
        self.view: QTableView = table(self.plans, 26)
        self.detail = PlanDetail(session)
        self._said, self._counts = label("body_muted", wrap=True), label("muted", wrap=True)
        self.word(self.which.setAccessibleName, lambda: self.tr("Which agreements"))
        self.word(self.list_name.setAccessibleName, lambda: self.tr("List for other systems"))
        self.word(self.export.setText, lambda: self.tr("Export the list…"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Agreements"))
        left = column(
            Flow(self.which, None, self.list_name, self.export, spacing=8),
            self.view,
            self._counts,
            self._said,
            spacing=8,
        )
        left.setStretch(1, 1)
        listed = QWidget()
        listed.setLayout(left)
        self.setLayout(Beside((0, DETAIL), listed, self.detail, below=STACKED_BELOW, high=HIGH, spacing=14))
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.selectionModel().currentRowChanged.connect(lambda place, _: self._pick(place))
        self.which.picked.connect(lambda _: self.refresh())
        self.export.clicked.connect(self._ask_file)
        self.detail.changed.connect(self.refresh)
        self.detail.opened.connect(self.opened)

    def refresh(self) -> None:
        """Show the agreements as they stand today; the one that was looked at stays chosen."""
        chosen = self.detail.number
        self._shown, self._fitting = [], 0
        self._tally = tallied(self._looked_at())
        self.relabel()
        numbers = [one.agreement.number for one in self._shown]
        place = numbers.index(chosen) if chosen in numbers else 0
        if numbers:
            self.view.selectRow(place)
        self._show_one(self._shown[place] if numbers else None)

    def _looked_at(self) -> Iterator[Kept]:
        """Every agreement; on their way the newest that fit are taken for the list."""
        for one in plan_events.each_kept(self._session.store, self._session.today()):
            if self._fits(one):
                self._fitting += 1
                if len(self._shown) < MOST_SHOWN:
                    self._shown.append(one)
            yield one

    def _fits(self, one: Kept) -> bool:
        following = one.now.next_row
        return {
            "all": True,
            "soon": one.standing in ("running", "late")
            and following is not None
            and following.due <= self._session.today() + SOON,
            "late": one.standing == "late",
            "unbooked": not one.booked and one.standing in ("running", "late"),
            "completed": one.standing == "completed",
        }[self.which.value]

    def relabel(self) -> None:
        heads = (
            self.tr("Agreement"),
            self.tr("Account"),
            self.tr("Kind"),
            self.tr("Next due"),
            self.tr("Amount"),
            self.tr("Missing"),
            self.tr("Standing"),
            self.tr("Booked"),
        )
        self.plans.show(heads, tuple(self._row(one) for one in self._shown))
        fix_widths(self.view, WIDTHS)
        self._said.setText(self._how_many())
        self._counts.setText(self._counted())

    def _how_many(self) -> str:
        if not self._shown:
            return self.tr("Nothing here. A signed agreement appears at once: F9 on the desk.")
        if self._fitting == len(self._shown):
            return ""
        return self.tr("The newest {0} of {1} are listed. Counts and exports hold all of them.").format(
            len(self._shown), self._fitting
        )

    def _row(self, one: Kept) -> tuple[Cell, ...]:
        language, currency = self._session.language, one.agreement.account.currency
        following = one.now.next_row if one.standing in ("running", "late") else None
        missing = one.now.missing if one.standing == "late" else 0
        return (
            Cell(one.agreement.number),
            Cell(one.agreement.account.number),
            Cell(wording.name("kind", one.agreement.outcome.terms.kind, language)),
            Cell(formats.brief_date(following.due, language) if following else ""),
            Cell(formats.plain(following.payment - following.covered, currency) if following else ""),
            Cell(formats.plain(missing, currency) if missing else ""),
            Cell(wording.name("standing", one.standing, language), "", *STANDING_ICONS[one.standing]),
            Cell(one.booked or (self.tr("to book") if one.standing in ("running", "late") else "")),
        )

    def _counted(self) -> str:
        by_kind = self._told("kind", self._tally.by_kind)
        return by_kind and "\n".join((by_kind, self._told("age", self._tally.by_age)))

    def _told(self, names: str, counted: dict[str, Counter[str]]) -> str:
        language, parts = self._session.language, []
        for key, counts in counted.items():
            each = (f"{wording.name('standing', name, language)} {count}" for name, count in counts.items())
            parts.append(self.tr("{0}: {1}").format(wording.name(names, key, language), self.tr(", ").join(each)))
        return " · ".join(parts)

    def look_at(self, account_number: str) -> None:
        """Show the newest agreement that is listed of an account; one of it that was looked at stays."""
        if self.detail.account_number == account_number:
            return
        listed = (place for place, one in enumerate(self._shown) if one.agreement.account.number == account_number)
        if (place := next(listed, None)) is not None:
            self.view.selectRow(place)

    def _pick(self, place: QModelIndex) -> None:
        if 0 <= place.row() < len(self._shown):
            self._show_one(self._shown[place.row()])

    def _show_one(self, one: Kept | None) -> None:
        self.detail.show_plan(one)

    def _which_name(self, name: str) -> str:
        names: dict[str, Callable[[], str]] = {
            "all": lambda: self.tr("All agreements"),
            "soon": lambda: self.tr("Due within a week"),
            "late": lambda: self.tr("Late"),
            "unbooked": lambda: self.tr("Agreed, not booked"),
            "completed": lambda: self.tr("Completed"),
        }
        return names[name]()

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export the list…"),
            f"{self.list_name.value}.xlsx",
            "XLSX (*.xlsx);;CSV (*.csv);;JSON (*.json)",
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the chosen list of all agreements: by the ending of the name as XLSX, JSON or CSV."""
        name: ListName = self.list_name.value
        plans = plan_events.each_kept(self._session.store, self._session.today())
        title, as_json = wording.name("list", name, self._session.language), path.suffix.lower() == ".json"
        try:
            publish(
                path, listed_json(name, plans) if as_json else to_file(path, listed(name, plans), figures(name), title)
            )
        except OSError:
            self._said.setText(self.tr("The file cannot be written. Choose another folder."))
            return
        self._session.write(lambda: audit.record_alone(self._session.store, "exported", detail=name))
        self._said.setText(self.tr("Exported to {0}").format(path.name))
