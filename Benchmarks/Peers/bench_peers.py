#!/usr/bin/env python3
"""Measure wirecopy beside other near-duplicate detectors, on the same corpus, in one run.

    python3 Benchmarks/Peers/bench_peers.py [--rounds 3] [--articles 50000]
    python3 Benchmarks/Peers/bench_peers.py --corpus dump.jsonl

README.md in this folder says what is measured and how.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

import harness
from harness import Corpus, Run, say, table

VERIFIED_AT = 0.7
THRESHOLDS = (0.7, 0.8)

#: One thread each, and the same answer in every round.
ONE_THREAD = {
    "RAYON_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}

#: Name in the results, adapter, package, slow (measured on the first articles only).
PEERS = [
    ("rensa (R-MinHash)", "rensa_rminhash.py", "rensa", False),
    ("gaoya", "gaoya_minhash.py", "gaoya", False),
    ("FastSketchLSH", "fastsketchlsh_tokens.py", "FastSketchLSH", False),
    ("FastSketchLSH, hashes given", "fastsketchlsh_prehashed.py", "FastSketchLSH", False),
    ("datasketch, xxh32", "datasketch_xxh32.py", "datasketch", True),
    ("datasketch, SHA-1", "datasketch_sha1.py", "datasketch", True),
]

NEAR_DUPLICATES = ["--no-rewrites", "--shingle-width", "5"]
WIRECOPY_RUNS = [
    ("wirecopy, near-duplicates", [*NEAR_DUPLICATES, "--threads", "1"], True),
    ("wirecopy, near-duplicates, 2 threads", [*NEAR_DUPLICATES, "--threads", "2"], True),
    ("wirecopy, with rewrites", ["--threads", "1"], False),
]

Pairs = dict[tuple[str, str], float]


@dataclass
class Contender:
    """A program to measure: how it is called, on what, and what came of it."""

    name: str
    version: str
    command: list[str]
    corpus: Corpus
    articles: int
    is_wirecopy: bool
    scores_are_jaccard: bool = True
    environment: dict[str, str] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    problem: str = ""
    digest: str = ""
    quality: dict[str, Optional[float]] = field(default_factory=dict)

    def cpu(self) -> float:
        return statistics.median(run.cpu for run in self.runs)

    def wall(self) -> float:
        return statistics.median(run.wall for run in self.runs)

    def rss(self) -> int:
        return max(run.rss for run in self.runs)

    def megabytes_per_cpu_second(self) -> float:
        return self.corpus.megabytes / self.cpu()


# ----------------------------------------------------------------- contenders


def wirecopy_contenders(program: Path, corpus: Corpus, articles: int) -> list[Contender]:
    if not program.is_file():
        say(f"wirecopy is not built at '{harness.relative(program)}'; only the peers are measured")
        return []
    version = harness.wirecopy_version(program)
    contenders = []
    for name, options, scores_are_jaccard in WIRECOPY_RUNS:
        command = [str(program), "cluster", "{corpus}", *options, "--format", "json", "-o", "{result}"]
        contender = Contender(
            name, version, command, corpus, articles, True, scores_are_jaccard, environment=harness.QUIET_CRASHES
        )
        contenders.append(contender)
    return contenders


def peer_contenders(corpus: Corpus, articles: int, slow_articles: int) -> list[Contender]:
    versions = harness.package_versions()
    contenders = []
    for name, adapter, package, slow in PEERS:
        command = [str(harness.PYTHON), str(harness.PEERS / "peers" / adapter), "{corpus}", "{result}"]
        shorter = slow and slow_articles < articles
        measured = harness.head(corpus, slow_articles) if shorter else corpus
        count = slow_articles if shorter else articles
        contender = Contender(name, versions[package], command, measured, count, False, environment=ONE_THREAD)
        contenders.append(contender)
    return contenders


def keep_chosen(contenders: list[Contender], only: Optional[str]) -> list[Contender]:
    if only is None:
        return contenders
    wanted = [word.strip().lower() for word in only.split(",")]
    chosen = [c for c in contenders if any(word in c.name.lower() for word in wanted)]
    if not chosen:
        names = "; ".join(contender.name for contender in contenders)
        raise SystemExit(f"benchmark: --only {only!r} matches nothing. There are: {names}")
    return chosen


# -------------------------------------------------------------------- running


def run_rounds(contenders: list[Contender], rounds: int, timeout: int, truth: Pairs, ids: list[str]) -> None:
    """Every contender once, then every contender again: all meet the same neighbours."""
    for number in range(1, rounds + 1):
        for contender in contenders:
            if not contender.problem:
                run_once(contender, timeout, truth, ids)
                say(f"round {number}/{rounds}  {contender.name}: {outcome(contender)}")


def outcome(contender: Contender) -> str:
    if contender.problem:
        return contender.problem
    run = contender.runs[-1]
    return f"{run.cpu:.2f} s CPU, {run.wall:.2f} s wall, {run.rss / 1e6:.0f} MB"


def run_once(contender: Contender, timeout: int, truth: Pairs, ids: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "result.out")
        places = {"{corpus}": str(contender.corpus.path), "{result}": str(result)}
        command = [places.get(word, word) for word in contender.command]
        run = harness.measure(command, timeout, contender.environment)
        if run.problem or not result.is_file():
            contender.problem = run.problem or "wrote no result"
            return
        contender.runs.append(run)
        check_result(contender, result, truth, ids)


def check_result(contender: Contender, result: Path, truth: Pairs, ids: list[str]) -> None:
    """Judge the first result; later rounds of wirecopy must write the same bytes."""
    digest = hashlib.sha256(result.read_bytes()).hexdigest()
    if not contender.digest:
        contender.digest = digest
        found = read_report(result) if contender.is_wirecopy else read_pairs(result)
        contender.quality = judge(found, restrict(truth, ids[: contender.articles]), contender.scores_are_jaccard)
    elif contender.is_wirecopy and digest != contender.digest:
        contender.problem = "two rounds wrote different reports"


# -------------------------------------------------------------------- quality


def read_pairs(path: Path) -> Pairs:
    """Lines of id, id, similarity; a pair's ids are put in order."""
    pairs: Pairs = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            a, b, similarity = line.rstrip("\n").split("\t")
            pairs[min(a, b), max(a, b)] = float(similarity)
    return pairs


