"""Many articles that are alike in some way, or say they are the same."""

from __future__ import annotations

import json
import sys
import unicodedata
from itertools import islice
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Benchmarks" / "Floods"))

import corpora
from kinds import Files, Kind



def one_file(records: Iterable[dict[str, Any]]) -> Files:
    return [("crowd.jsonl", b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in records))]


def single_files(records: Iterable[dict[str, Any]]) -> Files:
    return [(f"{number:05d}.json", json.dumps(one).encode()) for number, one in enumerate(records)]


def two_forms_of_ids(count: int) -> Iterator[dict[str, Any]]:
    """Unlike articles, of which each two have ids that are canonically equal."""
    for number, record in enumerate(corpora.unlike(count, 50, 70)):
        form = "NFC" if number % 2 else "NFD"
        yield {**record, "id": unicodedata.normalize(form, f"caf\u00e9-\u00fc{number // 2}")}


def one_id_in_two_forms(count: int) -> Iterator[dict[str, Any]]:
    for number, record in enumerate(corpora.unlike(count, 50, 70)):
        yield {**record, "id": unicodedata.normalize("NFC" if number % 2 else "NFD", "caf\u00e9")}


def one_family(count: int) -> Iterator[dict[str, Any]]:
    """One text, each time with a sentence of its own and later than before."""
    own = corpora.unlike(count, 12, 16)
    for one, record in zip(own, corpora.identical(count)):
        yield {**record, "text": f"{record['text']} {one['text']}"}


def one_title(count: int) -> Iterator[dict[str, Any]]:
    """Unlike articles under one headline at one time."""
    for record in corpora.unlike(count, 50, 70):
        yield {**record, "title": "News in brief", "published": "2026-01-01T00:00:00Z"}


def growing(count: int) -> Iterator[dict[str, Any]]:
    """A live text: each article is the one before it and a sentence more, up to forty of them."""
    for number, record in enumerate(corpora.unlike(count, 12, 16)):
        if number % 40 == 0:
            text = ""
        text += record["text"] + " "
        yield {**record, "text": text, "id": f"live{number // 40}", "title": "Live"}


Make = Callable[[int], Iterator[dict[str, Any]]]

#: How each crowd is made, and how many articles the smaller one has through `cluster`. Of articles that share next to
#: nothing there must be more than some hundred, from which on an index is sorted in another way; of articles that are
#: all alike more than the candidates each of them is compared with at most, below which their pairs are a square.
CROWDS: dict[str, tuple[Make, int]] = {
    "ordinary articles": (lambda count: corpora.ordinary(count, 200, 250), 800),
    "identical texts": (corpora.identical, 200),
    "one text and a sentence": (one_family, 200),
    "one template": (corpora.one_template, 400),
    "company reports": (corpora.company_reports, 200),
    "shared paragraph, 100 each": (lambda count: corpora.shared_paragraphs(count, 100), 100),
    "shared paragraph, 30 each": (lambda count: corpora.shared_paragraphs(count, 30), 60),
    "all a third alike": (corpora.third_alike, 400),
    "forecasts of one house": (lambda count: corpora.forecasts(count, 1), 200),
    "forecasts of twelve houses": (lambda count: corpora.forecasts(count, 12), 200),
    "boilerplate below stories": (corpora.boilerplate, 200),
    "one id": (corpora.one_id, 200),
    "ids in NFC and NFD": (two_forms_of_ids, 800),
    "one id in NFC and NFD": (one_id_in_two_forms, 200),
    "one headline": (one_title, 800),
    "texts that grow": (growing, 40),
}
#: Those that the daemon is given too, how many articles, and whether each in a file of its own.
WATCHES = {
    "identical texts": (60, False),
    "one template": (120, False),
    "shared paragraph, 30 each": (30, True),
    "all a third alike": (120, False),
    "forecasts of one house": (60, False),
    "one id": (60, False),
    "one id in NFC and NFD": (60, True),
    "texts that grow": (40, False),
}
SHORT = {"identical texts", "one id"}


def clustered(name: str, make: Make, count: int) -> Kind:
    files = lambda count: one_file(make(count))
    return Kind(f"{name}, {count} articles", "cluster", files, count, least=2, is_short=name in SHORT)


def watched(name: str, make: Make, count: int, in_files: bool) -> Kind:
    files = lambda count: (single_files if in_files else one_file)(make(count))
    return Kind(f"{name}, {count} arriving", "watch", files, count, least=2)


def checked(name: str, make: Make, count: int) -> Kind:
    files = lambda count: [("known.jsonl", one_file(make(count))[0][1]), *one_file(make(count))]
    return Kind(f"{name}, {count} checked", "check", files, count, least=2)


KINDS = [clustered(name, make, count) for name, (make, count) in CROWDS.items()]
KINDS += [checked(name, CROWDS[name][0], 150) for name in ("identical texts", "one text and a sentence", "one headline")]
KINDS += [watched(name, CROWDS[name][0], count, in_files) for name, (count, in_files) in WATCHES.items()]
