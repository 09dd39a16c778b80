"""Settings, payees: where the debtors of each creditor pay, and by which mandate we act for it."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication, Qt

from calculators.errors import Refusal
from reports import wording
from restructure.parties.payees import Payee, check_payees, payee_of
from ui.session import Session
from ui.settings.typed_rows import Typed, TypedRows
from ui.widgets.allowed import AllowedLine, set_read_only
from ui.widgets.dates import read_date, shown_date
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.entry import EntryColumn, EntryView
from ui.widgets.waiting_changes import said_of

translate = QCoreApplication.translate
SHOWN = 9
COLUMNS = (
    EntryColumn("creditor", 130),
    EntryColumn("payee", 130),
    EntryColumn("payee_zh", 120),
    EntryColumn("payee_account", 160),
    EntryColumn("payee_bank", 130),
    EntryColumn("payee_bank_zh", 120),
    EntryColumn("mandate_number", 92),
    EntryColumn("mandate_scope", 0),
    EntryColumn("mandate_until", 84),
)
WORDS = {
    "creditor": lambda: translate("Payees", "Creditor, as on its accounts"),
    "payee": lambda: translate("Payees", "Payee"),
    "payee_zh": lambda: translate("Payees", "In Chinese"),
    "payee_account": lambda: translate("Payees", "Account to pay into"),
    "payee_bank": lambda: translate("Payees", "Bank"),
    "payee_bank_zh": lambda: translate("Payees", "Bank in Chinese"),
    "mandate_number": lambda: translate("Payees", "Mandate"),
    "mandate_scope": lambda: translate("Payees", "What it covers"),
    "mandate_until": lambda: translate("Payees", "Until"),
}


class PayeesPanel(Panel):
    """The table is kept as soon as all of it is understood; what is not waits, typed as it is."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.table: TypedRows[Payee] = TypedRows(session, COLUMNS, WORDS, lambda _, value: str(value), self._payee)
        self.view = EntryView(self.table, [one.width for one in COLUMNS])
        self.allowed = AllowedLine(session, "organisation")
        self.remove, self.said = button("", "x"), label("body_muted", wrap=True)
        head, intro = label("title"), label("body_muted", wrap=True)
        self.word(head.setText, lambda: self.tr("Payees"))
        self.word(
            intro.setText,
            lambda: self.tr(
                "Where debtors of the creditors that we act for pay. Debts owed to ourselves are paid as said above; "
                "for a creditor without a line here nothing is printed or signed. A mandate here stands instead of "
                "the one above."
            ),
        )
        self.word(self.remove.setText, lambda: self.tr("Remove the line"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Payees"))
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        below = row(self.remove, self.said, spacing=8)
        below.setStretch(1, 1)
        self.setLayout(column(head, intro, self.allowed, self.view, below, spacing=8, margins=(20, 16, 20, 14)))
        self.remove.clicked.connect(lambda: self.table.remove(self.view.currentIndex().row()))
        self.table.taken.connect(self._keep)

    def start(self, half: str = "") -> None:
        """Show the payees as they are kept, or what was typed and not kept yet, as ``half_typed`` gave it."""
        self.allowed.relabel()
        self.table.set_read_only(not self.allowed.may)
        set_read_only((self.remove,), read_only=not self.allowed.may)
        if self.table.typed() and self.half_typed() and self.allowed.may:
            return
        self.table.start(_typed_in(half) or [_typed_of(self._session, one) for one in self._session.payees])
        self._say()

    def begin(self, creditor: str) -> None:
        """Put the cursor where the payee of a creditor is entered, in a new line where it has none."""
        names = [one["creditor"] for one in self.table.typed()]
        known = payee_of(self._session.payees, creditor)
        wanted = known.creditor if known else creditor
        if wanted and wanted not in names:
            self.table.take(len(names), "creditor", wanted)
            names.append(wanted)
        self.view.go_to(names.index(wanted) if wanted else len(names), "payee" if wanted else "creditor")
        self.view.setFocus()

    def half_typed(self) -> str:
        """Return what is typed and not kept yet, as JSON; nothing where all of it is kept."""
        if self.table.values() == self._session.payees:
            return ""
        return msgspec.json.encode(self.table.typed()).decode()

    def relabel(self) -> None:
        self._say()

    def _keep(self) -> None:
        known = self.table.values()
        if known is not None and known != self._session.payees:
            try:
                self._session.set_payees(known)
            except Refusal as reason:
                self._say(reason)
                return
        self._say()

    def _say(self, reason: Refusal | None = None) -> None:
        self.view.show_rows(SHOWN)
        if reason is not None:
            self.said.setText(wording.reason(reason, self._session.language))
        elif self.table.values() is None:
            self.said.setText(self.tr("Not kept yet: a line cannot be understood."))
        else:
            self.said.setText(said_of(self._session, "payees", self.tr("Saved.") if self._session.payees else ""))

    def _payee(self, typed: Typed) -> Payee:
        """A line as it was typed. Refuses one that lacks what it needs, naming the column."""
        until = typed["mandate_until"].strip()
        texts = {name: typed[name].strip() for name in typed if name != "mandate_until"}
        day = read_date(self._session, until, "mandate_until") if until else None
        made = Payee(**texts, mandate_until=day)
        check_payees(self._session.organisation.identity, (made,))
        return made


def _typed_of(session: Session, one: Payee) -> Typed:
    texts: Typed = {entry.key: getattr(one, entry.key) for entry in COLUMNS}
    return texts | {"mandate_until": shown_date(session, one.mandate_until) if one.mandate_until else ""}


def _typed_in(half: str) -> list[Typed]:
    try:
        rows = msgspec.json.decode(half or "[]", type=list[dict[str, str]])
    except msgspec.MsgspecError:
        return []
    keys = {entry.key for entry in COLUMNS}
    return [one for one in rows if one.keys() == keys]
