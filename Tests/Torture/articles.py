"""News nobody wrote: stories, copies with house edits, partial reprints and the same words under other heads.

Deterministic, and plain Python, so that a test can make a thousand in a second.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

SYLLABLES = [a + b for a in "b d f g k l m n p r s t v z ch st tr".split() for b in "a e i o u ai ou".split()]
COMMON = "the of and to in a is that for it on was with as by at from he said".split()


def make_words(draw: random.Random, count: int) -> list[str]:
    return ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) for _ in range(count)]


def make_text(draw: random.Random, vocabulary: list[str], length: int) -> list[str]:
    return [draw.choice(COMMON) if draw.random() < 0.4 else draw.choice(vocabulary) for _ in range(length)]


def edited(draw: random.Random, words: list[str], vocabulary: list[str]) -> list[str]:
    """A copy as another desk would print it."""
    kind = draw.random()
    if kind < 0.2:
        return list(words)
    if kind < 0.6:
        return [draw.choice(vocabulary) if draw.random() < 0.03 else word for word in words]
    if kind < 0.8:
        return words[: len(words) * 2 // 3]
    return [draw.choice(vocabulary) if draw.random() < 0.15 else word for word in words]


def printed(words: list[str]) -> str:
    sentences = [words[start : start + 12] for start in range(0, len(words), 12)]
    return " ".join(" ".join(sentence).capitalize() + "." for sentence in sentences)


def make_articles(count: int, seed: int, copies: float = 0.3) -> list[tuple[str, bytes]]:
    """Names and contents of files with one article each, in folders as feeds have them."""
    draw = random.Random(seed)
    vocabulary = make_words(draw, 20_000)
    stories: list[list[str]] = []
    files = []
    for number in range(count):
        if stories and draw.random() < copies:
            words = edited(draw, draw.choice(stories[-500:]), vocabulary)
        else:
            words = make_text(draw, vocabulary, draw.randint(60, 250))
            stories.append(words)
        day, hour, minute = 1 + number * 20 // count, draw.randint(0, 23), draw.randint(0, 59)
        record = {
            "id": f"a{number:06d}",
            "title": " ".join(make_text(draw, vocabulary, 7)),
            "text": printed(words),
            "source": f"outlet{draw.randint(0, 40):02d}.example",
            "published": f"2026-11-{day:02d}T{hour:02d}:{minute:02d}:00Z",
        }
        files.append((f"feed{number % 7}/a{number:06d}.json", json.dumps(record).encode()))
    return files


def write_files(folder: Path, files: list[tuple[str, bytes]]) -> None:
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
