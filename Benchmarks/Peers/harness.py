"""What the benchmarks share: the private environment, corpora, measured runs, tables.

Only the standard library is needed here; numpy and the peers live in the
private environment that `make_environment` creates.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import platform
import shlex
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional, Sequence

PEERS = Path(__file__).resolve().parent
BENCHMARKS = PEERS.parent
PROJECT = BENCHMARKS.parent
DATA = BENCHMARKS / ".data"
RESULTS = BENCHMARKS / "Results"
ENVIRONMENT = PEERS / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
REQUIREMENTS = PEERS / "requirements.txt"
WIRECOPY = PROJECT / ".build" / "release" / "wirecopy"

MOST_OUTPUT = 8_000_000_000

#: What is taken over from someone's own JSONL file.
KEPT_FIELDS = ("title", "text", "source", "published")


#: A crash of wirecopy is reported in one line, without a search for symbols.
QUIET_CRASHES = {"SWIFT_BACKTRACE": "enable=no"}


def say(message: str) -> None:
    """Progress goes to standard error, results to standard output."""
    print(message, file=sys.stderr, flush=True)


def relative(path: Path) -> str:
    """A path as it may stand in a result: inside the project, or the bare name."""
    resolved = path.resolve()
    return str(resolved.relative_to(PROJECT)) if resolved.is_relative_to(PROJECT) else resolved.name


# ---------------------------------------------------------------- environment


def make_environment() -> None:
    """Create the private environment with the pinned peers, unless it is up to date."""
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    stamp = ENVIRONMENT / "installed"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    say(f"installing the peers into {relative(ENVIRONMENT)}")
    run_or_exit([sys.executable, "-m", "venv", str(ENVIRONMENT)], "cannot create a virtual environment")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run_or_exit(pip + ["-r", str(REQUIREMENTS)], "cannot install the peers; is a package index reachable?")
    stamp.write_text(wanted)


def run_or_exit(command: Sequence[str], problem: str) -> str:
    """Run a command that must succeed and return its output; its messages go through."""
    process = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if process.returncode != 0:
        raise SystemExit(f"benchmark: {problem} (exit status {process.returncode})")
    return process.stdout


def package_versions() -> dict[str, str]:
    """The version of every pinned package, from requirements.txt."""
    lines = REQUIREMENTS.read_text().splitlines()
    return dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))


# -------------------------------------------------------------------- corpora


@dataclass
class Corpus:
    """A JSONL file, what to call it, and its exact pairs if they are known."""

    name: str
    path: Path
    truth: Optional[Path]

    @property
    def megabytes(self) -> float:
        return self.path.stat().st_size / 1e6


def synthetic_corpus(articles: int, seed: int, duplicates: float = 0.10, with_truth: bool = True) -> Corpus:
    """The generated corpus of these parameters, from the cache if it is there."""
    command = [str(PYTHON), str(PEERS / "corpus.py"), "--cache", str(DATA)]
    command += ["--articles", str(articles), "--seed", str(seed), "--duplicates", str(duplicates)]
    command += [] if with_truth else ["--no-truth"]
    folder = Path(run_or_exit(command, "cannot generate the corpus").strip())
    truth = folder / "truth.tsv" if with_truth else None
    return Corpus(f"synthetic-{articles}", folder / "corpus.jsonl", truth)


def external_corpus(path: Path) -> Corpus:
    """Someone's JSONL file: a copy in which every article has a distinct id, and its exact pairs."""
    if not path.is_file():
        raise SystemExit(f"benchmark: '{path}' is not a file; give a JSONL file with a \"text\" field")
    state = path.stat()
    key = hashlib.sha256(f"{path.resolve()} {state.st_size} {state.st_mtime_ns}".encode()).hexdigest()[:12]
    folder = DATA / f"{path.stem}-{key}"
    corpus, truth = folder / "corpus.jsonl", folder / "truth.tsv"
    folder.mkdir(parents=True, exist_ok=True)
    if not corpus.exists():
        normalise(path, corpus)
    if not truth.exists():
        say(f"computing the exact pairs of {path.name}")
        command = [str(PYTHON), str(PEERS / "truth.py"), str(corpus), str(truth)]
        run_or_exit(command, f"cannot compute the exact pairs of '{path.name}'")
    return Corpus(path.stem, corpus, truth)


def normalise(source: Path, target: Path) -> None:
    """Copy the known fields; an id that is missing or taken becomes the line number."""
    taken: set[str] = set()
    unfinished = target.with_suffix(".unfinished")
    with open(source, encoding="utf-8") as lines, open(unfinished, "w", encoding="utf-8") as file:
        for number, line in enumerate(lines, start=1):
            record = read_record(source.name, number, line)
            name = str(record.get("id", ""))
            if not name or name in taken or any(character in name for character in "\t\n\r"):
                name = f"line{number:08d}"
            taken.add(name)
            kept = {key: record[key] for key in KEPT_FIELDS if isinstance(record.get(key), str)}
            file.write(json.dumps({"id": name, **kept}, ensure_ascii=False, separators=(",", ":")) + "\n")
    os.replace(unfinished, target)


