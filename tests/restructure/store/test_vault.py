"""The vault: what opens a store, what does not, and what a thief would find."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.parties.account import Person
from restructure.store import DEMO_KEY, Key, Secret, StoreProblem, accounts, agreements, backups, negotiations
from restructure.store.copies import sound
from restructure.store.instance import alone_at
from restructure.store.keychain import SystemKeychain, forget_key, kept_key, save_key
from restructure.store.keys import check_new, key_of
from restructure.store.location import remote_among
from restructure.store.opening import open_store as begin_store
from restructure.store.passphrase import change_secret
from restructure.store.problems import named_problems
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW, open_store, phrase
from tests.support.vaults import RIGHT, Ring

STORES = Path(__file__).parents[1] / "stores"


def begun(path: Path, secret: Secret = RIGHT) -> Path:
    store = open_store(path, secret)
    accounts.save(store, ACCOUNT)
    store.close()
    return path


def refused(path: Path, secret: Secret) -> str:
    with pytest.raises(StoreProblem) as problem:
        open_store(path, secret).close()
    return problem.value.code


def test_the_right_passphrase_opens_a_store_and_a_wrong_one_says_nothing(tmp_path: Path) -> None:
    path = begun(tmp_path / "store.db")
    before = path.read_bytes()
    chance = random.Random(8)
    for _ in range(20):
        assert refused(path, phrase(f"guess {chance.random()}")) == "not_opened"
    assert path.read_bytes() == before
    store = open_store(path, RIGHT)
    assert accounts.load(store, ACCOUNT.number) == ACCOUNT
    store.close()


def test_a_passphrase_typed_in_full_width_letters_is_the_same(tmp_path: Path) -> None:
    path = begun(tmp_path / "store.db", phrase("parole 2026!"))
    store = open_store(path, phrase("ｐａｒｏｌｅ　２０２６！"))
    assert accounts.load(store, ACCOUNT.number) == ACCOUNT
    store.close()


def test_one_passphrase_gives_another_key_for_each_file(tmp_path: Path) -> None:
    keys = [key_of(RIGHT, begun(tmp_path / name).read_bytes()[:16]) for name in ("a.db", "b.db")]
    assert keys[0] != keys[1]


def test_no_key_and_no_passphrase_shows_itself() -> None:
    assert "horse" not in repr(RIGHT)
    assert "1111" not in repr(Key(b"1" * 32))


def test_a_short_passphrase_is_not_taken() -> None:
    check_new("ten letterz")
    with pytest.raises(Refusal, match="passphrase_short"):
        check_new("  nine    ")


@pytest.mark.parametrize(
    "common",
    [
        "1234567890",
        "aaaaaaaaaa",
        "passwordpassword",
        "qwertyuiop1",
        "Password1!23",
        "woaini1314520",
        "Restructure2026",
        "ｐａｓｓｗｏｒｄ１２３",
        "lin.xiaomei1",
        "abcabcabcabcabcabc",
    ],
)
def test_a_passphrase_that_anybody_would_try_first_is_not_taken(common: str) -> None:
    with pytest.raises(Refusal, match="passphrase_common"):
        check_new(common, "lin.xiaomei")


@pytest.mark.parametrize("good", ["correct horse battery", "六月的雨打在青石板上", "x7#kQ!v2Lm9p"])
def test_a_passphrase_of_unlike_words_is_taken(good: str) -> None:
    check_new(good)


def test_every_byte_that_flips_is_noticed(tmp_path: Path) -> None:
    path = begun(tmp_path / "store.db")
    whole, chance = path.read_bytes(), random.Random(5)
    for _ in range(40):
        place = chance.randrange(len(whole))
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        with pytest.raises(StoreProblem), named_problems(), sound(path, key_of(RIGHT, path.read_bytes()[:16])):
            pass


def test_a_store_cut_off_anywhere_is_named(tmp_path: Path) -> None:
    path = begun(tmp_path / "store.db")
    whole = path.read_bytes()
    for length in (1, 15, 16, 17, 1000, 4096, 4097, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert refused(path, RIGHT) in ("not_opened", "not_a_store")
        assert path.read_bytes() == whole[:length]


SECRETS = ("张样本甲", "PERSONAL-ID-7719", "PHONE-000-5521", "Sample Street 77")


def test_nothing_of_anybody_can_be_read_beside_the_program(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = open_store(path, RIGHT)
    accounts.save(store, replace(ACCOUNT, debtor=Person(*SECRETS)))
    accounts.search(store, "张")
    found = [each for each in tmp_path.rglob("*") if each.is_file() and shows_a_secret(each)]
    assert {each.name for each in tmp_path.iterdir()} >= {"store.db", "store.db-wal"}
    assert found == []
    store.close()


def shows_a_secret(path: Path) -> bool:
    content = path.read_bytes()
    return any(secret.encode(code) in content for secret in SECRETS for code in ("utf-8", "utf-16-le", "utf-16-be"))


def test_the_plain_store_of_an_earlier_version_is_encrypted_row_for_row(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    shutil.copyfile(STORES / "schema-1.db", path)
    store = open_store(path, RIGHT)
    assert accounts.count(store) == 6
    assert accounts.load(store, ACCOUNT.number) == ACCOUNT
    assert [event.kind for event in negotiations.events(store, ACCOUNT.number)] == ["offered", "signed"]
    assert negotiations.draft(store, ACCOUNT.number) == {"count": 36}
    kept = agreements.load(store, "RA-2026-000001")
    assert kept is not None
    assert len(kept.editions) == 2
    store.close()
    assert ACCOUNT.debtor.name.encode() not in b"".join(
        each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()
    )
    assert refused(path, phrase("something else")) == "not_opened"


def test_a_changed_passphrase_opens_the_store_and_the_old_one_no_more(tmp_path: Path) -> None:
    store = open_store(begun(tmp_path / "store.db"), RIGHT)
    changed = change_secret(store, phrase("a new passphrase"))
    assert accounts.load(changed, ACCOUNT.number) == ACCOUNT
    changed.close()
    assert refused(store.path, RIGHT) == "not_opened"
    open_store(store.path, phrase("a new passphrase")).close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_only_the_owner_may_read_what_lies_beside_a_store(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db", RIGHT)
    accounts.save(store, ACCOUNT)
    assert {each.stat().st_mode & 0o077 for each in tmp_path.glob("store.db*")} == {0}
    store.close()


def test_a_keychain_keeps_the_key_of_each_store(tmp_path: Path) -> None:
    ring, path = Ring(), begun(tmp_path / "store.db")
    store = open_store(path, RIGHT)
    assert save_key(ring, path, store.key)
    store.close()
    key = kept_key(ring, path)
    assert key is not None
    open_store(path, key).close()
    assert kept_key(ring, tmp_path / "other.db") is None
    forget_key(ring, path)
    assert kept_key(ring, path) is None


def test_a_pc_without_a_keychain_keeps_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    script = (
        "from restructure.store.keychain import SystemKeychain as S; s = S();"
        "print(s.get('a'), s.put('a', 'b'), s.forget('a'))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["None", "False", "None"]
    assert isinstance(SystemKeychain(), SystemKeychain)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no length of a file can be limited here")
def test_a_disk_that_is_full_before_a_store_is_there_is_named_and_in_nobodys_way(tmp_path: Path) -> None:
    import resource

    path, (_, hard) = tmp_path / "store.db", resource.getrlimit(resource.RLIMIT_FSIZE)
    for room in (40_000, 200_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
        try:
            with pytest.raises(StoreProblem):
                # One that is begun, not a copy of one that other tests have begun.
                begin_store(path, DEMO_KEY, lambda: NOW)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        assert not path.exists()
    open_store(path).close()


def test_a_second_program_at_a_store_is_told_and_a_crashed_one_is_not_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    holding = f"""
import sys, time
from pathlib import Path
from restructure.store.instance import alone_at
with alone_at(Path({str(path)!r})):
    print("held", flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", holding], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(StoreProblem) as problem, alone_at(path):
            pass
        assert problem.value.code == "in_use"
        child.kill()
    with alone_at(path):
        assert path.with_name("store.db.lock").exists()


@pytest.mark.parametrize(
    ("folder", "remote"),
    [("/srv/office/data", True), ("/srv/officers", False), ("/home/me/far/x", True), ("/home/me", False)],
)
def test_a_share_of_another_computer_is_known_by_its_mount(folder: str, remote: bool) -> None:
    mounts = [("/", "ext4"), ("/srv/office", "nfs4"), ("/home", "btrfs"), ("/home/me/far", "fuse.sshfs")]
    assert remote_among(mounts, Path(folder) / "store.db") is remote


def test_the_moment_of_a_store_is_the_one_it_was_given(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    assert store.now() == NOW
    store.close()


def linked(path: Path) -> Path:
    """Another way to a store: by a link to its folder, then one to the file."""
    folder = path.parent / "link"
    folder.symlink_to(path.parent, target_is_directory=True)
    file = folder / "other.db"
    file.symlink_to(path)
    return file


@pytest.mark.skipif(os.name == "nt", reason="links take a right there")
def test_a_store_behind_links_is_one_store_with_one_lock_and_one_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(path, RIGHT).close()
    other = linked(path)
    with alone_at(path), pytest.raises(StoreProblem, match="in_use"), alone_at(other):
        raise AssertionError
    changed = change_secret(open_store(other, RIGHT), phrase("another passphrase"))
    assert changed.path == path
    changed.close()
    for way in (path, other):
        with pytest.raises(StoreProblem, match="not_opened"):
            open_store(way, RIGHT)
    assert other.is_symlink()
    store = open_store(other, phrase("another passphrase"))
    copy = backups.write(store)
    assert copy.parent == backups.folder_of(path)
    store.close()
    backups.restore(copy, other, phrase("another passphrase"), lambda: NOW).close()
    assert other.is_symlink()
    ring = Ring()
    assert save_key(ring, other, store.key)
    assert kept_key(ring, path) == store.key


@pytest.mark.skipif(os.name == "nt", reason="links take a right there")
def test_a_store_with_a_second_name_is_opened_changed_and_replaced_by_neither(tmp_path: Path) -> None:
    path, second = tmp_path / "store.db", tmp_path / "second.db"
    store = open_store(path, RIGHT)
    copy = backups.write(store)
    store.close()
    second.hardlink_to(path)
    for way in (path, second):
        with pytest.raises(StoreProblem, match="hard_linked"):
            open_store(way, RIGHT)
        with pytest.raises(StoreProblem, match="hard_linked"):
            backups.restore(copy, way, RIGHT, lambda: NOW)
    second.unlink()
    open_store(path, RIGHT).close()
