"""One run of a program: its CPU seconds, wall seconds and peak memory, as the kernel counted them."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Sequence

#: Address space a measured run may take, so that a bomb ends itself and not the machine.
MOST_MEMORY = 12 << 30
#: Seconds that SIGTERM is waited for.
PATIENCE = 60.0


@dataclass
class Run:
    """What a run cost. `rss` is in bytes and at least what this Python takes, which forks it: some 40 MB."""

    status: int
    cpu: float
    wall: float
    rss: int
    timed_out: bool
    #: Seconds from SIGTERM to the end, if it was sent; None also if it was not heard.
    heard: Optional[float] = None

    @property
    def problem(self) -> str:
        """Why there is no result, or nothing."""
        if self.timed_out:
            return "too long"
        if self.status < 0 or self.status >= 128:
            number = -self.status if self.status < 0 else self.status - 128
            return signal.Signals(number).name
        return ""


def run(
    command: Sequence[str], limit: float, terminate_after: Optional[float] = None, patience: float = PATIENCE
) -> Run:
    """Runs a command. SIGTERM is sent when its time is up, or earlier if wanted; SIGKILL if that is not heard."""
    environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no"}
    began = time.monotonic()
    process = subprocess.Popen(
        ["prlimit", f"--as={MOST_MEMORY}", *command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, env=environment,
    )
    descriptor = os.pidfd_open(process.pid)
    has_ended = lambda seconds: bool(select.select([descriptor], [], [], seconds)[0])
    heard = None
    ended = has_ended(limit if terminate_after is None else terminate_after)
    if not ended:
        process.send_signal(signal.SIGTERM)
        sent = time.monotonic()
        if has_ended(patience):
            heard = time.monotonic() - sent
        else:
            process.kill()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    os.close(descriptor)
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    cut = not ended and terminate_after is None
    return Run(process.returncode, cpu, wall, usage.ru_maxrss * 1024, cut, heard)


def size_of_verdicts(inbox: Path) -> int:
    return sum(path.stat().st_size for path in inbox.rglob("*.verdict.json"))
