"""Names of exported files: safe everywhere, and nothing written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from restructure.files import publish_beside, safe_name
from tests.soak.names import HOSTILE, valid


@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_a_number_holds_the_file_has_a_name_that_every_system_takes(hostile: str) -> None:
    assert valid(safe_name(hostile))
    assert valid(safe_name(f"{hostile}-offer-en.pdf"))


def test_another_paper_of_the_same_name_lies_beside_and_the_same_one_stays_one(tmp_path: Path) -> None:
    written = [publish_beside(tmp_path, "RA-1-offer-en.pdf", content) for content in (b"one", b"two", b"one", b"two")]
    assert [path.name for path in written] == ["RA-1-offer-en.pdf", "RA-1-offer-en-2.pdf"] * 2
    assert [path.read_bytes() for path in written[:2]] == [b"one", b"two"]
