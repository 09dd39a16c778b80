"""Everything that a key or the command box can do, in one table: id, key, icon, group."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from reports.formats import Language
from restructure.parties.situation import EXITS
from restructure.store import Store, settings
from ui.exits import exit_name
from ui.option_words import CARD_WORDS

translate = QCoreApplication.translate

Group = Literal["talk", "offer", "see", "go", "keep"]
Scope = Literal["window", "desk"]
GROUPS: tuple[Group, ...] = ("talk", "offer", "see", "go", "keep")
KEPT_UNDER = "keys"
CLOSE_ENOUGH = 0.72

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do; the keys of ``desk`` work while the cursor is on the desk. ``chinese_key`` is its key where
    people chat in Chinese."""

    id: str
    key: str
    icon: str
    group: Group
    scope: Scope = "window"
    needs_account: bool = True
    chinese_key: str = ""

    @property
    def fixed(self) -> bool:
        """Return whether people rely on the key wherever they sit: function keys and single characters."""
        return self.key in ("/", "Esc") or self.key.isdigit() or self.key.startswith("F")

    def key_in(self, language: Language) -> str:
        """The key as delivered, in a language of the window."""
        return self.chinese_key if language == "zh" and self.chinese_key else self.key


OPTIONS = [kind for kind, words in CARD_WORDS.items() if words.take]
CHOOSE = {f"choose_{place}": kind for place, kind in enumerate(OPTIONS, 1)}
TAKE = {f"take_{place}": kind for place, kind in enumerate(OPTIONS, 1)}
STOP = {f"exit_{reason}": reason for reason in EXITS}
"""Which card an action chooses, on which it takes the nearest offer, and for what reason it stops offers."""

ACTIONS: tuple[Action, ...] = (
    Action("find", "Ctrl+K", "search", "go", needs_account=False),
    Action("commands", "Ctrl+Shift+K", "keys", "go", needs_account=False),
    Action("says", "/", "in", "talk", "desk"),
    Action("means", "F2", "budget", "talk"),
    Action("note", "F6", "note", "talk"),
    Action("quick_1", "Alt+1", "note", "talk", "desk"),
    Action("quick_2", "Alt+2", "note", "talk", "desk"),
    Action("quick_3", "Alt+3", "note", "talk", "desk"),
    Action("quick_4", "Alt+4", "note", "talk", "desk"),
    Action("spoke", "Alt+S", "user", "talk"),
    Action("no_answer", "Alt+N", "no", "talk"),
    Action("memo", "Alt+M", "doc", "talk"),
    Action("read_aloud", "F11", "info", "talk"),
    *(Action(name, str(place), "chosen", "offer", "desk") for place, name in enumerate(CHOOSE, 1)),
    Action("hold", str(len(CARD_WORDS)), "clock", "offer", "desk"),
    *(Action(name, f"Ctrl+{place}", "in", "offer") for place, name in enumerate(TAKE, 1)),
    Action("offer", "F3", "out", "offer"),
    Action("accepted", "Alt+A", "ok", "offer", chinese_key="Alt+Y"),
    Action("refused", "Alt+R", "no", "offer"),
    Action("countered", "Alt+C", "in", "offer"),
    Action("sign", "F9", "pen", "offer"),
    Action("end_hold", "Ctrl+Shift+H", "ok", "offer"),
    Action("called_us", "Alt+I", "in", "talk"),
    Action("papers", "Alt+P", "doc", "offer"),
    Action("paper_offer", "Ctrl+Shift+O", "doc", "offer"),
    Action("paper_choices", "Ctrl+Shift+C", "eq", "offer"),
    Action("paper_cost_sheet", "Ctrl+Shift+T", "doc", "offer"),
    Action("paper_forbearance", "Ctrl+Shift+F", "doc", "offer", chinese_key="Ctrl+Shift+P"),
    Action("paper_validation", "Ctrl+Shift+V", "doc", "offer"),
    Action("paper_memo", "Ctrl+Shift+M", "note", "talk"),
    Action("paper_memo_copy", "Ctrl+Shift+N", "note", "talk"),
    Action("exit_wrong_person", "Ctrl+Shift+W", "no", "talk"),
    Action("exit_disputed", "Ctrl+Shift+D", "no", "talk"),
    Action("exit_represented", "Ctrl+Shift+R", "no", "talk"),
    Action("exit_insolvent", "Ctrl+Shift+I", "no", "talk"),
    Action("exit_deceased", "Ctrl+Shift+E", "no", "talk"),
    Action("exit_under_age", "Ctrl+Shift+A", "no", "talk", chinese_key="Ctrl+Shift+J"),
    Action("exit_no_capacity", "Ctrl+Shift+Y", "no", "talk"),
    Action("exit_in_danger", "Ctrl+Shift+X", "no", "talk"),
    Action("exit_seriously_ill", "Ctrl+Shift+L", "no", "talk"),
    Action("compare", "F4", "eq", "see"),
    Action("chart", "F5", "debts", "see"),
    Action("schedule", "F7", "rec", "see"),
    Action("more_terms", "Ctrl+T", "gear", "see"),
    Action("talk", "F10", "info", "talk"),
    Action("messages", "Ctrl+M", "out", "talk"),
    Action("differing", "Alt+T", "gear", "offer"),
    Action("keep_scenario", "Ctrl+Shift+S", "save", "offer"),
    Action("findings", "F8", "shield", "see"),
    Action("rules", "Shift+F8", "shield", "see"),
    Action("undo", "Ctrl+Z", "undo", "keep", "desk"),
    Action("print", "Ctrl+P", "print", "keep", "desk"),
    Action("budget", "Ctrl+B", "budget", "go"),
    Action("debts", "Ctrl+D", "debts", "go"),
    Action("conduct", "Ctrl+G", "shield", "go"),
    Action("client", "Ctrl+O", "folder", "go", needs_account=False),
    Action("records", "Ctrl+R", "rec", "go", needs_account=False),
    Action("book", "Ctrl+Shift+B", "rec", "go", needs_account=False),
    Action("settings", "Ctrl+,", "gear", "go", needs_account=False),
    Action("home", "Ctrl+H", "home", "go", needs_account=False),
    Action("new", "Ctrl+N", "plus", "keep", needs_account=False),
    Action("import", "Ctrl+I", "export", "keep", needs_account=False),
    Action("promise", "Alt+O", "clock", "talk"),
    Action("call_back", "Alt+B", "clock", "talk"),
    Action("not_now", "Alt+D", "right", "go", needs_account=False),
    Action("work_next", "F12", "right", "go", needs_account=False),
    Action("work_list", "Ctrl+J", "list", "go", needs_account=False),
    Action("next_account", "Ctrl+Tab", "right", "go"),
    Action("close_account", "Ctrl+W", "x", "go"),
    Action("they_see", "Shift+F12", "eye", "see", needs_account=False),
    Action("language", "Alt+Z", "keys", "go", needs_account=False),
    Action("lock", "Ctrl+L", "lock", "keep", needs_account=False),
    Action("keys", "F1", "keys", "go", needs_account=False),
    Action("guide", "Shift+F1", "info", "go", needs_account=False),
)
BY_ID = {action.id: action for action in ACTIONS}


