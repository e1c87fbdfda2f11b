"""Inputs made to end, to hang or to fill a program that reads news: small to send, and all of them legal.

Each kind has first what once did harm, then the same idea in other places, sizes and scripts. Deterministic.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import random
import tarfile
from dataclasses import dataclass
from typing import Callable, Iterable

from articles import make_text, make_words, printed

Files = list[tuple[str, bytes]]

WORDS = make_words(random.Random(77), 20_000)


@dataclass(frozen=True)
class Input:
    """Files that are harmful together, what kind of harm is meant, and how they are told apart within it."""

    kind: str
    name: str
    make: Callable[[], Files]


def story(seed: int) -> tuple[list[str], list[str]]:
    """The sentences of a story, and of one that took over more than half of them."""
    draw = random.Random(seed)
    first = [printed(make_text(draw, WORDS, 14)) for _ in range(16)]
    own = [printed(make_text(draw, WORDS, 14)) for _ in first]
    second = [one if number % 5 in (0, 2, 4) else other for number, (one, other) in enumerate(zip(first, own))]
    return first, second


def as_text(title: str, *paragraphs: str) -> bytes:
    return "\n\n".join([title, *paragraphs]).encode() + b"\n"


def as_record(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def texts_with(line: str, seed: int) -> Files:
    """Two text files, one of which reuses the other and has a line of its own."""
    first, second = story(seed)
    middle = len(second) // 2
    return [
        ("first.txt", as_text("The first", " ".join(first))),
        ("second.txt", as_text("The second", " ".join(second[:middle]), line, " ".join(second[middle:]))),
    ]


def records_with(seed: int, text: str = "", **fields: object) -> Files:
    """The same as JSON, with fields of the second as given and its own text before the shared one."""
    first, second = story(seed)
    whole = f"{text}\n\n{' '.join(second)}" if text else " ".join(second)
    head = {"title": "A headline", "source": "one.example", "published": "2026-11-03T08:00:00Z"}
    return [
        ("first.json", as_record(id=f"first{seed}", text=" ".join(first), **head)),
        ("second.json", as_record(**{"id": f"second{seed}", **head, "text": whole, **fields})),
    ]


# -------------------------------------------------------- words and sentences


def repeated_words() -> Iterable[tuple[str, Callable[[], Files]]]:
    yield "a line of one word", lambda: texts_with("ferry " * 46_400, 1)
    yield "a line of 'null '", lambda: texts_with("null " * 50_000, 2)
    yield "two words in JSON", lambda: records_with(3, "quay mole " * 70_000)
    yield "one ideograph", lambda: records_with(4, "船" * 140_000)
    yield "in the title", lambda: records_with(5, title="Share " * 60_000)
    yield "a caption", lambda: texts_with("Photo: " + "harbour " * 50_000 + "(Reuters)", 6)
    yield "in both", lambda: both_with("ветер " * 47_000, 7)


def both_with(line: str, seed: int) -> Files:
    return [(name, content + b"\n" + line.encode() + b"\n") for name, content in texts_with(line, seed)]


def null_lines() -> Iterable[tuple[str, Callable[[], Files]]]:
    text = " ".join(story(8)[0])
    good = as_record(id="good", text=text)
    yield "null among records", lambda: [("n.jsonl", b"null\n" + good + b"null \n")]
    yield "an array of them", lambda: [("n.json", b"[" + b"null, " * 50_000 + b"null]")]
    yield "null in all fields", lambda: [("n.jsonl", good + b'{"id":null,"title":null,"text":null}\n')]
    yield "text of 'null'", lambda: [("n.jsonl", good + as_record(id="x", title="null", text="null " * 200_000))]


def short_sentences(count: int, seed: int, mark: str = ". ", words: int = 4) -> tuple[str, str]:
    """Two texts of many short sentences, a quarter of them shared."""
    draw = random.Random(seed)
    vocabulary = ["".join(draw.choices("bcdfglmnprstvz", k=2)) + draw.choice("aeiouy") for _ in range(9_000)]
    one = lambda: " ".join(draw.choices(vocabulary, k=words)).capitalize() + mark
    shared = [one() for _ in range(count // 4)]
    texts = []
    for _ in range(2):
        own = [one() for _ in range(count - len(shared))]
        texts.append("".join(own[: len(own) // 2] + shared + own[len(own) // 2 :]))
    return texts[0], texts[1]


def matrices() -> Iterable[tuple[str, Callable[[], Files]]]:
    def pair(*arguments, **options) -> Files:
        first, second = short_sentences(*arguments, **options)
        return [("first.txt", as_text("Head one", first)), ("second.txt", as_text("Head two", second))]

    def many() -> Files:
        first, second = short_sentences(9_000, 13)
        halves = [second[: len(second) * 3 // 4], second[len(second) // 4 :]]
        texts = [first, second, *halves]
        return [("many.jsonl", b"".join(as_record(id=f"m{n}", text=text) for n, text in enumerate(texts)))]

    yield "two texts of 550 kB", lambda: pair(30_000, 9)
    yield "two texts of 1 MB", lambda: pair(58_000, 10)
    yield "two words a sentence", lambda: pair(40_000, 11, words=2)
    yield "full stops of Chinese", lambda: pair(25_000, 12, mark="。")
    yield "four records of 170 kB", many


def dots() -> Iterable[tuple[str, Callable[[], Files]]]:
    yield "before a letter", lambda: texts_with("." * 160_000 + "x", 14)
    yield "marks in JSON", lambda: records_with(15, "?!" * 60_000 + "x")
    yield "ellipses and quotes", lambda: texts_with("…”" * 40_000 + "x", 16)
    yield "full stops of Chinese", lambda: records_with(17, "。" * 80_000 + "x")
    yield "in the title", lambda: records_with(18, title="A" + "." * 80_000 + "x")
    yield "apart by spaces", lambda: texts_with(". " * 60_000 + "x", 19)


# ------------------------------------------------------- who wrote it and when


def slashes() -> Iterable[tuple[str, Callable[[], Files]]]:
    yield "0.8 MB in a rewrite", lambda: texts_with("Reuters/A " * 80_000, 20)
    yield "one line alone", lambda: [("line.txt", b"Reuters/A " * 80_000)]
    yield "in the title", lambda: records_with(21, title="AP/B " * 100_000)
    yield "in the byline", lambda: records_with(22, "By " + "Ada Moor/Reuters " * 40_000)
    yield "a caption without spaces", lambda: texts_with("Photo: " + "AFP/Getty/" * 60_000 + "Reuters", 23)
    yield "a caption line each", lambda: texts_with("Photo: A. Moor/Reuters\n" * 20_000, 24)


LONG_NUMBER = "99999999999999999"


def dates() -> Iterable[tuple[str, Callable[[], Files]]]:
    written = {
        "hours of 17 digits": f"2022-02-03 {LONG_NUMBER}:00",
        "a year of 17 digits": f"{LONG_NUMBER}-01-01T00:00:00Z",
        "an offset of 17 digits": f"2022-02-03T09:00:00+{LONG_NUMBER}:00",
        "minutes of 19 digits": "Thu, 03 Feb 2022 09:9223372036854775807:00 GMT",
        "a fraction of 100 kB": "2022-02-03T09:00:00." + "9" * 100_000,
        "hours before noon": f"Feb 3, 2022 {LONG_NUMBER}:30 PM",
        "digits of Arabic": "٢٠٢٢-٠٢-٠٣ ٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩:٠٠",
        "the least integer": -(2**63),
        "the greatest number": 1.7e308,
    }
    for number, (name, value) in enumerate(written.items()):
        yield name, lambda value=value, number=number: records_with(30 + number, published=value)


def nul_ids() -> Iterable[tuple[str, Callable[[], Files]]]:
    def records(*names: str) -> Files:
        text = story(40)[0]
        lines = [as_record(id=name, text=" ".join(text[:12] + [f"Ending {n}."])) for n, name in enumerate(names)]
        return [("nul.jsonl", b"".join(lines))]

    yield "two records", lambda: records("a\0b", "a\0c")
    yield "the id before the NUL", lambda: records("a", "a\0", "a\0b", "a@2", "a\0@2")
    yield "nothing before it, two files", lambda: [
        ("one.json", as_record(id="\0", text=" ".join(story(41)[0]))),
        ("two.json", as_record(id="\0x", text=" ".join(story(42)[0]))),
    ]
    yield "fifty", lambda: records(*(f"wire\0{number}" for number in range(50)))
    yield "in every field", lambda: records_with(43, text="a\0b", title="t\0u", source="s\0t", url="http://u\0v")


# --------------------------------------------------------------- whole files


def equal_names() -> Iterable[tuple[str, Callable[[], Files]]]:
    def named(*names: str) -> Files:
        return [(name, as_text(f"Story {n}", " ".join(story(50 + n)[0]))) for n, name in enumerate(names)]

    yield "e with an acute", lambda: named("caf\u00e9.txt", "cafe\u0301.txt")
    yield "three angstroms", lambda: named("\u212b.txt", "\u00c5.txt", "A\u030a.txt")
    yield "syllable and letters", lambda: named("\ud55c.txt", "\u1112\u1161\u11ab.txt")
    yield "folders", lambda: named("\u00fc/a.txt", "u\u0308/a.txt")


def packed(kind: str, compress: Callable[[bytes], bytes], name: str, gibibytes: int, twice: bool) -> Files:
    """A tar with a small article before and after an entry nobody reads, made of members that repeat."""
    part = 16 << 20

    def header(entry: str, size: int) -> bytes:
        information = tarfile.TarInfo(entry)
        information.size = size
        return information.tobuf(tarfile.GNU_FORMAT)

    def article(entry: str, seed: int) -> bytes:
        content = as_text("Packed", " ".join(story(seed)[0]))
        return header(entry, len(content)) + content + bytes(-len(content) % 512)

    zeros = compress(bytes(part)) * (gibibytes * (1 << 30) // part)
    content = compress(article("a.txt", 60) + header(name, gibibytes << 30)) + zeros
    content += compress(article("b.txt", 61) + bytes(1024))
    return [(f"packed.tar.{kind}", compress(content) if twice else content)]


def pack(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def bombs() -> Iterable[tuple[str, Callable[[], Files]]]:
    yield "6 GiB skipped, gzip twice", lambda: packed("gz", pack, "big.bin", 6, twice=True)
    yield "6 GiB skipped, gzip", lambda: packed("gz", pack, "big.bin", 6, twice=False)
    yield "6 GiB hidden, bzip2", lambda: packed("bz2", bz2.compress, ".hidden.txt", 6, twice=False)
    yield "6 GiB skipped, xz", lambda: packed("xz", lzma.compress, "picture.jpg", 6, twice=False)


def tiny_words() -> Iterable[tuple[str, Callable[[], Files]]]:
    def pair(first: str, second: str) -> Files:
        return [("tiny.jsonl", as_record(id="x", text=first) + as_record(id="y", text=second))]

    yield "letters, 15 MB twice", lambda: pair("a b c " * 2_500_000, "a b d " * 2_500_000)
    yield "digits", lambda: pair("1 2 3 4 " * 1_000_000, "1 2 3 5 " * 1_000_000)
    yield "marks between", lambda: pair("a-b/c+" * 1_500_000, "a-b/d+" * 1_500_000)
    yield "ideographs", lambda: pair("新聞社 " * 1_200_000, "新聞者 " * 1_200_000)


def crowds() -> Iterable[tuple[str, Callable[[], Files]]]:
    wall = "This content is not available in your region because of rules that we are bound to. " * 2

    def lines(records: Iterable[dict]) -> Files:
        return [("crowd.jsonl", b"".join(as_record(**record) for record in records))]

    def short(number: int) -> str:
        return " ".join(make_text(random.Random(number), WORDS, 40))

    yield "one id", lambda: lines({"id": "wire", "text": short(n)} for n in range(6_000))
    yield "one text", lambda: lines({"id": f"w{n}", "text": wall} for n in range(6_000))
    yield "one text and a number", lambda: lines({"id": f"w{n}", "text": f"{wall} Code {n}."} for n in range(3_000))
    yield "ids of versions", lambda: lines({"id": f"wire@{n % 3 + 2}", "text": short(n)} for n in range(3_000))


KINDS = {
    "one word": repeated_words,
    "null": null_lines,
    "dates": dates,
    "NUL in ids": nul_ids,
    "short sentences": matrices,
    "slashes": slashes,
    "dots": dots,
    "equal names": equal_names,
    "packed": bombs,
    "tiny words": tiny_words,
    "crowds": crowds,
}


def inputs(kind: str) -> list[Input]:
    """Those of a kind, what once did harm first."""
    return [Input(kind, name, make) for name, make in KINDS[kind]()]
