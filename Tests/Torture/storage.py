"""The disk is full, broken, read-only, or loses power."""

from __future__ import annotations

import array
import fcntl
import os
import random
import subprocess
import tempfile
import time
from pathlib import Path

from articles import make_articles
from spool import Findings, Spool, add, injecting, kill, stop

#: EXT4_IOC_SHUTDOWN, with the flag that throws away what is not on the disk yet.
SHUTDOWN, NO_LOG_FLUSH = 0x8004587D, 2


#: Calls that fail, and how.
FAILURES = [
    ("fsync", "EIO"), ("fdatasync", "EIO"), ("pwrite64", "ENOSPC"), ("pwrite64", "EIO"), ("write", "ENOSPC"),
    ("renameat2", "EIO"), ("ftruncate", "EIO"),
]


class Skip(Exception):
    """Why a fault cannot be tried here."""


LONG = "takes too long for the short form"


def need_root() -> None:
    if os.geteuid() != 0:
        raise Skip("needs root to mount")


def mount(*arguments: str) -> None:
    result = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if result.returncode:
        raise Skip(f"cannot mount here: {result.stderr.strip()}")


def full_disk(program, short: bool) -> tuple[str, Findings]:
    """A file system of a few megabytes fills up, and later has room again."""
    if short:
        raise Skip(LONG)
    need_root()
    with tempfile.TemporaryDirectory() as folder:
        mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", folder)
        try:
            spool = Spool(program, Path(folder))
            spool.log = Path(tempfile.mkstemp()[1])
            files = make_articles(600, seed=4)
            spool.put(files)
            filler = Path(folder, "filler")
            with open(filler, "wb") as file:
                try:
                    while True:
                        file.write(bytes(65536))
                        file.flush()
                except OSError:
                    pass
            os.truncate(filler, max(0, filler.stat().st_size - 600_000))
            process = spool.start()
            spool.wait(lambda: any(line["level"] == "error" for line in spool.lines()), 20)
            time.sleep(20)
            faults = [line for line in spool.lines() if line["level"] == "error"]
            mount("-o", "remount,size=256m", folder)
            began = time.monotonic()
            resumed = spool.wait(lambda: len(spool.filed()) == 600, 90)
            took = time.monotonic() - began
            stop(process)
            findings = spool.check()
            if not resumed or took > 60:
                findings.problems.append(f"had not resumed after {took:.0f} s")
            if not 1 <= len(faults) <= 3:
                findings.problems.append(f"reported {len(faults)} times: {faults[:4]}")
            spool.log.unlink()
            return f"600 files, went on {took:.1f} s after there was room; reported {len(faults)} time(s)", findings
        finally:
            subprocess.run(["umount", "-l", folder], check=False)


def full_at_start(program, short: bool) -> tuple[str, Findings]:
    """The archive's disk is full and the daemon was killed; what is started then has no room for a page."""
    if short:
        raise Skip(LONG)
    need_root()
    count = 1500
    with tempfile.TemporaryDirectory() as folder:
        image, place = Path(folder, "image"), Path(folder, "mnt")
        place.mkdir()
        with open(image, "wb") as file:
            file.truncate(9 << 20)
        # Small blocks, so that there is none left where the shared memory of SQLite's log would be.
        subprocess.run(["mkfs.ext4", "-q", "-F", "-m", "0", "-b", "1024", str(image)], check=True)
        mount("-o", "loop", str(image), str(place))
        try:
            ballast = place / "ballast"
            ballast.write_bytes(bytes(5 << 20))
            spool, findings = Spool(program, Path(folder, "spool")), Findings()
            spool.archive = place / "archive"
            spool.put(make_articles(count, seed=9))
            process = spool.start()
            full = spool.wait(lambda: any(line["level"] == "error" for line in spool.lines()), 30)
            kill(process)
            if not full:
                raise Skip("the disk did not fill")
            fill(place / "rest")
            folder_of = ("--archive", str(spool.archive))
            for command in (
                ["watch", str(spool.inbox), *folder_of, "--once", "--settle", "0"], ["status", *folder_of],
                ["archive", "verify", *folder_of], ["archive", "stats", *folder_of],
            ):
                result = subprocess.run([str(program), *command], capture_output=True, timeout=60, check=False)
                said = [line for line in result.stderr.splitlines() if b"info:" not in line]
                if result.returncode not in (0, 1, 2, 3) or len(said) > 1:
                    findings.problems.append(
                        f"{' '.join(command[:2])} ended with {result.returncode} and {len(said)} lines: {said[:1]}"
                    )
            ballast.unlink()
            (place / "rest").unlink()
            spool.once("--log-level", "error")
            add(findings, spool.check(), "with room again")
            return f"four commands, then {count} files with room again", findings
        finally:
            subprocess.run(["umount", "-l", str(place)], check=False)


