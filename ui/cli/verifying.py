"""A sealed file and the record of the store, verified."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import Access, acting, in_a_store, opened_store, passphrase_option, problems, store_option
from ui.cli.writing import NewFile, Writing

UNSEALED = 3
"""The exit code of a paper that never bears a seal; 2 is a mistake in the command."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--certificate", type=click.Path(path_type=Path), help="The organisation's certificate (.pem, .cer).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON answer instead of sentences.")
@in_a_store
def verify(file: Path, certificate: Path | None, as_json: bool, access: Access) -> None:
    """Say whether the sealed PDF FILE is intact, who sealed it and when; exit 1 where it is not.

    Exit 3 where it is, by its own word, a paper that never bears a seal: then nothing can be proved.

    Neither a store nor a network is needed where the certificate is given. With --store, its certificates are trusted
    too, and its register of files is asked.
    """
    from calculators.errors import Refusal
    from restructure.services.verification import verified_file
    from ui import verifying
    from ui.papers import PAPERS

    with problems(), ExitStack() as stack:
        # Anybody may verify, in any folder: only a store that was named is opened.
        opened = None if access.store is None else stack.enter_context(acting(access))
        try:
            result = verified_file(PAPERS, file, certificate, opened)
        except Refusal as reason:
            raise click.ClickException(language.reason(reason)) from None
    click.echo(verifying.as_json(result) if as_json else "\n".join(verifying.sentences(result, language.language())))
    sys.exit(0 if result.good else UNSEALED if result.unsealed else 1)


@click.group()
def audit() -> None:
    """Look at the record of who did what when."""


@audit.command(name="verify")
@store_option
@passphrase_option
@click.option(
    "--head",
    "heads",
    multiple=True,
    metavar="NUMBER:SEAL",
    help="A head as it stands at the foot of an agreement, or elsewhere.",
)
@click.option(
    "--heads-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Heads that audit head wrote down elsewhere.",
)
def verify_record(
    store: Path | None,
    passphrase_file: Path | None,
    heads: tuple[str, ...],
    heads_file: Path | None,
) -> None:
    """Verify every page of the store, every entry of the record and the rows it is about; exit 1 where something was
    changed. Says what does not agree, in which record, and since when."""
    from reports import wording
    from reports.faults import fault_in_words
    from restructure.parties.masking import masked
    from restructure.store import audit as record
    from restructure.store.looking_through import look_through

    given = tuple(head for one in heads if (head := record.head_of(one)) is not None)
    if len(given) < len(heads):
        raise click.BadParameter("write NUMBER:SEAL, of the seal 16 digits or more", param_hint="--head")
    if heads_file is not None:
        given += record.written_heads(heads_file)
    with opened_store(store, passphrase_file, for_work=False) as opened:
        looked = look_through(opened, given)
    spoken = language.language()
    found, end = looked.faults, looked.head
    facts(entries=end.seq, head=end.text, faults=len(found), clock_ran_back=list(looked.clock_ran_back))
    for one in found:
        # Nobody has said who they are.
        click.echo(fault_in_words(one, spoken, masked))
    for seq in looked.clock_ran_back:
        click.echo(wording.say("record.clock_back", spoken, seq=seq))
    click.echo(wording.say("record.looked_through", spoken, entries=end.seq, head=end.text, faults=len(found)))
    sys.exit(1 if found else 0)


@audit.command(name="head", cls=Writing)
@store_option
@passphrase_option
@click.option(
    "--out",
    type=NewFile(appends=True),
    help="A file to write it down in, below those of before: on another disk, where this store does not reach.",
)
def show_head(store: Path | None, passphrase_file: Path | None, out: Path | None) -> None:
    """Print the head of the record: kept elsewhere, on paper or in a file, it shows whether all entries until now are
    still there, and none is another."""
    from restructure.store import audit as record

    with opened_store(store, passphrase_file, for_work=False) as opened:
        end = record.head(opened)
        if out is not None:
            try:
                record.write_elsewhere(end, out)
            except OSError:
                raise click.ClickException(language.say("unwritten", path=str(out))) from None
    facts(entries=end.seq, head=end.text)
    click.echo(end.text)
