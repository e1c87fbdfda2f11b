#!/usr/bin/env python3
"""Measure what floods of alike articles and hostile single files cost, beside ordinary articles.

    python3 Benchmarks/Floods/floods.py [--short] [--program .build/release/wirecopy] [--baseline OTHER] [--only WORD]

Three tables: floods through 'wirecopy cluster' beside as many ordinary articles of the same length; 100,000 records
as one file through 'wirecopy watch --once', with the time SIGTERM takes in the middle; and each hostile input alone.
With --baseline the same is done with another program, each run of it ended after --timeout seconds.
"""

from __future__ import annotations

import argparse
import datetime
import math
import os
import platform
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

import corpora
import measure
import single
from corpora import FLOODS, WATCHED, Flood

PROJECT = Path(__file__).resolve().parents[2]
#: Runs shorter than this, in CPU seconds, are made three times; the cheapest counts.
SHORT_RUN = 2.0


@dataclass
class Setting:
    """What to run, and how much of it."""

    programs: list[Path]
    timeout: float
    threads: int
    form: str
    scale: float
    work: Path
    ordinary: dict[tuple, measure.Run] = field(default_factory=dict)

    def name(self, program: Path) -> str:
        return "Before" if program is not self.programs[0] else "This program"

    def count(self, flood: Flood) -> int:
        return max(200, int(flood.count * self.scale))


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def table(header: list[str], rows: list[list[str]]) -> str:
    """Markdown, the first column flush left, the others flush right."""
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]
    lines = []
    for row in [header, None, *rows]:
        if row is None:
            cells = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
        else:
            cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f}"


# ------------------------------------------------------------------- cluster


def cluster(setting: Setting, program: Path, path: Path) -> measure.Run:
    """The cheapest of up to three runs over a file."""
    output = setting.work / "report"
    options = ["--threads", str(setting.threads), "--format", setting.form, "-o", str(output)]
    runs = []
    while len(runs) < 3:
        runs.append(measure.run([str(program), "cluster", str(path), *options], setting.timeout))
        if runs[-1].problem or runs[-1].cpu > SHORT_RUN:
            break
    output.unlink(missing_ok=True)
    return min(runs, key=lambda run: run.cpu)


def ordinary(setting: Setting, program: Path, count: int, words: tuple[int, int]) -> measure.Run:
    """As many ordinary articles of such length through a program, measured once."""
    key = (program, count, words)
    if key not in setting.ordinary:
        path = setting.work / "ordinary.jsonl"
        corpora.write(path, corpora.ordinary(count, *words))
        for each in setting.programs:
            setting.ordinary[each, count, words] = cluster(setting, each, path)
        path.unlink()
    return setting.ordinary[key]


def cluster_table(setting: Setting, only: str) -> str:
    header = ["flood", "articles", "text MB"]
    for number, _ in enumerate(setting.programs):
        mark = " before" if number else ""
        header += [f"CPU s{mark}", f"wall s{mark}", f"peak MB{mark}", f"ms an article{mark}", f"x ordinary{mark}"]
    rows = []
    plain = Flood("ordinary", corpora.ordinary, 20_000, (200, 250))
    for flood in [plain, *FLOODS]:
        if only not in flood.name:
            continue
        count, path = setting.count(flood), setting.work / "flood.jsonl"
        if flood is plain:
            size = corpora.write(path, corpora.ordinary(count, *flood.words))
        else:
            size = corpora.write(path, flood.records(count))
        row = [flood.name, f"{count:,}", megabytes(size)]
        for program in setting.programs:
            run = cluster(setting, program, path)
            if run.problem:
                row += [run.problem, f"{run.wall:.0f}", megabytes(run.rss), "-", "-"]
            else:
                beside = run if flood is plain else ordinary(setting, program, count, flood.words)
                row += [f"{run.cpu:.2f}", f"{run.wall:.2f}", megabytes(run.rss), f"{1000 * run.cpu / count:.3f}"]
                row += [f"{run.cpu / beside.cpu:.1f}" if not beside.problem else "-"]
            say(f"cluster, {flood.name}: {row[-5:]}")
        path.unlink()
        rows.append(row)
    return table(header, rows) if rows else ""


