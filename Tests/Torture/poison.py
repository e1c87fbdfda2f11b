"""Files that are poison to who reads them, each with five innocent neighbours, and a daemon that dies of a file."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import tempfile
import time
from functools import partial
from pathlib import Path

import hostile
from articles import make_articles, write_files
from spool import FOLDERS, Findings, Spool, add, families, kill, pairs, stop
from storage import LONG, Skip

#: Address space of the daemon, bytes.
MOST_MEMORY = 3 << 30
#: CPU seconds after which it hangs; wall seconds after which it does, whatever it does.
MOST_CPU, MOST_WALL = 10.0, 30.0
#: Seconds within which SIGTERM must have been heard.
MOST_DEAFNESS = 2.0
#: By what these are multiplied, for a build that is not optimised.
patience = 1.0
LIMITED = ["prlimit", f"--as={MOST_MEMORY}"]
#: Kinds that are left out of the short form.
LONG_KINDS = {"tiny words"}


def cpu_seconds(process: subprocess.Popen[bytes]) -> float:
    """What a process and the children it waited for have used so far; 0 of one that has ended."""
    try:
        cells = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, cells[11:15])) / os.sysconf("SC_CLK_TCK")


def ended(process: subprocess.Popen[bytes]) -> str:
    return signal.Signals(-process.returncode).name if process.returncode < 0 else f"status {process.returncode}"


def judge(spool: Spool, count: int, findings: Findings) -> float:
    """Runs the daemon, again if it dies, until so many files are filed; seconds it took in the last run."""
    took = 0.0
    for start in range(3):
        process = spool.start("--log-level", "error", wrap=LIMITED)
        began = time.monotonic()
        is_over = lambda: (
            len(spool.filed()) >= count or process.poll() is not None or cpu_seconds(process) > MOST_CPU * patience
        )
        spool.wait(is_over, MOST_WALL * patience)
        took = time.monotonic() - began
        if process.poll() is None:
            break
        findings.problems.append(f"start {start + 1}: ended with {ended(process)}")
    filed = len(spool.filed())
    if filed < count:
        findings.problems.append(f"after {took:.1f} s {filed} of {count} files were judged")
    if process.poll() is None:
        hear(process, findings)
    return took


def hear(process: subprocess.Popen[bytes], findings: Findings) -> float:
    """Sends SIGTERM; seconds until the process had ended."""
    began = time.monotonic()
    try:
        stop(process, MOST_DEAFNESS * patience)
    except subprocess.TimeoutExpired:
        kill(process)
        findings.problems.append(f"did not hear SIGTERM within {MOST_DEAFNESS * patience:.0f} s")
    return time.monotonic() - began


def terminate_at_work(program, files: list[tuple[str, bytes]], took: float, findings: Findings) -> float:
    """SIGTERM in the middle of what took so long before."""
    with Spool(program) as spool:
        spool.put(files)
        process = spool.start("--log-level", "error", wrap=LIMITED)
        spool.wait(lambda: process.poll() is not None, took / 2)
        return hear(process, findings) if process.poll() is None else 0.0


def batch(program, files: list[tuple[str, bytes]], findings: Findings) -> None:
    """The same files through the commands that read them at once."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as output:
        write_files(Path(folder), files)
        paths = [str(Path(folder, name)) for name, _ in files]
        commands = [["cluster", folder, "--format", "json"]]
        commands += [["compare", *paths]] if len(paths) == 2 else []
        commands += [["check", paths[-1], "--against", folder]]
        for command in commands:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            began = time.monotonic()
            process = subprocess.Popen([*LIMITED, str(program), *command], stdout=output, stderr=output)
            try:
                process.wait(MOST_WALL * patience)
            except subprocess.TimeoutExpired:
                kill(process)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            if cpu > MOST_CPU * patience or time.monotonic() - began >= MOST_WALL * patience:
                findings.problems.append(f"{command[0]}: took {cpu:.0f} CPU seconds")
            elif process.returncode not in (0, 1, 2, 3):
                findings.problems.append(f"{command[0]}: ended with {ended(process)}")


def check(spool: Spool, poison: set[str], findings: Findings) -> None:
    """Every file filed once, the neighbours as they would be alone, and of the poison what became of it."""
    spool.check_files(findings)
    spool.check_archive(findings)
    left = [path for path in spool.inbox.iterdir() if path.is_file()]
    if left:
        findings.problems.append(f"left in the inbox: {sorted(path.name for path in left)[:3]}")
    for path in spool.filed():
        name = str(path.relative_to(spool.inbox / path.relative_to(spool.inbox).parts[0]))
        if path.is_relative_to(spool.inbox / "failed"):
            verdict = path.with_name(path.name + ".verdict.json")
            if not verdict.exists() or not json.loads(verdict.read_bytes()).get("failure"):
                findings.problems.append(f"'{name}' failed, and no reason is given")
            if name not in poison:
                findings.problems.append(f"the innocent '{name}' failed")
    check_neighbours(spool, {name: content for name, content in spool.files.items() if name not in poison}, findings)


