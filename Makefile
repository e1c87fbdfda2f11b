# Rules:
#
#   make demo          install what is missing, build, cluster the five articles in seeds/
#   make test          install what is missing, run every test
#   make torture       try faults on the inbox daemon; half an hour, best as root
#   make build         the release program: .build/release/wirecopy
#   make install       copy it to $(PREFIX)/bin (default /usr/local), and its unit file for systemd
#   make lint          check the formatting of the sources
#   make format        format the sources
#   make setup         install the Debian libraries that are missing
#   make bench-peers   speed and quality compared with datasketch, rensa, gaoya and FastSketchLSH;
#                      CORPUS=file.jsonl for your own articles
#   make bench-scale   time and memory for 10,000 to 1,000,000 articles
#   make bench-micro   nanoseconds per word, shingle and pair, compared with C
#   make bench-archive  latency, restart, lookup and memory with 100,000 archived articles
#   make bench-accuracy  error of the estimate and S-curve of the index
#   make bench-passages DATA="FOLDER..."  plagdet of the passages found, time per pair
#   make quality DATA=folder  all quality figures with their targets; the effect of each part
#   make train DATA=folder  fit the judgement's models: writes Coefficients.swift
#   make fuzz SECONDS=60 [TARGET=dates]  run the libFuzzer targets
#   make fuzz-keep [TARGET=dates]  keep new inputs that reach new code
#   make growth        count instructions for inputs of size n and 4n
#   make bench-floods  time, memory and verdicts when one id, text or template occurs 100,000 times
#   make clean         remove what was built
#   make help          print this list

SHELL := /bin/bash
PREFIX ?= /usr/local
PROGRAM := .build/release/wirecopy
PACKAGES := g++ libarchive-dev libsimdjson-dev libsqlite3-dev libxxhash-dev python3 zlib1g-dev
# What `make lint` checks.
FORMED := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Benchmarks Benchmarks/Sources \
  Fuzz/Package.swift $(addprefix Fuzz/Sources/,Anatomy Checks Configuration Dates Pair Records)

# A crashed program must end, not wait for its backtracer.
export SWIFT_BACKTRACE := enable=no

.DEFAULT_GOAL := help
.PHONY: help setup build install demo test torture lint format clean bench-peers bench-scale bench-micro \
  bench-accuracy bench-passages bench-archive bench-floods quality train fuzz fuzz-keep growth

help:
	@sed -n '/^# Rules:/,/^$$/s/^# \{0,1\}//p' Makefile

setup:
	@command -v swift >/dev/null || { \
	  echo "make: Swift 6.2 or later is not installed; get it from https://swift.org/install" >&2; exit 1; }
	@missing=""; \
	for package in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' \
	    || missing="$$missing $$package"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	command -v apt-get >/dev/null || { \
	  echo "make: these Debian packages are needed:$$missing" >&2; exit 1; }; \
	as=""; \
	if [ "$$(id -u)" != 0 ]; then \
	  command -v sudo >/dev/null || { \
	    echo "make: as root, run: apt-get install$$missing" >&2; exit 1; }; \
	  as=sudo; \
	fi; \
	echo "installing$$missing"; \
	$$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq $$missing >/dev/null

build: setup
	swift build -c release --product wirecopy

install: build
	install -D $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/wirecopy
	mkdir -p $(DESTDIR)$(PREFIX)/lib/systemd/system
	sed 's|@PREFIX@|$(PREFIX)|' Sources/wirecopy/Resources/wirecopy.service \
	  > $(DESTDIR)$(PREFIX)/lib/systemd/system/wirecopy.service
	[ -e $(DESTDIR)/etc/wirecopy.conf ] || \
	  install -D -m 644 Sources/wirecopy/Resources/wirecopy.conf $(DESTDIR)/etc/wirecopy.conf

demo: build
	$(PROGRAM) cluster seeds

test: setup
	timeout -k 10 1800 swift test
	timeout -k 10 1200 python3 Tests/Torture/torture.py --short --patience 10 --program .build/debug/wirecopy

torture: PACKAGES += e2fsprogs libfaketime strace
torture: build
	python3 Tests/Torture/torture.py $(ARGS)

growth: PACKAGES += binutils valgrind
growth: build
	python3 Tests/Growth/growth.py $(ARGS)

lint: setup
	swift format lint --strict --recursive --parallel $(FORMED)

format:
	swift format --in-place --recursive --parallel $(FORMED)

bench-peers: build
	python3 Benchmarks/Peers/bench_peers.py $(if $(CORPUS),--corpus $(CORPUS)) $(ARGS)

bench-scale: build
	python3 Benchmarks/Scale/scale.py $(ARGS)

bench-archive: build
	python3 Benchmarks/Archive/archive.py $(ARGS)

bench-floods: build
	python3 Benchmarks/Floods/floods.py $(ARGS)

bench-micro: setup
	swift package --package-path Benchmarks benchmark --no-progress $(ARGS)

bench-accuracy: setup
	swift run -c release --package-path Benchmarks accuracy \
	  Benchmarks/Results/accuracy.md Benchmarks/Results/accuracy.svg $(ARGS)

bench-passages: setup
	@[ -n "$(DATA)" ] || { \
	  echo 'make: name the folders, such as DATA="corpora/pan13 corpora/news"' >&2; exit 1; }
	swift run -c release --package-path Benchmarks passage-quality $(abspath $(DATA)) $(ARGS)

quality: setup
	swift run -c release --package-path Benchmarks quality Benchmarks/Data $(abspath $(DATA)) \
	  --output Benchmarks/Results/quality.md $(ARGS)

train: setup
	@[ -n "$(DATA)" ] || { \
	  echo 'make: name the folder with the labelled sets, such as DATA=corpora' >&2; exit 1; }
	swift run -c release --package-path Benchmarks train Benchmarks/Data $(abspath $(DATA)) \
	  --output Sources/ReuseDetection/Judgement/Coefficients.swift $(ARGS)

fuzz: setup
	Fuzz/fuzz.sh $(or $(SECONDS),60) $(TARGET)

fuzz-keep: setup
	Fuzz/fuzz.sh keep $(TARGET)

clean:
	rm -rf .build .build-* Benchmarks/.build Fuzz/.build Benchmarks/.data Benchmarks/Peers/.venv
