"""Backups: one a day, verified as it is written, seven days and four weeks of them; and the way back."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from calculators.errors import Refusal
from restructure.files import put
from restructure.store import audit, beside, erasure, erasure_list, paper_numbers, rights
from restructure.store.connection import Store, check_tables, connect, private_file
from restructure.store.copies import copy_to, put_in_place, sound
from restructure.store.keys import SALT_BYTES, Key, Secret, key_of, salt_of
from restructure.store.opening import open_store
from restructure.store.problems import StoreProblem, named_problems
from restructure.store.restore_losses import Lost, lost

DAYS, WEEKS = 7, 4
STAMP = re.compile(r"-(\d{4}-\d{2}-\d{2})-(\d{6})(-\d+)?\.db$")


def folder_of(path: Path) -> Path:
    """Return where the backups of a store lie: beside it."""
    return path.parent / beside.BACKUPS


def write(store: Store, folder: Path | None = None) -> Path:
    """Write a backup, encrypted with the key of the store, and verify it.

    Raises ``StoreProblem`` where it cannot be written or does not hold what the store holds.
    """
    copy = begin(store, folder)
    try:
        return copy()
    except StoreProblem:
        record_failure(store)
        raise


def record_failure(store: Store) -> None:
    """Enter in the record that the backup noted last was not written, where anything can be entered."""
    with suppress(StoreProblem):
        audit.record_alone(store, "backup_failed")


def begin(store: Store, folder: Path | None = None) -> Callable[[], Path]:
    """Note a backup, and return what writes it as ``write`` does, in whatever thread: by a connection of its own. It is
    noted before, so that the copy has the note too; where it fails, ``record_failure``."""
    with named_problems():
        path = _free(folder or folder_of(store.path), f"{store.path.stem}-{store.now():%Y-%m-%d-%H%M%S}")
        audit.record_alone(store, "backup_written", detail=path.name)
        audit.anchor(store)
    source, key = store.path, store.key

    def copy() -> Path:
        with named_problems(), closing(connect(source, key)) as own:
            return copy_to(own, key, path)

    return copy


def _free(folder: Path, name: str) -> Path:
    """A path that nothing has yet: two copies within a second are two files."""
    names = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
    return next(path for path in (folder / f"{one}.db" for one in names) if not path.exists())


def daily(store: Store) -> Path | None:
    """Write the backup of today where there is none yet, and let go of those that are no longer kept."""
    folder, today = folder_of(store.path), store.now().date()
    if any(at.date() == today for at, _ in _dated(folder, store.path.stem)):
        return None
    written = write(store)
    for path in superseded(folder, store.path.stem, today):
        # One that cannot be let go of today is let go of on another day.
        with suppress(OSError):
            path.unlink()
    return written


def superseded(folder: Path, stem: str, today: date) -> list[Path]:
    """The backups that are neither the last of one of seven days nor the last of one of four weeks.

    Those dated later than ``today`` are counted by themselves: the clock of the PC is wrong now or was then, and the
    ones must not push out the others.
    """
    dated = sorted(_dated(folder, stem), reverse=True)
    later = [one for one in dated if one[0].date() > today]
    return [*_let_go(later), *_let_go(dated[len(later) :])]


def _let_go(dated: Sequence[tuple[datetime, Path]]) -> list[Path]:
    last_of_day = dict(reversed([(at.date(), path) for at, path in dated]))
    last_of_week = {day.isocalendar()[:2]: path for day, path in sorted(last_of_day.items())}
    kept = {last_of_day[day] for day in sorted(last_of_day, reverse=True)[:DAYS]}
    kept |= {last_of_week[week] for week in sorted(last_of_week, reverse=True)[:WEEKS]}
    return [path for _, path in dated if path not in kept]


def newest(path: Path) -> tuple[Path, ...]:
    """The dated backups of a store, newest first."""
    return tuple(one for _, one in sorted(_dated(folder_of(path), path.stem), reverse=True))


def written_at(backup: Path) -> datetime | None:
    """Return when a dated backup was written, by the clock of the PC then: its name says so. None where it does not."""
    found = STAMP.search(backup.name)
    try:
        return datetime.strptime(f"{found[1]} {found[2]}", "%Y-%m-%d %H%M%S") if found else None  # noqa: DTZ007
    except ValueError:
        return None


def replaced(path: Path) -> Path | None:
    """Return where the store that was replaced last is kept; None where none was."""
    return max(folder_of(path).glob(f"{path.stem}-replaced-*.db"), key=lambda one: one.stat().st_mtime, default=None)


def verify(backup: Path, secret: Secret) -> Key:
    """Read a backup from end to end; returns the key that opens it.

    Raises ``StoreProblem`` for a file that is no backup, that this secret does not open, or that was damaged.
    """
    with named_problems():
        if not backup.is_file() or backup.stat().st_size < SALT_BYTES:
            raise StoreProblem("not_a_backup")
        key = key_of(secret, salt_of(backup))
        with sound(backup, key) as copy:
            tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            if "accounts" not in tables:
                raise StoreProblem("not_a_backup")
    return key


def restore(
    backup: Path,
    path: Path,
    secret: Secret,
    now: Callable[[], datetime],
    acting: Callable[[Store], Store] = lambda store: store,
    agrees: Callable[[Lost], bool] = lambda gone: True,
) -> Store:
    """Put a backup in place of a store, which must be closed, and open it; who was erased meanwhile is erased again.

    The store that was there is kept among the backups. Where it opens with the same secret and has users, ``acting``
    signs somebody in to it, and anybody but an administrator is refused (``sign_in_first``, ``administrator_only``);
    one that does not open, which a backup is for, asks nobody. ``agrees`` is told what will be missing; where it says
    no, the restore is refused (``restore_unwanted``). Raises ``StoreProblem`` as ``verify``; nothing is touched then.
    """
    verify(backup, secret)
    who = _who_restores(path, secret, now, acting)
    if not agrees(lost(backup, path, secret, now)):
        raise Refusal("backup", "restore_unwanted")
    put_back(backup, path, secret, now())
    store = open_store(path, secret, now)
    settle(replace(store, who=who))
    return store


def settle(store: Store) -> None:
    """Put in order what lies beside a store that was just opened: a restore that was cut short is brought to its end,
    who was erased and came back is erased again, numbers that were given stay given."""
    with named_problems():
        if marker_of(store.path).exists():
            _end_restore(store)
        _aside(store.path).unlink(missing_ok=True)
        erasure_list.confirm_all(store)
        if not erasure.looked_for(store):
            erasure_list.settle(store)
            erasure.erased_again(store)
        paper_numbers.settle(store)
        with suppress(StoreProblem):
            # Where there is no room for it, another opening will do it.
            erasure.sweep_again(store)


def marker_of(path: Path) -> Path:
    """Return what lies beside a store while a backup takes its place: the name of the backup."""
    return path.with_name(f"{path.name}.restoring")


def _end_restore(store: Store) -> None:
    marker, aside = marker_of(store.path), _aside(store.path)
    if aside.exists():
        # The store is the one that was there.
        aside.unlink()
    else:
        audit.heads_file(store.path).unlink(missing_ok=True)
        # Before anything is taken for an erasing that was cut short.
        erasure.erased_again(store)
        audit.record_alone(store, "restored", detail=marker.read_text(encoding="utf-8"))
        audit.anchor(store)
    marker.unlink()


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.restored")


def _who_restores(path: Path, secret: Secret, now: Callable[[], datetime], acting: Callable[[Store], Store]) -> str:
    if not path.exists():
        return ""
    try:
        there = open_store(path, secret, now)
    except StoreProblem:
        return ""
    with closing(there):
        settle(there)
        if not rights.has_users(there):
            return ""
        rights.check(there := acting(there), "store", "login")
        return there.who


def put_back(backup: Path, path: Path, secret: Secret, at: datetime) -> Path | None:
    """Put a backup in place of a store, whole or not at all; returns where the store that was there is kept."""
    with named_problems():
        key = verify(backup, secret)
        kept = None
        for step in steps(backup, path, key, at):
            kept = step or kept
        return kept


def steps(backup: Path, path: Path, key: Key, at: datetime) -> Iterator[Path | None]:
    """Return what a backup takes the place of a store by, a step at a time: after each of them the program may end, and
    ``settle`` finds its way. Gives where the store that was there is kept, once it is."""
    aside = private_file(_aside(path))
    shutil.copyfile(backup, aside)
    with sound(aside, key):
        pass
    yield None
    put(marker_of(path), backup.name.encode())
    yield None
    yield _keep(path, key, at) if path.exists() else None
    put_in_place(aside, path)
    yield None
    audit.heads_file(path).unlink(missing_ok=True)


def _keep(path: Path, key: Key, at: datetime) -> Path:
    """Keep what is about to be replaced. What is still in its log is folded in: read into another file, a log would
    destroy it."""
    _fold_in(path, key)
    kept = _free(folder_of(path), f"{path.stem}-replaced-{at:%Y-%m-%d-%H%M%S}")
    kept.parent.mkdir(parents=True, exist_ok=True)
    for ending in ("", "-wal"):
        source = path.with_name(path.name + ending)
        if source.exists():
            shutil.copyfile(source, private_file(kept.with_name(kept.name + ending)))
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    heads = audit.heads_file(path)
    if heads.exists():
        # They are those of the chain that is kept; the restored one ends earlier.
        shutil.copyfile(heads, private_file(audit.heads_file(kept)))
    return kept


def _fold_in(path: Path, key: Key) -> None:
    # A store that no longer opens is kept with its log, as it is.
    with closing(connect(path, key)) as connection:
        try:
            with named_problems():
                check_tables({"accounts", "agreements"}, connection.execute("PRAGMA user_version").fetchone()[0])
                connection.execute("PRAGMA journal_mode = DELETE")
        except StoreProblem:
            return


def _dated(folder: Path, stem: str) -> list[tuple[datetime, Path]]:
    found = []
    for path in sorted(folder.glob(f"{stem}-*.db")):
        at = written_at(path) if STAMP.fullmatch(path.name.removeprefix(stem)) else None
        if at is not None:
            found.append((at, path))
    return found
