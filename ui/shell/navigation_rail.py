"""Left: where one can go."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton

from ui.theme import style
from ui.widgets.elements import Panel, column

RailName = Literal[
    "work_list", "desk", "budget", "debts", "conduct", "agreement", "client", "records", "keys", "settings"
]
NEED_ACCOUNT: tuple[RailName, ...] = ("budget", "debts", "conduct", "agreement")
RAIL_ICONS: dict[RailName, str] = {
    "work_list": "list",
    "desk": "desk",
    "budget": "budget",
    "debts": "debts",
    "conduct": "shield",
    "agreement": "doc",
    "client": "folder",
    "records": "rec",
    "keys": "keys",
    "settings": "gear",
}


class Rail(Panel):
    """Rail of pages: only those that exist, that of clients for whoever works for them."""

    picked = Signal(str)

    def __init__(self, *, for_clients: bool) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(68)
        self.buttons = {name: QToolButton() for name in RAIL_ICONS}
        for name, made in self.buttons.items():
            made.setCheckable(True)
            made.setAutoExclusive(False)
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            made.setIconSize(QSize(20, 20))
            made.setFixedSize(64, 52)
            made.clicked.connect(lambda _, name=name: self.picked.emit(name))
        self.word(self.buttons["work_list"].setText, lambda: self.tr("Work list"))
        self.word(self.buttons["desk"].setText, lambda: self.tr("Desk"))
        self.word(self.buttons["budget"].setText, lambda: self.tr("Budget"))
        self.word(self.buttons["debts"].setText, lambda: self.tr("Debts"))
        self.word(self.buttons["conduct"].setText, lambda: self.tr("Conduct"))
        self.word(self.buttons["agreement"].setText, lambda: self.tr("Agreement"))
        self.word(self.buttons["client"].setText, lambda: self.tr("Client"))
        self.word(self.buttons["records"].setText, lambda: self.tr("Records"))
        self.word(self.buttons["keys"].setText, lambda: self.tr("Keys") + " F1")
        self.word(self.buttons["settings"].setText, lambda: self.tr("Settings"))
        self.buttons["client"].setVisible(for_clients)
        self.recolour()
        self.setLayout(
            column(
                self.buttons["work_list"],
                self.buttons["desk"],
                self.buttons["budget"],
                self.buttons["debts"],
                self.buttons["conduct"],
                self.buttons["agreement"],
                self.buttons["client"],
                None,
                self.buttons["records"],
                self.buttons["keys"],
                self.buttons["settings"],
                spacing=6,
                margins=(2, 8, 2, 8),
            )
        )

    def mark(self, shown: RailName | None, *, has_account: bool) -> None:
        """Mark where one is; without an account some places wait."""
        for name, made in self.buttons.items():
            made.setChecked(name == shown)
        for name in NEED_ACCOUNT:
            self.buttons[name].setEnabled(has_account)

    def set_compact(self, compact: bool) -> None:
        """Icons alone in a small window; their words stay as tool tips and for screen readers."""
        self.setFixedWidth(52 if compact else 68)
        words = Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for made in self.buttons.values():
            made.setToolButtonStyle(words)
            made.setFixedSize(44 if compact else 64, 44 if compact else 52)
        self.relabel()

    def relabel(self) -> None:
        for made in self.buttons.values():
            alone = made.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
            made.setToolTip(made.text() if alone else "")

    def recolour(self) -> None:
        """Draw the icons in the colours of the theme in force."""
        for name, made in self.buttons.items():
            made.setIcon(style().icon(RAIL_ICONS[name], "muted", "accent"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "buttons"):
            self.recolour()
