"""The rule packs: all that they say, written for counsel, and counsel's sign-off."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.opening import Access, acting, in_a_store
from ui.cli.options import DAY
from ui.cli.writing import NewFile, Writing

if TYPE_CHECKING:
    # Loaded by the commands when they run.
    pass

ENDINGS = (".csv", ".xlsx", ".json")


@click.group()
def rules() -> None:
    """Look after the rule packs: write them for counsel, and record what counsel signed off."""


@rules.command(cls=Writing)
@click.option("--to", type=NewFile(), help="A file to write: .csv, .xlsx or .json; else all is printed.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
@in_a_store
def export(to: Path | None, as_json: bool, access: Access) -> None:
    """Write every rule of every pack, and every sentence that agreements and letters print, in both languages.

    No store is needed; with --store, each pack says who signed it off.
    """
    import msgspec

    from reports import rulebook
    from restructure.files import publish
    from restructure.importing.exporting import csv_bytes
    from restructure.importing.spreadsheet import to_xlsx
    from restructure.store import sign_offs
    from restructure.unreadable import Unreadable

    ending = to.suffix.lower() if to is not None else ""
    if to is not None and ending not in ENDINGS:
        raise click.BadParameter(f"write a file that ends in {', '.join(ENDINGS)}", param_hint="--to")
    with ExitStack() as stack:
        found = () if access.store is None else sign_offs.sign_offs(stack.enter_context(acting(access)))
    known, spoken = () if isinstance(found, Unreadable) else found, language.language()
    if as_json or ending == ".json":
        content = msgspec.json.format(msgspec.json.encode(rulebook.as_data(known, spoken)), indent=2) + b"\n"
    else:
        rows = rulebook.as_rows(known, spoken)
        content = to_xlsx(rows) if ending == ".xlsx" else csv_bytes(rows)
    if to is None:
        click.echo(content.decode("utf-8-sig"), nl=False)
        return
    try:
        publish(to, content)
    except OSError:
        raise click.ClickException(language.say("unwritten", path=str(to))) from None


@rules.command(name="sign-off")
@click.argument("pack")
@click.option("--by", "counsel", required=True, metavar="NAME", help="Counsel who read the pack.")
@click.option("--on", "day", type=DAY, required=True, metavar="DAY", help="As 2026-11-30.")
@in_a_store
def sign_off(pack: str, counsel: str, day: datetime, access: Access) -> None:
    """Record that counsel signed off the rules of PACK as they are now; an administrator's to do."""
    from reports import wording
    from restructure.rules.own_packs import read_folder, readable
    from restructure.services import rule_review
    from ui.own_rules import own_folder

    with acting(access) as opened:
        own = readable(read_folder(own_folder(opened.path)))
        waits = rule_review.sign_off(opened, pack, counsel, day.date(), own)
    click.echo(wording.say("change.waits", language.language()) if waits else language.say("signed_off"))


@rules.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
def check(folder: Path | None) -> None:
    """Say what the rules of your own in FOLDER add, change and take out, and which line of a file is wrong; then which
    rules and tables of the program are to be read again, and how old they are. Exit 1 with a mistake.

    FOLDER is by default that of RESTRUCTURE_RULES, or rules beside the store of this user.
    """
    import sys

    from reports import rulebook, wording
    from restructure.household.standards import shipped
    from restructure.policy.tables import lpr
    from restructure.rules.ageing import ageing
    from restructure.rules.own_packs import read_folder, readable
    from restructure.rules.packs import PACKS, shipped_pack
    from ui.cli.opening import local_now, office
    from ui.own_rules import own_folder

    spoken = language.language()
    own = read_folder(folder or own_folder(office()))
    packs = [readable(own).get(name) or shipped_pack(name) for name in PACKS]
    found = dict.fromkeys(one for pack in packs for one in ageing(pack, lpr(), shipped()))
    facts(mistakes=sum(bool(one.mistake) for one in own))
    said = rulebook.ageing_in_words(found, local_now().date(), spoken)
    for line in (*rulebook.own_in_words(own, (), spoken), *(said or [wording.say("rulebook.all_read", spoken)])):
        click.echo(line)
    sys.exit(1 if any(one.mistake for one in own) else 0)
