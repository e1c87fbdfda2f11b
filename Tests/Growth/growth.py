#!/usr/bin/env python3
"""Count the instructions the built program takes for inputs of one size and of four times that size.

    python3 Tests/Growth/growth.py [--short] [--program .build/release/wirecopy] [--only WORD] [--every-form]

What is linear takes four times as many; what is quadratic, sixteen. Prints a line for each kind of input: millions
of instructions beyond those of next to no input, for both sizes, and how many times as many the larger takes. Ends
with status 1 if that is six or more, if a run ends with a signal, takes minutes or reads nothing. Takes valgrind,
and counts the same whatever else the machine does. '--every-form' puts each run of a text scan into every place.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import crowds
import pairs
import readings
import scans
from articles import write_files
from instructions import Run, count, prepared, shim
from kinds import Files, Kind, arguments

#: From here on an input four times as large takes too many times as much.
TOO_MANY = 6.0
#: Millions of instructions that runs of one input may differ by; of smaller counts no growth is told.
NOISE = 0.5

SHORT_SCANS = {"slashes", "dots before a letter", "photo credits"}


def kinds(every_form: bool) -> list[Kind]:
    forms = scans.FORMS
    chosen = [
        form.kind(scan, scan.name in SHORT_SCANS)
        for number, scan in enumerate(scans.SCANS)
        for form in (forms if every_form else [forms[number % (len(forms) - 1)]])
    ]
    return [*chosen, *pairs.KINDS, *crowds.KINDS, *readings.KINDS]


class Counter:
    """Counts what the program takes for files, each set of them once."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program, self.folder = prepared(program, folder), folder
        self.variables = shim(folder)
        self.counted: dict[str, Run] = {}

    def run(self, command: str, files: Files) -> Run:
        key = hashlib.sha256(repr((command, files)).encode()).hexdigest()
        if key not in self.counted:
            with tempfile.TemporaryDirectory(dir=self.folder) as work:
                inbox = Path(work, "inbox")
                write_files(inbox, files)
                names = [name for name, _ in files]
                whole = [str(self.program), *arguments(command, inbox, names)]
                self.counted[key] = count(whole, Path(work), self.variables)
        return self.counted[key]


def line_of(kind: Kind, counter: Counter) -> tuple[str, bool]:
    """What to print of a kind, and whether it grows as it should."""
    runs = []
    for size in (kind.least, kind.size, 4 * kind.size):
        runs.append(counter.run(kind.command, kind.make(size)))
        if runs[-1].problem:
            return f"{'-':>9} {'-':>9} {'?':>6}  {runs[-1].problem} at size {size:,}", False
    start, small, large = (run.instructions / 1e6 for run in runs)
    small, large = small - start, large - start
    if large < 4 * NOISE:
        return f"{small:>9.1f} {large:>9.1f} {'-':>6}", True
    ratio = large / max(small, NOISE)
    return f"{small:>9.1f} {large:>9.1f} {ratio:>6.2f}{'  TOO MANY' if ratio >= TOO_MANY else ''}", ratio < TOO_MANY


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--short", action="store_true", help="a few kinds, a minute's worth")
    parser.add_argument("--program", type=Path, default=Path(".build/release/wirecopy"))
    parser.add_argument("--only", default="", help="kinds whose names or commands contain this")
    parser.add_argument("--jobs", type=int, default=1, help="kinds to run side by side (default 1)")
    parser.add_argument("--every-form", action="store_true", help="each text scan in every form; an hour")
    options = parser.parse_args()
    if not options.program.exists():
        print(f"growth: '{options.program}' is not there; build it first", file=sys.stderr)
        return 2
    if not shutil.which("valgrind"):
        print("growth: valgrind is not installed; get it from your distribution", file=sys.stderr)
        return 2
    failed = 0
    print(f"{'kind':<48} {'command':<8} {'n':>9} {'4n':>9} {'times':>6}", flush=True)
    with tempfile.TemporaryDirectory(prefix="wirecopy-growth-") as folder:
        counter = Counter(options.program.resolve(), Path(folder))
        chosen = [
            kind for kind in kinds(options.every_form)
            if options.only in f"{kind.name}, {kind.command}" and (kind.is_short or not options.short)
        ]
        with ThreadPoolExecutor(options.jobs) as jobs:
            for kind, (line, is_good) in zip(chosen, jobs.map(lambda kind: line_of(kind, counter), chosen)):
                print(f"{kind.name:<48} {kind.command:<8} {line}", flush=True)
                failed += not is_good
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{failed} too steep or broken; {usage.ru_utime + usage.ru_stime:.0f} CPU seconds", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
