"""Two texts that share sentences, words or nothing, in ways that make their comparison long."""

from __future__ import annotations

import random
from typing import Callable

from kinds import WORDS, Files, Kind, sentences, two_records, two_texts

#: Bytes of the shorter of each text.
SIZE = 16_000
#: Bytes of those whose cost is subtracted: two texts of next to nothing take another way through the program.
LEAST = SIZE // 16


def cut(text: str, size: int) -> str:
    return text[:size].rsplit(" ", 1)[0] + "." if size else "Little."


def one_word(size: int) -> Files:
    return two_texts("ferry " * (size // 6) + "left.", "quay " + "ferry " * (size // 6) + "left.")


def short_sentences(size: int) -> Files:
    """Sentences of four words out of a thousand, a quarter of them shared."""
    draw = random.Random(1)
    consonants = "bcdfglmnprstvz"
    vocabulary = [first + second + vowel for first in consonants for second in consonants for vowel in "aeiouy"]
    one = lambda: " ".join(draw.choices(vocabulary, k=4)).capitalize() + ". "
    count = size // 17
    shared = [one() for _ in range(count // 4)]
    texts = []
    for _ in range(2):
        own = [one() for _ in range(count - len(shared))]
        texts.append("".join(own[: len(own) // 2] + shared + own[len(own) // 2 :]))
    return two_texts(texts[0] or "Little.", texts[1] or "Less.")


SENTENCE = "The harbour master said on {} that the {} ferry had left the quay late because of heavy wind. "


def one_sentence(size: int) -> Files:
    text = SENTENCE.format("Tuesday", "northern") * (size // 95)
    return two_texts(text or "Little.", f"Nobody knew. {text}")


def one_varied(size: int, places: int) -> Files:
    """One sentence again and again, in which one or two words are others each time."""
    draw = random.Random(2)
    texts = []
    for _ in range(2):
        words = lambda: [draw.choice(WORDS), draw.choice(WORDS) if places > 1 else "northern"]
        texts.append("".join(SENTENCE.format(*words()) for _ in range(size // 95)))
    return two_texts(texts[0] or "Little.", texts[1] or "Less.")


def numbers(size: int) -> Files:
    """One sentence of numbers, half of which both texts have."""
    draw = random.Random(3)
    texts = [" ".join(str(draw.randrange(1000, 9000)) for _ in range(size // 5)) for _ in range(2)]
    return two_records(f"They counted {texts[0]} ships.", f"They counted {texts[0][: size // 2]} {texts[1]} ships.")


def names(size: int) -> Files:
    """One sentence of names, in another order in the other text."""
    draw = random.Random(4)
    people = [f"{draw.choice(WORDS).capitalize()} {draw.choice(WORDS).capitalize()}" for _ in range(size // 13)]
    first = ", ".join(people)
    draw.shuffle(people)
    return two_records(f"They met {first} there.", f"They met {', '.join(people)} there.")


def copies(size: int) -> Files:
    text = " ".join(sentences(5, size // 80))
    return two_texts(text, f"{text} That was all.")


def edited_copies(size: int) -> Files:
    """A copy in which every fortieth word is another."""
    words = " ".join(sentences(6, size // 80)).split()
    other = [WORDS[place % len(WORDS)] if place % 40 == 7 else word for place, word in enumerate(words)]
    return two_texts(" ".join(words), " ".join(other) + " Little.")


def shuffled(size: int) -> Files:
    first = sentences(7, size // 80)
    second = list(first)
    random.Random(8).shuffle(second)
    return two_records(" ".join(first) or "Little.", " ".join(second) or "Less.")


def shuffled_words(size: int) -> Files:
    """One sentence whose words come in another order."""
    first = " ".join(sentences(9, size // 80)).replace(".", "").split()
    second = list(first)
    random.Random(10).shuffle(second)
    return two_records(" ".join(first) or "Little.", " ".join(second) or "Less.")


def no_stops(size: int) -> Files:
    words = " ".join(sentences(11, size // 80)).replace(".", "").lower().split()
    half = len(words) // 2
    return two_texts(" ".join(words), " ".join(words[half:] + words[:half]))


def two_orders(size: int) -> Files:
    """Short stretches of one text in the other, each moved."""
    words = " ".join(sentences(12, size // 80)).split()
    pieces = [words[start : start + 5] for start in range(0, len(words), 5)]
    random.Random(13).shuffle(pieces)
    return two_texts(" ".join(words), " ".join(" ".join(piece) for piece in pieces) + " Little.")


def common_words(size: int) -> Files:
    """Sentences of the same twelve words in any order."""
    draw = random.Random(14)
    words = "the harbour ferry left late and heavy wind kept some boats in".split()
    texts = []
    for _ in range(2):
        lines = [" ".join(draw.sample(words, 9)).capitalize() + "." for _ in range(size // 45)]
        texts.append(" ".join(lines) or "Little.")
    return two_texts(*texts)


def quotations(size: int) -> Files:
    """The same things said, told otherwise."""
    said = sentences(15, size // 160)
    first = " ".join(f"“{one}” she said." for one in said)
    second = " ".join(f"He added: “{one}”" for one in reversed(said))
    return two_texts(first or "Little.", second or "Less.")


def periodic(size: int) -> Files:
    """One text repeats three words, the other the same three and one."""
    return two_texts("ferry quay boat " * (size // 16), "ferry quay boat wind " * (size // 21))


def ideographs(size: int) -> Files:
    """Sentences of a language without spaces, half of them shared."""
    draw = random.Random(16)
    one = lambda: "".join(chr(draw.randrange(0x4E00, 0x5000)) for _ in range(12)) + "。"
    first = [one() for _ in range(size // 39)]
    second = [sentence if draw.random() < 0.5 else one() for sentence in first]
    return two_texts("".join(first) or "Little.", "".join(second) or "Less.")


def kind(
    name: str, make: Callable[[int], Files], command: str = "compare", is_short: bool = False, least: int = LEAST,
    size: int = SIZE,
) -> Kind:
    return Kind(name, command, make, size, least, is_short)


KINDS = [
    kind("one word in one sentence", one_word, is_short=True),
    # Up to a million pairs of sentences are looked at in any case: fewer of them grow with the square.
    kind("short sentences, a quarter shared", short_sentences, size=4 * SIZE),
    kind("one sentence repeated", one_sentence),
    kind("one sentence, a word varied", lambda size: one_varied(size, 1)),
    kind("one sentence, two words varied", lambda size: one_varied(size, 2)),
    kind("numbers in one sentence", numbers),
    kind("names in one sentence", names),
    kind("long copies", copies),
    kind("long edited copies", edited_copies, "check"),
    kind("shuffled sentences", shuffled),
    kind("shuffled words of one sentence", shuffled_words),
    kind("shuffled stretches", two_orders),
    kind("no stop at all", no_stops),
    kind("sentences of the same words", common_words, least=0),
    kind("the same quotations", quotations),
    kind("three words repeated", periodic),
    kind("half of them ideographs", ideographs),
]
