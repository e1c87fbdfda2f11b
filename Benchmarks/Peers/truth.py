#!/usr/bin/env python3
"""Find every pair of articles whose exact Jaccard similarity is at least 0.5.

Similarity is that of the sets of word-5-shingles over lower-cased `\\w+`
tokens; an article of fewer than five words is one shingle. Nothing is
sampled and nothing is capped: candidates come from a prefix filter, which
cannot miss a pair. (Two sets with J >= t share at least one of the
|x| - ceil(t |x|) + 1 rarest shingles of each; so only those are indexed.)
Shingles are compared by a 64-bit hash: at 10^8 distinct shingles the
probability that any two collide is below 0.001.

    python3 truth.py corpus.jsonl truth.tsv

writes tab-separated lines: id, id, Jaccard; the ids in order, the lines sorted.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Iterator

import numpy as np

SHINGLE_WIDTH = 5
THRESHOLD = 0.5
MOST_PAIRS = 20_000_000
PAIRS_AT_A_TIME = 2_000_000

tokens_of = re.compile(r"\w+").findall


class Hasher:
    """Turns a text into the sorted array of its distinct shingle hashes."""

    def __init__(self) -> None:
        self.numbers: defaultdict[str, int] = defaultdict(itertools.count().__next__)

    def shingles(self, text: str) -> np.ndarray:
        tokens = tokens_of(text.lower())
        if not tokens:
            return np.empty(0, np.uint64)
        words = np.fromiter(map(self.numbers.__getitem__, tokens), np.uint64, len(tokens))
        words = mix(words + np.uint64(1))
        width = min(SHINGLE_WIDTH, len(words))
        count = len(words) - width + 1
        hashes = np.zeros(count, np.uint64)
        for offset in range(width):
            hashes = mix(hashes ^ words[offset : offset + count])
        return np.unique(hashes)


def mix(values: np.ndarray) -> np.ndarray:
    """The finaliser of splitmix64, element by element: a bijection of 64-bit values."""
    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def read_shingles(corpus: Path) -> tuple[list[str], list[np.ndarray]]:
    """The ids and shingle sets of all articles that have any text."""
    hasher = Hasher()
    ids: list[str] = []
    sets: list[np.ndarray] = []
    with open(corpus, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            shingles = hasher.shingles(record["text"])
            if len(shingles):
                ids.append(record["id"])
                sets.append(shingles)
    return ids, sets


def group_identical(sets: list[np.ndarray]) -> list[list[int]]:
    """Articles with the same shingle set, in groups; most groups have one member."""
    groups: dict[bytes, list[int]] = defaultdict(list)
    for article, shingles in enumerate(sets):
        groups[shingles.tobytes()].append(article)
    return list(groups.values())


def rank_by_frequency(sets: list[np.ndarray]) -> tuple[list[np.ndarray], np.ndarray]:
    """The sets with each shingle replaced by its rank, rarest first, and a rank's frequency.

    Shingles of equal frequency stand in the order of their hashes, so that all
    articles agree on one order, as the prefix filter needs.
    """
    lengths = [len(shingles) for shingles in sets]
    flat = np.concatenate(sets)
    _, inverse, counts = np.unique(flat, return_inverse=True, return_counts=True)
    order = np.argsort(counts, kind="stable")
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    ranked = np.split(rank[inverse.ravel()], np.cumsum(lengths)[:-1])
    return [np.sort(ranks) for ranks in ranked], counts[order]


def prefix_length(size: int) -> int:
    """How many of the rarest shingles of a set two similar sets must share one of."""
    return size - int(np.ceil(THRESHOLD * size)) + 1


def candidate_pairs(ranked: list[np.ndarray], frequency: np.ndarray) -> np.ndarray:
    """Sorted keys a * n + b (a < b) of all pairs that share a prefix shingle."""
    n = len(ranked)
    prefixes = [ranks[: prefix_length(len(ranks))] for ranks in ranked]
    prefixes = [ranks[frequency[ranks] > 1] for ranks in prefixes]
    owners = np.repeat(np.arange(n, dtype=np.int64), [len(ranks) for ranks in prefixes])
    postings = np.concatenate(prefixes)
    order = np.argsort(postings, kind="stable")
    owners = owners[order]
    starts = np.flatnonzero(np.diff(postings[order], prepend=-1))
    lengths = np.diff(np.append(starts, len(owners)))
    sizes = np.array([len(ranks) for ranks in ranked])
    keys = np.empty(0, np.int64)
    for block in posting_pairs(owners, starts, lengths):
        a, b = block
        similar_size = np.minimum(sizes[a], sizes[b]) >= THRESHOLD * np.maximum(sizes[a], sizes[b])
        keys = np.union1d(keys, a[similar_size] * n + b[similar_size])
        if len(keys) > MOST_PAIRS:
            raise SystemExit(f"truth: more than {MOST_PAIRS:,} candidate pairs; use a smaller or cleaner corpus")
    return keys


def posting_pairs(
    owners: np.ndarray, starts: np.ndarray, lengths: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """All pairs of owners inside each posting list, in blocks of bounded size."""
    for length in np.unique(lengths[lengths > 1]).tolist():
        same_length = starts[lengths == length]
        left, right = np.triu_indices(length, k=1)
        at_a_time = max(1, PAIRS_AT_A_TIME // len(left))
        for first in range(0, len(same_length), at_a_time):
            lists = owners[same_length[first : first + at_a_time, None] + np.arange(length)]
            yield lists[:, left].ravel(), lists[:, right].ravel()


def jaccard(a: np.ndarray, b: np.ndarray) -> float:
    """Exact Jaccard of two sorted arrays of distinct values."""
    both = np.concatenate((a, b))
    both.sort(kind="stable")
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    return shared / (len(a) + len(b) - shared)


def exact_pairs(ids: list[str], sets: list[np.ndarray]) -> Iterator[tuple[str, str, float]]:
    """Every pair with J >= THRESHOLD."""
    groups = group_identical(sets)
    check_group_sizes(groups)
    for group in groups:
        for a, b in itertools.combinations(group, 2):
            yield ids[a], ids[b], 1.0
    ranked, frequency = rank_by_frequency([sets[group[0]] for group in groups])
    for key in candidate_pairs(ranked, frequency).tolist():
        a, b = divmod(key, len(ranked))
        similarity = jaccard(ranked[a], ranked[b])
        if similarity >= THRESHOLD:
            for x, y in itertools.product(groups[a], groups[b]):
                yield ids[x], ids[y], similarity


def check_group_sizes(groups: list[list[int]]) -> None:
    pairs = sum(len(group) * (len(group) - 1) // 2 for group in groups)
    if pairs > MOST_PAIRS:
        raise SystemExit(f"truth: {pairs:,} pairs of identical articles; use a smaller or cleaner corpus")


def write_truth(corpus: Path, truth: Path) -> None:
    """Write the exact pairs of a corpus; the file appears only when complete."""
    ids, sets = read_shingles(corpus)
    if not sets:
        raise SystemExit(f"truth: no text in '{corpus.name}'")
    if len(set(ids)) != len(ids):
        raise SystemExit(f"truth: '{corpus.name}' has articles with the same id")
    pairs = sorted((min(a, b), max(a, b), similarity) for a, b, similarity in exact_pairs(ids, sets))
    unfinished = truth.with_suffix(".unfinished")
    with open(unfinished, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{a}\t{b}\t{similarity:.6f}\n" for a, b, similarity in pairs)
    os.replace(unfinished, truth)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: truth.py CORPUS.jsonl TRUTH.tsv")
    write_truth(Path(sys.argv[1]), Path(sys.argv[2]))
