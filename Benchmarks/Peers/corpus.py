#!/usr/bin/env python3
"""Generate a seeded, news-like JSONL corpus with planted near-duplicates.

Every article is a JSON object with the fields id, title, text, source and
published. The words follow Zipf's law over English function words and
pronounceable pseudo-words; sentences are capitalised, punctuated, sometimes
quoted, and grouped into paragraphs. Half of the sources end every article
with their own footer. About one article in ten is an edited copy of an
earlier one. The same parameters give the same bytes (with the numpy version
that requirements.txt pins).

    python3 corpus.py --articles 50000 --out FOLDER

writes FOLDER/corpus.jsonl and, unless --no-truth is given, FOLDER/truth.tsv
with every pair of articles whose word-5-shingle Jaccard is at least 0.5,
planted or not.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

import numpy as np

#: Raise this number when the generator changes what it writes.
GENERATOR_VERSION = 1

VOCABULARY_SIZE = 60_000
ZIPF_EXPONENT = 1.0
ZIPF_TABLE_SIZE = 1 << 22
SOURCE_COUNT = 200
STOCK_PHRASE_COUNT = 2_000
RESERVOIR_SIZE = 4_096
START_OF_TIME = datetime.datetime(2023, 1, 1, tzinfo=datetime.timezone.utc)

FUNCTION_WORDS = """
the of to and a in that is was he for it with as his on be at by had not are
but from or have an they which one you were all her she there would their we
him been has when who will no more if out so up said what its about than into
them can only other time new some could these two may first then do any like
my now over such our man me even most made after also did many off before must
well back through years much where your way down should because long each just
state those people too mr how little good world make very year still see own
work men day get here between both life being under three never know same last
another while us off might great go come since against right came take used
himself few house use during without again place around however home small
found mrs thought went say part once general high upon school every don does
got united left number course war until always away something fact water less
public put thing almost hand enough far took head yet better government
""".split()

ONSETS = "b br c ch cl cr d dr f fl fr g gl gr h j k kl l m n p pl pr qu r s sh sk sl sp st str t th tr v w z".split()
VOWELS = "a e i o u ai ea ee ie io oa ou".split()
CODAS = ["", "", "", "", "l", "m", "n", "nd", "ng", "nt", "r", "rd", "rt", "s", "ss", "st", "t", "ck", "x"]
ACCENTED = str.maketrans({"a": "á", "e": "é", "i": "í", "o": "ö", "u": "ü"})

# How a word is printed: what stands before it and what follows it.
LEADS = ("", "capital", "quote")
TRAILS = (" ", ", ", ". ", ".\n\n", ".” ", ".”\n\n")
SPACE, COMMA, STOP, PARAGRAPH, QUOTED_STOP, QUOTED_PARAGRAPH = range(len(TRAILS))
PLAIN = 0


def mark(lead: int, trail: int) -> int:
    """The number of a printed form: a lead (0 to 2) with a trail (0 to 5)."""
    return lead * len(TRAILS) + trail


# ----------------------------------------------------------------- vocabulary


def make_vocabulary(seed: int) -> list[str]:
    """Function words first, then distinct pseudo-words, longer as they get rarer."""
    draw = random.Random(seed)
    words = list(dict.fromkeys(FUNCTION_WORDS))
    seen = set(words)
    while len(words) < VOCABULARY_SIZE:
        word = make_pseudo_word(draw, rank=len(words))
        if word not in seen:
            seen.add(word)
            words.append(word)
    return words


def make_pseudo_word(draw: random.Random, rank: int) -> str:
    """A pronounceable word; 1 in 60 is a number, 1 in 50 has accents, 1 in 8 is a name."""
    if draw.random() < 1 / 60:
        return str(draw.randrange(2, 100_000))
    shortest = 1 if rank < 2_000 else 2
    longest = 3 if rank > 10_000 else 2
    syllables = draw.randint(shortest, longest)
    word = "".join(draw.choice(ONSETS) + draw.choice(VOWELS) for _ in range(syllables))
    word += draw.choice(CODAS)
    if draw.random() < 1 / 50:
        word = word.translate(ACCENTED)
    return word.capitalize() if draw.random() < 1 / 8 else word


def make_zipf_table(size: int) -> np.ndarray:
    """A table in which a uniformly drawn cell holds word `r` with a Zipf probability."""
    weights = 1.0 / np.arange(1, size + 1) ** ZIPF_EXPONENT
    cumulative = np.cumsum(weights) / weights.sum()
    cells = (np.arange(ZIPF_TABLE_SIZE) + 0.5) / ZIPF_TABLE_SIZE
    return np.searchsorted(cumulative, cells).astype(np.int32)


def make_surfaces(words: list[str]) -> list[str]:
    """The printed form of word `w` with mark `m`, at index m * len(words) + w."""
    surfaces: list[str] = []
    for lead in LEADS:
        for trail in TRAILS:
            surfaces += [print_word(word, lead) + trail for word in words]
    return surfaces


def print_word(word: str, lead: str) -> str:
    if lead == "":
        return word
    capital = word[:1].upper() + word[1:]
    return "“" + capital if lead == "quote" else capital


# ------------------------------------------------------------------- articles


@dataclass
class Body:
    """An article's words (numbers in the vocabulary) and how each is printed."""

    words: np.ndarray
    marks: np.ndarray


