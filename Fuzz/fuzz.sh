#!/bin/bash
# Builds libFuzzer targets and runs each: fuzz.sh [SECONDS [TARGET...]]
# What they find stays in Fuzz/.build/corpora until it is kept: fuzz.sh keep [TARGET...]
set -u -o pipefail
export SWIFT_BACKTRACE=enable=no
cd "$(dirname "$0")/.." || exit 2

# The targets, the bytes of their longest input and their dictionaries.
declare -A longest=([dates]=128 [anatomy]=8192 [pair]=65536 [records]=16384 [configuration]=2048)
declare -A dictionary=([dates]=dates [anatomy]=text [pair]=text [records]=records [configuration]=configuration)
order=(dates anatomy pair records configuration)
# The most files of a corpus that are kept, the smallest first.
most=100

build() {
  # Optimised, with all checks of a debug build.
  swift build -c release --package-path Fuzz --sanitize fuzzer -Xswiftc -assert-config -Xswiftc Debug \
    --product "$1" || exit 2
}

run() {
  local found=Fuzz/.build/corpora/$1 crashes=Fuzz/.build/crashes
  mkdir -p "$found" "$crashes"
  echo "fuzzing $1 for $2 s"
  "Fuzz/.build/release/$1" -max_total_time="$2" -max_len="${longest[$1]}" -timeout=10 -rss_limit_mb=2048 \
    -dict="Fuzz/Dictionaries/${dictionary[$1]}.dict" -artifact_prefix="$crashes/$1-" -print_final_stats=1 -print_funcs=0 \
    "$found" "Fuzz/Corpora/$1" 2>&1 | tee "Fuzz/.build/$1.log" |
    grep -E --line-buffered '^(Done|stat::|==|#[0-9]+.*(DONE|pulse)|.*[Ff]atal error|Test unit written)'
  local status=${PIPESTATUS[0]}
  [ "$status" = 0 ] && return 0
  local input
  input=$(sed -n 's/.*Test unit written to //p' "Fuzz/.build/$1.log" | tail -1)
  # libFuzzer writes no file for an input that it read from one.
  [ -n "$input" ] || input="of Fuzz/Corpora/$1 or $found, run one by one"
  echo "$1 failed on the input $input" >&2
  echo "  again:   Fuzz/.build/release/$1 $input" >&2
  echo "  smaller: Fuzz/.build/release/$1 -minimize_crash=1 -max_total_time=60 $input" >&2
  echo "  the log: Fuzz/.build/$1.log" >&2
  return 1
}

# Replaces a corpus by the smallest inputs that reach as much as all that was
# found; named inputs, which are the forms thought of and the crashes of once, stay.
keep() {
  local merged
  merged=$(mktemp -d)
  "Fuzz/.build/release/$1" -merge=1 -max_len="${longest[$1]}" -timeout=10 -rss_limit_mb=2048 \
    "$merged" "Fuzz/Corpora/$1" "Fuzz/.build/corpora/$1" > "Fuzz/.build/$1.log" 2>&1 || exit 2
  find "Fuzz/Corpora/$1" -type f -regextype posix-extended -regex '.*/[0-9a-f]{40}' -delete
  local named
  named=$(find "Fuzz/Corpora/$1" -type f | wc -l)
  # shellcheck disable=SC2012  # the names are hashes
  ls -Sr "$merged" | head -n $((most > named ? most - named : 0)) |
    while read -r name; do cp "$merged/$name" "Fuzz/Corpora/$1/"; done
  rm -r "$merged"
  echo "$1: $(find "Fuzz/Corpora/$1" -type f | wc -l) inputs kept"
}

what=${1:-60}
shift || true
targets=("$@")
[ $# -gt 0 ] || targets=("${order[@]}")
for target in "${targets[@]}"; do
  [ -n "${longest[$target]:-}" ] || { echo "fuzz.sh: no target '$target'; there are ${order[*]}" >&2; exit 2; }
done
failed=0
for target in "${targets[@]}"; do
  build "$target"
  if [ "$what" = keep ]; then keep "$target"; else run "$target" "$what" || failed=1; fi
done
exit "$failed"