def action_text(action_id: str) -> str:
    """Return what an action is called, in the language of the window."""
    if action_id in CHOOSE:
        return CARD_WORDS[CHOOSE[action_id]].choose()
    if action_id in TAKE and (take := CARD_WORDS[TAKE[action_id]].take):
        return take()
    if action_id in STOP:
        return translate("Actions", "Stop offers: {0}").format(exit_name(STOP[action_id]))
    return {
        "find": translate("Actions", "Find an account"),
        "commands": translate("Actions", "Find a command"),
        "says": translate("Actions", "Type what they say"),
        "means": translate("Actions", "Means"),
        "note": translate("Actions", "Write a note"),
        "quick_1": translate("Actions", "Quick note 1"),
        "quick_2": translate("Actions", "Quick note 2"),
        "quick_3": translate("Actions", "Quick note 3"),
        "quick_4": translate("Actions", "Quick note 4"),
        "spoke": translate("Actions", "Log: spoke"),
        "no_answer": translate("Actions", "Log: no answer"),
        "memo": translate("Actions", "Copy the memo"),
        "read_aloud": translate("Actions", "Page to read aloud"),
        "hold": CARD_WORDS["hold"].choose(),
        "end_hold": translate("Actions", "End the hold"),
        "called_us": translate("Actions", "Log: they called us"),
        "offer": translate("Actions", "Offer the chosen card"),
        "accepted": translate("Actions", "Log: accepted"),
        "refused": translate("Actions", "Log: refused"),
        "countered": translate("Actions", "Log: counter-offer"),
        "sign": translate("Actions", "Agree and sign"),
        "papers": translate("Actions", "Papers before signing"),
        "paper_offer": translate("Actions", "Paper: offer letter"),
        "paper_choices": translate("Actions", "Paper: choices side by side"),
        "paper_cost_sheet": translate("Actions", "Paper: cost sheet"),
        "paper_forbearance": translate("Actions", "Paper: forbearance letter"),
        "paper_validation": translate("Actions", "Paper: validation notice"),
        "paper_memo": translate("Actions", "Paper: memo for the file"),
        "paper_memo_copy": translate("Actions", "Paper: memo, debtor's copy"),
        "compare": translate("Actions", "Comparison"),
        "chart": translate("Actions", "Balance chart"),
        "schedule": translate("Actions", "Schedule"),
        "more_terms": translate("Actions", "More terms"),
        "differing": translate("Actions", "Payments that differ"),
        "keep_scenario": translate("Actions", "Keep scenario…"),
        "talk": translate("Actions", "Brief and script of the talk"),
        "messages": translate("Actions", "Messages"),
        "findings": translate("Actions", "What the rules see"),
        "rules": translate("Actions", "Rules of this account, and why"),
        "undo": translate("Actions", "Undo"),
        "print": translate("Actions", "Print"),
        "budget": translate("Actions", "Full budget sheet"),
        "debts": translate("Actions", "Several debts"),
        "conduct": translate("Actions", "Conduct: circumstances and contacts"),
        "client": translate("Actions", "Client file, and back"),
        "records": translate("Actions", "Records"),
        "book": translate("Actions", "List of accounts"),
        "settings": translate("Actions", "Settings"),
        "home": translate("Actions", "First page"),
        "new": translate("Actions", "New account"),
        "import": translate("Actions", "Import accounts"),
        "promise": translate("Actions", "Note a promise"),
        "call_back": translate("Actions", "Call back later"),
        "not_now": translate("Actions", "Not now: pass over for today"),
        "work_next": translate("Actions", "Next account of the work list"),
        "work_list": translate("Actions", "Work list"),
        "next_account": translate("Actions", "Next open account"),
        "close_account": translate("Actions", "Put this account away"),
        "they_see": translate("Actions", "They see this"),
        "language": translate("Actions", "Other language"),
        "lock": translate("Actions", "Lock"),
        "keys": translate("Actions", "Keys"),
        "guide": translate("Actions", "Guide"),
    }[action_id]


