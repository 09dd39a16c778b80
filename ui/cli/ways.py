"""Ways out of the several debts of a client in a shell: compared, what was decided, and replies of creditors."""

from __future__ import annotations

from pathlib import Path

import click

from restructure.household.creditor_letters import NAMELESS
from restructure.household.creditor_reply import ANSWERS, LetterKind
from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import Access, acting, in_a_store, workplace_of
from ui.cli.options import reason_option


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
@click.argument("kind", type=click.Choice(sorted(NAMELESS)))
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--matter", default="", help="What a complaint is about.")
@in_a_store
def creditor_letters(account: str, kind: LetterKind, folder: Path, matter: str, access: Access) -> None:
    """Write letters that offer nothing to every creditor of ACCOUNT into FOLDER, in both languages, each named by its
    creditor, and keep that they went out."""
    from reports.case_letters import letters_of, nameless_offers
    from restructure.files import publish_beside
    from restructure.household.creditor_letters import space_until
    from restructure.services.creditor_letters import LetterBytes, addresses, begin_letters, keep_sent

    with acting(access) as opened:
        work = workplace_of(opened)
        begun = begin_letters(work, account)
        identity = work.organisation.identity
        book = tuple((one.creditor, one.address) for one in addresses(opened))
        offers = nameless_offers(
            work.organisation,
            begun.account,
            begun.case,
            partner=begun.partner,
            number=begun.number,
            today=work.today,
            addresses=book,
        )
        made = letters_of(
            kind,
            offers,
            begun.case,
            matter=matter,
            space_until=space_until(begun.case),
            names={"en": identity.name, "zh": identity.name_zh or identity.name},
            letterhead=work.letterhead.png,
        )
        written = [
            publish_beside(folder, f"{one.file}-{edition}.pdf", pdf)
            for one in made
            for edition, pdf in one.editions.items()
        ]
        spoken = language.language()
        letters = [LetterBytes(one.place, f"{one.file}-{spoken}.pdf", one.editions[spoken]) for one in made]
        keep_sent(work, begun, kind, letters)
    facts(files=[path.name for path in written])
    for path in written:
        click.echo(path.name)
