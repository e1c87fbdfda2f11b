"""Floods of alike articles, and ordinary ones to hold them against: seeded, invented, written a line at a time."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Callable, Iterator, Optional

import formulas

Record = dict[str, Any]

SEED = 20261125
#: Words of the vocabulary; their frequencies fall as those of a language do.
VOCABULARY = 50_000
ONSETS = "b c d f g h j k l m n p r s t v w st tr pr ch sh br cl gr".split()
VOWELS = "a e i o u ea ou ai".split()
ENDS = ["", "", "n", "r", "s", "t", "l", "d"]


class Language:
    """An invented language, the same for everything that is drawn from one seed."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            least, most = (1, 1) if len(words) < 60 else (1, 2) if len(words) < 2_000 else (2, 4)
            syllables = self.draw.randint(least, most)
            word = "".join(self.draw.choice(ONSETS) + self.draw.choice(VOWELS) for _ in range(syllables))
            words[word + self.draw.choice(ENDS)] = None
        self.words = list(words)
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))

    def text(self, count: int) -> list[str]:
        return self.draw.choices(self.words, cum_weights=self.weights, k=count)

    def prose(self, count: int) -> str:
        """So many words in sentences of 8 to 20."""
        return punctuated(self.draw, self.text(count))

    def sentences(self, count: int) -> str:
        return " ".join(self.prose_sentence() for _ in range(count))

    def prose_sentence(self) -> str:
        return " ".join(self.text(self.draw.randint(8, 20))).capitalize() + "."


def punctuated(draw: random.Random, words: list[str]) -> str:
    sentences, start = [], 0
    while start < len(words):
        end = start + draw.randint(8, 20)
        sentences.append(" ".join(words[start:end]).capitalize() + ".")
        start = end
    return " ".join(sentences)


def article(number: int, text: str, title: str, **fields: Any) -> Record:
    """An article of one of forty outlets, a minute after the one before it."""
    day, minute = divmod(number, 1440)
    return {
        "id": f"a{number:07d}",
        "title": title,
        "text": text,
        "source": f"outlet{number * 7 % 40:02d}.example",
        "published": f"2026-{1 + day // 28 % 12:02d}-{1 + day % 28:02d}T{minute // 60:02d}:{minute % 60:02d}:00Z",
        **fields,
    }


# ------------------------------------------------------------------- floods


def unlike(count: int, least: int, most: int) -> Iterator[Record]:
    """Articles of so many words that share nothing but their language."""
    language = Language(SEED)
    for number in range(count):
        text = language.prose(language.draw.randint(least, most))
        yield article(number, text, " ".join(language.text(7)))


def ordinary(count: int, least: int, most: int) -> Iterator[Record]:
    """Articles of so many words with what those of a dump have in common: set phrases, the closing lines of half the
    outlets, and in each tenth article most sentences of one of the thousand before it."""
    language = Language(SEED + 9)
    draw = language.draw
    phrases = [language.text(draw.randint(4, 9)) for _ in range(3_000)]
    closings = ["\n" + language.prose(draw.randint(15, 40)) if outlet % 2 else "" for outlet in range(40)]
    recent: list[list[str]] = []
    for number in range(count):
        if number % 10 == 9:
            kept = draw.uniform(0.5, 1)
            sentences = [sentence for sentence in draw.choice(recent) if draw.random() < kept]
        else:
            words = language.text(draw.randint(least, most) - 25)
            for _ in range(draw.randint(1, 7)):
                place = draw.randrange(len(words))
                words[place:place] = draw.choice(phrases)
            sentences = [sentence + "." for sentence in punctuated(draw, words).split(".") if sentence]
        recent = recent[-999:] + [sentences]
        text = " ".join(sentence.strip() for sentence in sentences) + closings[number * 7 % 40]
        yield article(number, text, " ".join(language.text(7)))


def one_template(count: int) -> Iterator[Record]:
    """One text of 200 words, in each article six other words of it changed."""
    language = Language(SEED + 1)
    template = language.text(200)
    ends = set(range(11, 200, 13))
    for number in range(count):
        words = list(template)
        for place in language.draw.sample(range(200), 6):
            words[place] = language.draw.choice(language.words)
        text = " ".join(word + "." if place in ends else word for place, word in enumerate(words))
        yield article(number, text + ".", " ".join(language.text(7)))


