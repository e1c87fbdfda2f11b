#!/usr/bin/env python3
"""Write FoldingTable.swift: what each Unicode scalar is to the tokenizer.

    python3 generate-folding-table.py > ../FoldingTable.swift

The folding is meant to survive what happens to copy between two newsrooms:
case, compatibility forms, accents typed, composed or left out, invisible
characters, digits of other scripts. It is a property of every stored hash, so
a change of this table is a change of the hash family (see `SketchScheme.family`).

Two stages: scalar >> 7 names a page, the page holds 128 entries. An entry is
a kind in its top 4 bits and below, for a letter, how far off the scalar it
folds to is: so all pages of letters that fold to themselves are one page. The
entries are written as runs: an entry, and with REPEAT in it how often it comes
again. See `Folding.swift`.
"""
import itertools
import sys
import unicodedata

SEPARATOR, LETTER, IGNORED, EXPANSION, IDEOGRAPH, SYLLABIC = range(6)
PAGE, LIMIT, REPEAT = 128, 0x20000, 1 << 31

# Letters that have no decomposition but that wires spell in ASCII.
SPELLED = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k",
}

# Marks that spell a vowel sign in Indic scripts are letters; these are accents,
# points and vowel signs that are commonly left out.
DROPPED_MARKS = [
    (0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05C7), (0x0610, 0x061A),
    (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED), (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0x3099, 0x309A), (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
]
TATWEEL = 0x0640
# Letters and marks that show nothing (Default_Ignorable_Code_Point): Hangul
# fillers, inherent vowels of Khmer, Mongolian variation selectors.
BLANKS = [
    (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164), (0xFFA0, 0xFFA0),
]

IDEOGRAPHIC = [
    (0x3005, 0x3007), (0x3021, 0x3029), (0x3031, 0x3035), (0x303B, 0x303C),
    (0x3041, 0x30FF), (0x3105, 0x312F), (0x31A0, 0x31BF), (0x31F0, 0x31FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x1B000, 0x1B16F),
]
SYLLABIC_SCRIPTS = [  # Thai, Lao, Tibetan, Myanmar, Khmer, Tai Le, New Tai Lue
    (0x0E00, 0x0EFF), (0x0F00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF),
    (0x1950, 0x19DF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F),
]


def within(scalar, ranges):
    return any(low <= scalar <= high for low, high in ranges)


def is_dropped(char):
    scalar = ord(char)
    return (
        unicodedata.category(char) == "Cf"
        or scalar == TATWEEL
        or within(scalar, BLANKS)
        or (unicodedata.category(char) == "Mn" and within(scalar, DROPPED_MARKS))
    )


def is_word(char):
    # Unassigned scalars count as letters: they cannot occur, and make pages alike.
    return unicodedata.category(char)[0] in "LNM" or unicodedata.category(char) == "Cn"


def folded(char):
    """The word characters that stand for one, "" for none; None: a separator."""
    if is_dropped(char):
        return ""
    if not is_word(char):
        return None
    text = unicodedata.normalize("NFKD", char)
    text = unicodedata.normalize("NFKD", text.casefold())
    out = []
    for part in text:
        if is_dropped(part):
            continue
        if unicodedata.category(part) == "Nd":
            part = str(unicodedata.digit(part))
        part = SPELLED.get(part, part)
        out.append(part if all(map(is_word, part)) else " ")
    return "".join(out)


def kind_of(scalar):
    if within(scalar, IDEOGRAPHIC):
        return IDEOGRAPH
    if within(scalar, SYLLABIC_SCRIPTS):
        return SYLLABIC
    return LETTER


def build():
    """The page number of each run of scalars, the pages, the expansions."""
    expansions, offsets, entries = [], {}, []
    for scalar in range(LIMIT):
        char = chr(scalar)
        if 0xD800 <= scalar <= 0xDFFF or 0xAC00 <= scalar <= 0xD7A3:
            text = char  # surrogates cannot occur; Hangul is folded by arithmetic
        else:
            text = folded(char)
        if text is None:
            entries.append(SEPARATOR << 28)
        elif text == "":
            entries.append(IGNORED << 28)
        elif len(text) == 1 and text != " ":
            entries.append(kind_of(ord(text)) << 28 | (ord(text) - scalar) & 0xFFFFFFF)
        else:
            if text not in offsets:
                offsets[text] = len(expansions)
                expansions.extend(0 if part == " " else kind_of(ord(part)) << 28 | ord(part) for part in text)
            entries.append(EXPANSION << 28 | len(text) << 20 | offsets[text])
    numbers = {}
    index = []
    for start in range(0, LIMIT, PAGE):
        index.append(numbers.setdefault(tuple(entries[start:start + PAGE]), len(numbers)))
    return index, list(numbers), expansions


def runs(entries):
    """The entries, equal ones in a row as one and how often it comes again."""
    written = []
    for entry, group in itertools.groupby(entries):
        again = sum(1 for _ in group) - 1
        written += [entry, REPEAT | again] if again else [entry]
    return written


def literal(name, element, values, per_line, comment):
    print(f"    /// {comment}")
    print(f"    static let {name}: [{element}] = [")
    for start in range(0, len(values), per_line):
        print("        " + ", ".join(hex(value) for value in values[start:start + per_line]) + ",")
    print("    ]")


def main():
    index, pages, expansions = build()
    print("// Generated by Generator/generate-folding-table.py: do not edit.")
    print(f"// Unicode {unicodedata.unidata_version}.")
    print("// swift-format-ignore-file")
    print()
    print("enum FoldingTable {")
    literal("pageNumbers", "UInt8", index, 24, "The page of each run of 128 scalars below U+20000.")
    entries = [entry for page in pages for entry in page]
    literal("entryRuns", "UInt32", runs(entries), 12, "128 entries to a page; with the top bit, how often the last comes again.")
    literal("expansions", "UInt32", expansions, 12, "Kind << 28 | scalar of what one scalar folds to several of; 0 separates.")
    print("}")
    print(f"{len(pages)} pages, {len(expansions)} expansions", file=sys.stderr)


main()
