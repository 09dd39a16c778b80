"""Acts on every account of a list at once: a next step, a hold, a letter. Each account is done by itself, whole or not
at all, and what cannot be done for one is said with its reason before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from calculators.errors import Refusal
from restructure.agreements.course import Kept, may_follow, to_be_paid
from restructure.agreements.standing import balance
from restructure.papers import PAPERS, PaperName
from restructure.parties.account import Account, debt_on
from restructure.parties.situation import Hold, Situation
from restructure.proposals.log_entry import Told, written
from restructure.rules.forbearance import granted, held
from restructure.rules.judgement import contact_findings
from restructure.services import next_steps
from restructure.services.brief import policy_for
from restructure.services.circumstances import circumstances
from restructure.services.plan_papers import note_plan_paper, plan_paper
from restructure.services.workplace import Workplace
from restructure.store import accounts, audit, complaints, conduct, negotiations, plan_events, rights
from restructure.store import next_steps as kept_steps
from restructure.store.negotiations import Event
from restructure.unreadable import Unreadable
from restructure.worklist.next_step import Kind

Name = Literal["step", "hold", "letters"]
LETTERS: tuple[PaperName, ...] = ("next_payments", "account_statement", "notice", "payoff", "certificate")
"""Papers of signed plans that are written to many at once."""
ASKING: tuple[PaperName, ...] = ("next_payments", "notice", "payoff")
"""Letters that ask for money: what holds contact back holds them back too."""
PLAN_KEPT = "plan_kept"
"""The rule that nobody is dunned under a plan that is kept, which a letter under that plan does not do."""
MOST = 10_000
Watch = Callable[[int, int], bool]
"""Told how many are done, of how many; it returns whether to go on."""


@dataclass(frozen=True, slots=True)
class BulkAct:
    """An act on one account of a list. ``check`` refuses one that it is not for, ``act`` does it; ``detail`` is what
    the record says of it."""

    name: Name
    detail: str
    check: Callable[[Workplace, Account], None]
    act: Callable[[Workplace, Account], None]


@dataclass(frozen=True, slots=True)
class Bulk:
    """A list as an act takes it: the accounts it is for, those that are left out, each with why; ``cancelled`` where
    somebody stopped it, and the rest was not looked at."""

    taken: tuple[str, ...] = ()
    left: dict[str, Refusal] = field(default_factory=dict)
    cancelled: bool = False

    @property
    def by_reason(self) -> dict[str, list[str]]:
        """The numbers of the accounts that are left out, by the code of the reason, the most first."""
        found: dict[str, list[str]] = {}
        for number, reason in self.left.items():
            found.setdefault(reason.code, []).append(number)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def go_on(_: int, __: int) -> bool:
    """A watch that nobody looks at."""
    return True


def preview(workplace: Workplace, numbers: Sequence[str], wanted: BulkAct, watch: Watch = go_on) -> Bulk:
    """Return which accounts of a list an act is for; nothing is done. Refuses a list of none or of too many, and
    whoever is no supervisor or administrator."""
    return _each(workplace, numbers, wanted.check, watch)


def perform(workplace: Workplace, numbers: Sequence[str], wanted: BulkAct, watch: Watch = go_on) -> Bulk:
    """Do an act for every account of a list that it is for; the record says how many. Stopped, it leaves done what was
    done. Refuses as ``preview``."""

    def do(there: Workplace, account: Account) -> None:
        wanted.check(there, account)
        wanted.act(there, account)

    found = _each(workplace, numbers, do, watch)
    said = f"{wanted.name} {wanted.detail}: {len(found.taken)} of {len(numbers)}"
    audit.record_alone(workplace.store, "done_in_bulk", detail=said)
    return found


def _each(workplace: Workplace, numbers: Sequence[str], do: Callable[[Workplace, Account], None], watch: Watch) -> Bulk:
    rights.check(workplace.store, "balance", "accounts")
    if not 1 <= len(numbers) <= MOST:
        raise Refusal("accounts", "number_out_of_range", smallest=1, largest=MOST)
    taken, left = list[str](), dict[str, Refusal]()
    for place, number in enumerate(numbers):
        if not watch(place, len(numbers)):
            return Bulk(tuple(taken), left, cancelled=True)
        try:
            account = accounts.load(workplace.store, number)
            if account is None:
                raise Refusal("account", "unknown_account")
            do(workplace, account)
        except Refusal as reason:
            left[number] = reason
        except OSError:
            left[number] = Refusal("account", "file_unwritten")
        else:
            taken.append(number)
    return Bulk(tuple(taken), left)


def step_act(kind: Kind, line: str, *, owner: str = "", reason: str = "") -> BulkAct:
    """Set the same next step, by a line as it is typed at the desk; not where one of that kind is open, and not on what
    is settled."""

    def check(workplace: Workplace, account: Account) -> None:
        _check_open(workplace, account)
        known = kept_steps.open_ones(workplace.store, [account.number]).get(account.number, [])
        if any(one.kind == kind for one in known):
            raise Refusal("account", "step_there")
        due = next_steps.call_back_in(workplace, account.number, line)
        next_steps.check_step(workplace, account, kind, due, owner=owner, reason=reason)

    def act(workplace: Workplace, account: Account) -> None:
        due = next_steps.call_back_in(workplace, account.number, line)
        next_steps.set_step(workplace, account.number, kind, due, owner=owner, reason=reason)

    return BulkAct("step", f"{kind} {line.strip()[:40]}", check, act)


def hold_act(until: date, *, accrues: bool = False, reason: str = "") -> BulkAct:
    """Put accounts on hold from today; not where offers were stopped, where a hold or a breathing space runs, and where
    nothing is owed."""

    def proposed(workplace: Workplace) -> Hold:
        return Hold(workplace.today, until, accrues, reason.strip())

    def check(workplace: Workplace, account: Account) -> None:
        around = _around(workplace, account)
        if around.stopped is not None:
            raise Refusal("account", "account_stopped")
        if around.hold_on(workplace.today) is not None:
            raise Refusal("account", "on_hold_already")
        space = around.breathing_space
        if space is not None and space.covers(workplace.today):
            raise Refusal("account", "in_breathing_space")
        standing = plan_events.standing(workplace.store, account, workplace.today)
        debt = debt_on(standing.account, workplace.today, *around.still)
        held(debt, proposed(workplace), policy_for(workplace, account), around)

    def act(workplace: Workplace, account: Account) -> None:
        known = conduct.situation(workplace.store, account.number)
        assert not isinstance(known, Unreadable)
        hold = proposed(workplace)
        conduct.save_situation(workplace.store, account.number, granted(known, hold))
        event = Event(workplace.now, "held", written(Told("hold", hold=hold)))
        negotiations.append(workplace.store, account.number, event)

    return BulkAct("hold", until.isoformat(), check, act)


def letter_act(paper: PaperName, publish: Callable[[str, bytes], object]) -> BulkAct:
    """Write a letter under the plan in force to each, kept as gone out; ``publish`` takes the name of its file and its
    bytes. What asks for money is not written where a rule, a stop, a hold, a breathing space or an open complaint
    speaks against contact, nor to somebody in need of care: that is done by hand. Refuses another paper than one of
    ``LETTERS``."""
    if paper not in LETTERS:
        raise Refusal("paper", "unknown_choice", given=paper, known=", ".join(LETTERS))

    def check(workplace: Workplace, account: Account) -> None:
        one = _plan(workplace, account)
        if PAPERS[paper].after == "paying":
            to_be_paid(one)
        elif not may_follow(PAPERS[paper], one, workplace.today):
            raise Refusal("number", "paper_unfit")
        around = _around(workplace, account)
        if around.stopped is not None:
            raise Refusal("account", "account_stopped")
        if paper in ASKING:
            _check_asking(workplace, account, around)

    def act(workplace: Workplace, account: Account) -> None:
        one = _plan(workplace, account)
        pdf = plan_paper(workplace, paper, one)
        publish(PAPERS[paper].file_name(one.agreement.number), pdf)
        note_plan_paper(workplace, paper, one)

    return BulkAct("letters", paper, check, act)


def _plan(workplace: Workplace, account: Account) -> Kept:
    """The newest agreement of an account."""
    found = plan_events.of_account(workplace.store, account.number, workplace.today)
    if not found:
        raise Refusal("account", "no_agreement")
    return found[-1]


def _check_open(workplace: Workplace, account: Account) -> None:
    if not balance(plan_events.standing(workplace.store, account, workplace.today)):
        raise Refusal("account", "nothing_owed")


def _around(workplace: Workplace, account: Account) -> Situation:
    """The circumstances, which have to be read before many are acted on at once."""
    found = circumstances(workplace, account, plan_events.standing(workplace.store, account, workplace.today))
    if found.unreadable:
        raise Refusal("account", "kept_unreadable")
    return found


def _check_asking(workplace: Workplace, account: Account, around: Situation) -> None:
    today = workplace.today
    if around.breathing_space is not None and around.breathing_space.covers(today):
        raise Refusal("account", "in_breathing_space")
    if around.hold_on(today) is not None:
        raise Refusal("account", "on_hold_already")
    if complaints.open_since(workplace.store, account.number) is not None:
        raise Refusal("account", "complaint_is_open")
    if around.vulnerabilities:
        raise Refusal("account", "by_hand_only")
    standing = plan_events.standing(workplace.store, account, today)
    debt = debt_on(standing.account, today, *around.still)
    seen = replace(around, asked_channel="letter")
    found = contact_findings(debt, policy_for(workplace, account), seen)
    if any(one.severity == "block" and one.rule != PLAN_KEPT for one in found):
        raise Refusal("account", "contact_held_back")
