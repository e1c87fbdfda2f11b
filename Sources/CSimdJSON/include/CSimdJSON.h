// Reads chosen top-level fields of one JSON object at a time with simdjson.
//
// A plain C face over a C++ library: Swift's C++ interoperability would spread
// to every module that imports this one.
#ifndef WIRECOPY_CSIMDJSON_H
#define WIRECOPY_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Readable bytes that must follow every record; their value does not matter.
enum { WIRECOPY_JSON_PADDING = 64 };

// How many fields a reader can look for.
enum { WIRECOPY_JSON_MAX_FIELDS = 16 };

// What a field takes beside a string.
enum {
    WIRECOPY_JSON_TAKES_NUMBER = 1,  // as it is written
    WIRECOPY_JSON_TAKES_NAME = 2,    // of an object: the string under "name"
    WIRECOPY_JSON_TAKES_ARRAY = 4,   // of strings: joined
};

enum wirecopy_json_status {
    WIRECOPY_JSON_OK,
    WIRECOPY_JSON_NOT_AN_OBJECT,
    WIRECOPY_JSON_NOT_UTF8,
    WIRECOPY_JSON_SEVERAL,  // something follows the object
    WIRECOPY_JSON_BROKEN,  // wirecopy_json_problem says how
};

// From worst to best: of several keys for one field the best counts.
enum wirecopy_json_state {
    WIRECOPY_JSON_ABSENT,
    WIRECOPY_JSON_WRONG_TYPE,
    WIRECOPY_JSON_EMPTY,
    WIRECOPY_JSON_PRESENT,
};

struct wirecopy_json_value {
    const uint8_t *bytes;
    size_t count;
    enum wirecopy_json_state state;
};

struct wirecopy_json_reader;

struct wirecopy_json_reader *wirecopy_json_create(void);
void wirecopy_json_destroy(struct wirecopy_json_reader *reader);

// Says what a field takes, and what stands between joined strings. The
// separator is kept, not copied, and is at most two bytes long.
void wirecopy_json_set_field(
    struct wirecopy_json_reader *reader, int field, int takes, const char *separator);

// Looks for the field under this key too; a key added earlier is preferred.
void wirecopy_json_add_key(
    struct wirecopy_json_reader *reader, int field, const char *key, size_t count);

// Reads one object, which white space and a mark of UTF-8 may precede. Of equal
// keys the last counts, as in Python, JavaScript and jq. The values stay good until the next call, and as long as
// the record's bytes do: a string without escapes is not copied.
enum wirecopy_json_status wirecopy_json_read(
    struct wirecopy_json_reader *reader, const uint8_t *record, size_t count);

struct wirecopy_json_value wirecopy_json_get(const struct wirecopy_json_reader *reader, int field);

// The first keys of an object, for a message; good until the next call.
const char *wirecopy_json_keys(struct wirecopy_json_reader *reader, const uint8_t *record, size_t count);

// After WIRECOPY_JSON_BROKEN: one clause on what is wrong.
const char *wirecopy_json_problem(const struct wirecopy_json_reader *reader);

#ifdef __cplusplus
}
#endif

#endif
