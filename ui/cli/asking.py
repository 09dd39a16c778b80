"""Commands that only read ask the window where it has the store open, and answer in its stead there."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui import running
from ui.cli import language
from ui.cli.answering import ACTING

if TYPE_CHECKING:
    from restructure.store import Store

WORDS = "restructure.words"
READING = ("work", "promises", "counts")
"""The commands that change nothing and may be asked so."""
HERE = ("-v", "--verbose")
OF_A_STORE = ("--store", "--passphrase-file", "--as", "--as-password-file")


class Asking(click.Command):
    """A command that asks the window where that has the store."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Remember the words that were given."""
        ctx.meta[WORDS] = list(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Ask the window, or do it."""
        return _asked(ctx) if _window_has_it(ctx) else super().invoke(ctx)


class AskingGroup(click.Group):
    """The same of a group that does something by itself."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Remember the words that were given."""
        ctx.meta[WORDS] = list(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Ask the window, or do it."""
        alone = not ctx._protected_args and not ctx.args
        return _asked(ctx) if alone and _window_has_it(ctx) else super().invoke(ctx)


def _window_has_it(ctx: click.Context) -> bool:
    from restructure.store import StoreProblem
    from restructure.store.instance import alone_at
    from ui.cli.opening import office

    path = ctx.params.get("store") or office()
    if ACTING.get() is not None or not path.exists():
        return False
    try:
        with alone_at(path):
            return False
    except StoreProblem as problem:
        return problem.code == "in_use"


def _words(ctx: click.Context) -> list[str]:
    given: list[str] = ctx.meta[WORDS]
    return given


def _asked(ctx: click.Context) -> None:
    """Print what the window answers, and end as it says."""
    from ui.cli.opening import first_line, office

    path: Path = ctx.params.get("store") or office()
    login, file = ctx.params.get("by") or "", ctx.params.get("as_password_file")
    question = {
        "words": [str(ctx.info_name), *_plain(_words(ctx)), "--language", language.language()],
        "login": login,
        "password": first_line(file) if file else "",
    }
    answer = running.ask(path, question)
    if answer is not None and answer.get("problem") == "who_acts" and sys.stdin.isatty():
        question["login"] = login or click.prompt(language.say("ask.login"), err=True)
        question["password"] = click.prompt(language.say("ask.password"), hide_input=True, err=True)
        answer = running.ask(path, question)
    if answer is None:
        from reports import wording

        raise click.ClickException(wording.say("store.in_use", language.language()))
    if problem := answer.get("problem"):
        raise click.ClickException(language.say(str(problem)))
    click.echo(str(answer.get("said", "")), nl=False, err=bool(answer.get("code")))
    ctx.exit(int(answer.get("code", 1)))


def _plain(words: list[str]) -> list[str]:
    """Words without those that say which store, and who acts."""
    plain, skip = [], False
    for one in words:
        if skip:
            skip = False
        elif one in (*OF_A_STORE, "--language"):
            skip = True
        elif one.partition("=")[0] not in (*OF_A_STORE, "--language", *HERE):
            plain.append(one)
    return plain


def answer(store: Store, question: dict[str, Any]) -> dict[str, Any]:
    """Answer a command that another program asks, with the store of a window by a connection of its own. Whoever asks
    signs in as everywhere, where the store has users."""
    from calculators.errors import Refusal
    from restructure.store import StoreProblem, people, rights
    from restructure.store.connection import only_read
    from ui.cli import main

    words = [str(one) for one in question.get("words", ())]
    if not words or words[0] not in READING:
        return {"code": 2, "problem": "not_asked"}
    login, password = str(question.get("login", "")), str(question.get("password", ""))
    if rights.has_users(store) and not login:
        return {"code": 1, "problem": "who_acts"}
    said = io.StringIO()
    try:
        acting = people.sign_in(store, login, password) if rights.has_users(store) else store
        only_read(acting)
        token = ACTING.set(acting)
        try:
            with redirect_stdout(said), redirect_stderr(said):
                main(words, standalone_mode=False)
        finally:
            ACTING.reset(token)
    except Refusal as reason:
        return {"code": 1, "said": f"Error: {language.reason(reason)}\n"}
    except StoreProblem:
        # It would write.
        return {"code": 2, "problem": "not_asked"}
    except click.ClickException as problem:
        return {"code": problem.exit_code, "said": f"Error: {problem.format_message()}\n"}
    return {"code": 0, "said": said.getvalue()}
