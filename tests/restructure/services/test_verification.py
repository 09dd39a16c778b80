"""When a verified file counts as good, and a file looked up in the register of the store that signed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.certificate import to_pem
from restructure.agreements.evidence import Signature
from restructure.agreements.seal_report import Report
from restructure.services.signing import Agreed, sign_and_keep
from restructure.services.verification import Verified, registered_as, trusted_by, verified, verified_file
from restructure.store import accounts
from tests.support.cases import ACCOUNT, TODAY
from tests.support.drafts import draft
from tests.support.stores import open_store
from tests.support.workplaces import workplace
from ui.papers import PAPERS

INTACT, CHANGED, BARE = Report(()), Report(("changed",)), Report(("not_sealed",))
CALLED = Report(("not_sealed",), unsealed=("calendar", "RA-2026-000001"))
NUMBER = "RA-2026-000001"


@pytest.mark.parametrize(
    ("report", "registered", "good", "unsealed"),
    [
        (INTACT, None, True, False),
        (INTACT, NUMBER, True, False),
        (INTACT, "", False, False),
        (CHANGED, None, False, False),
        (CHANGED, NUMBER, False, False),
        (BARE, NUMBER, True, False),
        (BARE, "", False, False),
        (BARE, None, False, False),
        (CALLED, None, False, True),
        (CALLED, "", False, True),
        (CALLED, NUMBER, True, False),
    ],
)
def test_a_file_is_good_where_it_is_intact_and_in_the_register_that_was_asked(
    report: Report, registered: str | None, *, good: bool, unsealed: bool
) -> None:
    found = Verified(report, "", registered, known=True)
    assert (found.good, found.unsealed) == (good, unsealed)


def test_what_a_store_signed_is_trusted_and_registered_there_alone(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    both = Agreed(Signature(ACCOUNT.debtor.name, TODAY), Signature("He Lan", TODAY))
    pdf = sign_and_keep(workplace(store), draft(), both).editions[0].pdf
    here = verified(PAPERS, pdf, trusted_by(store), registered_as(store, pdf))
    assert (here.good, here.registered, here.known) == (True, draft().number, True)
    assert registered_as(store, pdf + b" ") == ""
    nowhere = verified(PAPERS, pdf, trusted_by(None), registered_as(None, pdf))
    assert (nowhere.good, nowhere.registered, nowhere.known) == (False, None, False)
    given, file = tmp_path / "office.pem", tmp_path / "paper.pdf"
    given.write_bytes(to_pem(trusted_by(store)[0]))
    file.write_bytes(pdf)
    assert verified_file(PAPERS, file, given, None).good
    assert not verified_file(PAPERS, file, None, None).known
    assert verified_file(PAPERS, file, None, store).registered == draft().number
    store.close()
