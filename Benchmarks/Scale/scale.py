#!/usr/bin/env python3
"""Measure how wirecopy's time, memory and candidates grow, and what one hot bucket does.

    python3 Benchmarks/Scale/scale.py [--sizes 10000,100000,1000000]

The README.md of the peers' benchmark, in the folder beside this one, says
what is measured and how.
"""

from __future__ import annotations

import argparse
import json
import math
import mmap
import re
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Iterator, Optional

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Peers"))

import harness
from harness import say, table

SEED = 1
MODES = {
    "near-duplicates": ["--no-rewrites", "--shingle-width", "5"],
    "with rewrites": [],
}
#: Reports up to this size are read whole, to count the families.
LARGEST_READ = 500_000_000


@dataclass
class Input:
    """A corpus, and how many articles and bytes of article text it holds."""

    name: str
    path: Path
    articles: int
    text_bytes: int


@dataclass
class Measurement:
    """One run of wirecopy. None: the report does not say, or the run failed."""

    corpus: str
    mode: str
    articles: int
    text_bytes: int
    problem: str
    cpu: float
    wall: float
    rss: int
    candidates: Optional[int] = None
    compared: Optional[int] = None
    families: Optional[int] = None
    largest_family: Optional[int] = None

    def beyond_text_per_article(self) -> float:
        return (self.rss - self.text_bytes) / self.articles


# --------------------------------------------------------------------- inputs


def distinct_input(articles: int, duplicates: float, name: str) -> Input:
    """A generated corpus, from the cache if it is there."""
    corpus = harness.synthetic_corpus(articles, SEED, duplicates, with_truth=False)
    return Input(name, corpus.path, articles, count_text_bytes(corpus.path))


def count_text_bytes(path: Path) -> int:
    """Bytes of the "text" fields; kept in a file beside the corpus, since counting takes a while."""
    known = path.with_suffix(".textbytes")
    if not known.exists():
        with open(path, encoding="utf-8") as lines:
            known.write_text(str(sum(len(json.loads(line)["text"].encode()) for line in lines)))
    return int(known.read_text())


def hot_bucket_inputs(articles: int) -> Iterator[Input]:
    """Distinct articles, one article over and over, and one template with a number in it."""
    yield distinct_input(articles, 0, "all distinct")
    text = typical_text()
    yield repeated_input("all identical", text, articles)
    words = text.split(" ")
    half = len(words) // 2
    template = " ".join([*words[:half], "{number}", *words[half:]])
    yield repeated_input("one template", template, articles)


