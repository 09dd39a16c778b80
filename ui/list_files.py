"""Lists as files: spreadsheets, and paper for whoever files them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from restructure.importing.spreadsheet import to_file
from restructure.parties.organisation import page_size_of
from ui.session import Session

LIST_FILES = "XLSX (*.xlsx);;CSV (*.csv);;PDF (*.pdf)"


def list_file(
    session: Session, path: Path, rows: Iterable[Sequence[str]], figures: Collection[int], title: str
) -> bytes:
    """Rows as what a file of that name holds. Refuses more than anybody reads on paper."""
    if path.suffix.lower() != ".pdf":
        return to_file(path, rows, figures, title)
    # At first use: paper takes longer to load than a page of records may.
    from reports.facts import organisation_name
    from reports.papers.listing import listing_pdf

    organisation, picture = session.organisation, session.letterhead.png
    rules = organisation.policy.rule_set
    size = page_size_of(organisation.page, rules)
    name, day = organisation_name(organisation.identity, session.language), session.workplace.today
    return listing_pdf(title, list(rows), day, name, session.language, size, picture, rules)
