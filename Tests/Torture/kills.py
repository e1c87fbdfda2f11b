"""The process ends where nobody expects it to."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import time

from articles import make_articles
from spool import Findings, Spool, add, injecting, kill, stop

#: System calls that change what is on the disk.
CHANGES = [
    "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat2", "unlink", "unlinkat", "ftruncate", "mkdir", "mkdirat",
]


def random_kills(program, short: bool) -> tuple[str, Findings]:
    """kill -9 at random moments of a long ingest, each followed by a restart."""
    count, kills = (150, 5) if short else (20_000, 200)
    draw = random.Random(1)
    with Spool(program) as spool:
        spool.put(make_articles(count, seed=1))
        longest, left = (2.5 if short else 1.0), count
        for number in range(1, kills + 1):
            process = spool.start("--log-level", "error")
            time.sleep(draw.uniform(0.02, longest))
            if process.poll() is not None:
                return f"ended by itself with {process.returncode}", Findings(lost=count)
            kill(process)
            left = count - spool.arrived()
            # So that there is something left to do until the last of them.
            longest = min(3.0, longest * 1.3) if left > count - count * number / kills else max(0.1, longest / 1.3)
        status = spool.once("--log-level", "error")
        findings = spool.check()
        if status:
            findings.problems.append(f"the last run ended with {status}")
        return f"{kills} kills, {count:,} files, {left:,} of them after the last", findings


def counted(spool: Spool) -> dict[str, int]:
    """How often an undisturbed run makes each of the calls, as strace counts them."""
    trace = spool.root / "trace"
    spool.once("--log-level", "error", wrap=["strace", "-f", "-o", str(trace), "-e", f"trace={','.join(CHANGES)}"])
    calls = re.findall(rb"^\d+ +(\w+)\(", trace.read_bytes(), re.MULTILINE)
    return {call: calls.count(call.encode()) for call in CHANGES}


def kills_at_every_change(program, short: bool) -> tuple[str, Findings]:
    """SIGKILL at the n-th write, fsync, rename and unlink, for every n."""
    files = make_articles(50, seed=2)
    with Spool(program) as spool:
        spool.put(files)
        calls = counted(spool)
    points = [(call, number) for call, count in calls.items() for number in range(1, count + 1)]
    if short:
        points = random.Random(2).sample(points, 4)
    total, killed = Findings(), 0
    for call, number in points:
        with Spool(program) as spool:
            spool.put(files)
            wrap = injecting(call, f"signal=KILL:when={number}")
            if spool.once("--log-level", "error", wrap=wrap) in (-signal.SIGKILL, 137):
                killed += 1
            status = spool.once("--log-level", "error")
            findings = spool.check(compare=number % 10 == 1)
            add(total, findings, f"{call} {number}")
            if status:
                total.problems.append(f"after {call} {number} it ended with {status}")
    made = " ".join(f"{call} {count}" for call, count in calls.items() if count)
    return f"{len(points)} points, killed at {killed}: {made}", total


def races(program, short: bool) -> tuple[str, Findings]:
    """Two daemons started at the same moment."""
    count = 2 if short else 50
    total, slowest = Findings(), 0.0
    for number in range(count):
        with Spool(program) as spool:
            spool.put(make_articles(20, seed=number))
            began = time.monotonic()
            pair = [spool.start(), spool.start()]
            spool.wait(lambda: any(process.poll() is not None for process in pair), 10)
            slowest = max(slowest, time.monotonic() - began)
            ended = [process for process in pair if process.poll() is not None]
            if [process.returncode for process in ended] != [2]:
                total.problems.append(f"race {number}: ended {[process.returncode for process in ended]}")
            spool.wait(lambda: len(spool.filed()) == 20)
            for process in pair:
                if process.poll() is None and stop(process) != 0:
                    total.problems.append(f"race {number}: the winner ended with {process.returncode}")
            add(total, spool.check(), f"race {number}")
    return f"{count} races, the second gave way within {slowest:.2f} s", total


def terminations(program, short: bool) -> tuple[str, Findings]:
    """SIGTERM at random moments: what was begun is finished, and it ends with 0."""
    count = 3 if short else 50
    draw = random.Random(3)
    with Spool(program) as spool:
        spool.put(make_articles(100 if short else 4000, seed=3))
        problems = []
        for _ in range(count):
            process = spool.start("--log-level", "error")
            time.sleep(draw.uniform(0.15, 0.4))
            try:
                if stop(process) not in (0, -signal.SIGTERM):
                    problems.append(f"ended with {process.returncode}")
            except subprocess.TimeoutExpired:
                process.kill()
                problems.append("did not end within a minute")
        spool.once("--log-level", "error")
        findings = spool.check()
        findings.problems += problems
        return f"{count} ends", findings
