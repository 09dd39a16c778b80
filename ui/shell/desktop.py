"""The desktop between two doors: locked with nothing of anybody in any widget, or open with a window over a store."""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMainWindow

from calculators.errors import Refusal
from reports import wording
from reports.erased_copies import copies_in_words
from reports.formats import Language
from reports.losses import losses_in_words, rules_in_words
from restructure.parties.organisation import Organisation
from restructure.remembered import forget
from restructure.store import (
    DEMO_KEY,
    Secret,
    Store,
    StoreProblem,
    audit,
    backups,
    erasure,
    keychain,
    open_store,
    people,
    rights,
    rule_files,
    settings,
)
from restructure.store.connection import set_current_user
from restructure.store.keychain import Keychain
from restructure.store.keys import STRONG, Cost, Key, Passphrase, check_new, key_of, salt_of
from restructure.store.location import real
from restructure.store.opening import opened_beside
from restructure.store.passphrase import change_secret
from restructure.store.restore_losses import Lost, lost
from restructure.unreadable import Unreadable
from ui.background import BREATH_MS, Behind, Result, load_behind, run_in_thread
from ui.error_reporting import NO_BACKUP, Fault
from ui.languages import Words, of_this_pc
from ui.look import kept_look
from ui.own_rules import own_folder
from ui.scale import can_redraw, redraw_at
from ui.session import Session
from ui.shell.copied_text import CopiedText
from ui.shell.presence import Presence
from ui.theme import Wardrobe, dress

if TYPE_CHECKING:
    # Either is loaded when it is shown.
    from ui.shell.unlock import UnlockWindow
    from ui.shell.window import MainWindow

LOG = logging.getLogger(__name__)
IDLE, PAUSE = timedelta(seconds=240), timedelta(seconds=4)
LOOK_EVERY_MS = 1000


def _put_in_order(path: Path, secret: Secret, now: Callable[[], datetime]) -> Key:
    """Open a store and put it in order; returns the key that opens it at once from now on."""
    with closing(open_store(path, secret, now)) as store:
        backups.settle(store)
        return store.key


def _encrypted_anew(path: Path, key: Key, now: Callable[[], datetime], who: str, secret: Secret) -> Key:
    with closing(open_store(path, key, now)) as opened, closing(change_secret(replace(opened, who=who), secret)) as new:
        return new.key


def _office_name(organisation: Organisation | Unreadable, language: Language) -> str:
    if isinstance(organisation, Unreadable):
        return ""
    english, chinese = organisation.identity.name, organisation.identity.name_zh
    return (chinese or english) if language == "zh" else (english or chinese)


def _with_month_end(store: Store, daily: Callable[[], object]) -> Callable[[], None]:
    """Write the backup of the day, and take the month end where one is due, behind the window both."""
    # It is due on one day of a month.
    from restructure.store import month_ends

    month_end = month_ends.begin_taking(store) if month_ends.is_due(store) else None

    def act() -> None:
        if month_end is not None:
            # Where somebody writes meanwhile, another start of this month takes it.
            with suppress(StoreProblem):
                month_end()
        daily()

    return act


FRAME = QSize(2, 40)
"""What a window manager puts around a window, about: known only once it is shown."""


def show_whole(window: QMainWindow) -> None:
    """Show a window; on a screen that is smaller, frame included, it takes all of it, so that its foot is not beyond
    the edge."""
    room = window.screen().availableGeometry().size() - FRAME
    if window.size().boundedTo(room) == window.size() or window.isMaximized():
        window.show()
    else:
        window.showMaximized()