def read_record(name: str, number: int, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise SystemExit(f"benchmark: '{name}' line {number} is not JSON: {error}")
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise SystemExit(f"benchmark: '{name}' line {number} has no \"text\" field")
    return record


def head(corpus: Corpus, articles: int) -> Corpus:
    """The first articles of a corpus, as a file of its own beside it."""
    path = corpus.path.with_name(f"head-{articles}.jsonl")
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        with open(corpus.path, "rb") as lines, open(unfinished, "wb") as file:
            for _, line in zip(range(articles), lines):
                file.write(line)
        os.replace(unfinished, path)
    return Corpus(f"{corpus.name}, first {articles}", path, corpus.truth)


def article_ids(path: Path) -> list[str]:
    """The ids of a corpus, in order; reading it also warms the page cache."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line)["id"] for line in lines]


# ------------------------------------------------------------------ measuring


@dataclass
class Run:
    """What one run of a program cost; `problem` is empty if it went well."""

    wall: float
    cpu: float
    rss: int
    problem: str


def measure(command: Sequence[str], timeout: int, environment: Optional[dict[str, str]] = None) -> Run:
    """Run a command through measure.py: seconds of wall clock and processor, peak bytes of memory."""
    limits = ["--timeout", str(timeout), "--memory", str(memory_limit()), "--file-size", str(MOST_OUTPUT)]
    outer = [sys.executable, "-I", str(PEERS / "measure.py"), *limits, "--", *command]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as messages:
        process = subprocess.run(
            outer, stdout=subprocess.PIPE, stderr=messages, text=True, env={**os.environ, **(environment or {})}
        )
        messages.seek(0)
        lines = [line.strip() for line in messages.read(100_000).splitlines() if line.strip()]
    if process.returncode != 0:
        raise SystemExit(f"benchmark: measure.py failed: {lines[-1] if lines else 'no message'}")
    cost = json.loads(process.stdout)
    return Run(cost["wall"], cost["cpu"], cost["rss"], describe_problem(cost, timeout, lines))


def describe_problem(cost: dict[str, Any], timeout: int, messages: list[str]) -> str:
    """Why a run is no measurement, in a line; empty if it is one."""
    status = cost["status"]
    if cost["timedOut"]:
        return f"stopped after {timeout} s"
    if status < 0:
        # A crash report begins with the reason; a Python traceback ends with it.
        return f"killed by {signal.Signals(-status).name}: {messages[0] if messages else 'no message'}"
    if status > 0:
        reason = messages[-1] if messages else "no message"
        return f"exit status {status}: {reason}".replace(str(PROJECT), ".")
    return ""


def memory_limit() -> int:
    """Four fifths of the machine's memory: a runaway must not take the machine down."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 4 // 5


# -------------------------------------------------------------------- results


def machine() -> dict[str, Any]:
    """The machine, as far as a reader of the results needs to know it."""
    return {
        "processor": processor_name(),
        "cores": os.cpu_count(),
        "memoryGiB": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def processor_name() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or "unknown"


def load_average() -> float:
    return round(os.getloadavg()[0], 2)


def wirecopy_version(program: Path) -> str:
    """What the program says its version is."""
    command = [str(program), "--version"]
    environment = {**os.environ, **QUIET_CRASHES}
    try:
        process = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SystemExit(f"benchmark: cannot run '{relative(program)} --version': {error}")
    return process.stdout.strip().removeprefix("wirecopy ") or "unknown"


def command_line(program: str) -> str:
    """The command that was given, without the folders of this machine."""
    given = [relative(Path(word)) if word.startswith("/") else word for word in sys.argv[1:]]
    return shlex.join(["python3", program, *given])


def today() -> str:
    return datetime.date.today().isoformat()


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """An aligned Markdown table; the first column to the left, the others to the right."""
    lines = [list(header), *[list(row) for row in rows]]
    widths = [max(3, *(len(line[column]) for line in lines)) for column in range(len(header))]
    rule = ["-" * widths[0], *["-" * (width - 1) + ":" for width in widths[1:]]]

    def join(cells: Sequence[str]) -> str:
        first = cells[0].ljust(widths[0])
        rest = [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:])]
        return "| " + " | ".join([first, *rest]) + " |"

    return "\n".join([join(lines[0]), join(rule), *map(join, lines[1:])])


def write_results(folder: Path, name: str, markdown: str, data: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.md").write_text(markdown, encoding="utf-8")
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    (folder / f"{name}.json").write_text(text, encoding="utf-8")
    say(f"wrote {name}.md and {name}.json into {relative(folder)}")
