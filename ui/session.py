"""What every screen works with: the store, the clock, the language, the organisation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from reports import wording
from reports.formats import Language
from restructure.parties.account import Account
from restructure.parties.organisation import Organisation, policy_lines_for, policy_of
from restructure.parties.payees import Payee, organisation_for
from restructure.policy import Policy
from restructure.policy.tables import Dated
from restructure.services.workplace import Workplace
from restructure.store import Store, StoreProblem, payees, people, settings, sign_offs
from restructure.unreadable import Kind, Unreadable
from ui.actions import kept_keys, keys_of
from ui.clipboard import wipe_internal
from ui.error_reporting import Fault
from ui.languages import Words, of_this_pc, spell_dates
from ui.own_rules import take_own_rules
from ui.papers import PAPERS
from ui.person import person_word
from ui.scale import keep_scale
from ui.theme import Wardrobe
from ui.tokens import COLOURS, Colours, Theme

Kept = TypeVar("Kept")
DateOrder = Literal["", "dmy", "mdy"]
"""Which part of a date comes first in figures: the year, the day, the month."""
ORDERS: dict[str, DateOrder] = {"GB": "dmy", "US": "mdy"}
"""By the calendar of a policy; Chinese puts the year first wherever it is written."""
CURRENCIES = {"GB": "GBP", "US": "USD"}
"""By the calendar of a policy; elsewhere the yuan."""


Behind = Callable[["Session | None", Callable[[], Any]], Any]
"""Returns what an act returns that touches no widget, while the window paints and answers."""


def at_once(_: Session | None, act: Callable[[], Any]) -> Any:
    """Return what an act returns, where no window waits for it."""
    return act()


class Session(QObject):
    """One person at one store. ``now`` is the only clock; ``faults`` are the last that nobody expected. A window over
    demo data never ``locks``, and nobody signs in there."""

    organisation_changed = Signal()
    saved = Signal()
    worked = Signal()
    """Something that worked aside is done."""
    unread_changed = Signal()
    keys_moved = Signal()
    sight_changed = Signal()
    scale_changed = Signal(int)
    failed = Signal(str)

    def __init__(
        self,
        app: QApplication,
        store: Store,
        now: Callable[[], datetime],
        faults: Sequence[Fault] = (),
        *,
        locks: bool = True,
        behind: Behind = at_once,
    ) -> None:
        super().__init__()
        self._behind = behind
        self.app, self.store, self.now, self.faults = app, store, now, faults
        self.language: Language = "en"
        self._policies: dict[bool, tuple[tuple[object, ...], Policy]] = {}
        self.unread: dict[tuple[str, Kind], None] = {}
        self.organisation = self.known(settings.organisation(store), Organisation())
        self.lpr = self.known(settings.lpr(store), ())
        self.payees = self.known(payees.payees(store), ())
        self.letterhead = settings.letterhead_in_use(store)
        self.sign_offs = self.known(sign_offs.sign_offs(store), ())
        self.own_rules = take_own_rules(store, self.sign_offs, partial(behind, None))
        self._look_for_unread()
        self.organisation_changed.connect(self._look_for_unread)
        self.busy, self.locks = False, locks
        who = people.current(store)
        self.always_in_sight = who is not None and who.role == "counsellor"
        self._in_sight = False
        self._account: Account | None = None
        self._words, self._wardrobe = Words(app), Wardrobe(app)
        self.moved_keys = kept_keys(store)

    def known(self, kept: Kept | Unreadable, otherwise: Kept, account_number: str = "") -> Kept:
        """Return what is kept; where it cannot be read that is said, and ``otherwise`` stands for it."""
        if not isinstance(kept, Unreadable):
            return kept
        if (account_number, kept.kind) not in self.unread:
            self.unread[account_number, kept.kind] = None
            self.unread_changed.emit()
        return otherwise

    def _look_for_unread(self) -> None:
        """Which settings cannot be read, as they are kept now."""
        found: dict[tuple[str, Kind], None] = {("", kind): None for kind in settings.unreadable(self.store)}
        self.unread = found | {one: None for one in self.unread if one[0]}
        self.unread_changed.emit()

    def read_again(self, account_number: str, kind: Kind) -> None:
        """Clear an unreadable record that gave way to something readable."""
        if self.unread.pop((account_number, kind), 0) is None:
            self.unread_changed.emit()

    def said_unread(self, account_number: str) -> tuple[str, str]:
        """Return what cannot be read of the settings and of an account, in short and in a sentence; nothing where all
        can."""
        kinds = dict.fromkeys(kind for number, kind in self.unread if number in ("", account_number))
        names = ", ".join(wording.name("kept", kind, self.language) for kind in kinds)
        if not names:
            return "", ""
        short, whole = (
            wording.say(key, self.language, names=names) for key in ("kept.unreadable.short", "kept.unreadable")
        )
        return short, whole

    def today(self) -> date:
        """The day on this PC."""
        return self.now().date()

    @property
    def policy(self) -> Policy:
        """The policy of the organisation: its rule set, and the lines that it has drawn itself."""
        return self.policy_for(None)

    @property
    def date_order(self) -> DateOrder:
        """Return the order in which dates are typed and shown in fields."""
        return "" if self.language == "zh" else ORDERS.get(self.policy.calendar, "")

    @property
    def currency(self) -> str:
        """Return the currency that an account is in where nothing else is said."""
        return CURRENCIES.get(self.policy.calendar, "CNY")

    def policy_for(self, account: Account | None) -> Policy:
        """The policy that an account is worked under: the rule set that is its own, and the organisation's lines. It is
        asked for many times at each key, and follows from nothing else."""
        asked, known = (account, self.organisation.policy, self.lpr), self._policies.get(account is None)
        if known is None or any(a is not b for a, b in zip(asked, known[0], strict=True)):
            known = asked, policy_of(policy_lines_for(self.organisation.policy, account), self.lpr)
            self._policies[account is None] = known
        return known[1]

    @property
    def workplace(self) -> Workplace:
        """Return what a use case works with, at this moment."""
        return Workplace(self.store, self.organisation, self.payees, self.policy, self.now(), PAPERS, self.letterhead)

    @property
    def keys(self) -> dict[str, str]:
        """The key of every action."""
        return keys_of(self.language, self.moved_keys)

    def key(self, action_id: str) -> str:
        """The key of an action."""
        return self.keys[action_id]

    def take_keys(self) -> None:
        """Look up again which keys were moved; every word that names a key is said anew."""
        self.moved_keys = kept_keys(self.store)
        self._say_anew()
        self.keys_moved.emit()

    @property
    def in_sight(self) -> bool:
        """Return whether the person who owes looks on: nothing shows then what is for the creditor alone. Who counsels
        them sits beside them always."""
        return self._in_sight or self.always_in_sight

    def set_in_sight(self, in_sight: bool) -> None:
        """The person who owes looks on from now on, or no longer; every word is said anew."""
        before, self._in_sight = self.in_sight, in_sight
        if self.in_sight != before:
            if self.in_sight:
                wipe_internal()
            self._say_anew()
            self.sight_changed.emit()

    def _say_anew(self) -> None:
        for window in self.app.topLevelWidgets():
            QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))

    @property
    def person(self) -> str:
        """Return what the person who owes is called on screen."""
        account = self._account
        return person_word(self.policy_for(account).name, account.product if account else None)

    def take_account(self, account: Account | None) -> None:
        """That account is on the desk, or none. Words that name the person follow."""
        before, self._account = self.person, account
        if self.person != before:
            self._say_anew()

    @contextmanager
    def working(self) -> Iterator[None]:
        """Keep the store open and the window in place while something works aside."""
        before, self.busy = self.busy, True
        try:
            yield
        finally:
            self.busy = before
        self.worked.emit()

    def write(self, action: Callable[[], object]) -> bool:
        """Do something that writes to the store; where it cannot, say why on the strip and go on."""
        try:
            action()
        except StoreProblem as problem:
            self.failed.emit(problem.code)
            return False
        self.saved.emit()
        return True

    def restore(self) -> None:
        """Language and theme as whoever signed in left them."""
        kept_colours = settings.own_text(self.store, settings.THEME)
        self._wardrobe.wear(next((known for known in COLOURS if known == kept_colours), "system"))
        kept = settings.own_text(self.store, settings.LANGUAGE)
        self._speak("zh" if kept == "zh" else "en" if kept else of_this_pc())

    def set_language(self, language: Language) -> None:
        """Switch every word, at once."""
        self._speak(language)
        self._save_own(settings.LANGUAGE, language)

    def other_language(self) -> None:
        """Switch every word to the other of the two languages."""
        self.set_language("en" if self.language == "zh" else "zh")

    def _speak(self, language: Language) -> None:
        self.language = language
        spell_dates(american=self.date_order == "mdy")
        self._words.speak(language)
        self.keys_moved.emit()

    def close(self) -> None:
        """Take this session's words and colours back from the application."""
        self._words.close()
        spell_dates(american=False)
        self._wardrobe.close()

    @property
    def colours(self) -> Colours:
        """The colours that were chosen."""
        return self._wardrobe.colours

    @property
    def theme(self) -> Theme:
        """The theme that is worn."""
        return self._wardrobe.theme

    def set_theme(self, colours: Colours) -> None:
        """Switch all colours, at once."""
        self._wardrobe.wear(colours)
        self._save_own(settings.THEME, colours)

    def _save_own(self, key: str, value: str) -> None:
        self.write(lambda: settings.save(self.store, settings.own_key(self.store, key), value))

    def set_scale(self, percent: int) -> None:
        """Draw at another scale from now on. Raises ``OSError`` where it cannot be kept."""
        keep_scale(self.store.path.parent, percent)
        self.scale_changed.emit(percent)

    def set_lpr(self, table: tuple[Dated, ...]) -> bool:
        """Keep the organisation's own table of the prime rate; an empty one leaves that of the program in force."""
        kept = self.write(lambda: settings.save_lpr(self.store, table))
        if kept:
            self.lpr = self.known(settings.lpr(self.store), ())
            self.organisation_changed.emit()
        return kept

    def set_payees(self, table: tuple[Payee, ...]) -> bool:
        """Keep where the debtors of each creditor pay; the paper follows. Refuses as ``payees.keep_payees``."""
        kept = self.write(lambda: payees.save_payees(self.store, table))
        if kept:
            self.payees = self.known(payees.payees(self.store), ())
            self.organisation_changed.emit()
        return kept

    def take_letterhead(self) -> None:
        """Read again the letterhead; the paper follows."""
        self.letterhead = settings.letterhead_in_use(self.store)
        self.organisation_changed.emit()

    def take_decided(self) -> None:
        """Read again what belongs to the organisation: a change of it was decided."""
        before = self.person, self.date_order
        self.organisation = self.known(settings.organisation(self.store), self.organisation)
        self.lpr = self.known(settings.lpr(self.store), self.lpr)
        self.payees = self.known(payees.payees(self.store), self.payees)
        self.letterhead = settings.letterhead_in_use(self.store)
        self.sign_offs = self.known(sign_offs.sign_offs(self.store), self.sign_offs)
        self.own_rules = take_own_rules(self.store, self.sign_offs, partial(self._behind, self))
        spell_dates(american=self.date_order == "mdy")
        self.organisation_changed.emit()
        if (self.person, self.date_order) != before:
            self._say_anew()

    def organisation_for(self, account: Account) -> Organisation:
        """The organisation as it works on an account: with its rule set, and the payee of its creditor."""
        return organisation_for(self.organisation, self.payees, account)

    def set_organisation(self, organisation: Organisation) -> None:
        """Keep the organisation; the paper and the rules follow."""
        settings.save_organisation(self.store, organisation)
        before = self.person, self.date_order
        self.organisation = self.known(settings.organisation(self.store), organisation)
        spell_dates(american=self.date_order == "mdy")
        self.organisation_changed.emit()
        if (self.person, self.date_order) != before:
            self._say_anew()
