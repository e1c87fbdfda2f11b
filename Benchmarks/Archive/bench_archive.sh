#!/usr/bin/env bash
# Fills an archive with the generated corpus, opens it anew and lets more
# articles come one by one; then holds it against a detector.
#
#   bench_archive.sh [ARTICLES]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
articles=${1:-100000}
live=$here/../.build/release/live
corpus=$(python3 -c "
import sys; sys.path.insert(0, '$here/../Peers')
import harness
print(harness.synthetic_corpus($articles + 1000, 1, 0.1, with_truth=False).path)")
archive=$(mktemp -d "${TMPDIR:-/tmp}/wirecopy-bench.XXXXXX")
trap 'rm -rf "$archive"' EXIT
"$live" fill "$corpus" --archive "$archive" --articles "$articles"
"$live" verify --archive "$archive"
"$live" measure "$corpus" --archive "$archive"
