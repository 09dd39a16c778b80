"""Ways out of the several debts of a client in a shell: compared, what was decided, and replies of creditors."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from calculators.errors import Refusal
from restructure.household.creditor_letters import NAMELESS
from restructure.household.creditor_reply import ANSWERS, LETTER_KINDS, LetterKind
from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import Access, acting, in_a_store, workplace_of
from ui.cli.options import DAY, reason_option

if TYPE_CHECKING:
    # Loaded by the commands when they run.
    from reports.formats import Language
    from reports.letters import Offers
    from restructure.services.creditor_letters import LettersBegun
    from restructure.services.workplace import Workplace


@click.command()
@click.argument("account")
@click.option("--decide", metavar="WAY", default="", help="Keep what was decided of this way out, with --reason.")
@reason_option
@in_a_store
def ways(account: str, decide: str, reason: str, access: Access) -> None:
    """Compare the ways out of the debts of ACCOUNT on its own figures: what fits, what does not and why, what is not
    known yet. It informs; with --decide a person's decision is kept."""
    from reports.ways_out import in_words
    from restructure.services.ways_out import decide_way, ways_out

    with acting(access) as opened:
        work, spoken = workplace_of(opened), language.language()
        if decide:
            decide_way(work, account, decide, reason)
        parts = in_words(*ways_out(work, account), spoken)
    facts(ways=[{"head": head, "lines": list(lines)} for head, lines in parts])
    for head, lines in parts:
        click.echo(f"\n{head}")
        for line in lines:
            click.echo(f"    {line}")


@click.command("creditor-reply")
@click.argument("account")
@click.argument("creditor")
@click.argument("answer", type=click.Choice(ANSWERS))
@click.option("--amount", default="", help="The sum a month that was asked for instead.")
@click.option("--note", default="", help="What else was said.")
@in_a_store
def creditor_reply(account: str, creditor: str, answer: str, amount: str, note: str, access: Access) -> None:
    """Keep what a CREDITOR on the list of ACCOUNT answered to a letter, and say what comes next."""
    from reports import wording
    from restructure.household.creditor_letters import debt_name, standing
    from restructure.household.distribution import counted
    from restructure.services.creditor_letters import note_reply, share_of

    with acting(access) as opened:
        work, spoken = workplace_of(opened), language.language()
        case = note_reply(work, account, creditor, answer, amount=amount, note=note)
        said = case.replies[-1]
        debt = next(one for one in counted(case) if debt_name(one) == said.to)
        step = standing(case, debt, share_of(work, account, debt), work.today)
    facts(next_step=step.step)
    click.echo(wording.name("next_step", step.step, spoken))


@click.command("creditor-letters")
@click.argument("account")
@click.argument("kind", type=click.Choice(LETTER_KINDS))
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--matter", default="", help="What a complaint is about, or why a debt should be written off.")
@click.option("--from", "first_on", type=DAY, help="The first payment of an offer; in a month if not given.")
@in_a_store
def creditor_letters(
    account: str, kind: LetterKind, folder: Path, matter: str, first_on: datetime | None, access: Access
) -> None:
    """Write letters of one KIND to the creditors of ACCOUNT into FOLDER, in both languages, each named by its creditor,
    and keep that they went out. Letters that offer go out once the client has confirmed the figures; the statement
    whose figures they show is written beside them."""
    from calculators.calendar import add_months
    from reports.case_letters import letters_of
    from restructure.files import publish_beside
    from restructure.household.creditor_letters import space_until
    from restructure.services.creditor_letters import Enclosed, LetterBytes, begin_letters, begin_offers, keep_sent

    with acting(access) as opened:
        work, spoken = workplace_of(opened), language.language()
        begun = begin_letters(work, account) if kind in NAMELESS else begin_offers(work, account)
        identity = work.organisation.identity
        names: dict[Language, str] = {"en": identity.name, "zh": identity.name_zh or identity.name}
        first = add_months(work.today, 1) if first_on is None else first_on.date()
        made = letters_of(
            kind,
            _offers(work, begun, kind, first),
            begun.case,
            matter=matter,
            space_until=space_until(begun.case),
            names=names,
            letterhead=work.letterhead.png,
        )
        if not made:
            raise Refusal("letters", "no_addressee")
        statement = _statement(work, begun, names) if any(one.with_statement for one in made) else {}
        papers = [(begun.number, statement), *((one.file, one.editions) for one in made)]
        written = [
            publish_beside(folder, f"{name}-{edition}.pdf", pdf)
            for name, editions in papers
            for edition, pdf in editions.items()
        ]
        letters = [LetterBytes(one.place, f"{one.file}-{spoken}.pdf", one.editions[spoken], one.amount) for one in made]
        enclosed = Enclosed(f"{begun.number}-{spoken}.pdf", statement[spoken]) if statement else None
        keep_sent(work, begun, kind, letters, enclosed)
    facts(files=[path.name for path in written])
    for path in written:
        click.echo(path.name)


def _offers(work: Workplace, begun: LettersBegun, kind: LetterKind, first_on: date) -> Offers:
    """What the letters are drawn from: the offers, or the debts alone where nothing is offered."""
    from reports.case_letters import nameless_offers, of_one_sum, offers_of
    from restructure.household.distribution import counted
    from restructure.services.creditor_letters import addresses

    book = tuple((one.creditor, one.address) for one in addresses(work.store))
    figures = begun.offer
    if figures is None:
        return nameless_offers(
            work.organisation,
            begun.account,
            begun.case,
            partner=begun.partner,
            number=begun.number,
            today=work.today,
            addresses=book,
        )
    offers = offers_of(
        work.organisation,
        begun.account,
        figures.sheet,
        figures.means,
        begun.case,
        counted(begun.case),
        figures.way,
        available=figures.available,
        number=begun.number,
        today=work.today,
        first_on=first_on,
        addresses=book,
    )
    return of_one_sum(offers, begun.case) if kind == "offer" else offers


def _statement(work: Workplace, begun: LettersBegun, names: dict[Language, str]) -> dict[Language, bytes]:
    """The statement whose figures the letters show, in both languages."""
    from dataclasses import replace

    from reports.case_letters import statement_of
    from reports.statement import statement_pdf

    figures = begun.offer
    if figures is None:
        return {}
    said = statement_of(
        work.organisation, begun.account, figures.sheet, figures.means, number=begun.number, today=work.today
    )
    return {one: statement_pdf(replace(said, organisation=names[one]), one, work.letterhead.png) for one in names}
