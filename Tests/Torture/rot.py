"""An archive on which bits rot: found, and never built upon."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
from collections import Counter
from pathlib import Path

from articles import make_articles
from spool import Findings, Spool, add

PAGE = 4096


def truncated(path: Path, draw: random.Random) -> None:
    os.truncate(path, path.stat().st_size - PAGE * draw.randint(1, 3))


def zeroed(path: Path, draw: random.Random) -> None:
    with open(path, "r+b") as file:
        file.seek(draw.randrange(path.stat().st_size // PAGE) * PAGE)
        file.write(bytes(PAGE))


def flipped(path: Path, draw: random.Random, start: int = 100, end: int | None = None) -> None:
    place = draw.randrange(start, end or path.stat().st_size)
    with open(path, "r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ 1 << draw.randrange(8)]))


def flipped_in_header(path: Path, draw: random.Random) -> None:
    flipped(path, draw, 0, 100)


#: What is done to the file, how often, and how often in the short form.
DAMAGES = [(truncated, 3, 1), (zeroed, 25, 2), (flipped, 50, 2), (flipped_in_header, 14, 1)]


def is_sound(path: Path) -> bool:
    """What SQLite's own check of the structure says."""
    try:
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        rows = database.execute("PRAGMA quick_check").fetchall()
        database.close()
        return rows == [("ok",)]
    except (sqlite3.Error, OverflowError):
        return False


def contents(path: Path) -> dict[str, object]:
    """All tables, to see whether what was missed changed anything."""
    tables: dict[str, object] = {}
    try:
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        database.text_factory = bytes
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            tables[name.decode()] = hash(str(database.execute(f'SELECT * FROM "{name.decode()}"').fetchall()))
        database.close()
    except sqlite3.Error as error:
        tables["error"] = str(error)
    return tables


def run(program: Path, *arguments: str) -> int | str:
    """Exit status of a command, or why there is none."""
    try:
        return subprocess.run([str(program), *arguments], capture_output=True, timeout=20, check=False).returncode
    except subprocess.TimeoutExpired:
        return "hung"


def bit_rot(program, short: bool) -> tuple[str, Findings]:
    """Pages zeroed, bits flipped, the file cut off; each time all commands that open it."""
    total, counts = Findings(), Counter()
    with Spool(program) as whole:
        files = make_articles(150, seed=600, copies=0.5)
        whole.put(files[:140])
        whole.once("--log-level", "error")
        run(program, "archive", "compact", "--archive", str(whole.archive))
        known = contents(whole.archive / "archive.sqlite")
        for damage, count, few in DAMAGES:
            for number in range(few if short else count):
                with Spool(program) as spool:
                    findings = Findings()
                    shutil.copytree(whole.archive, spool.archive)
                    database = spool.archive / "archive.sqlite"
                    damage(database, random.Random(number))
                    sound, same = is_sound(database), contents(database) == known
                    spool.put(files[140:])
                    folder = ("--archive", str(spool.archive))
                    statuses = {
                        "verify": run(program, "archive", "verify", *folder),
                        "export": run(program, "archive", "export", *folder, "--format", "json"),
                        "stats": run(program, "archive", "stats", *folder),
                        "status": run(program, "status", *folder),
                        "watch": run(program, "watch", str(spool.inbox), *folder, "--once", "--settle", "0"),
                    }
                    for command, status in statuses.items():
                        if status not in (0, 1, 2, 3):
                            findings.problems.append(f"{command} ended with {status}")
                    if statuses["verify"] not in ((0, 1) if sound else (1,)):
                        findings.problems.append(f"verify ended with {statuses['verify']}, quick_check says {sound}")
                    went_on = bool(spool.filed()) or statuses["watch"] == 0
                    # A pointer to no free page is written anew with the next page and was never followed.
                    if not sound and went_on and run(program, "archive", "verify", *folder) != 0:
                        findings.problems.append(f"watch went on and filed {len(spool.filed())} files")
                    found = statuses["verify"] == 1
                    counts["found" if found else "harmless" if same else "missed"] += 1
                    add(total, findings, f"{damage.__name__.replace('_', ' ')} {number}")
    what = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    return f"{counts.total()} damaged copies: {what}", total


FAULTS = [("bit rot", bit_rot)]
