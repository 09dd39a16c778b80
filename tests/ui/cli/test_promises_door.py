"""The six worked promises through the door: as the money that is known decides, whatever comes late or goes back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from click.testing import CliRunner

from calculators.rounding import Money
from restructure.parties.situation import Hold, Situation
from restructure.services import promises
from restructure.store import Passphrase, Store, accounts, conduct, money_known, payments, reversals
from restructure.store.payments import Payment
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store
from tests.support.workplaces import workplace
from ui.cli import main

PHRASE = "correct horse battery"
CHINA = timezone(timedelta(hours=8))
MADE = datetime(2026, 11, 2, 9, tzinfo=CHINA)
NOW = datetime(2026, 11, 27, 10, 42, tzinfo=CHINA)
SIX = ((800, 20), (500, 22), (1000, 18), (600, 25), (400, 10), (700, 12))
CAME = {0: (800, 21), 1: (300, 22), 5: (700, 19)}
"""So much came for the first, the second and the last, on which day of November."""


def nov(day: int) -> date:
    return date(2026, 11, day)


def states(folder: Path) -> list[str]:
    where = ("--store", str(folder / "six.db"), "--passphrase-file", str(folder / "phrase"))
    done = CliRunner().invoke(main, ["promises", "--json", "--at", "2026-11-27T10:42", *where])
    assert done.exit_code == 0, done.output
    return [one["state"] for one in json.loads(done.output)["promises"]]


def opened(folder: Path, now: datetime) -> Store:
    return open_store(folder / "six.db", Passphrase(PHRASE), now=lambda: now)


def test_the_six_promises_stand_as_worked_and_are_judged_anew_by_what_comes_late_or_is_taken_back(
    tmp_path: Path,
) -> None:
    (tmp_path / "phrase").write_text(PHRASE)
    (tmp_path / "phrase").chmod(0o600)
    store = opened(tmp_path, MADE)
    paid: list[Payment] = []
    for place, (amount, due) in enumerate(SIX):
        number = f"P-{place}"
        accounts.save(store, replace(ACCOUNT, number=number, as_of=nov(1)))
        promises.note(workplace(store, MADE), number, Money(amount * 100), nov(due))
        if place in CAME:
            came, day = CAME[place]
            paid.append(Payment(number, nov(day), Money(came * 100)))
    conduct.save_situation(store, "P-4", Situation(holds=(Hold(nov(8), nov(30)),)))
    store.close()
    store = opened(tmp_path, NOW + timedelta(days=3))
    payments.append(store, paid)
    money_known.tell(store, "payments", nov(27))
    store.close()
    assert states(tmp_path) == ["kept", "partly", "broken", "open", "void", "broken"]
    store = opened(tmp_path, NOW + timedelta(days=3))
    money_known.tell(store, "payments", nov(29))
    store.close()
    assert states(tmp_path) == ["kept", "partly", "broken", "broken", "void", "broken"]
    store = opened(tmp_path, NOW + timedelta(days=3))
    late = Payment("P-3", nov(28), Money(600_00))
    payments.append(store, [late])
    store.close()
    assert states(tmp_path)[3] == "kept"
    store = opened(tmp_path, NOW + timedelta(days=3))
    reversals.reverse(store, late, "sent back")
    store.close()
    assert states(tmp_path)[3] == "broken"
