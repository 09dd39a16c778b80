"""A store whose window is open is asked through it: by this user, signed in as everywhere, and never written to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from pytestqt.qtbot import QtBot

from restructure.store import Store, accounts, audit, people
from restructure.store.instance import alone_at
from tests.support.cases import ACCOUNT
from tests.support.people import PASSWORD, STAFF
from tests.support.stores import CHEAP, NOW, open_store
from ui import running
from ui.app import application
from ui.cli import main
from ui.cli.asking import answer
from ui.session import Session
from ui.shell.listening import Listening


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    with TemporaryDirectory() as short:
        # The path of a socket has little room.
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        yield from _opened(tmp_path)


def _opened(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    yield opened
    opened.close()


@pytest.fixture
def session(store: Store) -> Session:
    return Session(application(), store, lambda: NOW)


def asked_while(
    qtbot: QtBot,
    session: Session | None,
    path: Path,
    act: Callable[[], object],
    come_forward: Callable[[], None] = lambda: None,
) -> object:
    """What another program gets while the window of a session listens."""
    heard = Listening(path, lambda: session, answer, come_forward)
    got: list[object] = []
    thread = threading.Thread(target=lambda: got.append(act()))
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=10_000)
    heard.close()
    return got[0]


def question(*words: str, login: str = "", password: str = "") -> dict[str, object]:
    return {"words": list(words), "login": login, "password": password}


def test_a_command_gets_from_the_window_what_it_would_say_itself(
    qtbot: QtBot, store: Store, session: Session, tmp_path: Path
) -> None:
    alone = answer(store, question("promises", "--json"))
    with alone_at(store.path):
        words = ["promises", "--json", "--store", str(store.path)]
        done = asked_while(qtbot, session, store.path, lambda: CliRunner().invoke(main, words))
    assert done.exit_code == 0  # type: ignore[attr-defined]
    assert json.loads(done.output) == json.loads(str(alone["said"]))  # type: ignore[attr-defined]


def test_nobody_reads_without_signing_in_and_a_wrong_password_is_refused(
    qtbot: QtBot, store: Store, session: Session
) -> None:
    people.add(store, STAFF[0], PASSWORD, CHEAP)
    for asked, expected in (
        (question("work", "--json"), {"code": 1, "problem": "who_acts"}),
        (question("work", "--json", login="root", password="wrong"), 1),
        (question("work", "--json", login="root", password=PASSWORD), 0),
    ):
        got = asked_while(qtbot, session, store.path, partial(running.ask, store.path, asked))
        assert isinstance(got, dict)
        assert got == expected or got["code"] == expected
    assert {one.action for one in audit.entries(store)} >= {"signed_in", "sign_in_refused"}


@pytest.mark.parametrize(
    "words",
    [
        ("promises", "note", ACCOUNT.number, "800 +7"),
        ("erase", ACCOUNT.number),
        ("import", "x.csv"),
        (),
    ],
)
def test_nothing_is_written_that_way(store: Store, words: tuple[str, ...]) -> None:
    before = store.connection.execute("SELECT count(*) FROM promises").fetchone()
    assert answer(store, question(*words))["code"] != 0
    assert store.connection.execute("SELECT count(*) FROM promises").fetchone() == before


def test_a_locked_window_says_so_and_a_question_that_is_none_is_answered(
    qtbot: QtBot, store: Store, session: Session
) -> None:
    got = asked_while(qtbot, None, store.path, lambda: running.ask(store.path, question("work")))
    assert got == {"code": 1, "problem": "locked"}
    got = asked_while(qtbot, session, store.path, lambda: running.ask(store.path, {"words": ["nonsense"]}))
    assert got == {"code": 2, "problem": "not_asked"}


def test_a_folder_that_others_may_enter_is_no_place_to_listen(store: Store) -> None:
    address = running.address_of(store.path)
    assert address
    Path(address).parent.chmod(0o755)
    assert running.address_of(store.path) is None
    assert running.ask(store.path, {}) is None


def test_a_folder_that_lies_too_deep_for_a_socket_is_none(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    assert running.address_of(store.path) is None


def test_a_second_start_brings_the_window_forward_locked_or_not(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    path, forward = tmp_path / "store.db", []
    for there in (session, None):
        assert asked_while(qtbot, there, path, lambda: running.raise_window(path), lambda: forward.append(1))
    assert len(forward) == 2
    assert not running.raise_window(path)
