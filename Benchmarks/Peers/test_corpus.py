#!/usr/bin/env python3
"""Checks of the generator and of the exact pairs: `python3 test_corpus.py`."""

from __future__ import annotations

import itertools
import json
import re
import tempfile
import unittest
from pathlib import Path

from corpus import generate_lines
from truth import write_truth


def plain_shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The definition, without hashing: the set of 5-tuples of lower-cased words."""
    tokens = re.findall(r"\w+", text.lower())
    return frozenset(zip(*(tokens[i:] for i in range(5)))) if len(tokens) >= 5 else frozenset([tuple(tokens)])


def brute_force(lines: list[str]) -> dict[tuple[str, str], float]:
    sets = {record["id"]: plain_shingles(record["text"]) for record in map(json.loads, lines)}
    pairs = {}
    for (a, x), (b, y) in itertools.combinations(sorted(sets.items()), 2):
        similarity = len(x & y) / len(x | y)
        if similarity >= 0.5:
            pairs[a, b] = similarity
    return pairs


def computed(lines: list[str]) -> dict[tuple[str, str], float]:
    with tempfile.TemporaryDirectory() as folder:
        corpus, truth = Path(folder, "corpus.jsonl"), Path(folder, "truth.tsv")
        corpus.write_text("".join(lines), encoding="utf-8")
        write_truth(corpus, truth)
        rows = [line.split("\t") for line in truth.read_text(encoding="utf-8").splitlines()]
        return {(a, b): float(similarity) for a, b, similarity in rows}


class CorpusTests(unittest.TestCase):
    def test_the_same_seed_gives_the_same_bytes(self) -> None:
        self.assertEqual(list(generate_lines(7, 300, 0.1)), list(generate_lines(7, 300, 0.1)))
        self.assertNotEqual(list(generate_lines(7, 20, 0.1)), list(generate_lines(8, 20, 0.1)))

    def test_a_longer_corpus_begins_with_the_shorter_one(self) -> None:
        self.assertEqual(list(generate_lines(7, 100, 0.1)), list(generate_lines(7, 200, 0.1))[:100])

    def test_every_line_is_an_article(self) -> None:
        for line in generate_lines(1, 100, 0.1):
            self.assertEqual(list(json.loads(line)), ["id", "title", "text", "source", "published"])

    def assert_exact(self, lines: list[str], at_least: int) -> None:
        expected, found = brute_force(lines), computed(lines)
        self.assertGreaterEqual(len(expected), at_least)
        self.assertEqual(set(found), set(expected))
        for pair, similarity in expected.items():
            self.assertAlmostEqual(found[pair], similarity, places=5)

    def test_truth_equals_brute_force(self) -> None:
        for seed in (1, 2):
            self.assert_exact(list(generate_lines(seed, 500, 0.3)), at_least=50)

    def test_truth_equals_brute_force_on_short_and_repetitive_texts(self) -> None:
        texts = ["", "one", "one", "one two three four five", "One, two; three four FIVE!", "a " * 50, "a " * 60]
        tail = "The exchange said that trading was quiet and that prices were steady in the afternoon."
        texts += [f"Shares of company {n % 9} rose {n % 7} percent on the day. {tail}" for n in range(80)]
        lines = [json.dumps({"id": f"t{i:03d}", "text": text}) + "\n" for i, text in enumerate(texts) if text]
        self.assert_exact(lines, at_least=100)


if __name__ == "__main__":
    unittest.main()
