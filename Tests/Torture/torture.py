#!/usr/bin/env python3
"""Try every fault an inbox daemon can meet, and say what it cost.

    python3 Tests/Torture/torture.py [--short] [--program .build/release/wirecopy] [--only WORD] [--patience 1]

Prints one table: what was tried; how many files were lost; how many were judged twice; whether families, pairs and
articles are those 'wirecopy cluster' finds among the same files. Ends with status 1 if anything but 0, 0 and yes.
Some faults take root, strace or libfaketime; what cannot be tried is said to be skipped, and why.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from pathlib import Path

import arrivals
import feeds
import hooks
import kills
import planted
import poison
import replaced
import rot
import settings
import storage

FAULTS = [
    ("kill -9 at random moments", kills.random_kills),
    ("SIGKILL at every change", kills.kills_at_every_change),
    ("SIGTERM at random moments", kills.terminations),
    ("two daemons at once", kills.races),
    ("disk full", storage.full_disk),
    ("disk full at the start", storage.full_at_start),
    ("calls that fail", storage.failing_calls),
    ("power loss", storage.power_loss),
    ("read-only archive", storage.read_only_archive),
    ("slow writer", arrivals.slow_writer),
    ("append after ingest", arrivals.appended),
    ("odd entries", arrivals.odd_entries),
    ("clock jumps of 3 days", arrivals.clock_jumps),
    ("no watches left", arrivals.full_watches),
    ("flood and lost notices", arrivals.flood),
    ("polling", arrivals.polling),
    ("keep in place", arrivals.kept_in_place),
    *poison.FAULTS,
    ("crashes on a file", poison.crashes),
    ("kill -9 is no crash", poison.innocent_of_kills),
    *planted.FAULTS,
    *replaced.FAULTS,
    *settings.FAULTS,
    *hooks.FAULTS,
    *rot.FAULTS,
    *feeds.FAULTS,
]
NEED_STRACE = {kills.kills_at_every_change, storage.failing_calls, arrivals.full_watches}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--short", action="store_true", help="three minutes' worth of it")
    parser.add_argument("--program", type=Path, default=Path(".build/release/wirecopy"))
    parser.add_argument("--patience", type=float, default=1, help="times as long may poison take, for a debug build")
    parser.add_argument("--only", default="", help="faults whose names contain this")
    options = parser.parse_args()
    program = options.program.resolve()
    if not program.exists():
        print(f"torture: '{options.program}' is not there; build it first", file=sys.stderr)
        return 2
    poison.patience = options.patience
    print(f"{'fault':<27} {'lost':>5} {'twice':>6} {'equal':>6}  what", flush=True)
    failed = False
    for name, fault in FAULTS:
        if options.only not in name:
            continue
        began = time.monotonic()
        try:
            if fault in NEED_STRACE and not shutil.which("strace"):
                raise storage.Skip("strace is not installed")
            what, findings = fault(program, options.short)
        except storage.Skip as reason:
            print(f"{name:<27} {'-':>5} {'-':>6} {'-':>6}  skipped: {reason}", flush=True)
            continue
        except Exception as error:  # What one fault ran into must not keep the others from being tried.
            what = f"{type(error).__name__}: {error}"
            print(f"{name:<27} {'?':>5} {'?':>6} {'?':>6}  {what}", flush=True)
            failed = True
            continue
        took = time.monotonic() - began
        equal = "yes" if findings.equal else "NO"
        print(f"{name:<27} {findings.lost:>5} {findings.twice:>6} {equal:>6}  {what} ({took:.0f} s)", flush=True)
        for problem in findings.problems[:10]:
            print(f"    {problem}", flush=True)
        if len(findings.problems) > 10:
            print(f"    and {len(findings.problems) - 10} more", flush=True)
        failed = failed or not findings.is_good
    return 1 if failed else 0


if __name__ == "__main__":
    os.environ["SWIFT_BACKTRACE"] = "enable=no"
    sys.exit(main())
