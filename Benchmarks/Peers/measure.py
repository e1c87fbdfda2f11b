#!/usr/bin/env python3
"""Run one command and print what it cost, as JSON.

    python3 measure.py --timeout 600 --memory 8000000000 -- COMMAND ARGUMENT...

This is a program of its own because Linux counts the memory of the process
that forks into the peak of the process that is executed: a large benchmark
process would spoil the figure, this small one puts it at about 10 MB at least.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import sys
import time
from types import FrameType
from typing import Any, Optional


def spawn(command: list[str], memory: int, file_size: int) -> int:
    """Start the command in a process group of its own, with limits; standard output is dropped."""
    pid = os.fork()
    if pid:
        return pid
    try:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execvp(command[0], command)
    except OSError as error:
        print(f"measure: cannot run '{command[0]}': {error.strerror}", file=sys.stderr)
    os._exit(127)


def kill_group_on_signals(pid: int) -> dict[str, bool]:
    """Kill the command when its time is up or when this program is told to stop."""
    state = {"timed_out": False}

    def kill(number: int, frame: Optional[FrameType]) -> None:
        state["timed_out"] = number == signal.SIGALRM
        try:
            os.killpg(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    for number in (signal.SIGALRM, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, kill)
    return state


def measure(command: list[str], timeout: int, memory: int, file_size: int) -> dict[str, Any]:
    start = time.monotonic()
    pid = spawn(command, memory, file_size)
    state = kill_group_on_signals(pid)
    signal.alarm(timeout)
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - start
    signal.alarm(0)
    bytes_per_unit = 1 if sys.platform == "darwin" else 1024
    return {
        "status": os.waitstatus_to_exitcode(status),
        "timedOut": state["timed_out"],
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "rss": usage.ru_maxrss * bytes_per_unit,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--timeout", type=int, default=600, help="seconds")
    parser.add_argument("--memory", type=int, default=resource.RLIM_INFINITY, help="bytes of address space")
    parser.add_argument("--file-size", type=int, default=resource.RLIM_INFINITY, help="bytes of any file written")
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    print(json.dumps(measure(arguments.command, arguments.timeout, arguments.memory, arguments.file_size)))


if __name__ == "__main__":
    main()
