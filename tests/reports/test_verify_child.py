"""A file to verify is read in a program beside: the same answer, and none where it takes too much."""

from __future__ import annotations

from datetime import datetime

import pytest

from reports import verify_child
from reports.verify import verify
from reports.verify_child import UNREADABLE, verify_beside
from tests.support.seals import credential, sealed


def test_the_answer_of_the_program_beside_is_that_of_this_one() -> None:
    given = sealed(), (credential().certificate,)
    told = verify_beside(*given)
    assert told == verify(*given)
    assert (told.intact, isinstance(told.sealed_at, datetime)) == (True, True)


@pytest.mark.parametrize(("name", "value"), [("MEMORY", 0), ("SECONDS", 0.001)])
def test_a_file_that_takes_too_much_is_unreadable(monkeypatch: pytest.MonkeyPatch, name: str, value: float) -> None:
    monkeypatch.setattr(verify_child, name, value)
    monkeypatch.setattr(verify_child, f"{name}_{'TIMES' if name == 'MEMORY' else 'A_BYTE'}", 0)
    assert verify_beside(sealed(), (credential().certificate,)) == UNREADABLE
