"""The Budget screen: the sheet left, what it comes to on the right."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QScrollArea, QToolButton, QWidget

from calculators.errors import Refusal
from reports import wording
from restructure.household.categories import SECTIONS, UNPLACED, Section
from restructure.household.household import is_quick
from restructure.household.sheet import MODES, Mode, parse_ages
from ui.budget.grid import Grid
from ui.budget.side import Side
from ui.budget.steps import step_name
from ui.models.sheet import SheetModel
from ui.models.undo import Step
from ui.session import Session
from ui.widgets.column_question import ColumnQuestion
from ui.widgets.elements import Panel, button, column, icon_label, label, row, shortcut
from ui.widgets.fields import ValueEdit, text_edit, whole_edit
from ui.widgets.flow import Beside, Flow
from ui.widgets.undo_button import UndoButton

if TYPE_CHECKING:
    from restructure.importing.sheet_rows import Columns
    from restructure.importing.spreadsheet import Cells

    # Loaded with the first rows that come or go.
    from ui.models.exchange import Result

SIDE, NARROW_SIDE, NAME, NARROW_NAME = 334, 314, 150, 84
STACKED_BELOW, HIGH = 860, 480
"""In less width what the sheet comes to goes below it, and the sheet is so high."""


class BudgetPage(Panel):
    """One household. Everything typed is kept when typing rests, and undone by name."""

    statement_asked = Signal()
    left = Signal()

    def __init__(self, session: Session, model: SheetModel) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.model = model
        self.grid, self.side = Grid(session, self.model), Side(session, self.model)
        self.adults, self.minors = whole_edit("adults", 0, 99), whole_edit("children", 0, 99)
        self.partner = text_edit(60)
        self.ages = ValueEdit(parse_ages, lambda ages: ", ".join(map(str, ages)))
        self.vehicles = whole_edit("vehicles", 0, 20)
        self._members, self._asked = QWidget(), label("caution", wrap=True)
        self.modes = {mode: QToolButton() for mode in MODES}
        self.undo, self.paste = UndoButton(), button("", "paste")
        self.export, self.statement = button("", "export"), button("", "print")
        self.load, self.to_section = button("", "folder"), button()
        self._sections: dict[Section, QAction] = {}
        self._compact = False
        self.question = ColumnQuestion(lambda head: wording.column(head, session.language))
        self.agree, self.partner_agrees = button("primary"), button()
        self._error, self._said = label("error", wrap=True), label("muted", wrap=True)
        self._bad: dict[str, Refusal] = {}
        self._result: Result | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = label("title")
        self.word(title.setText, lambda: self.tr("Budget sheet"))
        for mode, made in self.modes.items():
            made.setCheckable(True)
            made.setProperty("role", "segment")
            made.clicked.connect(lambda _, mode=mode: self._set_mode(mode))
        captions = {name: label("body_muted") for name in ("adults", "children", "partner")}
        self.word(captions["adults"].setText, lambda: self.tr("Adults"))
        self.word(captions["children"].setText, lambda: self.tr("Children"))
        self.word(captions["partner"].setText, lambda: self.tr("Partner"))
        for name, field in (("adults", self.adults), ("children", self.minors), ("partner", self.partner)):
            captions[name].setBuddy(field)
            field.setFixedWidth(44 if name != "partner" else NAME)
        self.word(self.adults.setAccessibleName, lambda: self.tr("Adults"))
        self.word(self.minors.setAccessibleName, lambda: self.tr("Children"))
        self.word(self.partner.setAccessibleName, lambda: self.tr("Partner"))
        self._partner_parts = (captions["partner"], self.partner)
        self.word(self.grid.setAccessibleName, lambda: self.tr("Budget sheet"))
        self.word(self.paste.setText, lambda: self.tr("Paste"))
        self.word(self.load.setText, lambda: self.tr("Import"))
        self.word(self.export.setText, lambda: self.tr("Export"))
        self.word(self.statement.setText, lambda: self.tr("Statement") + "  Ctrl+P")
        self._title, people = title, row(*(w for n in ("adults", "children") for w in (captions[n], self._field(n))))
        partner = row(*self._partner_parts, spacing=4)
        head = Flow(title, people, Flow(*self.modes.values(), spacing=0), partner, spacing=10)
        self.word(self.to_section.setText, lambda: self.tr("Move to"))
        places = QMenu(self.to_section)
        self.to_section.setMenu(places)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(lambda at: places.popup(self.grid.viewport().mapToGlobal(at)))
        for section in SECTIONS:
            self._sections[section] = places.addAction("", partial(self._move_to, section))
        exchange = (self.to_section, self.paste, self.load, self.export, self.statement)
        acts = Flow(self.undo, self._member_fields(), None, *exchange, spacing=6)
        card = Panel()
        card.setProperty("role", "card")
        keys = label("hint")
        self.word(
            keys.setText,
            lambda: self.tr(
                "Tab next cell   Enter down   F2 opens   Ctrl+D fills a selection down   Ctrl+Delete removes a line   "
                "Sums such as 1160/4, 1.2k or 1.2万 are worked out; 2400; 3100; 2720 are the months of an irregular "
                "income."
            ),
        )
        keys.setWordWrap(True)
        card.setLayout(column(self.grid, keys, spacing=4, margins=(1, 1, 1, 6)))
        keys.setContentsMargins(12, 0, 12, 0)
        centre = QWidget()
        centre.setObjectName("centre")
        told = (self._consent(), self.question, self._error)
        layout = column(head, acts, *told, card, self._said, spacing=8, margins=(12, 10, 12, 8))
        layout.setStretch(5, 1)
        centre.setLayout(layout)
        side = QScrollArea()
        side.setObjectName("left")
        self.side.setObjectName("sideinner")
        side.setWidget(self.side)
        side.setWidgetResizable(True)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sides = Beside((0, SIDE), centre, side, below=STACKED_BELOW, high=HIGH)
        self.setLayout(self._sides)

    def _member_fields(self) -> QWidget:
        """Ages and vehicles, where a guideline counts by them."""
        captions = {name: label("body_muted") for name in ("ages", "vehicles")}
        self.word(captions["ages"].setText, lambda: self.tr("Ages of the children"))
        self.word(captions["vehicles"].setText, lambda: self.tr("Vehicles"))
        self.word(self.ages.setAccessibleName, lambda: self.tr("Ages of the children"))
        self.word(self.vehicles.setAccessibleName, lambda: self.tr("Vehicles"))
        self.ages.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.ages.setFixedWidth(84)
        self.vehicles.setFixedWidth(44)
        fields = (captions["ages"], self.ages, captions["vehicles"], self.vehicles)
        self._members.setLayout(row(*fields, self._asked, spacing=6))
        return self._members

    def _field(self, name: str) -> QWidget:
        return self.adults if name == "adults" else self.minors

    def _consent(self) -> QWidget:
        self._ask = Panel()
        self._ask.setProperty("role", "told")
        words = label("small", wrap=True)
        self.word(
            words.setText,
            lambda: self.tr(
                "Before the first figure: ask whether income and spending may be used to find a payment, and log the "
                "answer."
            ),
        )
        self.word(self.agree.setText, lambda: self.tr("The client agrees"))
        inner = row(icon_label("shield", "accent", 16), words, self.agree, spacing=10, margins=(12, 8, 12, 8))
        inner.setStretch(1, 1)
        self._ask.setLayout(inner)
        self._ask_partner = Panel()
        self._ask_partner.setProperty("role", "told")
        also = label("small", wrap=True)
        self.word(also.setText, lambda: self.tr("A partner agrees personally, before their own first figure."))
        self.word(self.partner_agrees.setText, lambda: self.tr("The partner agrees"))
        other = row(icon_label("shield", "accent", 16), also, self.partner_agrees, spacing=10, margins=(12, 8, 12, 8))
        other.setStretch(1, 1)
        self._ask_partner.setLayout(other)
        holder = QWidget()
        holder.setLayout(column(self._ask, self._ask_partner, spacing=6))
        return holder

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.relabel)
        self.agree.clicked.connect(lambda: self._agree("client"))
        self.partner_agrees.clicked.connect(lambda: self._agree("partner"))
        self.undo.clicked.connect(model.undo)
        self.paste.clicked.connect(self.paste_now)
        self.grid.pasted.connect(self.paste_now)
        self.export.clicked.connect(self._ask_export)
        self.load.clicked.connect(self._ask_import)
        self.statement.clicked.connect(self.statement_asked)
        self.question.answered.connect(self._take_asked)
        self.adults.edited.connect(lambda count: self._set_persons("adults", count))
        self.minors.edited.connect(lambda count: self._set_persons("children", count))
        self.ages.edited.connect(lambda ages: self._set_members("child_ages", ages or ()))
        self.ages.refused.connect(lambda reason: self._complain("child_ages", reason))
        self.vehicles.edited.connect(lambda count: self._set_members("vehicles", count))
        self.vehicles.refused.connect(lambda reason: self._complain("vehicles", reason))
        self.adults.refused.connect(lambda reason: self._complain("adults", reason))
        self.minors.refused.connect(lambda reason: self._complain("children", reason))
        self.partner.textEdited.connect(
            lambda text: model.change(replace(model.sheet, partner=text.strip()), Step("partner"), typing=True)
        )
        shortcut(self, "Ctrl+Z", model.undo)
        shortcut(self, "Ctrl+P", self.statement_asked.emit)

    def set_compact(self, compact: bool) -> None:
        """Narrower columns in a small window, where lines are moved by their own menu unless one has no place yet."""
        self._compact = compact
        self.grid.set_compact(compact)
        self.relabel()
        self._sides.set_widths((0, NARROW_SIDE if compact else SIDE))
        self.partner.setFixedWidth(NARROW_NAME if compact else NAME)

    def start(self) -> None:
        """Show the account that is on the desk."""
        account = self.model.desk.account
        if account is None:
            return
        case = self.model.desk.case
        quick = case is not None and case.household is not None and is_quick(case.household)
        other = self.model.account is None or self.model.account.number != account.number
        if other or quick or not self.model.sheet.has_consent("client"):
            self.model.open(account)
        self.adults.set_value(self.model.sheet.adults)
        self.minors.set_value(self.model.sheet.children)
        self.adults.refresh()
        self.minors.refresh()
        self.ages.set_value(self.model.sheet.child_ages)
        self.ages.refresh()
        self.vehicles.set_value(self.model.sheet.vehicles)
        self.vehicles.refresh()
        self.partner.setText(self.model.sheet.partner)
        self.partner.setCursorPosition(0)
        self._bad = {}
        self._tell(None)
        self.side.start()
        self.relabel()
        if self.model.sheet.has_consent("client"):
            self.grid.go_to_first()
        else:
            self.agree.setFocus()

    def _agree(self, who: str) -> None:
        self.model.agree("partner" if who == "partner" else "client")
        self.grid.go_to_first()

    def _move_to(self, section: Section) -> None:
        line = self.grid.current_line
        if line is not None and self.model.sheet.has_consent("client"):
            self.grid.grid.move(line, section)
            self.grid.setFocus()

    def _set_mode(self, mode: Mode) -> None:
        adults = max(self.model.sheet.adults, 2) if mode != "sole" else self.model.sheet.adults
        self.model.change(replace(self.model.sheet, mode=mode, adults=adults), Step("mode", mode))
        self.adults.set_value(adults)
        self.adults.refresh()
        self.relabel()

    def _set_persons(self, name: str, count: int | None) -> None:
        self._complain(name, None if count is not None else Refusal(name, "missing_field"))
        if count is not None:
            sheet = self.model.sheet
            changed = replace(sheet, adults=count) if name == "adults" else replace(sheet, children=count)
            self.model.change(changed, Step(name), typing=True)

    def _set_members(self, name: str, value: object) -> None:
        self._complain(name, None)
        changed = {name: value}
        self.model.change(replace(self.model.sheet, **changed), Step("members"), typing=True)  # type: ignore[arg-type]

    def _complain(self, name: str, reason: Refusal | None) -> None:
        if reason is None:
            self._bad.pop(name, None)
        else:
            self._bad[name] = reason
        self._say_errors()

    def _say_errors(self) -> None:
        found = dict(self._bad)
        household = self.model.mistakes.get(None)
        if household is not None:
            found.setdefault(household.field, household)
        language = self._session.language
        names = {"adults": self.tr("Adults"), "children": self.tr("Children"), "partner": self.tr("Partner")}
        names |= {"child_ages": self.tr("Ages of the children"), "vehicles": self.tr("Vehicles")}
        said = [
            wording.labelled(names.get(name, ""), wording.reason(reason, language), language)
            for name, reason in found.items()
        ]
        self._error.setText("  ".join(said))
        self._error.setVisible(bool(said))

    def relabel(self) -> None:
        sheet, language = self.model.sheet, self._session.language
        self.adults.set_value(sheet.adults)
        self.minors.set_value(sheet.children)
        means = self.model.means
        self._members.setVisible(means is not None and (means.by_member or bool(sheet.child_ages)))
        self.ages.set_value(sheet.child_ages)
        self.vehicles.set_value(sheet.vehicles)
        said = [wording.say(f"means.asked.{one}", language) for one in means.asked] if means else []
        self._asked.setText(" ".join(said))
        for mode, made in self.modes.items():
            made.setText(wording.name("mode", mode, language))
            made.setChecked(mode == sheet.mode)
        agreed = sheet.has_consent("client")
        self._ask.setVisible(not agreed)
        self._ask_partner.setVisible(agreed and sheet.mode == "joint" and not sheet.has_consent("partner"))
        for part in self._partner_parts:
            part.setVisible(sheet.mode != "sole")
        for section, action in self._sections.items():
            action.setText(wording.name("section", section, language))
        self.to_section.setEnabled(agreed)
        self.to_section.setVisible(not self._compact or any(line.category == UNPLACED for line in sheet.lines))
        step = self.model.undo_step
        self.undo.show_step(step_name(step, language) if step else "")
        self.paste.setEnabled(agreed)
        self.load.setEnabled(agreed)
        self._say_errors()
        self._say_result()
        self.grid.refresh()

    def paste_now(self) -> None:
        """Take what a spreadsheet has put on the clipboard."""
        self._take(QGuiApplication.clipboard().text())

    def _take(self, text: str) -> None:
        if self.model.sheet.has_consent("client") and text.strip():
            from ui.budget.exchange import paste

            self._tell(paste(self.model, text, self.grid.current_line, self.grid.current_key))

    def _ask_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a sheet"), "", "CSV, XLSX (*.csv *.xlsx)")
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Take the lines of a file into the sheet."""
        from ui.budget.exchange import import_sheet

        if not self._session.busy:
            self._tell(import_sheet(self.model, self._session, path))

    def _ask_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the sheet"), "budget.xlsx", "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the sheet to a file that a spreadsheet opens."""
        from ui.budget.exchange import export_sheet

        self._tell(export_sheet(self.model, self._session.language, path))

    def _take_asked(self, rows: tuple[Cells, ...], columns: Columns) -> None:
        from ui.budget.exchange import take

        self._tell(take(self.model, rows, Step("import"), columns))

    def _tell(self, result: Result | None) -> None:
        self._result = result
        if result is not None:
            from ui.models.exchange import Asked

            if isinstance(result, Asked):
                self.question.ask(result.rows, result.columns, result.heads)
        self._say_result()

    def _say_result(self) -> None:
        said = ""
        if self._result is not None:
            from ui.models.exchange import result_words

            said = result_words(self._result, self._session.language)
        self._said.setText(said)
