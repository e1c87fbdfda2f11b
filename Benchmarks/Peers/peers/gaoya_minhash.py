"""gaoya: its own tokeniser, shingles and index, all in Rust.

Its index does not give its signatures away, so a query sketches the text a
second time. RAYON_NUM_THREADS=1 keeps the bulk functions to one thread.
"""

from __future__ import annotations

from gaoya.minhash import MinHashStringIndex

from common import BANDS, PERMUTATIONS, ROWS, SHINGLE_WIDTH, THRESHOLD, Pair, arguments, read_batches, write_result


def main() -> None:
    corpus, result = arguments()
    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=THRESHOLD,
        num_bands=BANDS,
        band_size=ROWS,
        num_hashes=PERMUTATIONS,
        analyzer="word",
        lowercase=True,
        ngram_range=(SHINGLE_WIDTH, SHINGLE_WIDTH),
        id_container="smallvec",
    )
    ids: list[str] = []
    for batch_ids, texts in read_batches(corpus):
        index.par_bulk_insert_docs(list(range(len(ids), len(ids) + len(texts))), texts)
        ids += batch_ids

    pairs: list[Pair] = []
    first = 0
    for _, texts in read_batches(corpus):
        answers = index.par_bulk_query(texts, return_similarity=True)
        for a, similar in enumerate(answers, start=first):
            pairs += [(a, b, estimate) for b, estimate in similar if a < b]
        first += len(texts)
    write_result(result, ids, pairs)


if __name__ == "__main__":
    main()
