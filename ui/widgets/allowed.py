"""Who may change what: what others see is read-only, with a sentence that says why and who may."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLineEdit, QWidget

from calculators.errors import Refusal
from reports import wording
from restructure.store import people, rights
from restructure.store.rights import Matter
from ui.session import Session
from ui.widgets.elements import Panel, column, icon_label, label, row


class AllowedLine(Panel):
    """Nothing for whoever may; for others why not, and the names of those who may."""

    def __init__(self, session: Session, matter: Matter) -> None:
        super().__init__()
        self._session, self._matter = session, matter
        self.may = True
        self.text = label("body_muted", wrap=True)
        line = row(icon_label("lock", "muted", 14), self.text, spacing=8)
        line.setStretch(1, 1)
        self.setLayout(column(line))

    def relabel(self) -> None:
        self.may = rights.may(self._session.store, self._matter)
        self.setVisible(not self.may)
        if not self.may:
            names = [
                one.name
                for one in people.users(self._session.store)
                if one.active and one.role in rights.MAY[self._matter]
            ]
            self.text.setText(self._why(", ".join(names) or self.tr("nobody")))

    def _why(self, names: str) -> str:
        if self._matter == "balance":
            return self.tr(
                "Read-only for you. What is owed is corrected by a supervisor or an administrator: {0}."
            ).format(names)
        if self._matter in ("persons", "crisis"):
            return self.tr("A supervisor or an administrator decides this: {0}.").format(names)
        return self.tr("Read-only for you. An administrator changes this: {0}.").format(names)


def set_read_only(fields: Iterable[QWidget], *, read_only: bool) -> None:
    """Let fields be read and not typed into, choices seen and not picked, buttons not pressed; or let them again."""
    for field in fields:
        if isinstance(field, QLineEdit):
            field.setReadOnly(read_only)
        else:
            field.setEnabled(not read_only)


def refusal_of(session: Session, act: Callable[[], object]) -> str:
    """Do something; returns the sentence of a refusal, nothing where there is none."""
    try:
        act()
    except Refusal as reason:
        return wording.reason(reason, session.language)
    return ""