def fill(path: Path) -> None:
    """Takes what room a file system has left."""
    with open(path, "wb", buffering=0) as file:
        for size in (65536, 1024):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue


def failing_calls(program, short: bool) -> tuple[str, Findings]:
    """Single calls fail with EIO and ENOSPC; the daemon goes on by itself."""
    files = make_articles(50, seed=5)
    total = Findings()
    cases = [
        (call, error, number)
        for call, error in FAILURES
        for number in ((3,) if short else (1, 2, 3, 5, 8, 13, 21, 34, 55))
    ]
    cases = cases[:2] if short else cases
    injected = 0
    for call, error, number in cases:
        with Spool(program) as spool:
            spool.put(files)
            trace = spool.root / "trace"
            wrap = injecting(call, f"error={error}:when={number}..{number + 2}", str(trace))
            spool.once(wrap=wrap)
            injected += trace.read_bytes().count(b"(INJECTED)")
            spool.once()
            findings = spool.check(compare=not short)
            add(total, findings, f"{call} {error} {number}")
    if not injected:
        total.problems.append("no call failed")
    return f"{len(cases)} cases, {injected} calls failed", total


def power_loss(program, short: bool) -> tuple[str, Findings]:
    """The file system is cut off without what it had not written; inbox and archive are both on it."""
    need_root()
    count, cuts = (60, 1) if short else (2000, 40)
    draw = random.Random(6)
    files = make_articles(count, seed=6)
    with tempfile.TemporaryDirectory() as folder:
        image, place = Path(folder, "image"), Path(folder, "mnt")
        place.mkdir()
        with open(image, "wb") as file:
            file.truncate(512 << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
        mount("-o", "loop", str(image), str(place))
        try:
            spool = Spool(program, place / "spool")
            spool.log = Path(folder, "log")
            spool.put(files)
            os.sync()
            done = 0
            for _ in range(cuts):
                process = spool.start("--log-level", "error")
                time.sleep(draw.uniform(0.05, 0.6))
                descriptor = os.open(place, os.O_RDONLY)
                fcntl.ioctl(descriptor, SHUTDOWN, array.array("I", [NO_LOG_FLUSH]))
                os.close(descriptor)
                kill(process)
                subprocess.run(["umount", str(place)], check=True)
                mount("-o", "loop", str(image), str(place))
                done += 1
            left = count - len(spool.filed())
            spool.once("--log-level", "error")
            findings = spool.check()
            return f"{done} cuts of ext4, {count:,} files, {left:,} of them after the last", findings
        except OSError as error:
            raise Skip(f"the file system cannot be cut off here: {error}") from error
        finally:
            subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)


def read_only_archive(program, short: bool) -> tuple[str, Findings]:
    """The archive's folder cannot be written to: said at once, and nothing touched."""
    need_root()
    with Spool(program) as spool:
        spool.put(make_articles(5, seed=7))
        spool.once()
        spool.put(make_articles(3, seed=8))
        mount("--bind", str(spool.archive), str(spool.archive))
        try:
            mount("-o", "remount,bind,ro", str(spool.archive))
            before = len(spool.lines())
            began = time.monotonic()
            status = spool.once()
            took = time.monotonic() - began
            said = spool.lines()[before:]
        finally:
            subprocess.run(["umount", str(spool.archive)], check=False)
        findings = Findings()
        if status != 2 or len(said) != 1 or took > 5:
            findings.problems.append(f"ended with {status} after {took:.1f} s and said {said}")
        spool.files.update(make_articles(5, seed=7))
        return f"status {status}: {said[-1]['message'] if said else ''}", findings
