"""Where a store may lie: on a disk of this PC. A share cannot promise what the store promises."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from restructure.store.problems import StoreProblem

REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "afs", "ncpfs", "webdav", "davfs", "davfs2", "ceph", "glusterfs"}
)
REMOTE_FUSE = ("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd", "fuse.s3fs", "fuse.curlftpfs")
WINDOWS_REMOTE_DRIVE = 4
MOUNTS = Path("/proc/self/mounts")


def real(path: Path) -> Path:
    """Return where a store lies, by the one name that all links and spellings lead to: what lies beside it, its lock
    and its backups are found by that name, and a file that takes its place takes that one."""
    whole = Path(os.path.realpath(path))
    if not whole.exists() or not os.access(whole.parent, os.R_OK):
        return whole
    there = {one.name: one for one in whole.parent.iterdir() if one.name.casefold() == whole.name.casefold()}
    # Without one of that very name, the file system takes capitals for small letters.
    return there.get(whole.name) or next((one for one in there.values() if one.samefile(whole)), whole)


def check(path: Path) -> None:
    """Refuse a store on a network share, where locks and syncs are not kept, and one that has a second name in its file
    system: a change of the passphrase would leave the old file there, and two programs would open it as two."""
    if is_remote(path):
        raise StoreProblem("network_folder")
    if path.is_file() and path.stat().st_nlink > 1:
        raise StoreProblem("hard_linked")


def is_remote(path: Path) -> bool:
    """Return whether a path lies on a share of another computer."""
    whole = path.absolute()
    if os.name == "nt":
        import ctypes

        drive = whole.drive
        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")  # type: ignore[attr-defined]  # Windows has it
        return drive.startswith("\\\\") or kind == WINDOWS_REMOTE_DRIVE
    if MOUNTS.exists():
        with MOUNTS.open(encoding="utf-8", errors="surrogateescape") as file:
            return remote_among(_of_linux(file), whole)
    return False


def remote_among(mounts: Iterable[tuple[str, str]], path: Path) -> bool:
    """Return whether the mount that holds ``path`` is remote; ``mounts`` are pairs of folder and file system."""
    whole = PurePosixPath(path)
    around = [(folder, kind) for folder, kind in mounts if whole.is_relative_to(folder)]
    # The later of two mounts on one folder covers the earlier.
    _, kind = max(around, key=lambda pair: len(PurePosixPath(pair[0]).parts), default=("/", ""))
    return kind in REMOTE or kind.startswith(REMOTE_FUSE)


def _of_linux(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        _, folder, kind, *_ = line.split(" ")
        yield folder.replace("\\040", " "), kind