def group_text(group: Group) -> str:
    """The head of a group of actions."""
    return {
        "talk": translate("Actions", "The talk"),
        "offer": translate("Actions", "The offer"),
        "see": translate("Actions", "Look at"),
        "go": translate("Actions", "Go to"),
        "keep": translate("Actions", "Keep and print"),
    }[group]


def kept_keys(store: Store) -> dict[str, str]:
    """The keys that this organisation has moved, by action; nothing where what is kept cannot be read."""
    kept = settings.held(store, KEPT_UNDER)
    moved: dict[str, str] = kept if isinstance(kept, dict) else {}
    return {name: key for name, key in moved.items() if name in BY_ID and not BY_ID[name].fixed}


FIELD_KEYS = frozenset(f"Ctrl+{key}" for key in (*"ACEUVXY", "Shift+Z", "Left", "Right", "Home", "End"))
"""What a field of text keeps for itself on one system or another: Ctrl+U empties it where windows are those of X11."""


TAKEN_IN_CHINESE = frozenset(("Alt+A", "Ctrl+Alt+A", "Ctrl+Shift+A", "Alt+Shift+A", "Ctrl+Shift+F", "Ctrl+."))
"""What never arrives where people chat and type in Chinese: WeChat, QQ, DingTalk and WeCom take a picture of the screen
on the first four wherever one is, input methods change to traditional characters or other punctuation on the others."""


def keys_of(language: Language, moved: Mapping[str, str]) -> dict[str, str]:
    """The key of every action in a language of the window; one that was moved is the same in both."""
    held = set(moved.values())
    keys = {}
    for action in ACTIONS:
        delivered = action.key_in(language)
        keys[action.id] = moved.get(action.id) or (action.key if delivered in held else delivered)
    return keys


def taken_by(key: str, keys: Mapping[str, str], but: str) -> str | None:
    """The action that a key belongs to already, or None."""
    return next((name for name, used in keys.items() if used == key and name != but), None)


def found(query: str) -> tuple[Action, ...]:
    """The actions whose name has the letters of a query in order, the closest first; all of them for no query.

    English names are looked through in every language.
    """
    wanted = unicodedata.normalize("NFKC", query).casefold().split()
    ranked = [(_closeness(wanted, action), place, action) for place, action in enumerate(ACTIONS)]
    hits = sorted((-close, place, action.id) for close, place, action in ranked if close > 0)
    return tuple(BY_ID[name] for _, _, name in hits)


def _closeness(wanted: list[str], action: Action) -> float:
    names = {action_text(action.id).casefold(), action.id.replace("_", " ")}
    return max(_close("".join(wanted), name) if wanted else 1.0 for name in names)


def _close(wanted: str, name: str) -> float:
    plain = name.replace(" ", "")
    if plain.startswith(wanted):
        return 4.0
    if any(word.startswith(wanted) for word in name.split()):
        return 3.0
    if wanted in plain:
        return 2.0
    letters = iter(plain)
    if all(letter in letters for letter in wanted):
        return 1.0
    near = max(SequenceMatcher(None, wanted, word).ratio() for word in name.split())
    return near if near >= CLOSE_ENOUGH else 0.0


class Commands(QObject):
    """The table at work: a shortcut for each action on the widget of its scope, and the way to run it by name."""

    def __init__(self, keys: Mapping[str, str], slots: Mapping[str, Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._slots = slots
        self.made: dict[str, QAction] = {}
        for action in ACTIONS:
            made = QAction(self)
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            # The signal carries whether the action is checked, which no slot asks for.
            made.triggered.connect(lambda _, name=action.id: self.run(name))
            self.made[action.id] = made
        self.take_keys(keys)

    def serve(self, scope: Scope, owner: QWidget) -> None:
        """Answer to the keys of a scope within that widget."""
        owner.addActions([self.made[action.id] for action in ACTIONS if action.scope == scope])

    def take_keys(self, keys: Mapping[str, str]) -> None:
        """Answer to other keys from now on."""
        for name, made in self.made.items():
            made.setShortcut(QKeySequence(keys[name]))

    def run(self, action_id: str) -> None:
        """Do it."""
        LOG.info("action %s", action_id)
        self._slots[action_id]()
