"""What somebody who may write into the inbox plants there, to have the daemon write elsewhere or hang."""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from pathlib import Path
from typing import Callable

from articles import make_articles
from spool import Findings, Spool, add, kill, stop, verdict_name

PRECIOUS = b"What was here before.\n"


def draft_name(name: str, content: bytes) -> str:
    """Under what name the verdict of a file was once written before it got its own: anybody could know it."""
    digest = hashlib.sha256(name.encode() + bytes(1) + hashlib.sha256(content).digest()).hexdigest()
    return f".wirecopy-{digest[:24]}.tmp"


class Outside:
    """A folder beside the inbox which the daemon has no business in."""

    def __init__(self, spool: Spool) -> None:
        self.folder = spool.root / "outside"
        self.folder.mkdir()
        self.precious = self.folder / "precious"
        self.precious.write_bytes(PRECIOUS)

    def problems(self) -> list[str]:
        found = sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))
        problems = [] if found == ["precious"] else [f"outside the inbox there is now {found}"]
        if self.precious.read_bytes() != PRECIOUS:
            problems.append("a file outside the inbox was overwritten")
        return problems


def plant_fifo(path: Path, outside: Outside) -> None:
    os.mkfifo(path)


def plant_hard_link(path: Path, outside: Outside) -> None:
    os.link(outside.precious, path)


def plant_link(path: Path, outside: Outside) -> None:
    os.symlink(outside.precious, path)


def plant_link_to_nothing(path: Path, outside: Outside) -> None:
    os.symlink(outside.folder / "made", path)


def plant_folder(path: Path, outside: Outside) -> None:
    path.mkdir()
    (path / "inner").write_bytes(PRECIOUS)


def plant_device(path: Path, outside: Outside) -> None:
    os.mknod(path, 0o600 | 0o020000, os.makedev(1, 3))


PLANTS: list[Callable[[Path, Outside], None]] = [
    plant_fifo, plant_hard_link, plant_link, plant_link_to_nothing, plant_folder,
    *([plant_device] if os.geteuid() == 0 else []),
]


def finish(spool: Spool, count: int, findings: Findings, limit: float = 10) -> None:
    """Runs the daemon over what is there; everything must be filed, and SIGTERM heard."""
    process = spool.start("--log-level", "error")
    if not spool.wait(lambda: len(spool.filed()) >= count, limit):
        findings.problems.append(f"after {limit:.0f} s {len(spool.filed())} of {count} were filed")
    try:
        stop(process, 2)
    except subprocess.TimeoutExpired:
        kill(process)
        findings.problems.append("did not hear SIGTERM")


def at_known_names(program, short: bool) -> tuple[str, Findings]:
    """Something stands where the draft of a verdict, the verdict or the file itself is to go."""
    total = Findings()
    (name, content), *others = [(name.replace("/", "-"), content) for name, content in make_articles(4, 200, copies=0)]
    places = {"draft": draft_name(name, content), "verdict": verdict_name(name), "file": name}
    plants = PLANTS[:2] if short else PLANTS
    tried = 0
    for place, planted in places.items():
        for plant in plants:
            with Spool(program) as spool:
                outside, done = Outside(spool), spool.inbox / "done"
                done.mkdir()
                plant(done / planted, outside)
                before = os.lstat(done / planted)
                spool.put([(name, content), *others])
                findings = Findings()
                # What is planted at the file's own place may look like a file that was filed.
                counted = 4 + (place == "file" and (done / planted).is_file())
                finish(spool, counted, findings)
                findings.problems += outside.problems()
                for folder, _, names in os.walk(spool.inbox):
                    for found in names:
                        path = Path(folder, found)
                        state = os.lstat(path)
                        if found.endswith(".verdict.json") and path != done / planted and state.st_nlink > 1:
                            findings.problems.append(f"the verdict '{found}' is another file too")
                if place != "draft" and not os.path.lexists(done / planted):
                    findings.problems.append("what was planted there is gone")
                elif place != "draft" and os.lstat(done / planted).st_ino != before.st_ino:
                    findings.problems.append("what was planted there was replaced")
                add(total, findings, f"{plant.__name__[6:].replace('_', ' ')} at the {place}'s name")
                tried += 1
    return f"{tried} things at the names of draft, verdict and file", total


def linked_folders(program, short: bool) -> tuple[str, Findings]:
    """Where files are filed to there are links to a folder outside."""
    total = Findings()
    files = [(f"sub/deep/{name.replace('/', '-')}", content) for name, content in make_articles(6, 201, copies=0.5)]
    files.append(("sub/deep/broken.json", b'{"text": '))
    cases = [("done", "flagged", "failed", "duplicate"), ("done/sub", "flagged/sub", "failed/sub"),
             ("done/sub/deep", "flagged/sub/deep", "failed/sub/deep")]
    for links in cases:
        with Spool(program) as spool:
            outside = Outside(spool)
            for link in links:
                (spool.inbox / link).parent.mkdir(parents=True, exist_ok=True)
                os.symlink(outside.folder, spool.inbox / link)
            spool.put(files)
            process, findings = spool.start("--log-level", "warning"), Findings()
            spool.wait(lambda: outside.problems() != [] or not (spool.inbox / files[0][0]).exists(), 3)
            try:
                stop(process, 2)
            except subprocess.TimeoutExpired:
                kill(process)
                findings.problems.append("did not hear SIGTERM")
            findings.problems += outside.problems()
            kept = {path.read_bytes() for path in spool.inbox.rglob("*") if path.is_file() and not path.is_symlink()}
            findings.lost += sum(content not in kept for _, content in files)
            add(total, findings, links[0])
    return f"{len(cases)} depths, seven files each", total


def swapped_folder(program, short: bool) -> tuple[str, Findings]:
    """A sub-folder becomes a link to a folder outside while its files settle."""
    rounds = 3 if short else 12
    total = Findings()
    for number in range(rounds):
        with Spool(program) as spool:
            outside = Outside(spool)
            process = spool.start("--settle", "0.2", "--log-level", "error")
            time.sleep(0.3)
            spool.put([(f"sub/{name.replace('/', '-')}", content) for name, content in make_articles(5, 210 + number)])
            time.sleep(0.02 * number + 0.1)
            aside = spool.root / "aside"
            findings = Findings()
            try:
                os.rename(spool.inbox / "sub", aside)
                os.symlink(outside.folder, spool.inbox / "sub")
            except OSError:
                pass
            time.sleep(0.4)
            try:
                stop(process, 2)
            except subprocess.TimeoutExpired:
                kill(process)
                findings.problems.append("did not hear SIGTERM")
            findings.problems += outside.problems()
            kept = {path.read_bytes() for root in (spool.inbox, aside) for path in root.rglob("*") if path.is_file()}
            findings.lost += sum(content not in kept for content in spool.files.values())
            add(total, findings, f"round {number + 1}")
    return f"{rounds} swaps", total


FAULTS = [
    ("planted at known names", at_known_names),
    ("destinations that are links", linked_folders),
    ("folder becomes a link", swapped_folder),
]