class Desktop(QObject):
    """Opens, locks and opens again. ``secret`` opens the store; who it is is asked all the same, and the lock closes it
    again. Demo data, whose key everybody has, never lock. ``locked`` tells whether the session of the PC is, ``ticks``
    are seconds that nobody can set back."""

    def __init__(
        self,
        app: QApplication,
        path: Path,
        now: Callable[[], datetime],
        keys: Keychain,
        secret: Secret | None = None,
        *,
        cost: Cost = STRONG,
        fill: Callable[[Store], None] = lambda store: None,
        locked: Callable[[], bool] = lambda: False,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._app, self._path, self._now, self._keys, self._cost = app, real(path), now, keys, cost
        self._given, self._never_locks = secret, secret == DEMO_KEY
        self._fill, self._system_locked = fill, locked
        self._language: Language = kept_look(self._path.parent).language or of_this_pc()
        self._words = Words(app)
        self._on_desk, self._whose, self._in_sight = "", "", False
        self._wardrobe: Wardrobe | None = None
        self._presence, self._copied = Presence(now, ticks, self), CopiedText(app, self)
        self._waiting: Store | None = None
        self._restoring: tuple[Path, Secret] | None = None
        self._told: tuple[Path, Lost] | None = None
        self._faults: Sequence[Fault] = ()
        self._ended_hard = False
        self.door: UnlockWindow | None = None
        self._backup: Behind | None = None
        self._checked: tuple[Path, Secret, backups.Checked] | None = None
        self._at_work = False
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY_MS)
        self._clock.timeout.connect(self.look)

    def start(self, secret: Secret | None = None) -> None:
        """Open with a secret; else show the door, and open it with the key that the keychain keeps, if it keeps one.

        Raises ``StoreProblem`` where a secret that was given does not open the store.
        """
        if secret is not None:
            self._open(secret)
            return
        self._show_door()
        if self.door is not None and self.door.page.door == "open":
            # Painted first: a keychain takes its time.
            QTimer.singleShot(0, self, self._try_keychain)

    @Slot()
    def _try_keychain(self) -> None:
        key = keychain.kept_key(self._keys, self._path) if self.door is not None else None
        if key is not None:
            self._opened(key)

    def _show_door(self, said: str = "") -> None:
        from ui.shell.unlock import UnlockPage, UnlockWindow, door_of

        look = kept_look(self._path.parent)
        self._undress()
        self._wardrobe = Wardrobe(self._app)
        self._wardrobe.wear(look.theme)
        self._words.speak(self._language)
        page = UnlockPage(door_of(self._path), self._language, backups.folder_of(self._path))
        page.entered.connect(self._enter)
        page.restore_asked.connect(self._restore)
        self.door = UnlockWindow(page, self._language)
        dress(self.door)
        self.door.restoreGeometry(look.place)
        self.door.language_picked.connect(self._speak)
        self.door.signed_in.connect(self._sign_in)
        show_whole(self.door)
        self._watch(self.door)
        page.complain(said, bad=False)

    def _watch(self, window: QMainWindow) -> None:
        """See from now on whether somebody is at it."""
        self._presence.watch(window)
        self._clock.start()

    def _speak(self, language: Language) -> None:
        self._language = language
        self._words.speak(language)

    def _enter(self, text: str, keep: bool) -> None:
        if self._at_work:
            return
        assert self.door is not None
        page = self.door.page
        try:
            if page.door != "open":
                check_new(text)
        except Refusal as reason:
            page.complain(wording.reason(reason, self._language))
            return
        if not self._opened(Passphrase(text, self._cost)) or not keep:
            return
        store = self._waiting or (self.session.store if self.session else None)
        kept = store is not None and keychain.save_key(self._keys, self._path, store.key)
        if not kept and self.session is not None:
            self.session.failed.emit("no_keychain")

    def _work(self, act: Callable[[], Result]) -> Result:
        """Return what ``act`` returns, which is done in a thread while the door is painted; nothing else is begun there
        meanwhile."""
        self._at_work = True
        try:
            return run_in_thread(self.session, act)
        finally:
            self._at_work = False

    def _opened(self, secret: Secret) -> bool:
        try:
            self._open(secret)
        except StoreProblem as problem:
            if self.door is not None:
                self.door.page.complain(wording.say(f"store.{problem.code}", self._language))
            return False
        return True

    def _open(self, secret: Secret) -> None:
        if self.door is not None:
            self._load_what_follows()
            secret = self._work(lambda: _put_in_order(self._path, secret, self._now))
        store = open_store(self._path, secret, self._now)
        if self.door is None:
            backups.settle(store)
        self._fill(store)
        if people.users(store) and not self._never_locks:
            self._waiting = store
            if self.door is None:
                self._show_door()
            assert self.door is not None
            self.door.ask_who(_office_name(settings.organisation(store), self._language))
            self.door.sign_in.complain(self._wrong_clock(store))
        else:
            self._enter_office(store)

    def _load_what_follows(self) -> None:
        """Load what the window is made of, while the passphrase is worked into a key."""

        def load_desk() -> None:
            from ui.shell.page_stack import DESK

            load_behind(self, DESK, lambda: None)

        load_behind(self, ("ui.shell.window",), load_desk)

    def _wrong_clock(self, store: Store) -> str:
        """Say where the clock stands before the last entry of the record; days and waits are counted by it."""
        later = audit.later_than_now(store)
        if later is None:
            return ""
        said = self.tr("The clock of this PC stands at {0}, before the last entry of the record, {1}. Set it right.")
        return said.format(*(one.astimezone().strftime("%Y-%m-%d %H:%M") for one in (self._now(), later)))

    def _sign_in(self, login: str, password: str) -> None:
        if self._at_work:
            return
        assert self.door is not None
        if self._restoring is not None:
            self._put_back(*self._restoring, lambda there: people.sign_in(there, login, password))
            return
        try:
            if self._waiting is None:
                assert self._given is not None
                self._waiting = open_store(self._path, self._given, self._now)
            store = self._signed_in(self._waiting, login, password)
        except Refusal as reason:
            self.door.sign_in.complain(wording.reason(reason, self._language))
            return
        except StoreProblem as problem:
            self.door.sign_in.complain(wording.say(f"store.{problem.code}", self._language))
            return
        self._waiting = None
        self._enter_office(store)

    def _signed_in(self, waiting: Store, login: str, password: str) -> Store:
        def sign_in() -> Store:
            with opened_beside(waiting) as there:
                return people.sign_in(there, login, password)

        store = replace(self._work(sign_in), connection=waiting.connection)
        set_current_user(store.connection, store.who)
        return store

    def _enter_office(self, store: Store) -> None:
        from ui.shell.page_stack import DESK
        from ui.shell.window import open_window

        wrong_clock = self._wrong_clock(store)
        self._words.close()
        self._undress()
        self.session, self.window = open_window(self._app, store, self._now, self._faults, locks=not self._never_locks)
        self.session.set_in_sight(self._in_sight)
        self.session.scale_changed.connect(lambda percent: self._when_idle(lambda: self._redraw(percent)))
        self.window.lock_asked.connect(self._lock_soon)
        self.window.passphrase_asked.connect(self._change_passphrase)
        self.window.afresh_asked.connect(lambda: self._when_idle(self._begin_afresh))
        if self.door is not None:
            self.window.restoreGeometry(self.door.saveGeometry())
        self.session.failed.connect(lambda code: LOG.warning("told: %s", code))
        LOG.info("office entered")
        show_whole(self.window)
        said = [wrong_clock] if wrong_clock and not self._never_locks else []
        if self._ended_hard:
            self._ended_hard = False
            said.append(
                self.tr(
                    "The program ended by itself last time. Where it was stands in the report under Settings, About, "
                    "which names nobody: save it for whoever looks after the program."
                )
            )
        if said:
            self.window.show_note("\n".join(said))
        if self._on_desk and self._whose == store.who:
            self.window.open_account(self._on_desk)
        else:
            load_behind(self.window, DESK, self.window.make_desk)
        if self.door is not None:
            self.door.close()
            self.door.deleteLater()
            self.door = None
        self._watch(self.window)
        if not self._never_locks:
            QTimer.singleShot(0, self, self._back_up)

    def come_forward(self) -> None:
        """Show the window, locked or not, before all others."""
        shown = self.window or self.door
        if shown is not None:
            shown.setWindowState(shown.windowState() & ~Qt.WindowState.WindowMinimized)
            shown.raise_()
            shown.activateWindow()

    @Slot()
    def _back_up(self) -> None:
        """Write the backup of today behind the window, once that is shown."""
        session = self.session
        if session is None or (self._backup is not None and self._backup.at_work):
            return
        try:
            if backups.is_due(session.store):
                daily = backups.begin_daily(session.store, own_folder(session.store.path))
                self._backup = Behind(_with_month_end(session.store, daily), self)
                self._backup.ended.connect(self._backed_up)
        except StoreProblem:
            session.failed.emit(NO_BACKUP)

    @Slot(object)
    def _backed_up(self, problem: BaseException | None) -> None:
        if problem is None:
            LOG.info("backup written")
            return
        if not isinstance(problem, StoreProblem):
            raise problem
        if self.session is not None:
            backups.record_failure(self.session.store)
        self.tell(NO_BACKUP)

    def _restore(self, name: str) -> None:
        if self._at_work:
            return
        assert self.door is not None
        page = self.door.page
        text = page.passphrase.text()
        if not text:
            page.complain(self.tr("Type the passphrase of the backup first, then choose it again."))
            return
        secret = Passphrase(text, self._cost)
        if not self._is_agreed(Path(name), secret):
            return
        self._put_back(Path(name), secret, lambda there: there)

    def _is_agreed(self, backup: Path, secret: Secret) -> bool:
        """Whether nothing is lost by a restore, or it was said what is and the same backup was asked for again."""
        assert self.door is not None
        page = self.door.page
        try:
            checked, gone = self._work(lambda: self._looked_at(backup, secret))
            self._checked = backup, secret, checked
        except StoreProblem as problem:
            page.complain(wording.say(f"store.{problem.code}", self._language))
            return False
        if not gone.anything or self._told == (backup, gone):
            return True
        self._told = backup, gone
        said = (
            self.tr("After the restore these will be missing:"),
            *losses_in_words(gone, self._language),
            self.tr("The store that is there now is kept in {0}.").format(backups.folder_of(self._path)),
        )
        page.warn(str(backup), "\n".join(said))
        return False

    def _looked_at(self, backup: Path, secret: Secret) -> tuple[backups.Checked, Lost]:
        """Read a backup through, unless that was done when it was asked for before, and look what would be gone."""
        known = self._checked is not None and self._checked[:2] == (backup, secret)
        checked = self._checked[2] if known and self._checked else backups.check_backup(backup, secret)
        return checked, lost(backup, self._path, secret, self._now)

    def _put_back(self, backup: Path, secret: Secret, acting: Callable[[Store], Store]) -> None:
        assert self.door is not None
        try:
            checked = self._checked[2] if self._checked is not None else None
            told = self._work(lambda: self._restored(backup, secret, acting, checked))
        except StoreProblem as problem:
            self._restoring = None
            self.door.ask_passphrase()
            self.door.page.complain(wording.say(f"store.{problem.code}", self._language))
        except Refusal as reason:
            self._restoring = backup, secret
            self.door.ask_who()
            first = self.tr("To replace this store, an administrator signs in.")
            said = first if reason.code == "sign_in_first" else wording.reason(reason, self._language)
            self.door.sign_in.complain(said)
        else:
            self._restoring = self._told = self._checked = None
            self._opened(secret)
            self._say_restored(backup, told)

    def _restored(
        self, backup: Path, secret: Secret, acting: Callable[[Store], Store], checked: backups.Checked | None
    ) -> tuple[str, ...]:
        """Put a backup in place of the store; returns what became of the own rules that it holds."""
        with closing(backups.restore(backup, self._path, secret, self._now, acting, checked=checked)) as store:
            try:
                return rules_in_words(rule_files.put_back(store, own_folder(store.path)), self._language)
            except OSError:
                return (wording.say("own_rules.unwritten", self._language),)

    def _say_restored(self, backup: Path, rules: tuple[str, ...]) -> None:
        """Say that it is done, where one looks: at the door, or on the first page."""
        kept = backups.replaced(self._path)
        said = self.tr("Restored from {0}.").format(backup.name)
        if kept is not None:
            there = self.tr("What was there is kept as {0}").format(kept)
            said = f"{said} {there}"
        said = "\n".join((said, *rules))
        if self.window is not None:
            self.window.show_note(said)
        elif self.door is not None and self._waiting is not None:
            self.door.sign_in.complain(said, bad=False)

    def report(self, faults: Sequence[Fault], *, ended_hard: bool = False) -> None:
        """Have every window from now on tell of these faults, and the first one where it is, if the program ended hard
        before."""
        self._faults, self._ended_hard = faults, ended_hard

    def untouched(self) -> bool:
        """Return whether nobody has typed or clicked for some seconds."""
        return self._presence.idle() >= PAUSE

    def tell(self, problem: str) -> None:
        """Say by its name what went wrong, where one looks for it: on the strip, or at the door."""
        if self.session is not None:
            self.session.failed.emit(problem)
        elif self.door is not None:
            self.door.page.complain(wording.say(f"store.{problem}", self._language))

    @Slot()
    def look(self) -> None:
        """Lock where nobody has touched anything for too long, or the session of the PC is locked."""
        if self._never_locks or self._at_work or (self.session is not None and self.session.busy):
            return
        if self._presence.idle() >= IDLE:
            self._close_up("")
        elif self._system_locked():
            self._close_up(self.tr("Locked with this PC. Nothing was lost."))

    def _close_up(self, said: str) -> None:
        if self.session is not None:
            self.lock(said)
        elif self._waiting is not None or self._restoring is not None:
            self._leave_sign_in(said or self._locked_words())

    def _leave_sign_in(self, said: str) -> None:
        """The page that asks who it is holds an open store: it is closed like any other."""
        assert self.door is not None
        self._restoring = None
        if self._waiting is not None:
            self._waiting.close()
            self._waiting = None
        self.door.sign_in.forget_login()
        self.door.sign_in.complain(said, bad=False)
        if self._given is None:
            self.door.ask_passphrase()
            self.door.page.complain(said, bad=False)

    def _locked_words(self) -> str:
        return self.tr("Locked after four minutes without a touch. Nothing was lost.")

    @Slot()
    def _lock_soon(self) -> None:
        self._when_idle(lambda: self.lock(self.tr("Locked. Nothing was lost.")))

    def _when_idle(self, act: Callable[[], None]) -> None:
        """Do what takes the window away: not while it asks for it, nor while something works aside."""
        if self.session is not None and self.session.busy:
            QTimer.singleShot(LOOK_EVERY_MS, self, lambda: self._when_idle(act))
        else:
            QTimer.singleShot(0, self, act)

    @Slot(str, str)
    def _change_passphrase(self, old: str, new: str) -> None:
        assert self.session is not None
        assert self.window is not None
        store, cost = self.session.store, self._cost
        if not rights.may(store, "store"):
            self.window.refuse_passphrase(Refusal("passphrase", "administrator_only"))
            return
        if self._work(lambda: key_of(Passphrase(old, cost), salt_of(store.path))) != store.key:
            self.window.refuse_passphrase(Refusal("old", "passphrase_wrong"))
            return
        self._when_idle(lambda: self._close_and_encrypt(Passphrase(new, cost)))

    def _close_and_encrypt(self, secret: Secret) -> None:
        if self.session is None:
            return
        key, who = self.session.store.key, self.session.store.who
        # What was given opens it no more.
        self._given = None
        self.lock(self.tr("Encrypting everything with the new passphrase…"))
        if self.door is not None:
            self.door.page.setEnabled(False)
            # Said first, since it takes its time.
            QTimer.singleShot(BREATH_MS, self, lambda: self._encrypt_anew(key, who, secret))

    def _encrypt_anew(self, key: Key, who: str, secret: Secret) -> None:
        if self.door is None:
            # Closed meanwhile: the passphrase stays what it was.
            return
        said = self.tr("The passphrase is changed. Open with the new one.")
        try:
            changed = self._work(lambda: _encrypted_anew(self._path, key, self._now, who, secret))
            if keychain.kept_key(self._keys, self._path) is not None:
                keychain.save_key(self._keys, self._path, changed)
        except StoreProblem as problem:
            said = wording.say(f"store.{problem.code}", self._language)
        except Refusal as reason:
            said = wording.reason(reason, self._language)
        if self.door is not None:
            self.door.page.setEnabled(True)
            self.door.page.complain(said)

    def lock(self, said: str = "") -> None:
        """Keep what is on the desk, then leave nothing of anybody in the program: no window, no store, no key."""
        if self.session is None or self.window is None or self._never_locks:
            return
        dialog = self._app.activeModalWidget()
        if dialog is not None:
            # It runs inside the window; once it has closed, the next look locks.
            dialog.close()
            return
        LOG.info("locked")
        account = self.window.on_hand
        self._on_desk, self._whose = account.number if account else "", self.session.store.who
        self._language = self.session.language
        said, signs_in = said or self._locked_words(), bool(people.users(self.session.store))
        office = _office_name(self.session.organisation, self._language)
        self._leave()
        self._copied.wipe()
        self._show_door(said)
        if self._given is not None and signs_in:
            # The store is closed; who signs in opens it again with the secret that was given.
            assert self.door is not None
            self.door.ask_who(office)
            self.door.sign_in.complain(said, bad=False)

    def close(self) -> None:
        """End: what is on the desk is kept, the store is closed, and nothing that was copied here stays."""
        if self._backup is not None:
            self._backup.wait()
        self._leave()
        self._copied.wipe()
        self._words.close()
        self._undress()
        if self.door is not None:
            self.door.close()
            shiboken6.delete(self.door)
            self.door = None

    def _leave(self) -> None:
        self._clock.stop()
        if self._waiting is not None:
            self._waiting.close()
            self._waiting = None
        store = self._close_window()
        if store is not None:
            audit.anchor(store)
            store.close()

    def _close_window(self) -> Store | None:
        """Close the window and leave its store open; None where there is no window."""
        if self.window is None or self.session is None:
            return None
        # Who looked on before the lock still does.
        self._in_sight = self.session.in_sight and not self.session.always_in_sight
        self.window.close()
        self.session.close()
        store = self.session.store
        shiboken6.delete(self.window)
        forget()
        self.window = self.session = None
        # What the window held of anybody, in cycles that nobody would look for until much later.
        gc.collect()
        return store

    def _undress(self) -> None:
        """The door follows the colours of the system no longer."""
        if self._wardrobe is not None:
            self._wardrobe.close()
            self._wardrobe = None

    def _redraw(self, percent: int) -> None:
        """Another window over the same store, at another scale: one that is there cannot change its own."""
        if self.window is None or not can_redraw():
            return
        opened, account = self.window.opened(), self.window.on_hand
        store = self._close_window()
        if store is not None:
            redraw_at(percent)
            self._on_desk = account.number if account else ""
            self._enter_office(store)
            self._on_desk = ""
            assert self.window is not None
            self.window.open_beside(opened)
            self.window.show_look()

    def _begin_afresh(self) -> None:
        """Another window over the same store: the one before may hold somebody who was erased."""
        if self.window is None:
            return
        place, opened = self.window.saveGeometry(), self.window.opened()
        store = self._close_window()
        if store is not None:
            self._on_desk = ""
            self._enter_office(store)
            assert self.window is not None
            assert self.session is not None
            self.window.restoreGeometry(place)
            self.window.open_beside(opened)
            if said := copies_in_words(erasure.last_reached(store), self.session.language):
                self.window.show_note(said)
