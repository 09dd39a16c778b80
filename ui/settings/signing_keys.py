"""Settings, authority: the keys that decisions are signed with, here and on other PCs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QGridLayout, QPushButton, QWidget

from calculators.errors import Refusal
from reports import formats, wording
from restructure.authority.signing_key import fingerprint
from restructure.exchange.release_file import PublicKey, read_key, write_key
from restructure.files import publish, read_bounded
from restructure.store import rights, signing_keys
from restructure.store.signing_keys import KnownKey
from ui.background import run_in_thread
from ui.session import Session
from ui.widgets.elements import Panel, button, clear, column, label, row
from ui.widgets.shown_of import shown_of
from ui.widgets.under_way import said_under_way

MOST_SHOWN = 40


class SigningKeys(Panel):
    """Each key with its fingerprint. One's own is saved for other PCs, that of another PC taken in once two people have
    compared it; a key that is withdrawn signs no more."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._read: PublicKey | None = None
        self.save, self.take, self.same = button("", "export"), button("", "folder"), button("primary")
        self.said = label("body_muted", wrap=True)
        self._intro, self._grid, self._keys = label("body_muted", wrap=True), QGridLayout(), Panel()
        head = label("head")
        self.word(head.setText, lambda: self.tr("Keys to release with"))
        self.word(
            self._intro.setText,
            lambda: self.tr(
                "Whoever releases signs with a key of their own. It is made when they first sign in, and only their "
                "password opens it. To release from another PC, save your public key there, and have an administrator "
                "take it in here and compare its fingerprint with you on the telephone."
            ),
        )
        self.word(self.save.setText, lambda: self.tr("Save my public key…"))
        self.word(self.take.setText, lambda: self.tr("Take in a public key…"))
        self.word(self.same.setText, lambda: self.tr("The fingerprint is the same"))
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._keys.setLayout(self._grid)
        self.setLayout(
            column(
                head,
                self._intro,
                row(self._keys, None),
                row(self.save, self.take, self.same, None, spacing=8),
                self.said,
                spacing=8,
            )
        )
        self.save.clicked.connect(self._ask_place)
        self.take.clicked.connect(self._ask_file)
        self.same.clicked.connect(self.take_in)

    def start(self) -> None:
        """Show the keys that are known here."""
        self._read = None
        self.said.setText("")
        self.relabel()

    def relabel(self) -> None:
        store = self._session.store
        self.setVisible(rights.has_users(store))
        self.save.setVisible(store.signer is not None)
        self.take.setVisible(rights.role(store) == "administrator")
        self.same.setVisible(self._read is not None)
        clear(self._grid)
        known = signing_keys.keys(store)
        for place, one in enumerate(known[:MOST_SHOWN]):
            look = "body" if one.withdrawn_at is None else "body_muted"
            shown: list[QWidget] = [label(look, text) for text in self._cells(one)]
            if one.withdrawn_at is None and (one.login == store.who or rights.role(store) == "administrator"):
                shown.append(self._end_of(one))
            for column_at, widget in enumerate(shown):
                self._grid.addWidget(widget, place, column_at)
        if len(known) > MOST_SHOWN:
            self._grid.addWidget(label("body_muted", shown_of(MOST_SHOWN, len(known))), MOST_SHOWN, 0, 1, -1)

    def _end_of(self, one: KnownKey) -> QPushButton:
        end = button("small")
        end.setText(self.tr("Withdraw"))
        end.setAccessibleName(f"{one.login}: {end.text()}")
        end.clicked.connect(partial(self.withdraw, one.public))
        return end

    def _cells(self, one: KnownKey) -> tuple[str, ...]:
        language = self._session.language
        since = self.tr("since {0}").format(formats.date(one.since.date(), language))
        where = self.tr("made on this PC") if one.is_here else self.tr("of another PC")
        if one.withdrawn_at is not None:
            where = self.tr("withdrawn {0}").format(formats.date(one.withdrawn_at.date(), language))
        return (one.login, fingerprint(one.public), since, where)

    def _ask_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.save.text(), f"{self._session.store.who}.rkey", "*.rkey")
        if name:
            self.save_key(Path(name))

    def save_key(self, path: Path) -> None:
        """Write one's own public key into a file for another PC."""
        signer = self._session.store.signer
        assert signer is not None
        try:
            publish(path, write_key(self._session.store))
        except OSError:
            self.said.setText(self.tr("The file cannot be written. Choose another place."))
            return
        self.said.setText(self.tr("Written. Its fingerprint: {0}").format(fingerprint(signer.public)))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.take.text(), "", "*.rkey")
        if name:
            self.open_key(Path(name))

    def open_key(self, path: Path) -> None:
        """Show the fingerprint of a key that was saved on another PC."""
        try:
            with said_under_way(self.said, self.take):
                self._read = run_in_thread(self._session, lambda: read_key(read_bounded(path)))
        except Refusal as reason:
            self._read = None
            self.said.setText(wording.reason(reason, self._session.language))
        else:
            said = self.tr("Key of {0}, fingerprint {1}. Take it in once {0} reads you the same.")
            self.said.setText(said.format(self._read.login, fingerprint(self._read.public)))
        self.relabel()

    def take_in(self) -> None:
        """Take in the key whose fingerprint was compared."""
        read = self._read
        if read is None:
            return
        waits = self.tr("Proposed. It counts once somebody else has accepted it.")
        self._do(lambda: signing_keys.take_in(self._session.store, read.login, read.public), waits)

    def withdraw(self, public: str) -> None:
        """Let a key sign no more."""

        def withdraw() -> bool:
            signing_keys.withdraw(self._session.store, public)
            return True

        self._do(withdraw)

    def _do(self, act: Callable[[], bool], waits: str = "") -> None:
        counts: list[bool] = []
        try:
            done = self._session.write(lambda: counts.append(act()))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        if done:
            self.start()
            self.said.setText(self.tr("Saved.") if all(counts) else waits)
