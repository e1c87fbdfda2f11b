"""Files that are long to read: records of odd forms, archives of many members, dates of any length."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from typing import Callable

from kinds import Files, Kind, as_record, as_text, sentences

#: Bytes of the smaller file, roughly.
SIZE = 48_000
TEXT = " ".join(sentences(20, 12))


def record(**fields: object) -> bytes:
    return as_record(**{"id": "one", "title": "A headline", "text": TEXT, **fields})


def long_line(size: int) -> Files:
    return [("long.json", record(text=" ".join(sentences(21, size // 80)) or TEXT))]


def many_keys(size: int) -> Files:
    return [("keys.json", record(**{f"key{number:06d}": number for number in range(size // 18)}))]


def equal_keys(size: int) -> Files:
    return [("equal.json", b'{"id":"one",' + b'"text":"Little.",' * (size // 17) + record()[1:])]


def many_marks(size: int) -> Files:
    """Records in one line, a mark of UTF-8 between each two, as of files that were put together."""
    one = record(text="A little text that is long enough.").strip()
    return [("marks.jsonl", b"\xef\xbb\xbf".join([one] * (1 + size // len(one))))]


def deep(size: int) -> Files:
    """Many records, each as deep as may be."""
    nested = b'{"id":"n%d","deep":' + b"[" * 400 + b"]" * 400 + b',"text":"%s"}\n'
    return [("deep.jsonl", b"".join(nested % (n, TEXT.encode()) for n in range(1 + size // (len(nested) + len(TEXT)))))]


def too_deep(size: int) -> Files:
    return [("deep.jsonl", record() + b'{"a":' * (size // 5) + b"1" + b"}" * (size // 5) + b"\n" + record(id="two"))]


def escapes(size: int) -> Files:
    """A text of escapes, the last of them broken in no way."""
    return [("escapes.json", record(text="")[:-4] + b'"' + b"\\u0061\\n\\\"" * (size // 10) + TEXT.encode() + b'"}\n')]


def backslashes(size: int) -> Files:
    """A string that a reader of lines cannot see the end of."""
    return [("slashes.jsonl", record() + b'{"text":"' + b"\\" * size + b"\n" + record(id="two"))]


def surrogates(size: int) -> Files:
    return [("halves.jsonl", record() + b'{"text":"' + b"\\ud800" * (size // 6) + b' "}\n' + record(id="two"))]


def tiny_members(size: int) -> Files:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("text.txt", as_text("Packed", TEXT))
        for number in range(size // 100):
            packed.writestr(f"a{number:05d}.txt", f"T\n\nNo {number}.")
    return [("tiny.zip", content.getvalue())]


def skipped_members(size: int) -> Files:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("text.txt", as_text("Packed", TEXT))
        for number in range(size // 100):
            packed.writestr(f"a{number:05d}.bin", b"0")
    return [("skipped.zip", content.getvalue())]


def tar_members(size: int) -> Files:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as packed:
        for number in range(1 + size // 1024):
            text = as_text("Packed", " ".join(sentences(100 + number, 3)))
            entry = tarfile.TarInfo(f"folder/a{number:05d}.txt")
            entry.size = len(text)
            packed.addfile(entry, io.BytesIO(text))
    return [("members.tar", content.getvalue())]


def gzip_members(size: int) -> Files:
    """A compressed file of many pieces, a line each."""
    lines = (record(id=f"g{number}", text=f"No {number}.") for number in range(size // 60))
    content = b"".join(gzip.compress(one, mtime=0) for one in [record(), *lines])
    return [("pieces.jsonl.gz", content)]


def broken_lines(size: int) -> Files:
    return [("broken.jsonl", record() + b'{"id":"x","text":\n' * (size // 18))]


def no_text(size: int) -> Files:
    return [("empty.jsonl", record() + b'{"id":"x"}\n' * (size // 11))]


def empty_lines(size: int) -> Files:
    return [("blank.jsonl", record() + b"\n" * size + record(id="two"))]


def one_array(size: int) -> Files:
    inner = b",".join(record(id=f"a{number}", text=f"No {number}.").strip() for number in range(size // 60))
    return [("array.json", b"[" + record().strip() + (b"," if inner else b"") + inner + b"]")]


def brackets_never_closed(size: int) -> Files:
    return [("open.jsonl", record() + b"[" * size + b"\n" + record(id="two"))]


def dated(date: Callable[[int], str]) -> Callable[[int], Files]:
    """A date written as long as the file is."""
    return lambda size: [("dated.json", record(published=date(size)))]


def long_id(size: int) -> Files:
    address = "https://a.example/" + "a/../" * (size // 5)
    return [("named.json", record(id="e\u0301" * (size // 3 + 1), url=address))]


def many_dates(size: int) -> Files:
    """An article each whose date is written in its text."""
    texts = (f"Published: {1 + n % 28} March 2026 09:{n % 60:02d} GMT" for n in range(size // 90))
    lines = (record(id=f"d{n}", text=text) for n, text in enumerate(texts))
    return [("dates.jsonl", record() + b"".join(lines))]


def many_files(size: int) -> Files:
    return [(f"folder/{n:05d}.txt", as_text(f"Title {n}", *sentences(100 + n, 2))) for n in range(1 + size // 1600)]


def kind(name: str, make: Callable[[int], Files], command: str = "cluster", is_short: bool = False) -> Kind:
    return Kind(name, command, make, SIZE, is_short=is_short)


KINDS = [
    kind("one long line", long_line),
    kind("many keys", many_keys),
    kind("equal keys", equal_keys),
    kind("records in one line", many_marks),
    kind("deep records", deep),
    kind("a record too deep", too_deep),
    kind("escapes", escapes),
    kind("backslashes", backslashes),
    kind("halves of characters", surrogates),
    kind("tiny members of a zip", tiny_members, is_short=True),
    kind("skipped members of a zip", skipped_members),
    kind("skipped members, arriving", skipped_members, "watch"),
    kind("members of a tar", tar_members),
    kind("pieces of a gzip file", gzip_members),
    kind("broken lines", broken_lines),
    kind("broken lines, arriving", broken_lines, "watch"),
    kind("records without text", no_text),
    kind("empty lines", empty_lines),
    kind("one array", one_array),
    kind("brackets never closed", brackets_never_closed),
    kind("digits of a second", dated(lambda size: "2026-11-03T09:00:00." + "9" * size)),
    kind("dates in a row", dated(lambda size: "3 Nov 2026 09:00 | " * (size // 19))),
    kind("a long id and address", long_id),
    kind("dates written in texts", many_dates),
    kind("many files, arriving", many_files, "watch"),
]