def read_report(path: Path) -> Pairs:
    """The pairs of reuse in a wirecopy report, with their Jaccard similarity."""
    report = json.loads(path.read_bytes())
    pairs: Pairs = {}
    for pair in report["pairs"]:
        if pair["reuse"]:
            a, b = pair["a"], pair["b"]
            pairs[min(a, b), max(a, b)] = float(pair["jaccard"])
    return pairs


def restrict(truth: Pairs, ids: list[str]) -> Pairs:
    """The pairs of which both articles are among the given ones."""
    known = set(ids)
    return {pair: similarity for pair, similarity in truth.items() if pair[0] in known and pair[1] in known}


def judge(found: Pairs, truth: Pairs, scores_are_jaccard: bool) -> dict[str, Optional[float]]:
    """Recall and precision over pairs, and how far the scores are from the exact Jaccard.

    With rewrites, wirecopy reports pairs far below any Jaccard threshold, and
    on purpose: then only recall is judged.
    """
    quality: dict[str, Optional[float]] = {"reported": len(found)}
    if scores_are_jaccard:
        found = {pair: score for pair, score in found.items() if score >= VERIFIED_AT}
    for threshold in THRESHOLDS:
        similar = {pair for pair, similarity in truth.items() if similarity >= threshold}
        scored = {pair for pair, score in found.items() if score >= threshold}
        quality[f"recall{threshold}"] = share(len(similar & found.keys()), len(similar))
        quality[f"precision{threshold}"] = share(len(similar & scored), len(scored)) if scores_are_jaccard else None
    errors = [abs(score - truth[pair]) for pair, score in found.items() if pair in truth]
    if scores_are_jaccard and errors:
        quality["meanError"] = statistics.fmean(errors)
        quality["maxError"] = max(errors)
    return quality


def share(part: int, whole: int) -> Optional[float]:
    return part / whole if whole else None


# -------------------------------------------------------------------- results


def number(value: Optional[float], form: str) -> str:
    return "-" if value is None else format(value, form)


def main_table(contenders: list[Contender]) -> str:
    header = ["program", "version", "articles", "CPU s", "wall s", "MB/CPU-s", "articles/CPU-s", "peak MB"]
    header += ["recall J≥.8", "recall J≥.7", "precision J≥.8", "precision J≥.7", "score error"]
    return table(header, [table_row(contender) for contender in contenders])


def table_row(c: Contender) -> list[str]:
    row = [c.name, c.version, f"{c.articles:,}"]
    if c.problem or not c.runs:
        return row + ["failed"] + ["-"] * 9
    row += [f"{c.cpu():.2f}", f"{c.wall():.2f}", f"{c.megabytes_per_cpu_second():.1f}"]
    row += [f"{c.articles / c.cpu():,.0f}", f"{c.rss() / 1e6:,.0f}"]
    row += [number(c.quality[key], ".4f") for key in ("recall0.8", "recall0.7", "precision0.8", "precision0.7")]
    return row + [number(c.quality.get("meanError"), ".4f")]


def ratio_table(contenders: list[Contender]) -> str:
    """How many times wirecopy's work for a CPU second is a peer's; empty without wirecopy."""
    measured = [contender for contender in contenders if contender.runs and not contender.problem]
    ours = [contender for contender in measured if contender.is_wirecopy]
    if not ours:
        return ""
    header = ["MB/CPU-s, times that of", *[contender.name for contender in ours]]
    rows = []
    for peer in (contender for contender in measured if not contender.is_wirecopy):
        ratios = [c.megabytes_per_cpu_second() / peer.megabytes_per_cpu_second() for c in ours]
        rows.append([peer.name, *[f"{ratio:.1f}" for ratio in ratios]])
    return table(header, rows) if rows else ""


