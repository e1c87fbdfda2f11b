"""Files that arrive in strange ways, under strange names, or as no files at all."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from articles import make_articles, write_files
from spool import Findings, Spool, ids, injecting, stop
from storage import LONG, Skip

TEXT = "The harbour master said that the ferry had left late because two lorries were stuck on the ramp."


def slow_writer(program, short: bool) -> tuple[str, Findings]:
    """A writer that pauses for longer than a file takes to settle."""
    with Spool(program) as spool:
        (name, content), = make_articles(1, seed=10)
        process = spool.start("--settle", "0.3")
        path = spool.inbox / "slow.json"
        spool.files = {"slow.json": content}
        with open(path, "wb", buffering=0) as file:
            for start in range(0, len(content), len(content) // 4 + 1):
                file.write(content[start : start + len(content) // 4 + 1])
                time.sleep(1.0)
                if spool.filed():
                    return "read while it was written", Findings(lost=1)
        spool.wait(lambda: spool.filed())
        stop(process)
        return "four pauses of 1 s, settled after 0.3 s", spool.check()


def appended(program, short: bool) -> tuple[str, Findings]:
    """A file that is written to again under its old name after it was judged."""
    with Spool(program) as spool:
        process = spool.start("--settle", "0.1")
        path = spool.inbox / "story.txt"
        first, second = f"{TEXT}\n".encode(), f"{TEXT}\nNobody was hurt, it was said later.\n".encode()
        path.write_bytes(first)
        spool.wait(lambda: len(spool.filed()) == 1)
        path.write_bytes(second)
        spool.wait(lambda: len(spool.filed()) == 2)
        stop(process)
        spool.files = {"story.txt": first, "story.2.txt": second}
        findings = spool.check(compare=False)
        articles = ids(spool.report("archive", "export", "--archive", str(spool.archive)))
        if articles != {"story.txt", "story.txt@2"}:
            findings.problems.append(f"archived as {articles}")
        return "both versions kept and judged", findings


def odd_entries(program, short: bool) -> tuple[str, Findings]:
    """Everything that is no file, or has a name nobody would give."""
    with Spool(program) as spool:
        inbox = spool.inbox
        os.mkfifo(inbox / "fifo.txt")
        os.symlink("/etc/passwd", inbox / "out.txt")
        os.symlink("loop.txt", inbox / "loop.txt")
        os.symlink("..", inbox / "up")
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(inbox / "socket.txt"))
        refused = {"fifo.txt", "out.txt", "loop.txt", "up", "socket.txt", "bad\ufffd.txt"}
        if os.geteuid() == 0:
            os.mknod(inbox / "device.txt", 0o600 | 0o020000, os.makedev(1, 5))
            refused.add("device.txt")
        Path(os.fsdecode(os.fsencode(inbox) + b"/bad\xff.txt")).write_text(TEXT)
        good = {
            "new\nline.txt": f"One. {TEXT}",
            f"{'n' * 251}.txt": f"Two. {TEXT}",
            "'quoted' & \"so\".txt": f"Three. {TEXT}",
            "-rf.txt": f"Four. {TEXT}",
            "ünï/\u202etxt.txt": f"Five. {TEXT}",
            "locked.txt": f"Six. {TEXT}",
            "neighbour.txt": f"Seven. {TEXT}",
            "zero.txt": "",
            "binary.txt": "a\0b",
            "broken.json": '{"text": ',
        }
        process = spool.start("--settle", "0.1")
        spool.put([(name, text.encode()) for name, text in good.items()])
        os.chmod(inbox / "locked.txt", 0)
        began = time.monotonic()
        judged = spool.wait(lambda: len(spool.filed()) == len(good), 5)
        took = time.monotonic() - began
        time.sleep(0.2 if short else 65)
        stop(process)
        os.chmod(next(iter(inbox.rglob("locked.txt"))), 0o600)
        findings = spool.check(compare=False)
        if not judged:
            findings.problems.append(f"after 5 s {len(spool.filed())} of {len(good)} neighbours were judged")
        warned = [line.get("file") for line in spool.lines() if line["level"] == "warning"]
        expected = sorted(refused | {"zero.txt", "binary.txt", "broken.json"})
        if sorted(warned) != expected:
            findings.problems.append(f"reported {sorted(warned)}, not {expected}")
        listener.close()
        return f"{len(refused)} no files, {len(good)} odd files, judged within {took:.1f} s, each said once", findings


def clock_jumps(program, short: bool) -> tuple[str, Findings]:
    """The time of day jumps three days forward and back while files settle."""
    library = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")
    if not library.exists():
        raise Skip("libfaketime is not installed")
    with Spool(program) as spool:
        clock = spool.root / "clock"
        clock.write_text("+0")
        env = dict(
            os.environ, LD_PRELOAD=str(library), FAKETIME_TIMESTAMP_FILE=str(clock), FAKETIME_NO_CACHE="1",
            DONT_FAKE_MONOTONIC="1", NO_FAKE_STAT="1",
        )
        # The first process libfaketime is loaded into gets a changed environment, by which Swift would lose sight of
        # its arguments.
        process = spool.start("--settle", "0.5", wrap=["env"], env=env)
        files = make_articles(10 if short else 120, seed=11)
        early = []
        for start in range(0, len(files), 10):
            spool.put(files[start : start + 10])
            clock.write_text(["+3d", "-3d", "+0"][start // 10 % 3])
            time.sleep(0.2)
            if len(spool.filed()) > start:
                early.append(start)
            spool.wait(lambda: len(spool.filed()) == start + 10, 10)
        stop(process)
        findings = spool.check()
        if early:
            findings.problems.append(f"consumed early at {early}")
        return f"{len(files) // 10} jumps", findings


def full_watches(program, short: bool) -> tuple[str, Findings]:
    """The kernel grants no more watches; ENOSPC as from fs.inotify.max_user_watches."""
    with Spool(program) as spool:
        for folder in range(7):
            (spool.inbox / f"feed{folder}").mkdir()
        wrap = injecting("inotify_add_watch", "error=ENOSPC:when=3+")
        process = spool.start("--settle", "0.1", wrap=wrap)
        spool.wait(lambda: any("max_user_watches" in line["message"] for line in spool.lines()), 20)
        spool.put(make_articles(50, seed=12))
        began = time.monotonic()
        spool.wait(lambda: len(spool.filed()) == 50, 30)
        took = time.monotonic() - began
        # strace holds signals back from itself, not from what it runs.
        subprocess.run(["pkill", "-TERM", "-P", str(process.pid)], check=False)
        process.wait(60)
        findings = spool.check()
        said = [line for line in spool.lines() if "max_user_watches" in line["message"]]
        if len(said) != 1:
            findings.problems.append(f"reported {len(said)} times")
        return f"50 files judged within {took:.1f} s by looking instead", findings


def flood(program, short: bool) -> tuple[str, Findings]:
    """More files at once than the kernel's queue of notices takes, while the daemon is stopped."""
    if short:
        raise Skip(LONG)
    count = 100_000
    with Spool(program) as spool:
        staging = spool.root / "staging"
        files = [(f"d{number % 50}/{number:06d}.txt", flood_text(number)) for number in range(count)]
        write_files(staging, files)
        for folder in range(50):
            (spool.inbox / f"d{folder}").mkdir()
        process = spool.start("--log-level", "error")
        spool.wait(lambda: spool.archive.joinpath("archive.sqlite").exists(), 30)
        time.sleep(1)
        process.send_signal(signal.SIGSTOP)
        for name, _ in files:
            os.rename(staging / name, spool.inbox / name)
        spool.files = dict(files)
        process.send_signal(signal.SIGCONT)
        began = time.monotonic()
        spool.wait(lambda: spool.arrived() >= count, 3000, pause=2)
        took = time.monotonic() - began
        # Recorded is not yet filed.
        spool.wait(lambda: len(spool.filed()) >= count, 60, pause=2)
        stop(process)
        return f"{count:,} files, {count / took:.0f} a second", spool.check(compare=False)