# --------------------------------------------------------------------- watch


def watch(setting: Setting, program: Path, path: Path, stop_after: Optional[float] = None) -> tuple[measure.Run, int]:
    """One file through a new inbox and archive; what it cost and how large its verdict is."""
    with tempfile.TemporaryDirectory(dir=setting.work) as folder:
        inbox = Path(folder, "inbox")
        inbox.mkdir()
        os.link(path, inbox / path.name)
        command = [str(program), "watch", str(inbox), "--archive", str(Path(folder, "archive"))]
        command += ["--once", "--settle", "0", "--log-level", "error"]
        result = measure.run(command, setting.timeout, stop_after)
        return result, measure.size_of_verdicts(inbox)


def watch_table(setting: Setting, records: int, only: str) -> str:
    header = ["one file", "records", "MB"]
    for number, _ in enumerate(setting.programs):
        mark = " before" if number else ""
        header += [f"CPU s, a quarter{mark}", f"CPU s{mark}", f"exponent{mark}", f"peak MB{mark}"]
        header += [f"verdict MB{mark}", f"SIGTERM s{mark}"]
    rows = []
    for flood in WATCHED:
        if only not in flood.name:
            continue
        count = max(400, int(records * setting.scale))
        whole, quarter = setting.work / "whole.jsonl", setting.work / "quarter.jsonl"
        corpora.write(whole, flood.records(count))
        corpora.write(quarter, flood.records(count // 4))
        row = [flood.name, f"{count:,}", megabytes(whole.stat().st_size)]
        for program in setting.programs:
            row += watch_cells(setting, program, quarter, whole)
            say(f"watch, {flood.name}: {row[-6:]}")
        rows.append(row)
        whole.unlink()
        quarter.unlink()
    return table(header, rows) if rows else ""


def watch_cells(setting: Setting, program: Path, quarter: Path, whole: Path) -> list[str]:
    small, _ = watch(setting, program, quarter)
    large, verdict = watch(setting, program, whole)
    heard = large.heard
    if not large.timed_out and not large.problem:
        stopped, _ = watch(setting, program, whole, stop_after=large.wall / 2)
        heard = stopped.heard
    # A program that ended of itself before the signal came has nothing to hear.
    grows = "-" if small.problem or large.problem else f"{math.log(large.cpu / small.cpu) / math.log(4):.2f}"
    term = f"{heard:.1f}" if heard is not None else f"> {measure.PATIENCE:.0f}" if large.timed_out else "-"
    return [
        small.problem or f"{small.cpu:.2f}", large.problem or f"{large.cpu:.2f}", grows, megabytes(large.rss),
        f"{verdict / 1e6:.2f}", term,
    ]


# -------------------------------------------------------------------- single


def single_table(setting: Setting, short: bool, only: str) -> str:
    header = ["input", "MB"]
    for number, _ in enumerate(setting.programs):
        mark = " before" if number else ""
        header += [f"{name}{mark}" for name in ("compare s", "MB", "cluster s", "MB", "watch s", "MB")]
    rows, totals = [], [[0.0, 0, 0] for _ in setting.programs]
    for one in single.inputs(short):
        name = f"{one.kind}: {one.name}"
        if only not in name:
            continue
        files = one.make()
        row = [name, f"{sum(len(content) for _, content in files) / 1e6:.2f}"]
        for program, total in zip(setting.programs, totals):
            costs = single.measure_input(program, files, setting.work, min(setting.timeout, 30))
            row += costs.cells
            total[0] = max(total[0], costs.worst_cpu)
            total[1] = max(total[1], costs.worst_beyond)
            total[2] += costs.problems
            say(f"{name}: {costs.cells}")
        rows.append(row)
    if not rows:
        return ""
    sums = [
        f"{setting.name(program)}: {problems} runs ended badly, took more than {single.HANGING:.0f} s or more than "
        f"{single.ALLOWANCE >> 20} MiB beyond; at most {cpu:.1f} s and {megabytes(beyond)} MB."
        for program, (cpu, beyond, problems) in zip(setting.programs, totals)
    ]
    return "\n\n".join([table(header, rows), *sums])


# ---------------------------------------------------------------------- main


def markdown(setting: Setting, options: argparse.Namespace, parts: list[tuple[str, str, str]]) -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    processor = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "?")
    versions = [
        subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True).stdout.strip()
        for program in setting.programs
    ]
    # Where the programs lie is nobody's business.
    paths = {str(options.program): "PROGRAM", str(options.baseline): "OTHER_PROGRAM"}
    arguments = [paths.get(argument, argument) for argument in sys.argv[1:]]
    before = f"; before: {versions[1]}, each run ended after {setting.timeout:.0f} s" if options.baseline else ""
    texts = [
        "# Floods",
        f"{datetime.date.today()} · {processor}, {os.cpu_count()} cores, {platform.system()} {platform.machine()} · "
        f"wirecopy {versions[0]}{before} · load average {os.getloadavg()[0]:.1f}",
        f"`{shlex.join(['python3', 'Benchmarks/Floods/floods.py', *arguments])}`",
        "CPU seconds of all threads, peak of resident memory; of runs below "
        f"{SHORT_RUN:.0f} s the cheapest of three. Everything is invented and comes from one seed.",
    ]
    for title, words, lines in parts:
        if lines:
            texts += [f"## {title}", words, lines]
    return "\n\n".join(texts) + "\n"


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--program", type=Path, default=PROJECT / ".build" / "release" / "wirecopy")
    parser.add_argument("--baseline", type=Path, help="another program, measured beside it")
    parser.add_argument("--short", action="store_true", help="a twentieth of the articles")
    parser.add_argument("--records", type=int, default=100_000, help="of the files that are watched")
    parser.add_argument("--timeout", type=float, default=120, help="seconds for one run (default 120)")
    parser.add_argument("--threads", type=int, default=1, help="of cluster (default 1)")
    parser.add_argument("--format", default="json", help="of cluster's report (default json)")
    parser.add_argument("--tables", default="cluster,watch,single", help="which of the three")
    parser.add_argument("--only", default="", help="floods and inputs whose names contain this")
    parser.add_argument(
        "--output", type=Path, help="file for the tables (default: Benchmarks/Results/floods.md if all was measured)"
    )
    return parser.parse_args()


