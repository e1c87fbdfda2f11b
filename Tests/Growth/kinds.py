"""What a kind of input is: files of any size, and the command that reads them."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterable, Optional

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Torture"))

from articles import make_text, make_words, printed
from hostile import as_record, as_text

Files = list[tuple[str, bytes]]

WORDS = make_words(random.Random(78), 20_000)


@dataclass(frozen=True)
class Kind:
    """Files that grow with a size, which `command` reads: cluster, compare, check or watch.

    What the files of `least` take is what any run takes, and subtracted. `is_short` kinds are those of a short round.
    """

    name: str
    command: str
    make: Callable[[int], Files]
    size: int
    least: int = 0
    is_short: bool = False


def arguments(command: str, folder: Path, names: Iterable[str]) -> list[str]:
    """How the program is told to read files of a folder; everything it writes goes beside that."""
    paths = [str(folder / name) for name in names]
    report = ["--format", "json", "-o", str(folder.parent / "report")]
    if command == "compare":
        return ["compare", *paths, *report]
    if command == "check":
        return ["check", paths[-1], "--against", *paths[:1], "--threads", "1", *report]
    if command == "watch":
        return ["watch", str(folder), "--archive", str(folder.parent / "archive"), "--once", "--settle", "0"]
    return ["cluster", *paths, "--threads", "1", *report]


def sentences(seed: int, count: int, length: int = 14) -> list[str]:
    draw = random.Random(seed)
    return [printed(make_text(draw, WORDS, length)) for _ in range(count)]


def two_texts(first: str, second: str) -> Files:
    return [("first.txt", as_text("The first of two", first)), ("second.txt", as_text("The other of them", second))]


def two_records(first: str, second: str, title: Optional[str] = None) -> Files:
    head = {"source": "one.example", "published": "2026-11-03T08:00:00Z"}
    return [
        ("first.json", as_record(id="first", title="The first of two", text=first, **head)),
        ("second.json", as_record(id="second", title=title or "The other of them", text=second, **head)),
    ]
