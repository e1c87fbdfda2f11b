"""datasketch with a faster hash function, as its documentation advises."""

from __future__ import annotations

import xxhash

from datasketch_sha1 import run

if __name__ == "__main__":
    run(xxhash.xxh32_intdigest)
