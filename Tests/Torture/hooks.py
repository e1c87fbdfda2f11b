"""Commands that are run for flagged files, and misbehave."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

from articles import make_text, make_words, printed
from spool import Findings, Spool, add, kill, stop

#: Seconds in which a stopped daemon must have ended, with hooks that hang.
MOST_PATIENCE = 5.0


def copies(count: int, seed: int) -> list[tuple[str, bytes]]:
    """Files all but the first of which are flagged."""
    draw = random.Random(seed)
    text = printed(make_text(draw, make_words(draw, 2000), 150))
    texts = [f"Head {number}\n\n{text} Number {number} of it.\n".encode() for number in range(count)]
    return [(f"copy{number}.txt", content) for number, content in enumerate(texts)]


def unique(number: int) -> str:
    """Seconds that no other process sleeps, by which a hook and its children are known."""
    return f"{38 + number}{os.getpid():08d}"


def processes(mark: str) -> list[int]:
    """Processes with a word among their arguments: the hooks, what they started, and the daemon that knows the hook."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and mark.encode() in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def end(mark: str) -> None:
    for process in processes(mark):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            continue


def judged(spool: Spool, hook: str, count: int, findings: Findings) -> subprocess.Popen[bytes]:
    """A daemon that has filed copies, each with a hook."""
    process = spool.start("--on-flag", hook)
    spool.put(copies(count, 500))
    if not spool.wait(lambda: len(spool.filed()) == count or process.poll() is not None, 10):
        findings.problems.append(f"{len(spool.filed())} of {count} files filed beside the hooks")
    time.sleep(0.3)
    return process


def stopped(program, short: bool) -> tuple[str, Findings]:
    """Hooks that hang when SIGTERM comes, some of which do not hear it either."""
    total, slowest = Findings(), 0.0
    forms = [
        "sleep {0}", "trap '' TERM INT HUP; sleep {0}; sleep {0}", "for n in 1 2 3; do sleep {0} & done; wait",
        "setsid sleep {0}",
    ]
    for number, form in enumerate(forms):
        mark = unique(number)
        findings = Findings()
        with Spool(program) as spool:
            process = judged(spool, form.format(mark), 6, findings)
            began = time.monotonic()
            try:
                stop(process, MOST_PATIENCE)
            except subprocess.TimeoutExpired:
                kill(process)
                findings.problems.append(f"did not end within {MOST_PATIENCE:.0f} s")
            slowest = max(slowest, time.monotonic() - began)
            time.sleep(0.2)
            # A hook that made itself a session of its own asked to be left alone.
            left = processes(mark) if "setsid" not in form else []
            if left:
                findings.problems.append(f"{len(left)} processes of hooks left")
            end(mark)
        add(total, findings, form.format("…"))
    return f"{len(forms)} hooks that hang, ended within {slowest:.1f} s", total


def killed(program, short: bool) -> tuple[str, Findings]:
    """The daemon is killed: its hooks do not outlive it by more than three seconds."""
    findings = Findings()
    with Spool(program) as spool:
        mark = unique(5)
        process = judged(spool, f"sleep {mark}", 4, findings)
        running = len(set(processes(mark)) - {process.pid})
        kill(process)
        spool.wait(lambda: not processes(mark), 3)
        left = processes(mark)
        if left:
            findings.problems.append(f"{len(left)} of {running} processes left")
        end(mark)
        return f"{running} processes of hooks at the time", findings


def misbehaving(program, short: bool) -> tuple[str, Findings]:
    """A hook that floods its output, one that closes its input, one that forks and one that fails."""
    total, mark = Findings(), unique(6)
    hooks = {
        "floods": "yes flood | head -c 20000000",
        "closes its input": "exec 0<&-; sleep 0.1",
        "forks": f"for n in 1 2 3; do sleep {mark} & done; exit 3",
        "is not there": "/nowhere/at-all",
        "kills itself": "kill -9 $$",
    }
    for name, hook in hooks.items():
        findings = Findings()
        with Spool(program) as spool:
            process = judged(spool, hook, 4, findings)
            spool.put([(f"late{number}.txt", content) for number, (_, content) in enumerate(copies(2, 501))])
            if not spool.wait(lambda: len(spool.filed()) == 6, 10):
                findings.problems.append("files that came later were not judged")
            try:
                stop(process, MOST_PATIENCE)
            except subprocess.TimeoutExpired:
                kill(process)
                findings.problems.append(f"did not end within {MOST_PATIENCE:.0f} s")
            end(mark)
            add(findings, spool.check(compare=False), "files")
        add(total, findings, name)
    return f"{len(hooks)} hooks", total


FAULTS = [
    ("hooks that hang, SIGTERM", stopped),
    ("hooks that hang, kill -9", killed),
    ("hooks that misbehave", misbehaving),
]
