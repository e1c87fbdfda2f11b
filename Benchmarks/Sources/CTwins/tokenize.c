#include "CTwins.h"

#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

static const uint64_t ones = 0x0101010101010101;
static const uint64_t high_bits = 0x8080808080808080;
static const uint64_t lowercase = 0x2020202020202020;

static inline uint64_t load(const uint8_t *bytes) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    return word;
}

// One bit per byte, first byte lowest: set for ASCII letters and digits.
static inline uint64_t word_bits(uint64_t bytes) {
    uint64_t letters = (bytes | lowercase) & ~high_bits;
    uint64_t digits = bytes & ~high_bits;
    uint64_t is_letter = (letters + ones * (0x80 - 0x61)) & ~(letters + ones * (0x80 - 0x7B));
    uint64_t is_digit = (digits + ones * (0x80 - 0x30)) & ~(digits + ones * (0x80 - 0x3A));
    uint64_t is_word = (is_letter | is_digit | bytes) & high_bits;
    return ((is_word >> 7) * 0x0102040810204080) >> 56;
}

static inline uint64_t block_mask(const uint8_t *block) {
    uint64_t mask = 0;
    for (int part = 0; part < 8; part++) mask |= word_bits(load(block + 8 * part)) << (8 * part);
    return mask;
}

static inline size_t trailing_zeros(uint64_t bits) { return bits ? (size_t)__builtin_ctzll(bits) : 64; }

static inline uint64_t low_bytes(size_t count) { return UINT64_MAX >> (64 - 8 * count); }

// Eight bytes at `offset`; those behind the end of the text read as zero.
static inline uint64_t eight(const uint8_t *text, size_t count, size_t offset) {
    if (offset + 8 <= count) return load(text + offset);
    uint64_t word = 0;
    if (offset < count) memcpy(&word, text + offset, count - offset);
    return word;
}

static uint64_t hash_long(const uint8_t *word, size_t length) {
    uint8_t folded[1024];
    XXH3_state_t state;
    if (length <= sizeof folded) {
        for (size_t index = 0; index < length; index++) {
            uint8_t byte = word[index];
            folded[index] = byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
        }
        return XXH3_64bits_withSeed(folded, length, 0);
    }
    XXH3_64bits_reset_withSeed(&state, 0);
    while (length > 0) {
        size_t part = length < sizeof folded ? length : sizeof folded;
        for (size_t index = 0; index < part; index++) {
            uint8_t byte = word[index];
            folded[index] = byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
        }
        XXH3_64bits_update(&state, folded, part);
        word += part;
        length -= part;
    }
    return XXH3_64bits_digest(&state);
}

static inline uint64_t word_hash(const uint8_t *text, size_t count, size_t start, size_t end) {
    size_t length = end - start;
    uint64_t words[2];
    words[0] = eight(text, count, start) | lowercase;
    if (length <= 8) {
        words[0] &= low_bytes(length);
        return XXH3_64bits_withSeed(words, 8, 0);
    }
    if (length > 16) return hash_long(text + start, length);
    words[1] = (eight(text, count, start + 8) | lowercase) & low_bytes(length - 8);
    return XXH3_64bits_withSeed(words, 16, 0);
}

size_t ctwins_tokenize(const uint8_t *text, size_t count, ctwins_token *tokens) {
    size_t whole = count & ~(size_t)63;
    size_t start = 0, written = 0;
    uint64_t in_word = 0;
    uint8_t tail[64] = {0};
    memcpy(tail, text + whole, count - whole);
    // The stretch behind the last whole block, empty or not, ends all words.
    for (size_t base = 0; base <= whole; base += 64) {
        uint64_t mask = block_mask(base < whole ? text + base : tail);
        uint64_t shifted = mask << 1 | in_word;
        uint64_t starts = mask & ~shifted;
        uint64_t ends = ~mask & shifted;
        if (!in_word) {
            start = base + trailing_zeros(starts);
            starts &= starts - 1;
        }
        in_word = mask >> 63;
        while (ends) {
            size_t end = base + trailing_zeros(ends);
            ends &= ends - 1;
            tokens[written++] = (ctwins_token){
                word_hash(text, count, start, end), (uint32_t)start, (uint32_t)end};
            start = base + trailing_zeros(starts);
            starts &= starts - 1;
        }
    }
    return written;
}