def typical_text() -> str:
    """A generated article of average length."""
    with open(harness.synthetic_corpus(1_000, SEED, 0, with_truth=False).path, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    average = sum(map(len, texts)) / len(texts)
    return min(texts, key=lambda text: abs(len(text) - average))


def repeated_input(name: str, template: str, articles: int) -> Input:
    """A corpus of one text in which `{number}` stands for the article's number."""
    path = harness.DATA / "hot-buckets" / f"{name.replace(' ', '-')}-{articles}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    text_bytes = 0
    with open(unfinished, "w", encoding="utf-8") as file:
        for number in range(articles):
            text = template.replace("{number}", str(number))
            text_bytes += len(text.encode())
            record = {
                "id": f"a{number:07d}",
                "title": "One text in many places",
                "text": text,
                "source": f"source{number % 200:03d}.example",
                "published": "2024-01-01T00:00:00Z",
            }
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
    unfinished.replace(path)
    return Input(name, path, articles, text_bytes)


# ------------------------------------------------------------------ measuring


def measure(program: Path, corpus: Input, mode: str, threads: int, timeout: int) -> Measurement:
    """Run wirecopy once. A failure is a result too: it goes into the table."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        options = [*MODES[mode], "--threads", str(threads), "--format", "json", "-o", str(report)]
        command = [str(program), "cluster", str(corpus.path), *options]
        run = harness.measure(command, timeout, harness.QUIET_CRASHES)
        problem = run.problem or ("" if report.is_file() else "wrote no report")
        result = Measurement(
            corpus.name, mode, corpus.articles, corpus.text_bytes, problem, run.cpu, run.wall, run.rss
        )
        if not problem:
            read_counts(report, result)
    cost = f"{run.cpu:.1f} s CPU, {run.wall:.1f} s wall"
    say(f"{corpus.name}, {corpus.articles:,} articles, {mode}: {problem or cost}")
    return result


def read_counts(report: Path, result: Measurement) -> None:
    """Take the counts that the report gives; the families only from a report of moderate size."""
    statistics = find_object(report, "statistics")
    result.candidates = statistics.get("candidates")
    result.compared = statistics.get("comparedPairs")
    if report.stat().st_size <= LARGEST_READ:
        sizes = [len(family["members"]) for family in json.loads(report.read_bytes())["families"]]
        result.families, result.largest_family = len(sizes), max(sizes, default=0)


def find_object(path: Path, key: str) -> dict[str, Any]:
    """The first object of this key in a large JSON file, without reading the file whole.

    The key cannot be found inside a string by mistake: there its quotes are escaped.
    """
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        match = re.search(rb'"' + key.encode() + rb'"\s*:\s*(?=\{)', view)
        if match is None:
            return {}
        beginning = view[match.end() : match.end() + 65_536].decode("utf-8", errors="ignore")
    value, _ = json.JSONDecoder().raw_decode(beginning)
    return value


# -------------------------------------------------------------------- results


def show(value: Optional[float], form: str = ",") -> str:
    return "-" if value is None else format(value, form)


def per_article(count: Optional[int], articles: int) -> Optional[float]:
    return None if count is None else count / articles


def measurement_table(measurements: list[Measurement]) -> str:
    header = ["corpus", "mode", "articles", "text MB", "CPU s", "wall s", "MB/CPU-s", "peak MB"]
    header += ["bytes beyond text/article", "candidates/article", "compared/article", "families", "largest"]
    rows = []
    for m in measurements:
        row = [m.corpus, m.mode, f"{m.articles:,}", f"{m.text_bytes / 1e6:,.0f}"]
        if m.problem:
            rows.append([*row, "failed", *["-"] * 8])
            continue
        row += [f"{m.cpu:.2f}", f"{m.wall:.2f}", f"{m.text_bytes / 1e6 / m.cpu:.1f}", f"{m.rss / 1e6:,.0f}"]
        row += [f"{m.beyond_text_per_article():,.0f}"]
        row += [show(per_article(count, m.articles), ",.2f") for count in (m.candidates, m.compared)]
        rows.append([*row, show(m.families), show(m.largest_family)])
    return table(header, rows)


def exponent(before: Optional[float], after: Optional[float], growth: float) -> Optional[float]:
    """The e for which a quantity grows like the number of articles to the power e."""
    return math.log(after / before) / math.log(growth) if before and after and growth > 1 else None


def growth_rows(measurements: list[Measurement]) -> list[dict[str, Any]]:
    """From each size to the next, within a mode: exponents, and bytes for each further article."""
    rows = []
    for mode in MODES:
        sized = sorted((m for m in measurements if m.mode == mode and not m.problem), key=lambda m: m.articles)
        for small, large in zip(sized, sized[1:]):
            growth = large.articles / small.articles
            further = large.articles - small.articles
            rows.append(
                {
                    "mode": mode,
                    "from": small.articles,
                    "to": large.articles,
                    "cpu": exponent(small.cpu, large.cpu, growth),
                    "rss": exponent(small.rss, large.rss, growth),
                    "candidates": exponent(small.candidates, large.candidates, growth),
                    "bytesPerFurtherArticle": (large.rss - small.rss) / further if further else None,
                }
            )
    return rows


def growth_table(rows: list[dict[str, Any]]) -> str:
    header = ["mode", "from", "to", "CPU exponent", "memory exponent", "candidates exponent"]
    header += ["peak bytes/further article"]
    cells = [
        [row["mode"], f"{row['from']:,}", f"{row['to']:,}"]
        + [show(row[key], ".2f") for key in ("cpu", "rss", "candidates")]
        + [show(row["bytesPerFurtherArticle"], ",.0f")]
        for row in rows
    ]
    return table(header, cells)


def markdown(sizes: list[Measurement], hot: list[Measurement], facts: dict[str, Any]) -> str:
    machine = facts["machine"]
    problems = [f"- {m.corpus}, {m.articles:,} articles, {m.mode}: {m.problem}" for m in sizes + hot if m.problem]
    parts = [
        "# Scale",
        f"{facts['date']} · {machine['processor']}, {machine['cores']} cores, {machine['memoryGiB']} GiB, "
        f"{machine['system']} · wirecopy {facts['version']} · load average {facts['load'][0]} before, "
        f"{facts['load'][1]} after",
        f"`{facts['command']}`",
        f"One run each, {facts['threads']} thread(s). MB are those of the articles' text.",
        measurement_table(sizes) if sizes else "",
        growth_table(facts["growth"]) if facts["growth"] else "",
        "## Hot buckets\n\nAll articles alike, or alike but for a number, beside as many distinct ones." if hot else "",
        measurement_table(hot) if hot else "",
        "\n".join(["Failed:", "", *problems]) if problems else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


# ----------------------------------------------------------------------- main


def size_list(text: str) -> list[int]:
    sizes = sorted({int(word) for word in text.split(",") if word.strip()})
    if any(size < 1 for size in sizes):
        raise ValueError(text)
    return sizes


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "--sizes", type=size_list, default="10000,100000,1000000", help="articles, comma-separated; '' for none"
    )
    parser.add_argument("--hot", type=int, default=100_000, help="articles of the hot-bucket cases; 0 for none")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--wirecopy", type=Path, default=harness.WIRECOPY, help="default: the release build")
    parser.add_argument("--timeout", type=int, default=3_600, help="seconds for one run (default 3600)")
    parser.add_argument("--results", type=Path, default=harness.RESULTS, help="folder for the results")
    return parser.parse_args()


def main() -> None:
    arguments = parse_arguments()
    program = arguments.wirecopy.absolute()
    if not program.is_file():
        place = harness.relative(program)
        raise SystemExit(f"benchmark: wirecopy is not built at '{place}'; build it or name it with --wirecopy")
    version = harness.wirecopy_version(program)
    harness.make_environment()

    def measure_all(corpus: Input) -> list[Measurement]:
        return [measure(program, corpus, mode, arguments.threads, arguments.timeout) for mode in MODES]

    load_before = harness.load_average()
    sizes: list[Measurement] = []
    for articles in arguments.sizes:
        sizes += measure_all(distinct_input(articles, 0.10, "synthetic"))
    hot: list[Measurement] = []
    for corpus in hot_bucket_inputs(arguments.hot) if arguments.hot else ():
        hot += measure_all(corpus)

    facts: dict[str, Any] = {
        "date": harness.today(),
        "command": harness.command_line("Benchmarks/Scale/scale.py"),
        "machine": harness.machine(),
        "version": version,
        "threads": arguments.threads,
        "load": [load_before, harness.load_average()],
        "growth": growth_rows(sizes),
    }
    text = markdown(sizes, hot, facts)
    print(text)
    data = {**facts, "sizes": [asdict(m) for m in sizes], "hotBuckets": [asdict(m) for m in hot]}
    harness.write_results(arguments.results, "scale", text, data)
    if any(m.problem for m in sizes + hot):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
