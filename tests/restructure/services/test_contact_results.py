"""How a talk ended, kept from the command line as at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.services import promises
from restructure.services.contact_results import end_by
from restructure.store import Store, accounts, conduct, negotiations, next_steps
from restructure.store.conduct import Conversation, Result
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace

NUMBER = ACCOUNT.number


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    yield store
    store.close()


def kept(store: Store) -> list[tuple[str, bool, bool]]:
    asked = "SELECT result, promise_id IS NOT NULL, next_step_id IS NOT NULL FROM contact_results ORDER BY contact_id"
    return [(result, bool(promise), bool(step)) for result, promise, step in store.connection.execute(asked)]


@pytest.mark.parametrize(("result", "line", "expected"), [
    ("promise", "800 +7", ("promise", True, False)),
    ("call_back", "+2", ("call_back", False, True)),
    ("nobody", "", ("nobody", False, False)),
    ("wrong_person", "", ("wrong_person", False, False)),
    ("refused", "", ("refused", False, False)),
])  # fmt: skip
def test_a_talk_is_ended_by_its_result_and_logged_with_what_it_came_to(
    office: Store, result: Result, line: str, expected: tuple[str, bool, bool]
) -> None:
    end_by(workplace(office), NUMBER, result, line=line)
    assert kept(office) == [expected]
    (one,) = conduct.contacts(office, NUMBER)
    assert one.talked == (result != "nobody")
    assert negotiations.last_stop(office, NUMBER) == ("wrong_person" if result == "wrong_person" else None)


def test_what_was_noted_since_the_last_ending_belongs_to_this_one(office: Store) -> None:
    here = workplace(office)
    promises.note_line(here, NUMBER, "800 +7")
    conduct.append_contact(office, NUMBER, Conversation(NOW.replace(tzinfo=None) - timedelta(minutes=4), talked=True))
    end_by(here, NUMBER, "promise")
    assert kept(office) == [("promise", True, False)]
    assert len(conduct.contacts(office, NUMBER)) == 1
    # Another talk of the same day is another contact, and that promise not of it.
    with pytest.raises(Refusal) as refused:
        end_by(here, NUMBER, "promise")
    assert refused.value.code == "promise_not_read"
    end_by(here, NUMBER, "call_back", line="+2")
    assert kept(office)[1:] == [("call_back", False, True)]
    assert len(next_steps.open_ones(office, [NUMBER])[NUMBER]) == 1


@pytest.mark.parametrize(("result", "code"), [
    ("offer", "nothing_offered"), ("stopped", "missing_field"), ("call_back", "call_back_not_read"),
    ("nobody", "somebody_was_there"),
])  # fmt: skip
def test_an_ending_without_what_it_says_is_refused_and_nothing_is_kept(
    office: Store, result: Result, code: str
) -> None:
    conduct.append_contact(office, NUMBER, Conversation(NOW.replace(tzinfo=None) - timedelta(minutes=4), talked=True))
    with pytest.raises(Refusal) as refused:
        end_by(workplace(office), NUMBER, result)
    assert refused.value.code == code
    assert kept(office) == []
