"""Build what people install, and try each of it as they would: ``python packaging/make.py [STAGE …]``, all by default.

    icons     icons of every size and system, from the one drawing
    wheel     the wheel and its pins, installed into an empty environment beside rivals of the same names, and used
    folder    one folder with everything in it, used without any Python on the path, in a window too
    deb       the same as a Debian package
    appimage  the same as an AppImage, where its runtime can be had
    wheels    whether the pins have wheels for Windows and macOS
    bill      what is inside, as CycloneDX, and checksums

Standard library and the tools of ``packaging/requirements.txt``, in an environment of its own under ``build``.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import venv
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "packaging"
OUT = ROOT / "build" / "package"
ICONS = OUT / "icons"
FOLDER = OUT / "restructure"
TOOLS = ROOT / "build" / "packaging-tools"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VERSION = PROJECT["version"]
NAME = PROJECT["name"]
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
MACS = ("10_9", "10_10", "10_12", "10_13", "10_14", "10_15", "11_0", "12_0", "13_0")
PLATFORMS = {
    "Windows, 64 bit": ("win_amd64",),
    "macOS, Apple": tuple(f"macosx_{one}_{cpu}" for one in MACS for cpu in ("arm64", "universal2")),
    "macOS, Intel": tuple(f"macosx_{one}_{cpu}" for one in MACS for cpu in ("x86_64", "universal2")),
}
RIVALS = ("calculators", "reports", "restructure", "ui")
PHRASE = "a passphrase of a trial"


def main(names: list[str]) -> int:
    """Build and try the stages named, all where none is; 2 for a name of none."""
    if unknown := [name for name in names if name not in STAGES]:
        print(f"no such stage: {', '.join(unknown)}; there are {', '.join(STAGES)}", file=sys.stderr)
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    for name in names or STAGES:
        for line in STAGES[name]():
            print(f"{name}: {line}", flush=True)
    return 0


def icons() -> Iterable[str]:
    """Draw the icon in every size, and as one file for Windows and one for macOS."""
    shutil.rmtree(ICONS, ignore_errors=True)
    ICONS.mkdir(parents=True)
    run(tool("python"), HERE / "draw_icons.py", ROOT / "ui" / "icons" / "restructure.svg", ICONS, *SIZES)
    yield f"{len(list(ICONS.iterdir()))} files"


def wheel() -> Iterable[str]:
    """Build the wheel, install it beside rivals, and go through a negotiation with it."""
    for old in OUT.glob("*.whl"):
        old.unlink()
    run(tool("hatchling"), "build", "-t", "wheel", "-d", OUT)
    (made,) = OUT.glob("*.whl")
    shutil.copyfile(ROOT / "requirements.txt", pins := OUT / f"{NAME}-{VERSION}-requirements.txt")
    versions = [line.removesuffix(" \\") for line in pins.read_text(encoding="utf-8").splitlines() if "==" in line]
    constraints = OUT / f"{NAME}-{VERSION}-constraints.txt"
    constraints.write_text("\n".join(versions) + "\n", encoding="utf-8")
    yield f"{made.name} {megabytes(made)}"
    with tempfile.TemporaryDirectory() as name:
        there = Path(name)
        python = environment(there / "env")
        run(python, "-m", "pip", "install", "-q", "--require-hashes", "-r", pins)
        run(python, "-m", "pip", "install", "-q", "--no-deps", made)
        site = Path(said(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
        for rival in RIVALS:
            (site / rival).mkdir()
            (site / rival / "__init__.py").write_text(f"raise SystemExit('the {rival} of somebody else')\n")
        bin_ = python.parent
        yield f"installed, with all that it needs: {megabytes(site)}"
        yield from tried([bin_ / "restructure"], there, os.environ | {"QT_QPA_PLATFORM": "offscreen"})
        run(python, "-m", "restructure_app", "--version", quiet=True)
        run(python, "-m", "pip", "uninstall", "-q", "-y", NAME)
        gone = [rival for rival in RIVALS if not (site / rival / "__init__.py").exists()]
        assert not gone, gone
        yield f"four rivals of the names {', '.join(RIVALS)} disturb nothing, and stay when it goes"


def folder() -> Iterable[str]:
    """Pack everything into one folder, and use it without any Python on the path."""
    run(tool("python"), "-m", "pip", "install", "-q", "--require-hashes", "-r", ROOT / "requirements.txt")
    run(tool("python"), "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--force-reinstall", ROOT)
    work = OUT.parent / "packaging-work"
    run(
        tool("pyinstaller"),
        "--noconfirm",
        "--log-level=WARN",
        "--distpath",
        OUT,
        "--workpath",
        work,
        HERE / "restructure.spec",
    )
    for name in ("LICENSE", "CHANGELOG.md"):
        shutil.copyfile(ROOT / name, FOLDER / name)
    shutil.copyfile(HERE / "licences.md", FOLDER / "LICENCES.md")
    yield f"{megabytes(FOLDER)}"
    yield from used(FOLDER)
    with tarfile.open(OUT / f"restructure-{VERSION}-linux-x86_64.tar.xz", "w:xz", preset=6) as packed:
        packed.add(FOLDER, f"restructure-{VERSION}")
        packed.add(HERE / "linux" / "restructure.desktop", f"restructure-{VERSION}/restructure.desktop")
        packed.add(ICONS / "restructure-256.png", f"restructure-{VERSION}/restructure.png")
    yield f"to download: {megabytes(OUT / f'restructure-{VERSION}-linux-x86_64.tar.xz')}"


def deb() -> Iterable[str]:
    """Make a Debian package of the folder, unpack it elsewhere, and use it there."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "root"
        shutil.copytree(FOLDER, root / "opt" / "restructure", symlinks=True)
        share = root / "usr" / "share"
        places = {
            HERE / "linux" / "restructure.desktop": share / "applications" / "restructure.desktop",
            HERE / "linux" / "io.restructure.desk.metainfo.xml": share
            / "metainfo"
            / "io.restructure.desk.metainfo.xml",
            ROOT / "ui" / "icons" / "restructure.svg": share / "icons/hicolor/scalable/apps/restructure.svg",
            ROOT / "LICENSE": share / "doc" / "restructure" / "copyright",
        }
        for size in SIZES:
            places[ICONS / f"restructure-{size}.png"] = share / f"icons/hicolor/{size}x{size}/apps/restructure.png"
        for source, target in places.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        (share / "bash-completion" / "completions").mkdir(parents=True)
        (share / "bash-completion" / "completions" / "restructure").write_text(
            said(FOLDER / "restructure", "completion", "bash"), encoding="utf-8"
        )
        run(tool("python"), "-m", "ui.cli.manual", share / "man")
        (root / "usr" / "bin").mkdir(parents=True)
        (root / "usr" / "bin" / "restructure").symlink_to("/opt/restructure/restructure")
        installed = sum(one.stat().st_size for one in root.rglob("*") if one.is_file() and not one.is_symlink()) // 1024
        control = root / "DEBIAN" / "control"
        control.parent.mkdir()
        control.write_text(
            (HERE / "linux" / "control").read_text(encoding="utf-8").format(version=VERSION, installed=installed),
            encoding="utf-8",
        )
        made = OUT / f"restructure_{VERSION}_amd64.deb"
        run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, made, quiet=True)
        yield f"{made.name} {megabytes(made)}, installed {installed / 1024:.0f} MB"
        unpacked = Path(name) / "unpacked"
        run("dpkg-deb", "-x", made, unpacked)
        yield from used(unpacked / "opt" / "restructure")


