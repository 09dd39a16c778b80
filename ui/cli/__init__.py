"""The command line, a command each for what the desktop does unattended. Qt is loaded where a window is opened."""

from __future__ import annotations

import io
import os
import sys
from gettext import gettext
from importlib import import_module
from typing import Any

import click

from ui.cli.as_json import answering_json
from ui.cli.help import CHOSEN, HelpContext, put_into_language, speak
from ui.cli.language import speaking
from ui.cli.organisation_file import KEYS, take_organisation_file
from ui.cli.verbose import end_unexpected, said_in_a_box, telling, verbose_option

COMMANDS = {
    "run": ("ui.cli.desktop", "run"),
    "tour": ("ui.cli.desktop", "tour"),
    "import": ("ui.cli.importing", "import_accounts"),
    "compute": ("ui.cli.compute", "compute"),
    "verify": ("ui.cli.verifying", "verify"),
    "completion": ("ui.cli.completion", "completion"),
    "audit": ("ui.cli.verifying", "audit"),
    "backup": ("ui.cli.store", "backup"),
    "restore": ("ui.cli.store", "restore"),
    "user": ("ui.cli.store", "user"),
    "change": ("ui.cli.changes", "change"),
    "release": ("ui.cli.releases", "release"),
    "rules": ("ui.cli.rules", "rules"),
    "key": ("ui.cli.releases", "key"),
    "suspense": ("ui.cli.payments", "suspense"),
    "paper": ("ui.cli.papers", "paper"),
    "list": ("ui.cli.papers", "list_"),
    "person": ("ui.cli.persons", "person"),
    "reverse": ("ui.cli.payments", "reverse"),
    "passphrase": ("ui.cli.store", "passphrase"),
    "client": ("ui.cli.clients", "client"),
    "complaints": ("ui.cli.complaints", "complaints"),
    "accounts": ("ui.cli.accounts", "list_accounts"),
    "counts": ("ui.cli.counts", "counts"),
    "inspection": ("ui.cli.counts", "inspection"),
    "creditor": ("ui.cli.creditors", "creditor"),
    "bulk": ("ui.cli.bulk", "bulk"),
    "dealing": ("ui.cli.dealing", "dealing"),
    "work": ("ui.cli.work", "work"),
    "work-terms": ("ui.cli.work", "work_terms"),
    "month-ends": ("ui.cli.work", "month_ends"),
    "promises": ("ui.cli.promises", "promises"),
    "step": ("ui.cli.promises", "step"),
    "known-through": ("ui.cli.promises", "known_through"),
    "crisis": ("ui.cli.complaints", "crisis"),
    "brief": ("ui.cli.talks", "brief"),
    "talk": ("ui.cli.talks", "talk"),
    "message": ("ui.cli.talks", "message"),
    "sentences": ("ui.cli.talks", "sentences"),
    "practice": ("ui.cli.practice", "practice"),
    "ways": ("ui.cli.ways", "ways"),
    "creditor-letters": ("ui.cli.ways", "creditor_letters"),
    "creditor-reply": ("ui.cli.ways", "creditor_reply"),
}
"""Where each command is; its file is loaded when it is asked for."""


WITHOUT_JSON = {"completion", "compute", "run", "sentences"}
"""Commands that print a script, open a window, or print JSON in any case."""

EXITS = (
    "Exit 0: done. 1: not done, or something is wrong with what was looked at. 2: asked in a way that cannot be "
    "answered. 3: a paper that never bears a seal."
)


class _Commands(click.Group):
    context_class = HelpContext

    def main(self, *args: Any, **extra: Any) -> Any:
        before = {name: os.environ.get(name) for name in (CHOSEN, *(one.variable for one in KEYS.values()))}
        try:
            with said_in_a_box():
                return super().main(*args, **extra)
        except Exception as problem:
            if not extra.get("standalone_mode", True):
                raise
            # A traceback would quote what was typed or read.
            raise SystemExit(end_unexpected(problem, problem.__traceback__)) from problem
        finally:
            # Where more than one command runs in a program, each is asked anew.
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if not extra.get("resilient_parsing"):
            take_organisation_file()
        speak(args)
        put_into_language(self)
        return super().make_context(info_name, args, parent, **extra)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        formatter.write_text(gettext(EXITS))

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        # A request says itself in which language it is answered.
        spoken = telling(command if cmd_name == "compute" else speaking(command))
        if cmd_name not in WITHOUT_JSON:
            answering_json(spoken)
        put_into_language(spoken)
        return spoken


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="restructure-desk", message="%(prog)s %(version)s")
def main() -> None:
    """Negotiate the restructuring of an overdue debt into an agreement that the debtor can keep."""
    # A pipe on Windows would take the code page of the console, which has no Chinese.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


main.params.append(verbose_option())
