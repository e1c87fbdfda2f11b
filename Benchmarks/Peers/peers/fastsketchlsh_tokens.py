"""FastSketchLSH from shingle strings: batch sketches, LSH with the CSR query."""

from __future__ import annotations

from typing import Callable

import numpy as np
from FastSketchLSH import LSH, FastSimilaritySketch

from common import BANDS, PERMUTATIONS, SEED, THRESHOLD, Pair, arguments, read_batches, shingles, write_result

Sketcher = Callable[[FastSimilaritySketch, list[str]], np.ndarray]


def sketch_strings(sketcher: FastSimilaritySketch, texts: list[str]) -> np.ndarray:
    return sketcher.batch([shingles(text) for text in texts], num_threads=1)


def run(sketch: Sketcher) -> None:
    corpus, result = arguments()
    sketcher = FastSimilaritySketch(size=PERMUTATIONS, seed=SEED)
    ids: list[str] = []
    blocks: list[np.ndarray] = []
    for batch_ids, texts in read_batches(corpus):
        blocks.append(sketch(sketcher, texts))
        ids += batch_ids
    sketches = np.concatenate(blocks)

    index = LSH(num_perm=PERMUTATIONS, num_bands=BANDS, num_threads=1)
    index.insert(sketches)
    write_result(result, ids, verified_pairs(index, sketches))


def verified_pairs(index: LSH, sketches: np.ndarray) -> list[Pair]:
    candidates, starts = index.query(sketches, format="csr")
    a = np.repeat(np.arange(len(sketches)), np.diff(starts.astype(np.int64)))
    b = candidates.astype(np.int64)
    a, b = a[a < b], b[a < b]
    estimates = (sketches[a] == sketches[b]).mean(axis=1)
    good = estimates >= THRESHOLD
    return list(zip(a[good].tolist(), b[good].tolist(), estimates[good].tolist()))


if __name__ == "__main__":
    run(sketch_strings)