def appimage() -> Iterable[str]:
    """Make an AppImage where the tool for it is at hand."""
    if shutil.which("appimagetool") is None:
        yield "not made: no appimagetool here; packaging/README.md has the recipe, which has not been run"
        return
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "Restructure.AppDir"
        shutil.copytree(FOLDER, root, symlinks=True)
        (root / "AppRun").symlink_to("restructure")
        shutil.copyfile(HERE / "linux" / "restructure.desktop", root / "restructure.desktop")
        shutil.copyfile(ICONS / "restructure-256.png", root / "restructure.png")
        run("appimagetool", root, OUT / f"Restructure-{VERSION}-x86_64.AppImage")
    yield f"Restructure-{VERSION}-x86_64.AppImage"


def wheels() -> Iterable[str]:
    """Ask the index for a wheel of every pin on systems that are not here."""
    for system, tags in PLATFORMS.items():
        with tempfile.TemporaryDirectory() as name:
            report = Path(name) / "report.json"
            asked = [option for tag in tags for option in ("--platform", tag)]
            only = pins_of("win32" if system.startswith("Windows") else "darwin", Path(name) / "pins.txt")
            command = [
                *(tool("python"), "-m", "pip", "install", "-q", "--dry-run", "--ignore-installed", "--no-deps"),
                *("--only-binary=:all:", "--python-version", "3.11", "--implementation", "cp", *asked),
                *("--target", name, "--report", report, "-r", only),
            ]
            done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
            if done.returncode:
                yield f"{system}: not all: {done.stderr.strip().splitlines()[-1]}"
                continue
            found = json.loads(report.read_text(encoding="utf-8"))["install"]
            yield f"{system}: {len(found)} of {len(only.read_text().splitlines())} pins have a wheel"