def flood_text(number: int) -> bytes:
    return f"Item {number} of the flood, {number * 7919 % 99991} and {number * 31 % 65521}.\n".encode()


def polling(program, short: bool) -> tuple[str, Findings]:
    """No notices at all, as on a network share."""
    if short:
        raise Skip(LONG)
    with Spool(program) as spool:
        process = spool.start("--poll")
        spool.put(make_articles(60, seed=13))
        spool.wait(lambda: len(spool.filed()) == 60, 30)
        stop(process)
        return "60 files", spool.check()


def kept_in_place(program, short: bool) -> tuple[str, Findings]:
    """Files stay; killed and started again it judges none twice."""
    with Spool(program) as spool:
        files = make_articles(100, seed=14)
        spool.put(files)
        verdicts = spool.archive / "verdicts"
        for pause in (0.3, 0.35, 0.4, 0.5):
            process = spool.start("--keep-in-place")
            time.sleep(pause)
            process.kill()
            process.wait()
        spool.once("--keep-in-place")
        findings = Findings()
        spool.check_archive(findings)
        spool.check_families(findings)
        written = [path for path in verdicts.rglob("*.verdict.json")]
        if len(written) != 100:
            findings.problems.append(f"{len(written)} verdicts")
        findings.lost += sum((spool.inbox / name).read_bytes() != content for name, content in files)
        if any(not json.loads(path.read_bytes())["file"] for path in written):
            findings.problems.append("a verdict without its file's name")
        return "100 files, four kills", findings
