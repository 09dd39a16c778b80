"""Numbers that are typed behind a command."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from ui.cli import COMMANDS, main
from ui.cli.opening import number_of

HUGE = str(2**63)


def commands(group: click.Command, *named: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(group, click.Group):
        yield named, group
        return
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        yield from commands(found, *named, name)


def test_no_command_takes_a_number_that_a_store_can_not_hold() -> None:
    found = list(commands(main))
    assert {named[0] for named, _ in found} == set(COMMANDS)
    for _, command in found:
        for one in command.params:
            if not isinstance(one.type, click.types.IntParamType):
                continue
            for wrong in ("0", "-1"):
                with pytest.raises(click.BadParameter):
                    one.type(wrong, one, None)
            with pytest.raises(click.BadParameter):
                one.type(HUGE, one, None)


@pytest.mark.parametrize("text", ["", "0", "-1", "7a", "²", HUGE, "9" * 5000])
def test_what_numbers_nothing_in_a_store_is_no_number(text: str) -> None:
    assert number_of(text) is None
    assert CliRunner().invoke(main, ["suspense", "--place", f"{text}=A-1"]).exit_code == 2


def test_what_is_said_of_a_file_has_a_name_and_a_value() -> None:
    for words in (["--set", "currency"], ["--column", "number"]):
        done = CliRunner().invoke(main, ["import", __file__, *words])
        assert done.exit_code == 2
        assert "--set currency=CNY" in done.output
