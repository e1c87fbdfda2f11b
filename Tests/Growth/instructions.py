"""The instructions a run of a program executes, as valgrind counts them: the same on any machine, busy or not."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

#: Seconds a run may take. One under valgrind takes some fifty times as long as outside, and two to start.
LIMIT = 180.0


SHIM = b"""
#include <unistd.h>
int sigsuspend(const void *mask) { (void)mask; return pause(); }
int mallopt(int parameter, int value) { (void)parameter; (void)value; return 1; }
"""


@dataclass(frozen=True)
class Run:
    """What a run took, or why it is not known."""

    instructions: int
    problem: str = ""


def prepared(program: Path, folder: Path) -> Path:
    """A copy without debugging information, the newer forms of which valgrind cannot read."""
    copy = folder / program.name
    shutil.copy(program, copy)
    strip = shutil.which("strip") or shutil.which("llvm-strip")
    if strip:
        subprocess.run([strip, "-g", str(copy)], check=True)
    return copy


def shim(folder: Path) -> dict[str, str]:
    """A library to put before the program, as environment variables, that keeps it within what valgrind can run.

    Valgrind writes into the mask given to `sigsuspend`, which libdispatch keeps in memory that must not be written to;
    and the heap below the libraries has room for 50 MB, so that large pieces must come from elsewhere.
    """
    compiler = next((name for name in ("cc", "gcc", "clang") if shutil.which(name)), None)
    if not compiler:
        return {}
    library = folder / "shim.so"
    command = [compiler, "-x", "c", "-", "-shared", "-fPIC", "-fno-builtin", "-o", str(library)]
    subprocess.run(command, input=SHIM, check=True)
    return {"LD_PRELOAD": str(library), "GLIBC_TUNABLES": "glibc.malloc.mmap_threshold=65536"}


def count(command: Sequence[str], folder: Path, variables: dict[str, str]) -> Run:
    """Runs a command with its working files in a folder, and some environment variables."""
    log = folder / "valgrind.log"
    environment = {
        **os.environ, **variables, "SWIFT_BACKTRACE": "enable=no", "SWIFT_DETERMINISTIC_HASHING": "1",
        "TMPDIR": str(folder),
    }
    tool = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--vgdb=no", f"--log-file={log}"]
    process = subprocess.Popen(
        [*tool, f"--cachegrind-out-file={folder / 'cachegrind.out'}", *command], stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment,
    )
    try:
        _, said = process.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return Run(0, f"took more than {LIMIT:.0f} s")
    if process.returncode < 0:
        return Run(0, f"ended with {signal.Signals(-process.returncode).name}")
    counted = re.search(r"I\s+refs:\s+([\d,]+)", log.read_text(errors="replace"))
    if not counted:
        return Run(0, "valgrind could not run it")
    if process.returncode == 2:
        lines = said.decode(errors="replace").strip().splitlines()
        return Run(0, f"status 2: {lines[-1] if lines else ''}")
    return Run(int(counted[1].replace(",", "")))
