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

#: Articles of the smaller crowd through `cluster`.
CLUSTERED = 200
#: Articles of the smaller crowd through `watch`.
WATCHED = 60


def one_file(records: Iterable[dict[str, Any]]) -> Files:
    return [("crowd.jsonl", b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in records))]


def single_files(records: Iterable[dict[str, Any]]) -> Files:
    return [(f"{number:05d}.json", json.dumps(one).encode()) for number, one in enumerate(records)]


def two_forms_of_ids(count: int) -> Iterator[dict[str, Any]]:
    """Unlike articles, of which each two have ids that are canonically equal."""
    for number, record in enumerate(corpora.ordinary(count, 50, 70)):
        form = "NFC" if number % 2 else "NFD"
        yield {**record, "id": unicodedata.normalize(form, f"caf\u00e9-\u00fc{number // 2}")}


def one_id_in_two_forms(count: int) -> Iterator[dict[str, Any]]:
    for number, record in enumerate(corpora.ordinary(count, 50, 70)):
        yield {**record, "id": unicodedata.normalize("NFC" if number % 2 else "NFD", "caf\u00e9")}


def one_family(count: int) -> Iterator[dict[str, Any]]:
    """One text, each time with a sentence of its own and later than before."""
    own = corpora.ordinary(count, 12, 16)
    for one, record in zip(own, corpora.identical(count)):
        yield {**record, "text": f"{record['text']} {one['text']}"}


def one_title(count: int) -> Iterator[dict[str, Any]]:
    """Unlike articles under one headline at one time."""
    for record in corpora.ordinary(count, 50, 70):
        yield {**record, "title": "News in brief", "published": "2026-01-01T00:00:00Z"}


def growing(count: int) -> Iterator[dict[str, Any]]:
    """A live text: each article is the one before it and a sentence more, up to forty of them."""
    for number, record in enumerate(corpora.ordinary(count, 12, 16)):
        if number % 40 == 0:
            text = ""
        text += record["text"] + " "
        yield {**record, "text": text, "id": f"live{number // 40}", "title": "Live"}


Make = Callable[[int], Iterator[dict[str, Any]]]

CROWDS: dict[str, Make] = {
    "ordinary articles": lambda count: corpora.ordinary(count, 200, 250),
    "identical texts": corpora.identical,
    "one text and a sentence": one_family,
    "one template": corpora.one_template,
    "company reports": corpora.company_reports,
    "shared paragraph, 100 each": lambda count: corpora.shared_paragraphs(count, 100),
    "shared paragraph, 30 each": lambda count: corpora.shared_paragraphs(count, 30),
    "all a third alike": corpora.third_alike,
    "forecasts of one house": lambda count: corpora.forecasts(count, 1),
    "forecasts of twelve houses": lambda count: corpora.forecasts(count, 12),
    "boilerplate below stories": corpora.boilerplate,
    "one id": corpora.one_id,
    "ids in NFC and NFD": two_forms_of_ids,
    "one id in NFC and NFD": one_id_in_two_forms,
    "one headline": one_title,
    "texts that grow": growing,
}
#: Those that the daemon is given too, and whether each article in a file of its own.
WATCHES = {
    "identical texts": False,
    "one template": False,
    "shared paragraph, 30 each": True,
    "all a third alike": False,
    "forecasts of one house": False,
    "one id": False,
    "one id in NFC and NFD": True,
    "texts that grow": False,
}
SHORT = {"identical texts", "one id"}


def clustered(name: str, make: Make) -> Kind:
    files = lambda count: one_file(make(count))
    return Kind(f"{name}, {CLUSTERED} articles", "cluster", files, CLUSTERED, least=2, is_short=name in SHORT)


def watched(name: str, make: Make, in_files: bool) -> Kind:
    files = lambda count: (single_files if in_files else one_file)(make(count))
    return Kind(f"{name}, {WATCHED} arriving", "watch", files, WATCHED, least=2)


KINDS = [clustered(name, make) for name, make in CROWDS.items()]
KINDS += [watched(name, CROWDS[name], in_files) for name, in_files in WATCHES.items()]