def main() -> None:
    options = parse_arguments()
    programs = [options.program.absolute()] + ([options.baseline.absolute()] if options.baseline else [])
    for program in programs:
        if not program.is_file():
            raise SystemExit(f"floods: '{program.name}' is not built; build it or name it with --program")
    with tempfile.TemporaryDirectory(prefix="wirecopy-floods-") as folder:
        scale = 0.05 if options.short else 1.0
        setting = Setting(programs, options.timeout, options.threads, options.format, scale, Path(folder))
        parts = []
        wanted = options.tables.split(",")
        if "cluster" in wanted:
            words = f"`cluster --threads {options.threads} --format {options.format}`. *x ordinary*: CPU seconds by "
            words += "those of as many ordinary articles of the same length."
            parts.append(("Floods in a batch", words, cluster_table(setting, options.only)))
        if "watch" in wanted:
            words = "`watch --once`, everything in one JSONL file. *exponent*: of the growth from a quarter to the "
            words += "whole. *SIGTERM*: seconds until it had ended, sent in the middle."
            parts.append(("Floods in one file", words, watch_table(setting, options.records, options.only)))
        if "single" in wanted:
            words = "CPU seconds, and peak memory beyond ten times the input as it is sent, in MB; each run ended "
            words += f"after {min(setting.timeout, 30):.0f} s. The inputs are those of `Tests/Torture/hostile.py`."
            parts.append(("Hostile inputs", words, single_table(setting, options.short, options.only)))
        text = markdown(setting, options, parts)
    print(text)
    is_whole = not options.short and not options.only and options.tables == "cluster,watch,single"
    output = options.output or (PROJECT / "Benchmarks" / "Results" / "floods.md" if is_whole else None)
    if output:
        output.write_text(text)


if __name__ == "__main__":
    main()
