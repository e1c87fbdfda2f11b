// XXH3 from Debian's libxxhash-dev, compiled into the caller: a call into the
// shared library costs as much again as hashing one word does.
#define XXH_INLINE_ALL
#include <xxhash.h>

static inline __attribute__((always_inline)) uint64_t
wirecopy_xxh3_64(const void *bytes, size_t count, uint64_t seed) {
    return XXH3_64bits_withSeed(bytes, count, seed);
}

// The two lengths nearly every word has, known to the compiler: no branches.
static inline __attribute__((always_inline)) uint64_t
wirecopy_xxh3_64_8(uint64_t word, uint64_t seed) {
    return XXH3_64bits_withSeed(&word, 8, seed);
}

static inline __attribute__((always_inline)) uint64_t
wirecopy_xxh3_64_16(uint64_t low, uint64_t high, uint64_t seed) {
    uint64_t word[2] = {low, high};
    return XXH3_64bits_withSeed(word, 16, seed);
}

typedef struct {
    uint64_t low;
    uint64_t high;
} wirecopy_hash128;

static inline wirecopy_hash128 wirecopy_xxh3_128(const void *bytes, size_t count) {
    XXH128_hash_t hash = XXH3_128bits(bytes, count);
    wirecopy_hash128 result = {hash.low64, hash.high64};
    return result;
}
