"""Texts with a long run of what the reading of a text looks at: marks, names, credits, lines that end an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from kinds import Files, Kind, as_text, sentences, two_records, two_texts

#: Bytes of the shorter run.
SIZE = 32_000
#: Bytes from which on a line of the run is full.
LINE = 24


@dataclass(frozen=True)
class Scan:
    """A piece that is repeated, and what stands before and after all of it."""

    name: str
    piece: str
    before: str = ""
    after: str = ""

    def line(self, size: int) -> str:
        return self.before + self.piece * (size // len(self.piece.encode())) + self.after if size else ""

    def lines(self, size: int) -> str:
        line = (self.before + self.piece * -(-LINE // len(self.piece.encode())) + self.after).strip(" ") + "\n"
        return line * (size // len(line.encode()))


SCANS = [
    Scan("slashes", "Reuters/A "),
    Scan("slashes without spaces", "AFP/Getty/"),
    Scan("dots before a letter", ".", after="x"),
    Scan("marks before a letter", "?!", after="x"),
    Scan("ideographic stops", "。", after="x"),
    Scan("closing quotes", "”", before="He left."),
    Scan("closing brackets", ")", before="He left."),
    Scan("nested brackets", "[(", after="])"),
    Scan("quotes never closed", "“Wait "),
    Scan("straight quotes", '"Wait '),
    Scan("apostrophes", "o'"),
    Scan("newlines", "\n"),
    Scan("blank-looking lines", "\u00a0 \t\n"),
    Scan("lines of nothing visible", "\u200b\n"),
    Scan("spaces", " ", before="a", after="a"),
    Scan("list openers", "More headlines "),
    Scan("article closers", "Leave a reply "),
    Scan("agencies", "Reuters AP AFP "),
    Scan("agency before marks", "!-", before="(Reuters) "),
    Scan("agency before dashes", "- ", before="LONDON, Reuters "),
    Scan("outlets", "The Guardian BBC News "),
    Scan("photo credits", "(Photo: Ada Moor/Reuters) "),
    Scan("credits never closed", "(Photo: Ada "),
    Scan("one long credit", "Moor ", before="(Photo: ", after=")"),
    Scan("bylines", "By Ada Moor "),
    Scan("authors of one byline", "and Ada Moor ", before="By Bob Lee "),
    Scan("datelines", "LONDON (Reuters) - "),
    Scan("places of one dateline", "LONDON/", after=" (Reuters) - It"),
    Scan("times of day", "Updated 09:00 GMT | "),
    Scan("copyright", "© 2026 Reuters. "),
    Scan("capitals", "FERRY QUAY "),
    Scan("capitals, one word", "A"),
    Scan("abbreviations", "Mr. "),
    Scan("giant word", "a"),
    Scan("1-letter words", "a b c "),
    Scan("numbers", "1,"),
    Scan("hyphens", "a-"),
    Scan("colons", "a: "),
    Scan("bars", "News | "),
    Scan("combining marks", "\u0301", before="e"),
    Scan("joined signs", "👩\u200d", after="👩"),
    Scan("CJK", "新聞社"),
    Scan("CJK sentences", "新聞社。"),
    Scan("Thai", "ข่าว"),
    Scan("hashtags", "#ferry "),
    Scan("addresses", "https://example.org/a?b=c "),
    Scan("one long address", "a/", before="https://example.org/"),
    Scan("tags never closed", "<a "),
    Scan("references to characters", "&amp;"),
]


def story() -> tuple[list[str], list[str]]:
    """The sentences of a story, and of one that took over three fifths of them."""
    first, own = sentences(1, 16), sentences(2, 16)
    return first, [one if n % 5 in (0, 2, 4) else other for n, (one, other) in enumerate(zip(first, own))]


def at_head(run: str) -> Files:
    """A rewrite in a text file that begins with the run."""
    first, second = story()
    return two_texts(" ".join(first), f"{run}\n\n{' '.join(second)}")


def in_the_middle(run: str) -> Files:
    """A rewrite in JSON in the middle of which is the run."""
    first, second = story()
    return two_records(" ".join(first), "\n".join([" ".join(second[:8]), run, " ".join(second[8:])]))


def at_the_end(run: str) -> Files:
    """A rewrite in a text file that the run ends."""
    first, second = story()
    return two_texts(" ".join(first), f"{' '.join(second)} {run}")


def as_the_title(run: str) -> Files:
    first, second = story()
    return two_records(" ".join(first), " ".join(second), title=run or "A")


def in_both(run: str) -> Files:
    """A rewrite in JSON with the run in the middle of either text."""
    first, second = story()
    return two_records(f"{' '.join(first[:8])}\n{run}\n{' '.join(first[8:])}", f"{' '.join(second)}\n{run}")


def alone(run: str) -> Files:
    first, _ = story()
    return [("alone.txt", as_text("The only one", " ".join(first[:8]), run, " ".join(first[8:])))]


@dataclass(frozen=True)
class Form:
    """Where a run stands, whether in lines or in one, and what reads it."""

    name: str
    command: str
    place: Callable[[str], Files]
    in_lines: bool

    def kind(self, scan: Scan, is_short: bool) -> Kind:
        run = scan.lines if self.in_lines else scan.line
        make = lambda size: self.place(run(size))
        return Kind(f"{scan.name}, {self.name}", self.command, make, SIZE, is_short=is_short)


#: Each scan is made in one of these but the last, the next one in the next, and every scan in each if wanted.
FORMS = [
    Form("a line at the head", "compare", at_head, in_lines=False),
    Form("lines in the middle", "compare", in_the_middle, in_lines=True),
    Form("lines at the end", "check", at_the_end, in_lines=True),
    Form("a line in both", "compare", in_both, in_lines=False),
    Form("as the title", "cluster", as_the_title, in_lines=False),
    Form("a line alone", "cluster", alone, in_lines=False),
    Form("lines at the head", "compare", at_head, in_lines=True),
    Form("lines alone", "watch", alone, in_lines=True),
]