def second_core(contenders: list[Contender]) -> str:
    """The wall-clock gain of the second thread, in one sentence; empty if not measured."""
    walls = {contender.name: contender.wall() for contender in contenders if contender.runs}
    one, two = walls.get(WIRECOPY_RUNS[0][0]), walls.get(WIRECOPY_RUNS[1][0])
    return f"wirecopy's second thread: {one / two:.2f} times the speed by the clock." if one and two else ""


def markdown(contenders: list[Contender], facts: dict[str, Any]) -> str:
    machine = facts["machine"]
    problems = [f"- {c.name}: {c.problem}" for c in contenders if c.problem]
    parts = [
        f"# Peers on {facts['corpus']}",
        f"{facts['date']} · {machine['processor']}, {machine['cores']} cores, {machine['memoryGiB']} GiB, "
        f"{machine['system']}, Python {machine['python']} · load average {facts['load'][0]} before, "
        f"{facts['load'][1]} after",
        f"`{facts['command']}`",
        f"{facts['articles']:,} articles, {facts['megabytes']:.1f} MB of JSONL; {facts['truthPairs']['0.7']:,} pairs "
        f"at J ≥ .7, {facts['truthPairs']['0.8']:,} at J ≥ .8. Medians of {facts['rounds']} round(s), "
        "peak memory the largest. One thread unless the name says otherwise.",
        main_table(contenders),
        ratio_table(contenders),
        second_core(contenders),
        "\n".join(["Failed:", "", *problems]) if problems else "",
        "Recall: share of the pairs with exact J ≥ t among all pairs reported. Precision: share of the pairs scored "
        "≥ t that have exact J ≥ t. Score error: mean distance of a reported score from the exact Jaccard.",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def as_data(contender: Contender) -> dict[str, Any]:
    words = [harness.relative(Path(word)) if word.startswith("/") else word for word in contender.command]
    return {
        "name": contender.name,
        "version": contender.version,
        "command": words,
        "articles": contender.articles,
        "megabytes": contender.corpus.megabytes,
        "problem": contender.problem,
        "runs": [{"cpu": run.cpu, "wall": run.wall, "rss": run.rss} for run in contender.runs],
        "quality": contender.quality,
    }


# ----------------------------------------------------------------------- main


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--corpus", type=Path, help='a JSONL file with a "text" field (default: the generated corpus)')
    parser.add_argument("--articles", type=int, default=50_000, help="size of the generated corpus (default 50000)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the generated corpus (default 1)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slow-articles", type=int, default=10_000, help="articles for the slow peers (default 10000)")
    parser.add_argument("--wirecopy", type=Path, default=harness.WIRECOPY, help="default: the release build")
    parser.add_argument("--only", help="measure only names that contain one of these, comma-separated")
    parser.add_argument("--timeout", type=int, default=1_800, help="seconds for one run (default 1800)")
    parser.add_argument("--results", type=Path, default=harness.RESULTS, help="folder for the results")
    arguments = parser.parse_args()
    if min(arguments.rounds, arguments.articles, arguments.slow_articles, arguments.timeout) < 1:
        parser.error("--rounds, --articles, --slow-articles and --timeout must be at least 1")
    return arguments


def main() -> None:
    arguments = parse_arguments()
    harness.make_environment()
    if arguments.corpus:
        corpus = harness.external_corpus(arguments.corpus)
    else:
        corpus = harness.synthetic_corpus(arguments.articles, arguments.seed)
    assert corpus.truth is not None
    truth = read_pairs(corpus.truth)
    ids = harness.article_ids(corpus.path)
    contenders = wirecopy_contenders(arguments.wirecopy.absolute(), corpus, len(ids))
    contenders += peer_contenders(corpus, len(ids), arguments.slow_articles)
    contenders = keep_chosen(contenders, arguments.only)

    load_before = harness.load_average()
    run_rounds(contenders, arguments.rounds, arguments.timeout, truth, ids)
    facts: dict[str, Any] = {
        "corpus": corpus.name,
        "date": harness.today(),
        "command": harness.command_line("Benchmarks/Peers/bench_peers.py"),
        "machine": harness.machine(),
        "load": [load_before, harness.load_average()],
        "rounds": arguments.rounds,
        "articles": len(ids),
        "megabytes": corpus.megabytes,
        "truthPairs": {str(t): sum(similarity >= t for similarity in truth.values()) for t in THRESHOLDS},
    }
    text = markdown(contenders, facts)
    print(text)
    data = {**facts, "contenders": [as_data(contender) for contender in contenders]}
    harness.write_results(arguments.results, f"peers-{corpus.name}", text, data)
    if any(contender.problem for contender in contenders):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