def check_neighbours(spool: Spool, neighbours: dict[str, bytes], findings: Findings) -> None:
    """Whether the innocent are in the families and pairs that they make among themselves."""
    known = {json.loads(content)["id"] for content in neighbours.values()}
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), list(neighbours.items()))
        alone = spool.report("cluster", folder)
    live = spool.report("archive", "export", "--archive", str(spool.archive))
    inner = {tuple(sorted(set(family) & known)) for family in families(live)}
    same_families = families(alone) == {family for family in inner if len(family) > 1}
    same_pairs = pairs(alone) == {pair for pair in pairs(live) if pair[0] in known and pair[1] in known}
    if not (same_families and same_pairs):
        findings.equal = False
        findings.problems.append("the neighbours' families or pairs are others than without it")


def neighbours(seed: int, count: int = 5) -> list[tuple[str, bytes]]:
    """Innocent files; about half of them copy each other."""
    return [(name.replace("/", "-"), content) for name, content in make_articles(count, seed, copies=0.5)]


def kind(kind: str, program, short: bool) -> tuple[str, Findings]:
    """Every input of a kind among its neighbours."""
    if short and kind in LONG_KINDS:
        raise Skip(LONG)
    total, slowest, deafest = Findings(), 0.0, 0.0
    inputs = hostile.inputs(kind)[: 1 if short else None]
    for number, poison in enumerate(inputs):
        files, findings = poison.make(), Findings()
        everything = files + neighbours(100 + number)
        with Spool(program) as spool:
            spool.put(everything)
            took = judge(spool, len(everything), findings)
            check(spool, {name for name, _ in files}, findings)
        slowest = max(slowest, took)
        if took > 0.3 and not short:
            deafest = max(deafest, terminate_at_work(program, everything, took, findings))
        batch(program, files, findings)
        add(total, findings, poison.name)
    what = f"{len(inputs)} inputs among neighbours, slowest {slowest:.1f} s"
    return what + (f", SIGTERM at work {deafest:.1f} s" if deafest else ""), total


FAULTS = [(f"poison: {name}", partial(kind, name)) for name in hostile.KINDS]


def big_file(count: int) -> bytes:
    """A file that takes a second or more to judge."""
    lines = [json.loads(content) for _, content in make_articles(count, seed=120)]
    return b"".join(json.dumps({**line, "id": f"big{n}"}).encode() + b"\n" for n, line in enumerate(lines))


def crashes(program, short: bool) -> tuple[str, Findings]:
    """A big file on which the program dies, time and again: SIGILL at a random moment of the first three starts."""
    rounds = 1 if short else 4
    draw, total, outcomes = random.Random(121), Findings(), []
    content = big_file(2_500 if short else 6_000)
    for number in range(rounds):
        with Spool(program) as spool:
            spool.put([("big.jsonl", content), *neighbours(122 + number)])
            findings = Findings()
            for _ in range(3):
                process = spool.start("--log-level", "error")
                time.sleep(draw.uniform(0.15, 1.0))
                process.send_signal(signal.SIGILL)
                process.wait()
            status = spool.once("--log-level", "error")
            if status not in (0, 3):
                findings.problems.append(f"the last run ended with {status}")
            check(spool, {"big.jsonl"}, findings)
            outcomes += [folder for folder in FOLDERS if (spool.inbox / folder / "big.jsonl").exists()]
            add(total, findings, f"round {number + 1}")
    return f"{rounds} rounds of three SIGILL, the file ended in {', '.join(sorted(set(outcomes)))}", total


def innocent_of_kills(program, short: bool) -> tuple[str, Findings]:
    """kill -9 is nobody's fault: however often it strikes, no file is failed for it."""
    kills = 4 if short else 25
    draw = random.Random(130)
    with Spool(program) as spool:
        spool.put([("big.jsonl", big_file(2_500 if short else 6_000)), *neighbours(131, 40)])
        for _ in range(kills):
            process = spool.start("--log-level", "error")
            time.sleep(draw.uniform(0.1, 0.5))
            kill(process)
        spool.once("--log-level", "error")
        findings = spool.check(compare=not short)
        failed = [path.name for path in (spool.inbox / "failed").rglob("*") if path.is_file()]
        if failed:
            findings.problems.append(f"failed: {failed[:3]}")
        return f"{kills} kills while a big file was judged", findings
