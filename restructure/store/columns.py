"""What stands in a column of the table of accounts of which nothing is known."""

from __future__ import annotations

from restructure.parties.account_fields import DEFAULTS

NULLABLE = frozenset(name for name, usual in DEFAULTS.items() if usual is None)
USUAL = {
    name: "[]" if usual == () else usual if isinstance(usual, str) else int(usual)
    for name, usual in DEFAULTS.items()
    if usual not in (None, "")
}
"""What stands where a file says nothing; in any other column it is an empty text, or nothing."""

Values = tuple[object, ...]
"""A row of the table in which an empty text stands for what is not known."""
