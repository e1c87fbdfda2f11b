"""datasketch as it comes: MinHash.bulk with SHA-1, MinHashLSH with an insertion session."""

from __future__ import annotations

from typing import Callable, Optional

from datasketch import MinHash, MinHashLSH

from common import BANDS, PERMUTATIONS, ROWS, THRESHOLD, Pair, arguments, read_batches, shingles, write_result


def run(hash_function: Optional[Callable[[bytes], int]] = None) -> None:
    corpus, result = arguments()
    ids: list[str] = []
    sketches: list[MinHash] = []
    options = {"num_perm": PERMUTATIONS, "hashfunc": hash_function}
    for batch_ids, texts in read_batches(corpus):
        encoded = ([shingle.encode() for shingle in shingles(text)] for text in texts)
        sketches += MinHash.bulk(encoded, **options)
        ids += batch_ids

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    with index.insertion_session() as session:
        for article, sketch in enumerate(sketches):
            session.insert(article, sketch)
    write_result(result, ids, verified_pairs(index, sketches))


def verified_pairs(index: MinHashLSH, sketches: list[MinHash]) -> list[Pair]:
    pairs = []
    for a, sketch in enumerate(sketches):
        for b in index.query(sketch):
            if a < b and (estimate := sketch.jaccard(sketches[b])) >= THRESHOLD:
                pairs.append((a, b, estimate))
    return pairs


if __name__ == "__main__":
    run()
