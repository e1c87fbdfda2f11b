"""Inbox or archive are deleted, moved, made again or robbed of a part while they are in use."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import time

from articles import make_articles
from spool import Findings, Spool, add, kill, stop

#: Seconds within which files in a new inbox must be judged.
SOON = 3.0


def fresh(count: int, seed: int) -> list[tuple[str, bytes]]:
    """Files with ids of their own."""
    files = []
    for number, (_, content) in enumerate(make_articles(count, seed, copies=0)):
        name = f"s{seed}-{number}"
        files.append((f"{name}.json", json.dumps({**json.loads(content), "id": name}).encode()))
    return files


def running(spool: Spool, *options: str) -> subprocess.Popen[bytes]:
    """A daemon that has judged three files already."""
    process = spool.start(*options)
    spool.put(fresh(3, 300))
    spool.wait(lambda: len(spool.filed()) == 3, 20)
    return process


def renewed(spool: Spool, findings: Findings, renew) -> None:
    """Replaces the inbox under a running daemon; its files must be judged soon, and by it alone."""
    process = running(spool)
    renew()
    time.sleep(0.5)
    for number in range(2):
        files = fresh(2, 301 + number)
        spool.put(files)
        already = 2 * number
        if not spool.wait(lambda: len(spool.filed()) == already + 2, SOON):
            findings.problems.append(f"{len(spool.filed()) - already} of 2 files judged {SOON:.0f} s after they came")
            break
    second = subprocess.Popen(
        [str(spool.program), "watch", str(spool.inbox), "--archive", str(spool.root / "other")],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    try:
        if second.wait(3) != 2:
            findings.problems.append(f"a second daemon ended with {second.returncode}")
    except subprocess.TimeoutExpired:
        kill(second)
        findings.problems.append("a second daemon was let in")
    if stop(process) != 0:
        findings.problems.append(f"it ended with {process.returncode}")


def inbox(program, short: bool) -> tuple[str, Findings]:
    """The inbox is deleted and made again; renamed away and another one put in its place."""
    total = Findings()
    with Spool(program) as spool:
        def again() -> None:
            shutil.rmtree(spool.inbox)
            time.sleep(0.3)
            spool.inbox.mkdir()

        findings = Findings()
        renewed(spool, findings, again)
        add(total, findings, "deleted and made again")
    with Spool(program) as spool:
        def exchanged() -> None:
            (spool.root / "new").mkdir()
            os.rename(spool.inbox, spool.root / "old")
            os.rename(spool.root / "new", spool.inbox)

        findings = Findings()
        renewed(spool, findings, exchanged)
        add(total, findings, "exchanged for another")
    return f"files judged within {SOON:.0f} s, a second daemon refused", total


def archive_deleted(program, short: bool) -> tuple[str, Findings]:
    """The archive is deleted under the daemon: said once, and nothing is filed that is recorded nowhere."""
    findings = Findings()
    with Spool(program) as spool:
        process = running(spool)
        said = len(spool.lines())
        shutil.rmtree(spool.archive)
        waiting = fresh(3, 303)
        spool.put(waiting)
        time.sleep(2)
        spool.put(fresh(1, 304))
        time.sleep(1 if short else 8)
        filed = len(spool.filed()) - 3
        left = sum((spool.inbox / name).exists() for name in spool.files)
        if filed or left != 4:
            findings.problems.append(f"{filed} files were filed without an archive, {left} of 4 are still there")
        lines = [line for line in spool.lines()[said:] if line["level"] in ("error", "plain")]
        if len(lines) != 1:
            findings.problems.append(f"reported {len(lines)} times: {[line['message'] for line in lines[:3]]}")
        if process.poll() is None:
            began = time.monotonic()
            stop(process)
            if time.monotonic() - began > 2:
                findings.problems.append(f"SIGTERM took {time.monotonic() - began:.1f} s")
        elif process.returncode < 0:
            findings.problems.append(f"ended with {process.returncode}")
        return f"four files left where they were: {lines[0]['message'] if lines else 'nothing said'}", findings


def archive_moved(program, short: bool) -> tuple[str, Findings]:
    """The archive is moved away for three seconds, and back."""
    with Spool(program) as spool:
        process = running(spool)
        os.rename(spool.archive, spool.root / "away")
        spool.put(fresh(3, 305))
        time.sleep(3)
        if spool.archive.exists():
            return "a new archive was made", Findings(problems=["an archive was made where one had been"])
        os.rename(spool.root / "away", spool.archive)
        spool.put(fresh(3, 306))
        if process.poll() is None:
            spool.wait(lambda: len(spool.filed()) == 9, 15)
            stop(process)
        spool.once()
        return "nine files, three of them meanwhile", spool.check()


def log_deleted(program, short: bool) -> tuple[str, Findings]:
    """kill -9, and SQLite's log is deleted before the next start: never an empty archive without a word."""
    findings, outcomes = Findings(), []
    for files in (["-wal"], ["-wal", "-shm"]):
        with Spool(program) as spool:
            kill(running(spool))
            for ending in files:
                (spool.archive / f"archive.sqlite{ending}").unlink(missing_ok=True)
            spool.put(fresh(1, 307))
            status = spool.once()
            known = articles(spool)
            if status == 0 and known < 4:
                findings.problems.append(f"without {files} it went on with {known} of 4 articles, and said nothing")
            outcomes.append("refused" if status else "intact")
    return f"{' and '.join(outcomes)}", findings


def articles(spool: Spool) -> int:
    try:
        database = sqlite3.connect(f"file:{spool.archive}/archive.sqlite?mode=ro", uri=True)
        (count,) = database.execute("SELECT COUNT(*) FROM article").fetchone()
        database.close()
        return count
    except sqlite3.Error:
        return 0


FAULTS = [
    ("inbox replaced", inbox),
    ("archive deleted", archive_deleted),
    ("archive moved and back", archive_moved),
    ("archive's log deleted", log_deleted),
]
