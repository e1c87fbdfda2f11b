"""rensa: full-set R-MinHash in batches, RMinHashLSH.

Not the "rho" functions: those sample tokens by position and answer another
question (they miss a copy that has one word more at the front).
"""

from __future__ import annotations

from rensa import RMinHash, RMinHashLSH

from common import BANDS, PERMUTATIONS, SEED, THRESHOLD, Pair, arguments, read_batches, shingles, write_result


def main() -> None:
    corpus, result = arguments()
    ids: list[str] = []
    sketches: list[RMinHash] = []
    for batch_ids, texts in read_batches(corpus):
        sketches += RMinHash.from_token_sets([shingles(text) for text in texts], PERMUTATIONS, SEED)
        ids += batch_ids

    index = RMinHashLSH(THRESHOLD, PERMUTATIONS, BANDS)
    index.insert_many(sketches)
    write_result(result, ids, verified_pairs(index, sketches))


def verified_pairs(index: RMinHashLSH, sketches: list[RMinHash]) -> list[Pair]:
    pairs = []
    for a, candidates in enumerate(index.query_all(sketches)):
        for b in candidates:
            if a < b and (estimate := sketches[a].jaccard(sketches[b])) >= THRESHOLD:
                pairs.append((a, b, estimate))
    return pairs


if __name__ == "__main__":
    main()
