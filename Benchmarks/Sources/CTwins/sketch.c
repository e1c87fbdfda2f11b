#include "CTwins.h"

static inline uint64_t mix(uint64_t value, uint64_t key) {
    unsigned __int128 product = (unsigned __int128)(value ^ key) * 0x9FB21C651E98DF25;
    return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

static uint64_t round_key(uint32_t number, uint64_t seed) {
    uint64_t state = seed + ((uint64_t)number + 1) * 0x9E3779B97F4A7C15;
    state = (state ^ state >> 30) * 0xBF58476D1CE4E5B9;
    state = (state ^ state >> 27) * 0x94D049BB133111EB;
    return state ^ state >> 31;
}

static void scatter(
    const uint64_t *restrict elements, size_t count, uint64_t key, uint32_t base, uint32_t mask,
    uint32_t *restrict slots, uint32_t slot_count) {
    for (size_t index = 0; index < count; index++) {
        uint64_t mixed = mix(elements[index], key);
        uint32_t slot = (uint32_t)((mixed >> 32) * slot_count >> 32);
        uint32_t value = base | ((uint32_t)mixed & mask);
        uint32_t kept = slots[slot];
        slots[slot] = value < kept ? value : kept;
    }
}

static uint32_t least(const uint64_t *elements, size_t count, uint64_t key, uint32_t mask) {
    uint32_t least = UINT32_MAX;
    for (size_t index = 0; index < count; index++) {
        uint32_t value = (uint32_t)mix(elements[index], key) & mask;
        least = value < least ? value : least;
    }
    return least;
}

static int is_full(const uint32_t *slots, uint32_t slot_count) {
    uint32_t empty = 0;
    for (uint32_t slot = 0; slot < slot_count; slot++) empty |= slots[slot] == UINT32_MAX;
    return !empty;
}

void ctwins_sketch(const uint64_t *elements, size_t count, uint64_t seed, uint32_t *slots, uint32_t slot_count) {
    uint32_t value_bits = (uint32_t)__builtin_clz(2 * slot_count - 1);
    uint32_t mask = (1u << value_bits) - 1;
    for (uint32_t slot = 0; slot < slot_count; slot++) slots[slot] = UINT32_MAX;
    for (uint32_t round = 0; round < slot_count; round++) {
        scatter(elements, count, round_key(round, seed), round << value_bits, mask, slots, slot_count);
        if (is_full(slots, slot_count)) return;
    }
    for (uint32_t slot = 0; slot < slot_count; slot++) {
        if (slots[slot] != UINT32_MAX) continue;
        uint32_t round = slot_count + slot;
        slots[slot] = round << value_bits | least(elements, count, round_key(round, seed), mask);
    }
}