@dataclass
class Article:
    """An article as it is kept for copying: body, headline, outlet and time."""

    body: Body
    title: str
    source: int
    minute: int


class Newsroom:
    """Draws articles. All randomness comes from the seed."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.Generator(np.random.PCG64(seed))
        self.vocabulary = make_vocabulary(seed)
        self.zipf = make_zipf_table(len(self.vocabulary))
        self.surfaces = make_surfaces(self.vocabulary)
        self.phrases = [self.draw_words(int(n)) for n in self.rng.integers(4, 9, STOCK_PHRASE_COUNT)]
        self.footers = [self.make_footer(source) for source in range(SOURCE_COUNT)]

    def draw_words(self, count: int) -> np.ndarray:
        return self.zipf[self.rng.integers(0, ZIPF_TABLE_SIZE, count)]

    def make_footer(self, source: int) -> str:
        """The boilerplate of a source; only every second source has one."""
        words = int(self.rng.integers(25, 60))
        footer = self.print_body(self.draw_body(words, with_phrases=False))
        return "\n\n" + footer if source % 2 == 0 else ""

    def draw_title(self) -> str:
        words = self.draw_words(int(self.rng.integers(6, 11)))
        return " ".join(self.vocabulary[w] for w in words.tolist()).capitalize()

    def draw_length(self) -> int:
        """Words of an article: log-normal around 400, between 80 and 1,600."""
        return int(np.clip(370 * np.exp(0.42 * self.rng.standard_normal()), 80, 1_600))

    def draw_body(self, length: int, with_phrases: bool = True) -> Body:
        words = self.draw_words(length)
        if with_phrases:
            self.add_stock_phrases(words)
        return Body(words, self.draw_marks(length))

    def add_stock_phrases(self, words: np.ndarray) -> None:
        """Overwrite about 5 % of the words with phrases that other articles use too."""
        for _ in range(len(words) // 120):
            # The square makes the phrases unequally popular.
            phrase = self.phrases[int(len(self.phrases) * self.rng.random() ** 2)]
            at = int(self.rng.integers(0, len(words) - len(phrase)))
            words[at : at + len(phrase)] = phrase

    def draw_marks(self, length: int) -> np.ndarray:
        """Sentences of 8 to 31 words, paragraphs, commas and quoted sentences."""
        rng = self.rng
        ends = np.cumsum(rng.integers(8, 32, length // 8 + 1))
        ends = np.append(ends[ends < length], length)
        starts = np.append(0, ends[:-1])
        quoted = (rng.random(len(ends)) < 0.12).astype(np.int32)
        paragraph = rng.random(len(ends)) < 0.35

        leads = np.zeros(length, np.int32)
        leads[starts] = 1 + quoted
        trails = np.where(rng.random(length) < 0.055, COMMA, SPACE).astype(np.int32)
        trails[ends - 1] = np.where(paragraph, PARAGRAPH, STOP) + 2 * quoted
        return leads * len(TRAILS) + trails

    def print_body(self, body: Body) -> str:
        codes = body.marks * len(self.vocabulary) + body.words
        return "".join(map(self.surfaces.__getitem__, codes.tolist())).rstrip()

    def draw_article(self, minute: int) -> Article:
        source = int(self.rng.integers(SOURCE_COUNT))
        return Article(self.draw_body(self.draw_length()), self.draw_title(), source, minute)

    def copy_article(self, original: Article, minute: int) -> Article:
        """An exact copy (1 in 10) or an edited one, by the same or another outlet."""
        rng = self.rng
        title = self.draw_title() if rng.random() < 0.5 else original.title
        if rng.random() < 0.1:
            return Article(original.body, title, original.source, minute)
        source = original.source if rng.random() < 0.4 else int(rng.integers(SOURCE_COUNT))
        return Article(self.edit_body(original.body), title, source, minute)

    def edit_body(self, body: Body) -> Body:
        """Edit 0.5 % to 30 % of the words; some copies lose the tail or gain a lead."""
        rate = float(np.exp(self.rng.uniform(np.log(0.005), np.log(0.30))))
        edited = self.edit_words(body, rate)
        if self.rng.random() < 0.2:
            edited = self.trim_tail(edited)
        if self.rng.random() < 0.2:
            edited = self.add_lead(edited)
        return edited

    def edit_words(self, body: Body, rate: float) -> Body:
        """Substitute (60 %), delete (20 %) or insert (20 %) words at the given rate."""
        length = len(body.words)
        draw = self.rng.random(length)
        substitute = draw < 0.6 * rate
        delete = (draw >= 0.6 * rate) & (draw < 0.8 * rate) & (body.marks == PLAIN)
        insert = (draw >= 0.8 * rate) & (draw < rate) & (body.marks == PLAIN)

        words = np.where(substitute, self.draw_words(length), body.words)
        keep = ~delete
        words, marks, insert = words[keep], body.marks[keep], insert[keep]
        at = np.flatnonzero(insert)
        return Body(np.insert(words, at, self.draw_words(len(at))), np.insert(marks, at, PLAIN))

    def trim_tail(self, body: Body) -> Body:
        """Cut the last sentences: 5 to 25 % of the words."""
        limit = int(len(body.words) * self.rng.uniform(0.75, 0.95))
        ends = np.flatnonzero(body.marks[:limit] % len(TRAILS) >= STOP)
        if len(ends) == 0:
            return body
        cut = int(ends[-1]) + 1
        return Body(body.words[:cut], body.marks[:cut])

    def add_lead(self, body: Body) -> Body:
        lead = self.draw_body(int(self.rng.integers(10, 31)), with_phrases=False)
        return Body(np.append(lead.words, body.words), np.append(lead.marks, body.marks))

    def make_record(self, number: int, article: Article) -> dict[str, str]:
        """The fields of an article's JSON object."""
        published = START_OF_TIME + datetime.timedelta(minutes=article.minute)
        return {
            "id": f"a{number:07d}",
            "title": article.title,
            "text": self.print_body(article.body) + self.footers[article.source],
            "source": f"source{article.source:03d}.example",
            "published": published.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }


