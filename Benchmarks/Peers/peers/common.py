"""What all adapters share: reading, shingling, union-find and the result file.

Articles are handed to a peer in batches, so that a peer's memory holds what
the peer keeps and not also every shingle of the corpus.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Iterator

SHINGLE_WIDTH = 5
PERMUTATIONS = 128
BANDS = 16
ROWS = 8
THRESHOLD = 0.7
SEED = 42
BATCH = 1_000

Pair = tuple[int, int, float]

tokens_of = re.compile(r"\w+").findall


def arguments() -> tuple[Path, Path]:
    """The corpus and the result file named on the command line."""
    if len(sys.argv) != 3:
        raise SystemExit(f"usage: {Path(sys.argv[0]).name} CORPUS.jsonl RESULT.tsv")
    return Path(sys.argv[1]), Path(sys.argv[2])


def read_batches(corpus: Path) -> Iterator[tuple[list[str], list[str]]]:
    """The ids and the texts of the corpus, BATCH articles at a time."""
    ids: list[str] = []
    texts: list[str] = []
    with open(corpus, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            ids.append(record["id"])
            texts.append(record["text"])
            if len(ids) == BATCH:
                yield ids, texts
                ids, texts = [], []
    if ids:
        yield ids, texts


def shingles(text: str) -> list[str]:
    """The word-5-shingles of a text; a shorter text is one shingle.

    Repeated shingles stay: a MinHash does not see them, and a set costs time.
    """
    tokens = tokens_of(text.lower())
    if len(tokens) < SHINGLE_WIDTH:
        return [" ".join(tokens)]
    return list(map(" ".join, zip(*(tokens[offset:] for offset in range(SHINGLE_WIDTH)))))


def clusters_of(count: int, pairs: list[Pair]) -> list[list[int]]:
    """The connected components of two and more articles, by union-find."""
    parent = list(range(count))

    def root(article: int) -> int:
        while parent[article] != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    for a, b, _ in pairs:
        parent[root(b)] = root(a)
    members: dict[int, list[int]] = {}
    for article in {article for a, b, _ in pairs for article in (a, b)}:
        members.setdefault(root(article), []).append(article)
    return list(members.values())


def write_result(result: Path, ids: list[str], pairs: list[Pair]) -> None:
    """Write the verified pairs, and the clusters beside them."""
    with open(result, "w", encoding="utf-8") as file:
        file.writelines(f"{ids[a]}\t{ids[b]}\t{estimate:.6f}\n" for a, b, estimate in pairs)
    with open(result.with_suffix(".clusters"), "w", encoding="utf-8") as file:
        for cluster in clusters_of(len(ids), pairs):
            file.write("\t".join(ids[article] for article in cluster) + "\n")
