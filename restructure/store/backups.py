"""Backups: one a day, verified as it is written, seven days and four weeks of them; and the way back."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from glob import escape
from itertools import chain, count, islice
from pathlib import Path

from calculators.errors import Refusal
from restructure.files import put
from restructure.store import (
    audit,
    beside,
    erasure,
    erasure_list,
    leftovers,
    location,
    paper_numbers,
    rights,
    rule_files,
)
from restructure.store.connection import Store, check_tables, connect, drop_logs, private_file
from restructure.store.copies import copy_to, put_in_place, sound
from restructure.store.keys import SALT_BYTES, Key, Secret, key_of, salt_of
from restructure.store.opening import open_store
from restructure.store.problems import StoreProblem, named_problems
from restructure.store.restore_losses import Lost, lost

DAYS, WEEKS = 7, 4
PART = 1 << 20
STAMP = re.compile(r"-(\d{4}-\d{2}-\d{2})-(\d{6})(?:-(\d+))?(-daily)?\.db$")


def folder_of(path: Path) -> Path:
    """Return where the backups of a store lie: beside it."""
    return path.parent / beside.BACKUPS


def write(store: Store, folder: Path | None = None, rules: Path | None = None) -> Path:
    """Write a backup, encrypted with the key of the store, and verify it. It holds the organisation's own rules too,
    those in the folder ``rules``, by default beside the store.

    Raises ``StoreProblem`` where it cannot be written or does not hold what the store holds.
    """
    return _written(store, begin(store, folder, rules))


def _written(store: Store, copy: Callable[[], Path]) -> Path:
    try:
        return copy()
    except StoreProblem:
        record_failure(store)
        raise


def record_failure(store: Store) -> None:
    """Enter in the record that the backup noted last was not written, where anything can be entered."""
    with suppress(StoreProblem):
        audit.record_alone(store, "backup_failed")


def begin(store: Store, folder: Path | None = None, rules: Path | None = None) -> Callable[[], Path]:
    """Note a backup, and return what writes it as ``write`` does, in whatever thread: by a connection of its own. It is
    noted before, so that the copy has the note too; where it fails, ``record_failure``."""
    return _begin(store, folder or folder_of(store.path), "", rules)


def _begin(store: Store, folder: Path, kind: str, rules: Path | None) -> Callable[[], Path]:
    written = dated(folder, store.path.stem)
    # Counted on from the files that are there: a clock that is wrong does not make an earlier backup the last one.
    number = max((one.count for one in written), default=0) + 1
    path = folder / f"{store.path.stem}-{store.now():%Y-%m-%d-%H%M%S}-{number}{kind}.db"
    week = store.now().isocalendar()[:2]
    with named_problems():
        with store.writing() as connection:
            about = rule_files.take_in(connection, rules or rule_files.folder_of(store.path))
            audit.record(store, connection, "backup_written", detail=path.name, about=about)
        audit.anchor(store)
    source, key = store.path, store.key
    whole = not any(one.at.isocalendar()[:2] == week for one in written)

    def copy() -> Path:
        with named_problems(), closing(connect(source, key)) as own:
            return copy_to(own, key, path, whole=whole)

    return copy


def is_due(store: Store) -> bool:
    """Return whether the last backup that was written is not one of today."""
    written = dated(folder_of(store.path), store.path.stem)
    return not written or written[-1].at.date() != store.now().date()


def begin_daily(store: Store, rules: Path | None = None) -> Callable[[], Path]:
    """Begin the backup of today, as ``begin``; what writes it lets go of those that are no longer kept."""
    path = store.path
    copy = _begin(store, folder_of(path), "-daily", rules)

    def written() -> Path:
        made = copy()
        for one in superseded(folder_of(path), path.stem):
            # One that cannot be let go of today is let go of on another day.
            with suppress(OSError):
                one.unlink()
        return made

    return written


def daily(store: Store) -> Path | None:
    """Write the backup of today where there is none yet, and let go of those that are no longer kept."""
    return _written(store, begin_daily(store)) if is_due(store) else None


@dataclass(frozen=True, slots=True)
class Dated:
    """A backup: when it was written, by the clock of the PC then, how many were before it, and whether nobody asked for
    it."""

    count: int
    at: datetime
    daily: bool
    path: Path


def dated(folder: Path, stem: str) -> list[Dated]:
    """The backups in a folder of the store with that name, in the order in which they were written."""
    found = []
    for path in folder.glob(f"{escape(stem)}-*.db"):
        named, at = STAMP.fullmatch(path.name.removeprefix(stem)), written_at(path)
        if named is not None and at is not None:
            found.append(Dated(int(named[3] or 0), at, named[4] is not None, path))
    return sorted(found, key=lambda one: (one.count, one.at))


def superseded(folder: Path, stem: str) -> list[Path]:
    """The daily backups that are neither the last of one of seven days nor the last of one of four weeks.

    They rank by the order in which they were written, whatever the clock of the PC said; the last one always stays, and
    so does each that somebody asked for.
    """
    days: dict[date, Path] = {}
    weeks: dict[tuple[int, int], Path] = {}
    daily = [one for one in reversed(dated(folder, stem)) if one.daily]
    for one in daily:
        days.setdefault(one.at.date(), one.path)
        weeks.setdefault(one.at.isocalendar()[:2], one.path)
    kept = {*islice(days.values(), DAYS), *islice(weeks.values(), WEEKS)}
    return [one.path for one in daily if one.path not in kept]


def newest(path: Path) -> tuple[Path, ...]:
    """The backups of a store, the one that was written last first."""
    return tuple(one.path for one in reversed(dated(folder_of(path), path.stem)))


def written_at(backup: Path) -> datetime | None:
    """Return when a backup was written, by the clock of the PC then: its name says so. None where it does not."""
    found = STAMP.search(backup.name)
    try:
        return datetime.strptime(f"{found[1]} {found[2]}", "%Y-%m-%d %H%M%S") if found else None  # noqa: DTZ007
    except ValueError:
        return None


def replaced(path: Path) -> Path | None:
    """Return where the store that was replaced last is kept; None where none was."""
    found = folder_of(path).glob(f"{escape(path.stem)}-replaced-*.db")
    return max(found, key=lambda one: one.stat().st_mtime, default=None)


@dataclass(frozen=True, slots=True)
class Checked:
    """A backup that was read from end to end: the key that opens it, and the digest of what was read."""

    key: Key
    digest: str


def check_backup(backup: Path, secret: Secret) -> Checked:
    """Read a backup from end to end.

    Raises ``StoreProblem`` for a file that is no backup, that this secret does not open, or that was damaged.
    """
    with named_problems():
        if not backup.is_file() or backup.stat().st_size < SALT_BYTES:
            raise StoreProblem("not_a_backup")
        key = key_of(secret, salt_of(backup))
        with backup.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        with sound(backup, key) as copy:
            tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            if "accounts" not in tables:
                raise StoreProblem("not_a_backup")
    return Checked(key, digest)


def restore(
    backup: Path,
    path: Path,
    secret: Secret,
    now: Callable[[], datetime],
    acting: Callable[[Store], Store] = lambda store: store,
    agrees: Callable[[Lost], bool] = lambda gone: True,
    checked: Checked | None = None,
) -> Store:
    """Put a backup in place of a store, which must be closed, and open it; who was erased meanwhile is erased again.

    The store that was there is kept among the backups. Where it opens with the same secret and has users, ``acting``
    signs somebody in to it, and anybody but an administrator is refused (``sign_in_first``, ``administrator_only``);
    one that does not open, which a backup is for, asks nobody; but where it is known to have users, only a backup of
    its own with users takes its place (``users_would_go``). ``agrees`` is told what will be missing; where it says no,
    the restore is refused (``restore_unwanted``). Whoever has ``checked`` the backup hands over what was found: the
    same bytes are not read again. Raises ``StoreProblem`` as ``check_backup``; nothing is touched then.
    """
    with named_problems():
        path = location.real(path)
        location.check(path)
        checked = checked or check_backup(backup, secret)
        if path.exists() and salt_of(path) == salt_of(backup):
            # Worked into a key once, not for every look.
            secret = checked.key
    who = _who_restores(backup, checked.key, path, secret, now, acting)
    if not agrees(lost(backup, path, secret, now)):
        raise Refusal("backup", "restore_unwanted")
    put_back(backup, path, checked.key, now(), checked)
    store = open_store(path, checked.key, now)
    settle(replace(store, who=who))
    return store


def settle(store: Store) -> None:
    """Put in order what lies beside a store that was just opened: a restore that was cut short is brought to its end,
    who was erased and came back is erased again, numbers that were given stay given."""
    with named_problems():
        plausible = audit.is_clock_plausible(store, leftovers.KEPT)
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
        if plausible:
            # By a clock that runs ahead everything would be old.
            leftovers.age_out(store.path, store.now())


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


def _who_restores(
    backup: Path,
    key: Key,
    path: Path,
    secret: Secret,
    now: Callable[[], datetime],
    acting: Callable[[Store], Store],
) -> str:
    if not path.exists():
        return ""
    try:
        # Whatever became of its rules: whose it is can still be asked.
        there = open_store(path, secret, now, for_work=False)
    except StoreProblem:
        if audit.had_users(path):
            _check_users_stay(backup, key, path)
        return ""
    with closing(there):
        settle(there)
        if not rights.has_users(there):
            return ""
        rights.check(there := acting(there), "store", "login")
        return there.who


def _check_users_stay(backup: Path, key: Key, path: Path) -> None:
    """Refuse a backup without users, and one whose record is not that of the store, by the heads beside it."""
    with closing(connect(backup, key)) as copy:
        tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        users = "users" in tables and copy.execute("SELECT 1 FROM users").fetchone()
        held = dict(copy.execute("SELECT seq, lower(hex(mac)) FROM audit").fetchall()) if users else {}
    if not any(held.get(one.seq) == one.mac for one in audit.written_heads(audit.heads_file(path))):
        raise Refusal("backup", "users_would_go")


def put_back(backup: Path, path: Path, secret: Secret, at: datetime, checked: Checked | None = None) -> Path | None:
    """Put a backup in place of a store, whole or not at all; returns where the store that was there is kept. One that
    was ``checked`` is not read through again."""
    checked = checked or check_backup(backup, secret)
    with named_problems():
        kept = None
        for step in steps(backup, location.real(path), checked.key, at, checked.digest):
            kept = step or kept
        return kept


def steps(backup: Path, path: Path, key: Key, at: datetime, digest: str = "") -> Iterator[Path | None]:
    """Return what a backup takes the place of a store by, a step at a time: after each of them the program may end, and
    ``settle`` finds its way. Gives where the store that was there is kept, once it is. What is copied is read through
    again where it has another ``digest`` than what was checked."""
    aside = private_file(_aside(path))
    try:
        if _copy(backup, aside) != digest:
            with sound(aside, key):
                pass
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    yield None
    put(marker_of(path), backup.name.encode())
    yield None
    yield _keep(path, key, at) if path.exists() else None
    put_in_place(aside, path)
    yield None
    audit.heads_file(path).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> str:
    """Copy a file; returns the digest of what was copied."""
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as written:
        while part := read.read(PART):
            digest.update(part)
            written.write(part)
    return digest.hexdigest()


def _keep(path: Path, key: Key, at: datetime) -> Path:
    """Keep what is about to be replaced. What is still in its log is folded in: read into another file, a log would
    destroy it."""
    _fold_in(path, key)
    kept = _free(folder_of(path), f"{path.stem}-replaced-{at:%Y-%m-%d-%H%M%S}")
    kept.parent.mkdir(parents=True, exist_ok=True)
    for ending in ("", "-wal", "-journal"):
        source = path.with_name(path.name + ending)
        if source.exists():
            shutil.copyfile(source, private_file(kept.with_name(kept.name + ending)))
    drop_logs(path)
    heads = audit.heads_file(path)
    if heads.exists():
        # They are those of the chain that is kept; the restored one ends earlier.
        shutil.copyfile(heads, private_file(audit.heads_file(kept)))
    return kept


def _free(folder: Path, name: str) -> Path:
    """A path that nothing has yet: two stores replaced within a second are two files."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(path for path in (folder / f"{one}.db" for one in names) if not path.exists())


def _fold_in(path: Path, key: Key) -> None:
    # A store that no longer opens is kept with its log, as it is.
    with closing(connect(path, key)) as connection:
        try:
            with named_problems():
                check_tables({"accounts", "agreements"}, connection.execute("PRAGMA user_version").fetchone()[0])
                connection.execute("PRAGMA journal_mode = DELETE")
        except StoreProblem:
            return