def company_reports(count: int) -> Iterator[Record]:
    """One form with names and numbers filled in, as agencies' machines write of companies."""
    draw = random.Random(SEED + 2)
    for number in range(count):
        title, text = formulas.company_report(draw)
        yield article(number, text, title)


def shared_paragraphs(count: int, each: int) -> Iterator[Record]:
    """240 words, 60 of them a paragraph that so many articles have, somewhere among their own."""
    language = Language(SEED + 3)
    paragraphs = [language.prose(60) for _ in range(-(-count // each))]
    order = [number % len(paragraphs) for number in range(count)]
    language.draw.shuffle(order)
    for number, paragraph in enumerate(order):
        before = language.draw.randint(20, 160)
        text = "\n\n".join([language.prose(before), paragraphs[paragraph], language.prose(180 - before)])
        yield article(number, text, " ".join(language.text(7)))


def third_alike(count: int) -> Iterator[Record]:
    """Of one text's 18 sentences each article has about two thirds, so that any two have a Jaccard of about .3."""
    language = Language(SEED + 4)
    base = [language.prose_sentence() for _ in range(18)]
    for number in range(count):
        text = " ".join(
            sentence if language.draw.random() < 0.68 else language.prose_sentence() for sentence in base
        )
        yield article(number, text, " ".join(language.text(7)))


def identical(count: int) -> Iterator[Record]:
    """One text of 225 words under one headline."""
    language = Language(SEED + 5)
    text, title = language.prose(225), " ".join(language.text(7))
    for number in range(count):
        yield article(number, text, title)


def forecasts(count: int, several: int) -> Iterator[Record]:
    """The weather of invented towns, in the fixed words of several houses."""
    draw = random.Random(SEED + 6)
    houses = [formulas.House(draw) for _ in range(several)]
    for number in range(count):
        house = draw.randrange(len(houses))
        title, text = houses[house].forecast(draw)
        yield article(number, text, title, source=f"weather{house:02d}.example")


def boilerplate(count: int) -> Iterator[Record]:
    """Unlike stories of twelve sentences above one block of forty, in the papers of one group."""
    language = Language(SEED + 7)
    block = language.sentences(40)
    for number in range(count):
        text = f"{language.sentences(12)}\n\n{block}"
        yield article(number, text, " ".join(language.text(7)), source=f"paper{number % 7}.example")


def one_id(count: int) -> Iterator[Record]:
    """Unlike short items that all say they are the same one."""
    for record in unlike(count, 50, 70):
        record["id"] = "wire"
        yield record


# -------------------------------------------------------------------- table


@dataclass(frozen=True)
class Flood:
    """What to call a flood, how it is made, how many articles, and the words of the ordinary ones beside it.

    `each` is a second number that some floods are made from: articles of a paragraph, houses of a forecast.
    """

    name: str
    make: Callable[..., Iterator[Record]]
    count: int
    words: tuple[int, int]
    each: Optional[int] = None

    def records(self, count: int) -> Iterator[Record]:
        return self.make(count, self.each) if self.each else self.make(count)


FLOODS = [
    Flood("one template, 6 of 200 words changed", one_template, 20_000, (200, 200)),
    Flood("one template, names and numbers", company_reports, 20_000, (195, 210)),
    Flood("shared paragraph, 30 articles each", shared_paragraphs, 10_000, (240, 240), each=30),
    Flood("shared paragraph, 100 articles each", shared_paragraphs, 10_000, (240, 240), each=100),
    Flood("shared paragraph, 400 articles each", shared_paragraphs, 10_000, (240, 240), each=400),
    Flood("all a third alike", third_alike, 2_000, (200, 256)),
    Flood("identical", identical, 100_000, (225, 225)),
    Flood("forecasts of twelve houses", forecasts, 4_000, (60, 90), each=12),
    Flood("forecasts of one house", forecasts, 4_000, (60, 90), each=1),
    Flood("boilerplate below unlike stories", boilerplate, 2_000, (700, 776)),
    Flood("one id", one_id, 100_000, (50, 70)),
]

#: What is sent through the daemon as one file.
WATCHED = [
    Flood("one id", one_id, 100_000, (50, 70)),
    Flood("one text", identical, 100_000, (225, 225)),
    Flood("one template", one_template, 100_000, (200, 200)),
]


def write(path: Path, records: Iterator[Record]) -> int:
    """Writes records as JSON lines; how many bytes of text they have."""
    size = 0
    with open(path, "w", encoding="utf-8") as file:
        for record in records:
            size += len(record["text"].encode())
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
    return size