def generate_records(seed: int, articles: int, duplicates: float) -> Iterator[dict[str, str]]:
    """The corpus, article by article; memory does not grow with the number of articles.

    Originals stay in a reservoir of fixed size, from which copies are drawn.
    One copy in four copies the article that the copy before it had copied, or
    that copy itself, so that there are families of three and more.
    """
    newsroom = Newsroom(seed)
    rng = newsroom.rng
    reservoir: list[Article] = []
    last_pair: list[Article] = []
    for number in range(articles):
        minute = number // 4 + int(rng.integers(0, 120))
        if reservoir and rng.random() < duplicates:
            again = bool(last_pair) and rng.random() < 0.25
            pool = last_pair if again else reservoir
            original = pool[int(rng.integers(len(pool)))]
            article = newsroom.copy_article(original, max(minute, original.minute + 1))
            last_pair = [original, article]
        else:
            article = newsroom.draw_article(minute)
            if len(reservoir) < RESERVOIR_SIZE:
                reservoir.append(article)
            else:
                reservoir[int(rng.integers(RESERVOIR_SIZE))] = article
        yield newsroom.make_record(number, article)


def generate_lines(seed: int, articles: int, duplicates: float) -> Iterator[str]:
    """The corpus as lines of JSON."""
    for record in generate_records(seed, articles, duplicates):
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


# ----------------------------------------------------------------------- main


def write_corpus(path: Path, seed: int, articles: int, duplicates: float) -> None:
    """Write the corpus under a temporary name and put it in place when complete."""
    unfinished = path.with_suffix(".unfinished")
    with open(unfinished, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(generate_lines(seed, articles, duplicates))
    os.replace(unfinished, path)


def cache_key(seed: int, articles: int, duplicates: float) -> str:
    """The name of a corpus' folder: everything that its bytes depend on."""
    return f"corpus-v{GENERATOR_VERSION}-seed{seed}-n{articles}-dup{duplicates:g}-numpy{np.__version__}"


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--duplicates", type=float, default=0.10, help="share of edited copies (default 0.10)")
    parser.add_argument("--no-truth", action="store_true", help="do not compute the exact pairs")
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--out", type=Path, help="folder to write into")
    place.add_argument("--cache", type=Path, help="cache folder; prints the corpus' own folder inside it")
    arguments = parser.parse_args()
    if arguments.articles < 1 or not 0 <= arguments.duplicates < 1:
        parser.error("--articles must be at least 1 and --duplicates in [0, 1)")
    return arguments


def main() -> None:
    arguments = parse_arguments()
    parameters = (arguments.seed, arguments.articles, arguments.duplicates)
    folder = arguments.out or arguments.cache / cache_key(*parameters)
    folder.mkdir(parents=True, exist_ok=True)
    corpus, truth = folder / "corpus.jsonl", folder / "truth.tsv"
    if arguments.out or not corpus.exists():
        print(f"corpus: writing {arguments.articles:,} articles", file=sys.stderr)
        write_corpus(corpus, *parameters)
    if not arguments.no_truth and (arguments.out or not truth.exists()):
        from truth import write_truth

        print("corpus: computing the exact pairs", file=sys.stderr)
        write_truth(corpus, truth)
    print(folder)


if __name__ == "__main__":
    main()
