"""FastSketchLSH from hashes that Python computes: its documented fastest input.

Hashing a tuple of five words is cheaper in Python than joining them to a
string, so this is the best case for a peer that takes hashes.
"""

from __future__ import annotations

import numpy as np
from FastSketchLSH import FastSimilaritySketch

from common import SHINGLE_WIDTH, tokens_of
from fastsketchlsh_tokens import run


def shingle_hashes(text: str) -> np.ndarray:
    tokens = tokens_of(text.lower())
    count = max(1, len(tokens) - SHINGLE_WIDTH + 1)
    if len(tokens) < SHINGLE_WIDTH:
        return np.array([hash(tuple(tokens))], np.int64)
    windows = zip(*(tokens[offset:] for offset in range(SHINGLE_WIDTH)))
    return np.fromiter(map(hash, windows), np.int64, count)


def sketch_hashes(sketcher: FastSimilaritySketch, texts: list[str]) -> np.ndarray:
    hashes = [shingle_hashes(text) for text in texts]
    starts = np.zeros(len(hashes) + 1, np.uint64)
    np.cumsum([len(row) for row in hashes], out=starts[1:])
    return sketcher.batch_csr(np.concatenate(hashes).view(np.uint64), starts, prehashed=True, num_threads=1)


if __name__ == "__main__":
    run(sketch_hashes)
