"""Each hostile input of the torture suite alone, through three commands."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import measure

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests" / "Torture"))

import hostile
from articles import write_files
from hostile import Input

#: What an input may take beyond ten times its text, in bytes.
ALLOWANCE = 512 << 20
#: Seconds beyond which a command counts as hanging.
HANGING = 10.0


@dataclass
class Costs:
    """An input, and the cells of its row for one program."""

    cells: list[str]
    worst_cpu: float
    worst_beyond: int
    problems: int


def inputs(short: bool) -> list[Input]:
    return [one for kind in hostile.KINDS for one in hostile.inputs(kind)[: 1 if short else None]]


def measure_input(program: Path, files: hostile.Files, work: Path, limit: float) -> Costs:
    """Seconds, and megabytes beyond ten times the text, of compare, cluster and watch."""
    size = sum(len(content) for _, content in files)
    costs = Costs([], 0.0, 0, 0)
    with tempfile.TemporaryDirectory(dir=work) as folder:
        inbox, output = Path(folder, "inbox"), str(Path(folder, "report"))
        write_files(inbox, files)
        paths = [str(inbox / name) for name, _ in files][:2]
        compare = [str(program), "compare", *paths, "--format", "json", "-o", output] if len(paths) == 2 else None
        cluster = [str(program), "cluster", str(inbox), "--format", "json", "-o", output]
        watch = [str(program), "watch", str(inbox), "--archive", f"{folder}/archive", "--once", "--settle", "0"]
        for command in (compare, cluster, watch):
            if command is None:
                costs.cells += ["-", "-"]
                continue
            run = measure.run(command, limit, patience=1)
            beyond = max(0, run.rss - 10 * size)
            costs.cells += [run.problem or f"{run.cpu:.2f}", f"{beyond / 1e6:,.0f}"]
            costs.worst_cpu = max(costs.worst_cpu, run.cpu)
            costs.worst_beyond = max(costs.worst_beyond, beyond)
            costs.problems += bool(run.problem) or run.cpu > HANGING or beyond > ALLOWANCE
    return costs
