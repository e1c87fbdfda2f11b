#!/usr/bin/env python3
"""Measure an archive of many articles with the program itself: how fast it fills, how soon a restarted daemon judges,
how long a file takes from its drop to its place, and what one article costs to look up.

    python3 Benchmarks/Archive/archive.py [--articles 100000] [--program PATH] [--results FILE]

Articles are invented: one in ten is another outlet's edited copy of an earlier one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Floods"))

import corpora
import measure

ROOT = Path(__file__).resolve().parents[2]
#: Articles of a file while the archive is filled.
GROUP = 1000
#: Files dropped one by one, and how long between two, in seconds.
DROPS = 1000
PAUSE = 0.02
#: Files dropped at once.
CROWD = 10_000


def articles(count: int, seed: int):
    """Records; one in ten is an edited copy of one of the last thousand."""
    draw, language = random.Random(seed), corpora.Language(seed)
    recent: list[str] = []
    for number in range(count):
        if recent and draw.random() < 0.1:
            words = draw.choice(recent).split(" ")
            for _ in range(draw.randint(1, len(words) // 6)):
                words[draw.randrange(len(words))] = draw.choice(language.words)
            text = " ".join(words)
        else:
            text = language.prose(draw.randint(150, 600))
        recent = recent[-999:] + [text]
        yield corpora.article(number, text, f"Heading {number}")


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


#: Runs a command from a small process: what this one takes would count as the command's memory.
RUNNER = """
import resource, subprocess, sys, time
began = time.monotonic()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
print(status, time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


class Bench:
    def __init__(self, program: Path, folder: Path) -> None:
        self.program, self.folder = program, folder
        self.inbox, self.archive, self.outside = folder / "inbox", folder / "archive", folder / "outside"
        for path in (self.inbox, self.outside):
            path.mkdir()

    def command(self, *arguments: str) -> list[str]:
        return [str(self.program), *arguments]

    def fill(self, records: list[dict]) -> measure.Run:
        for start in range(0, len(records), GROUP):
            lines = "".join(json.dumps(record) + "\n" for record in records[start:start + GROUP])
            (self.inbox / f"part-{start:08d}.jsonl").write_text(lines)
        return measure.run(
            self.command("watch", str(self.inbox), "--archive", str(self.archive), "--once", "--settle", "0"), 3600)

    def write_outside(self, number: int, record: dict) -> Path:
        path = self.outside / f"drop-{number:06d}.jsonl"
        path.write_text(json.dumps(record) + "\n")
        return path

    def filed(self, path: Path) -> bool:
        return not path.exists() and any(
            (self.inbox / place / path.name).exists() for place in ("done", "flagged", "duplicate", "failed"))

    def wait_filed(self, path: Path, limit: float = 120) -> None:
        end = time.monotonic() + limit
        while not self.filed(path):
            if time.monotonic() > end:
                raise SystemExit(f"'{path.name}' was not filed")
            time.sleep(0.0005)

    def start(self) -> subprocess.Popen:
        return subprocess.Popen(
            self.command("watch", str(self.inbox), "--archive", str(self.archive), "--settle", "0"),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def drop(self, outside: Path) -> Path:
        inside = self.inbox / outside.name
        os.rename(outside, inside)
        return inside

    def fsync_seconds(self, count: int = 300) -> list[float]:
        """What an fsync of 4 KB takes here."""
        found = []
        with open(self.folder / "fsync", "wb") as file:
            for _ in range(count):
                file.write(os.urandom(4096))
                began = time.monotonic()
                os.fsync(file.fileno())
                found.append(time.monotonic() - began)
        return found


def resident(process: subprocess.Popen) -> int:
    with open(f"/proc/{process.pid}/status") as status:
        return next(int(line.split()[1]) << 10 for line in status if line.startswith("VmRSS"))


def run(options: argparse.Namespace, folder: Path) -> list[tuple[str, str, str]]:
    bench = Bench(options.program.resolve(), folder)
    records = list(articles(options.articles + DROPS + CROWD + 20, 7))
    archived, fresh = records[: options.articles], records[options.articles:]
    rows: list[tuple[str, str, str]] = []

    say(f"filling with {options.articles} articles")
    filled = bench.fill(archived)
    if filled.problem or filled.status:
        raise SystemExit(f"filling ended badly: status {filled.status} {filled.problem}")
    rows.append(("files of 1,000 articles, articles a second", "1,000", f"{options.articles / filled.wall:,.0f}"))
    rows.append(("the same, processor time an article", "", f"{filled.cpu / options.articles * 1000:.2f} ms"))
    rows.append(("the same, most memory", "", f"{filled.rss >> 20} MB"))

    say("looking up single articles")
    draft = bench.outside / "draft.txt"
    runs = []
    for number in range(10):
        draft.write_text(archived[number * len(archived) // 10]["text"])
        command = bench.command("check", str(draft), "--archive", str(bench.archive))
        outcome = subprocess.run(
            [sys.executable, "-I", "-S", "-c", RUNNER, *command], stdout=subprocess.PIPE, text=True, check=True)
        status, wall, kilobytes = outcome.stdout.split()
        if status != "1":
            raise SystemExit(f"'check' ended with status {status}")
        runs.append((float(wall), int(kilobytes)))
    draft.unlink()
    rows.append(("check of one article, median", "100 ms", f"{statistics.median(wall for wall, _ in runs) * 1000:.0f} ms"))
    rows.append(("the same, most memory", "100 MB", f"{max(kilobytes for _, kilobytes in runs) >> 10} MB"))

    say("restarting")
    waits = []
    process = None
    for number in range(3):
        inside = bench.drop(bench.write_outside(number, fresh[number]))
        began = time.monotonic()
        process = bench.start()
        bench.wait_filed(inside)
        waits.append(time.monotonic() - began)
        if number < 2:
            process.send_signal(signal.SIGTERM)
            process.wait(60)
    rows.append(("restart to the first file in its place, median", "1 s", f"{statistics.median(waits):.2f} s"))

    say(f"dropping {DROPS} files one by one")
    paths = [bench.write_outside(10 + number, fresh[10 + number]) for number in range(DROPS)]
    latencies = []
    for path in paths:
        began = time.monotonic()
        bench.wait_filed(bench.drop(path))
        latencies.append(time.monotonic() - began)
        time.sleep(PAUSE)
    fsyncs = bench.fsync_seconds()
    for share, target in ((0.5, ""), (0.95, "15 ms"), (0.99, "30 ms")):
        name = f"drop to filed, p{share * 100:.0f}"
        rows.append((name, target, f"{percentile(latencies, share) * 1000:.1f} ms"))
    rows.append(
        ("an fsync of 4 KB here, p50, p95 and p99", "",
         ", ".join(f"{percentile(fsyncs, share) * 1000:.2f}" for share in (0.5, 0.95, 0.99)) + " ms"))
    rows.append(("resident memory of the daemon", "", f"{resident(process) >> 20} MB"))

    say(f"dropping {CROWD} files at once")
    paths = [bench.write_outside(5000 + number, fresh[10 + DROPS + number]) for number in range(CROWD)]
    began = time.monotonic()
    insides = [bench.drop(path) for path in paths]
    for inside in insides:
        bench.wait_filed(inside)
    rows.append(
        (f"{CROWD:,} files of one article, articles a second", "1,000", f"{CROWD / (time.monotonic() - began):,.0f}"))
    process.send_signal(signal.SIGTERM)
    process.wait(60)

    say("verifying")
    verified = subprocess.run(
        bench.command("archive", "verify", "--archive", str(bench.archive), "--threads", "2"),
        stdout=subprocess.PIPE, text=True, check=True)
    rows.append(("archive verify", "", " ".join(verified.stdout.split())))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--program", type=Path, default=ROOT / ".build/release/wirecopy")
    parser.add_argument("--results", type=Path, help="where to write the table (Markdown)")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="wirecopy-bench-"))
    load = os.getloadavg()[0]
    try:
        rows = run(options, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    version = subprocess.run([str(options.program), "--version"], stdout=subprocess.PIPE, text=True).stdout.strip()
    lines = [
        "# Archive", "",
        f"{date.today()} · {os.cpu_count()} cores · wirecopy {version} · load average {load:.1f} before, "
        f"{os.getloadavg()[0]:.1f} after", "",
        f"`make bench-archive`, {options.articles:,} archived articles", "",
        "| what | target | measured |", "|---|---:|---:|",
        *(f"| {name} | {target} | {value} |" for name, target, value in rows), "",
    ]
    text = "\n".join(lines)
    print(text)
    if options.results:
        options.results.write_text(text)


if __name__ == "__main__":
    main()