def pins_of(system: str, file: Path) -> Path:
    """Write the pins that count on a system, without their hashes, since pip leaves markers to where it runs."""
    lines = []
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if "==" not in line:
            continue
        pin, _, marker = line.removesuffix(" \\").partition(" ; ")
        other = "sys_platform" in marker and f"'{system}'" not in marker
        if not other:
            lines.append(pin)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def bill() -> Iterable[str]:
    """Write down all that is inside, and a checksum of each file to download."""
    made = OUT / f"restructure-{VERSION}.cdx.json"
    run(
        tool("cyclonedx-py"),
        "requirements",
        ROOT / "requirements.txt",
        "--pyproject",
        ROOT / "pyproject.toml",
        "-o",
        made,
    )
    parts = json.loads(made.read_text(encoding="utf-8"))["components"]
    yield f"{made.name}: {len(parts)} components"
    files = sorted(one for one in OUT.iterdir() if one.is_file() and one.name != "SHA256SUMS")
    sums = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in files]
    (OUT / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    yield f"checksums of {len(files)} files"


def used(place: Path) -> Iterable[str]:
    """What a packed program does in an environment that has nothing, and in a window where there can be one."""
    with tempfile.TemporaryDirectory() as name:
        there = Path(name)
        bare = {"HOME": name, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
        yield from tried([place / "restructure"], there, bare)
        if shutil.which("Xvfb") and shutil.which("xdotool"):
            run(
                HERE / "linux" / "try_window.sh",
                place / "restructure",
                OUT / f"window-{place.parent.name}.png",
                quiet=True,
            )
            yield "a second start raised the window of the first, which has a name and an icon"


def tried(program: list[Path], there: Path, surroundings: dict[str, str]) -> Iterable[str]:
    """Go through a negotiation, seal, verify, import, back up and restore with a program that is installed."""

    def do(*words: object) -> str:
        return said(*program, *words, env=surroundings)

    assert VERSION in do("--version")
    do("tour", "--out", there / "tour")
    papers = sorted((there / "tour").glob("*.pdf"))
    do("verify", *papers[:1], "--certificate", there / "tour" / "certificate.pem")
    phrase, store = there / "phrase", there / "office.db"
    phrase.write_text(PHRASE + "\n", encoding="utf-8")
    phrase.chmod(0o600)
    listed = there / "list.csv"
    listed.write_text(
        "number,creditor,currency,principal,as_of,confirmed_by\nA-1,Bank,CNY,5000.00,2026-11-01,core\n",
        encoding="utf-8",
    )
    at = ("--store", store, "--passphrase-file", phrase)
    do("import", listed, *at)
    copy = do("backup", *at).strip().splitlines()[-1].split()[-1]
    do("restore", copy, *at)
    do("audit", "verify", *at)
    yield f"negotiates, seals {len(papers)} papers, verifies, imports, backs up, restores, verifies its record"


def environment(place: Path) -> Path:
    """An empty environment; returns its interpreter."""
    venv.create(place, with_pip=True)
    return place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def tool(name: str) -> Path:
    """A tool of the environment that packages are built in, which is made at first use."""
    python = TOOLS / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not (TOOLS / ".ready").exists():
        environment(TOOLS)
        run(python, "-m", "pip", "install", "-q", "--require-hashes", "-r", HERE / "requirements.txt")
        run(python, "-m", "pip", "install", "-q", "--require-hashes", "-r", ROOT / "requirements.txt")
        (TOOLS / ".ready").touch()
    return python.with_name(name)


def run(*words: object, quiet: bool = False) -> None:
    """Run a command, which has to succeed."""
    subprocess.run(list(map(str, words)), check=True, cwd=ROOT, stdout=subprocess.DEVNULL if quiet else None)


def said(*words: object, env: dict[str, str] | None = None) -> str:
    """What a command prints, which has to succeed."""
    done = subprocess.run(
        list(map(str, words)), capture_output=True, text=True, check=False, env=env, cwd=tempfile.gettempdir()
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def megabytes(place: Path) -> str:
    """The size of a file, or of all that a folder holds."""
    files = [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file() and not one.is_symlink()]
    return f"{sum(one.stat().st_size for one in files) / 1e6:.0f} MB"


STAGES: dict[str, Callable[[], Iterable[str]]] = {
    "icons": icons,
    "wheel": wheel,
    "folder": folder,
    "deb": deb,
    "appimage": appimage,
    "wheels": wheels,
    "bill": bill,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
