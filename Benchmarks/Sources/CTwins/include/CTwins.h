// The two hottest kernels of wirecopy written again in plain C, as a yardstick
// for the Swift ones: same algorithm, same results, no vector intrinsics.
#ifndef CTWINS_H
#define CTWINS_H

#include <stddef.h>
#include <stdint.h>

// Laid out as Token is.
typedef struct {
    uint64_t hash;
    uint32_t start;
    uint32_t end;
} ctwins_token;

// Cuts ASCII text into words of letters and digits, lower-cases them, hashes
// each by XXH3, and returns their number. `tokens` has room for count + 1.
size_t ctwins_tokenize(const uint8_t *text, size_t count, ctwins_token *tokens);

// The signature of `count` > 0 hashes by bucket rounds, into `slot_count` slots.
void ctwins_sketch(const uint64_t *elements, size_t count, uint64_t seed, uint32_t *slots, uint32_t slot_count);

#endif
