"""What is asked in the line: a promise, when to call back, why an account is passed over, how a talk ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from calculators.errors import Refusal
from reports import formats, wording
from restructure.parties.account import Account
from restructure.parties.situation import EXITS, Exit, Situation, Whom
from restructure.parties.time_zone import local_time
from restructure.services import next_steps, promises
from restructure.store import promises as kept_promises
from restructure.worklist.next_step import SkipReason
from restructure.worklist.promise_line import PromiseLine, parse_call_back, parse_promise, typed
from ui.exits import exit_name
from ui.session import Session
from ui.worklist.ask_line import Answer, Question

translate = QCoreApplication.translate

SKIPS: tuple[SkipReason, ...] = (
    "number_wrong", "wrong_moment", "paper", "supervisor", "conflict_of_interest", "other",
)  # fmt: skip
Then = Callable[[int], object]


def _there(session: Session, account: Account, around: Situation) -> datetime:
    """The moment on the clock where the debtor lives; that of this PC where no zone is known."""
    zone = session.policy_for(account).zone
    return local_time(session.now(), around.time_zone, zone) or session.now().replace(tzinfo=None)


def ask_promise(
    session: Session,
    account: Account,
    around: Situation,
    then: Then,
    *,
    replaces: int | None = None,
    heard: PromiseLine | None = None,
    said_by: Whom = "debtor",
) -> Question:
    """Ask for a promise in a line; ``then`` gets its number. With ``replaces`` another is corrected, which takes a
    reason; one that was ``heard`` stands in the line already. ``said_by`` is whoever is likely to promise it."""
    today = _there(session, account, around).date()
    if replaces is not None:
        today = promises.made_on(session.workplace, kept_promises.load(session.store, replaces))

    def read(text: str) -> str:
        made = parse_promise(text, account.currency, today, or_past=True)
        return _promised(session, made.amount, made.currency, made.due_on)

    def take(answer: Answer) -> None:
        if not answer.text:
            raise Refusal("promise", "promise_not_read", given="")
        work, kept = session.workplace, list[promises.Noted]()
        if replaces is not None:
            act = lambda: kept.append(promises.correct_line(work, replaces, answer.text, answer.reason))  # noqa: E731
        else:
            act = lambda: kept.append(  # noqa: E731
                promises.note_line(
                    work,
                    account.number,
                    answer.text,
                    said_by=answer.said_by,
                    reason=answer.reason,
                    reminder="reminder" in answer.ticked or None,
                    new_borrowing="new_borrowing" in answer.ticked or None,
                )
            )
        if session.write(act):
            then(kept[0].id)

    ticks = (
        ("reminder", lambda: translate("AskLine", "reminder agreed")),
        ("new_borrowing", lambda: translate("AskLine", "from new borrowing")),
    )
    return Question(
        lambda: translate("AskLine", "Correct the promise") if replaces else translate("AskLine", "Promise"),
        lambda: translate("AskLine", "sum and day: 800 25, 800 +7"),
        take,
        read,
        ticks=() if replaces else ticks,
        has_reason=replaces is not None,
        text="" if heard is None else typed(heard),
        said_by=None if replaces else said_by,
    )


def _promised(session: Session, amount: int, currency: str, due_on: date) -> str:
    language = session.language
    day = f"{formats.weekday(due_on, language)} {formats.brief_date(due_on, language)}"
    return translate("AskLine", "{0} for {1}").format(formats.money(amount, currency, language), day)


def ask_withdrawal(session: Session, promise: int, then: Callable[[], object]) -> Question:
    """Ask whether a promise was taken back by whoever made it, or, with a reason, never made."""

    def take(answer: Answer) -> None:
        letter = answer.text[:1].upper() or "T"
        if letter not in "TM":
            raise Refusal("choice", "unknown_choice", given=answer.text[:10], known="T, M")
        work = session.workplace
        if letter == "M" and not answer.reason:
            raise Refusal("reason", "missing_field")
        if session.write(lambda: promises.withdraw(work, promise, answer.reason, mistaken=letter == "M")):
            then()

    return Question(
        lambda: translate("AskLine", "Take the promise back"),
        lambda: translate("AskLine", "T they took it back · M it was never made"),
        take,
        one_key=True,
    )


def ask_call_back(session: Session, account: Account, around: Situation, then: Then) -> Question:
    """Ask when somebody is to be called again, on their clock; ``then`` gets the number of the next step."""
    now = _there(session, account, around)

    def read(text: str) -> str:
        due, language = parse_call_back(text, account.currency, now), session.language
        day = due.date() if isinstance(due, datetime) else due
        hour = f" {due:%H:%M}" if isinstance(due, datetime) else ""
        return f"{formats.weekday(day, language)} {formats.brief_date(day, language)}{hour}"

    def take(answer: Answer) -> None:
        work, kept = session.workplace, list[int]()
        due = next_steps.call_back_in(work, account.number, answer.text)

        def act() -> None:
            kept.append(next_steps.set_step(work, account.number, "call_back", due, reason=answer.reason))

        if session.write(act):
            then(kept[0])

    return Question(
        lambda: translate("AskLine", "Call back"),
        lambda: translate("AskLine", "on their clock: 1430, mo 10, +2"),
        take,
        read,
    )


def ask_not_now(session: Session, number: str, then: Callable[[], object]) -> Question:
    """Ask why an account is passed over for today: a digit, and for another reason words."""

    def take(answer: Answer) -> None:
        digit = answer.text[:1]
        if not digit.isdecimal() or not 1 <= int(digit) <= len(SKIPS):
            raise Refusal("choice", "unknown_choice", given=answer.text[:10], known=_digits(len(SKIPS)))
        reason, work = SKIPS[int(digit) - 1], session.workplace
        if session.write(lambda: next_steps.skip(work, number, reason, note=answer.reason)):
            then()

    def hint() -> str:
        named = (f"{place} {wording.name('skip', one, session.language)}" for place, one in enumerate(SKIPS, 1))
        return " · ".join(named)

    return Question(lambda: translate("AskLine", "Not now, because"), hint, take, one_key=True)


def ask_stop(session: Session, then: Callable[[Exit], object]) -> Question:
    """Ask why offers stop: a digit."""

    def take(answer: Answer) -> None:
        digit = answer.text[:1]
        if not digit.isdecimal() or not 1 <= int(digit) <= len(EXITS):
            raise Refusal("choice", "unknown_choice", given=answer.text[:10], known=_digits(len(EXITS)))
        then(EXITS[int(digit) - 1])

    def hint() -> str:
        return " · ".join(f"{place} {exit_name(one)}" for place, one in enumerate(EXITS, 1))

    return Question(lambda: translate("AskLine", "Stop, because"), hint, take, one_key=True)


def _digits(count: int) -> str:
    return ", ".join(str(place) for place in range(1, count + 1))


def ask_ending(letters: Mapping[str, Callable[[], object]], suggested: str, keep: Callable[[], object]) -> Question:
    """Ask how a talk ended, by a letter; Enter keeps what is suggested."""

    def take(answer: Answer) -> None:
        letter = answer.text[:1].upper()
        if not letter:
            keep()
        elif letter in letters:
            letters[letter]()
        else:
            raise Refusal("choice", "unknown_choice", given=answer.text[:10], known=", ".join(letters))

    def hint() -> str:
        named = " · ".join(f"{letter} {ending_name(letter)}" for letter in letters)
        return f"{translate('AskLine', 'Enter: {0}').format(ending_name(suggested))}   {named}"

    return Question(lambda: translate("AskLine", "How did it end?"), hint, take, one_key=True)


def ending_name(letter: str) -> str:
    """Return what an ending is called, that without a letter included."""
    return {
        "P": translate("AskLine", "promise"),
        "C": translate("AskLine", "call back"),
        "O": translate("AskLine", "offer out"),
        "R": translate("AskLine", "refused"),
        "W": translate("AskLine", "wrong person"),
        "N": translate("AskLine", "nobody"),
        "X": translate("AskLine", "stop…"),
        "": translate("AskLine", "spoken, nothing more"),
    }[letter]
