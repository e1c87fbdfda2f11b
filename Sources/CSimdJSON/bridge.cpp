#include "CSimdJSON.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

using namespace simdjson;

static_assert(WIRECOPY_JSON_PADDING >= SIMDJSON_PADDING, "a record needs this many bytes after it");

namespace {

struct key_entry {
    std::string name;
    int field;
    int rank;
    size_t index;  // among all keys

    // Whether it is this key, which is as long.
    bool is(std::string_view key) const {
        return name.front() == *key.data() && memcmp(name.data(), key.data(), key.size()) == 0;
    }
};

struct slot {
    wirecopy_json_value value{};
    int rank = 0;
};

// The value of each hexadecimal digit; -1 for other bytes.
constexpr std::array<int8_t, 256> hex_values = [] {
    std::array<int8_t, 256> values{};
    for (auto &value : values) value = -1;
    for (int i = 0; i < 10; i++) values[size_t('0' + i)] = int8_t(i);
    for (int i = 0; i < 6; i++) values[size_t('a' + i)] = values[size_t('A' + i)] = int8_t(10 + i);
    return values;
}();

// The value of four hexadecimal digits, or a negative number. Texts escaped
// to ASCII consist of them, so it does not branch.
int hex4(const uint8_t *digits) {
    return hex_values[digits[0]] * 4096 | hex_values[digits[1]] * 256 | hex_values[digits[2]] * 16
        | hex_values[digits[3]];
}

uint8_t *append_utf8(uint8_t *out, uint32_t scalar) {
    if (scalar < 0x80) {
        *out++ = uint8_t(scalar);
    } else if (scalar < 0x800) {
        *out++ = uint8_t(0xC0 | scalar >> 6);
        *out++ = uint8_t(0x80 | (scalar & 63));
    } else if (scalar < 0x10000) {
        *out++ = uint8_t(0xE0 | scalar >> 12);
        *out++ = uint8_t(0x80 | (scalar >> 6 & 63));
        *out++ = uint8_t(0x80 | (scalar & 63));
    } else {
        *out++ = uint8_t(0xF0 | scalar >> 18);
        *out++ = uint8_t(0x80 | (scalar >> 12 & 63));
        *out++ = uint8_t(0x80 | (scalar >> 6 & 63));
        *out++ = uint8_t(0x80 | (scalar & 63));
    }
    return out;
}

// Writes the escape at `in` to `out` and moves both on; false if there is no
// such escape. Half a surrogate pair, as a cut through the middle of an emoji
// leaves it, becomes U+FFFD: no reason to lose an article. So does U+0000, at
// which whoever keeps strings as C does would end them.
[[gnu::always_inline]] inline bool unescape_one(const uint8_t *&in, const uint8_t *end, uint8_t *&out) {
    if (end - in < 2) return false;
    uint8_t plain;
    switch (in[1]) {
    case '"': case '\\': case '/': plain = in[1]; break;
    case 'n': plain = '\n'; break;
    case 't': plain = '\t'; break;
    case 'r': plain = '\r'; break;
    case 'b': plain = '\b'; break;
    case 'f': plain = '\f'; break;
    case 'u': {
        if (end - in < 6) return false;
        int unit = hex4(in + 2);
        if (unit < 0) return false;
        in += 6;
        uint32_t scalar = uint32_t(unit);
        if (scalar >= 0xD800 && scalar < 0xE000) {
            int low = -1;
            if (scalar < 0xDC00 && end - in >= 6 && in[0] == '\\' && in[1] == 'u') low = hex4(in + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                scalar = 0x10000 + ((scalar - 0xD800) << 10) + (uint32_t(low) - 0xDC00);
                in += 6;
            } else {
                scalar = 0xFFFD;
            }
        }
        if (scalar == 0) scalar = 0xFFFD;
        out = append_utf8(out, scalar);
        return true;
    }
    default: return false;
    }
    *out++ = plain;
    in += 2;
    return true;
}

const char *clause(error_code error) {
    switch (error) {
    case UNCLOSED_STRING: return "a string is not closed";
    case UNESCAPED_CHARS: return "a control character stands unescaped in a string";
    case DEPTH_ERROR: return "it is nested too deeply";
    case INCOMPLETE_ARRAY_OR_OBJECT: return "it ends before its last bracket";
    case STRING_ERROR: return "an escape is malformed";
    case NUMBER_ERROR: return "a number is malformed";
    case MEMALLOC: case CAPACITY: return "it needs more memory than there is";
    default: return "a comma, colon, quote or bracket is missing or too many";
    }
}

// What follows white space and marks of UTF-8, which files that were put
// together have in their middle.
size_t blank(const uint8_t *bytes, size_t start, size_t end) {
    while (start < end) {
        if (bytes[start] == ' ' || (bytes[start] >= 9 && bytes[start] <= 13)) {
            start++;
        } else if (end - start >= 3 && memcmp(bytes + start, "\xEF\xBB\xBF", 3) == 0) {
            start += 3;
        } else {
            break;
        }
    }
    return start;
}

}  // namespace

struct wirecopy_json_reader {
    // On demand rather than a document tree: numbers keep their spelling, and
    // Python's NaN in a field nobody asked for harms no article.
    ondemand::parser parser;
    // As long as the longest key.
    std::vector<std::vector<key_entry>> keys_by_length;
    size_t key_count = 0;
    std::array<int, WIRECOPY_JSON_MAX_FIELDS> takes{};
    std::array<std::string_view, WIRECOPY_JSON_MAX_FIELDS> separators{};
    std::array<int, WIRECOPY_JSON_MAX_FIELDS> ranks{};
    std::array<slot, WIRECOPY_JSON_MAX_FIELDS> slots{};
    const char *problem = nullptr;

    // Whether a key of the record came again whose value was held. Then the
    // record is read once more, with a value for every key.
    bool has_repeated = false;
    std::vector<slot> slots_by_key;
    std::string unescaped_key;
    std::string key_list;

    // Unescaped and joined strings of one record. Never longer than the
    // record: an escape is longer than what it stands for, and the quotes and
    // comma around a string are longer than a separator.
    std::unique_ptr<uint8_t[]> arena;
    size_t arena_size = 0;
    uint8_t *arena_end = nullptr;

    void clear(size_t record_size) {
        if (arena_size < record_size) {
            arena_size = record_size + record_size / 2;
            arena.reset(new uint8_t[arena_size]);
        }
        arena_end = arena.get();
        slots.fill(slot{});
        has_repeated = false;
        problem = nullptr;
    }

    // The inside of a string token: in place if it has no escapes, otherwise
    // (or if `copied`) at the end of the arena.
    error_code string(std::string_view token, bool copied, wirecopy_json_value &value) {
        size_t last = token.find_last_of('"');
        if (last == 0 || last == std::string_view::npos) return TAPE_ERROR;
        auto in = reinterpret_cast<const uint8_t *>(token.data()) + 1;
        auto end = in + (last - 1);
        auto escape = static_cast<const uint8_t *>(memchr(in, '\\', size_t(end - in)));
        if (!escape && !copied) {
            value = {in, size_t(end - in), WIRECOPY_JSON_PRESENT};
        } else {
            uint8_t *start = arena_end, *out = start;
            while (escape) {
                memcpy(out, in, size_t(escape - in));
                out += escape - in;
                in = escape;
                do {
                    if (!unescape_one(in, end, out)) return STRING_ERROR;
                } while (in < end && *in == '\\');
                escape = static_cast<const uint8_t *>(memchr(in, '\\', size_t(end - in)));
            }
            memcpy(out, in, size_t(end - in));
            out += end - in;
            arena_end = out;
            value = {start, size_t(out - start), WIRECOPY_JSON_PRESENT};
        }
        if (value.count == 0) value.state = WIRECOPY_JSON_EMPTY;
        return SUCCESS;
    }

    // The string under "name", the last if there are several; absent if there
    // is none.
    error_code name(ondemand::object object, bool copied, wirecopy_json_value &value) {
        uint8_t *start = arena_end;
        for (auto entry : object) {
            ondemand::field field;
            if (auto error = std::move(entry).get(field)) return error;
            ondemand::json_type type;
            if (auto error = field.value().type().get(type)) return error;
            if (type != ondemand::json_type::string || !(field.key() == "name")) continue;
            arena_end = start;
            if (auto error = string(field.value().raw_json_token(), copied, value)) return error;
        }
        return SUCCESS;
    }

    error_code array(ondemand::array array, int field, wirecopy_json_value &value) {
        uint8_t *start = arena_end;
        std::string_view separator = separators[size_t(field)];
        bool wrong = false;
        for (auto entry : array) {
            ondemand::value element;
            if (auto error = std::move(entry).get(element)) return error;
            ondemand::json_type type;
            if (auto error = element.type().get(type)) return error;
            uint8_t *before = arena_end;
            if (before != start) {
                memcpy(arena_end, separator.data(), separator.size());
                arena_end += separator.size();
            }
            wirecopy_json_value part{};
            if (type == ondemand::json_type::string) {
                if (auto error = string(element.raw_json_token(), true, part)) return error;
            } else if (type == ondemand::json_type::object && takes[size_t(field)] & WIRECOPY_JSON_TAKES_NAME) {
                ondemand::object object;
                if (auto error = element.get_object().get(object)) return error;
                if (auto error = name(object, true, part)) return error;
            } else if (type != ondemand::json_type::null) {
                wrong = true;
            }
            if (part.state != WIRECOPY_JSON_PRESENT) arena_end = before;
        }
        value = {start, size_t(arena_end - start), WIRECOPY_JSON_PRESENT};
        if (value.count == 0) value.state = WIRECOPY_JSON_EMPTY;
        if (wrong) value = {nullptr, 0, WIRECOPY_JSON_WRONG_TYPE};
        return SUCCESS;
    }

    error_code value(ondemand::value json, ondemand::json_type type, int field, wirecopy_json_value &value) {
        int accepted = takes[size_t(field)];
        switch (type) {
        case ondemand::json_type::string: return string(json.raw_json_token(), false, value);
        case ondemand::json_type::null: return SUCCESS;
        case ondemand::json_type::number:
            if (accepted & WIRECOPY_JSON_TAKES_NUMBER) {
                std::string_view token = json.raw_json_token();
                size_t count = token.find_last_not_of(" \t\r\n") + 1;
                // The parser looks at the first byte of a number only.
                if (token.substr(0, count).find_first_not_of("0123456789+-.eE") != std::string_view::npos)
                    return NUMBER_ERROR;
                value = {reinterpret_cast<const uint8_t *>(token.data()), count, WIRECOPY_JSON_PRESENT};
                return SUCCESS;
            }
            break;
        case ondemand::json_type::object:
            if (accepted & WIRECOPY_JSON_TAKES_NAME) {
                ondemand::object object;
                if (auto error = json.get_object().get(object)) return error;
                return name(object, false, value);
            }
            break;
        case ondemand::json_type::array:
            if (accepted & WIRECOPY_JSON_TAKES_ARRAY) {
                ondemand::array list;
                if (auto error = json.get_array().get(list)) return error;
                return array(list, field, value);
            }
            break;
        case ondemand::json_type::boolean: break;
        }
        value.state = WIRECOPY_JSON_WRONG_TYPE;
        return SUCCESS;
    }

    // Whether a value of this state and rank is better than the one held.
    bool improves(const slot &held, wirecopy_json_state state, int rank) const {
        return state > held.value.state || (state == held.value.state && rank < held.rank);
    }

    // The entries of a key, as it stands in the record behind its quote.
    const std::vector<key_entry> *entries(const uint8_t *raw, const uint8_t *end, std::string_view &key) {
        auto start = reinterpret_cast<const char *>(raw);
        size_t most = std::min(keys_by_length.size(), size_t(end - raw));
        auto quote = static_cast<const char *>(memchr(start, '"', most));
        if (quote) {
            key = {start, size_t(quote - start)};
            auto &found = keys_by_length[key.size()];
            for (const key_entry &entry : found) {
                if (entry.is(key)) return &found;
            }
        }
        // Python writes every letter that is not ASCII as an escape.
        if (!memchr(start, '\\', quote ? size_t(quote - start) : most)) return nullptr;
        return entries_of_escaped(raw, end, key);
    }

    [[gnu::noinline]] const std::vector<key_entry> *entries_of_escaped(
        const uint8_t *in, const uint8_t *end, std::string_view &key) {
        unescaped_key.clear();
        while (in < end && *in != '"' && unescaped_key.size() < keys_by_length.size()) {
            if (*in != '\\') {
                unescaped_key.push_back(char(*in++));
                continue;
            }
            uint8_t scalar[4], *out = scalar;
            if (!unescape_one(in, end, out)) return nullptr;
            unescaped_key.append(reinterpret_cast<const char *>(scalar), size_t(out - scalar));
        }
        if (in == end || *in != '"' || unescaped_key.size() >= keys_by_length.size()) return nullptr;
        key = unescaped_key;
        return &keys_by_length[key.size()];
    }

    // Reads a field once if one of the keys is its own and `wants` it, and hands
    // each such key what was found. A key can stand for two fields: with
    // --id-field url it is id and URL. Only a string can serve both, as anything
    // else can be walked only once.
    template <typename Wants, typename Take>
    error_code for_each_key(ondemand::field &field, const uint8_t *end, Wants wants, Take take) {
        std::string_view key;
        auto found_entries = entries(reinterpret_cast<const uint8_t *>(field.key().raw()), end, key);
        if (!found_entries) return SUCCESS;
        ondemand::json_type type{};
        wirecopy_json_value found{};
        bool is_read = false;
        for (const key_entry &entry : *found_entries) {
            if (!entry.is(key) || !wants(entry)) continue;
            if (!is_read) {
                if (auto error = field.value().type().get(type)) return error;
                if (auto error = value(field.value(), type, entry.field, found)) return error;
                is_read = true;
            }
            take(entry, found);
            if (type != ondemand::json_type::string) break;
        }
        return SUCCESS;
    }

    error_code field(ondemand::field &field, const uint8_t *end) {
        return for_each_key(
            field, end,
            [&](const key_entry &entry) {
                slot &held = slots[size_t(entry.field)];
                if (entry.rank == held.rank && held.value.state != WIRECOPY_JSON_ABSENT) has_repeated = true;
                return !has_repeated && improves(held, WIRECOPY_JSON_PRESENT, entry.rank);
            },
            [&](const key_entry &entry, const wirecopy_json_value &found) {
                slot &held = slots[size_t(entry.field)];
                if (improves(held, found.state, entry.rank)) held = {found, entry.rank};
            });
    }

    // The same where keys come again: the last value of each counts.
    error_code repeated_field(ondemand::field &field, const uint8_t *end) {
        return for_each_key(
            field, end, [](const key_entry &) { return true; },
            [&](const key_entry &entry, const wirecopy_json_value &found) {
                slots_by_key[entry.index] = {found, entry.rank};
            });
    }

    void take_best_of_keys() {
        slots.fill(slot{});
        for (auto &entries : keys_by_length) {
            for (auto &entry : entries) {
                slot &held = slots[size_t(entry.field)];
                slot &found = slots_by_key[entry.index];
                if (improves(held, found.value.state, entry.rank)) held = found;
            }
        }
    }

    template <typename Body>
    error_code for_each_field(const uint8_t *record, size_t count, Body body) {
        ondemand::document document;
        ondemand::object object;
        padded_string_view view(record, count, count + WIRECOPY_JSON_PADDING);
        if (auto error = parser.iterate(view).get(document)) return error;
        if (auto error = document.get_object().get(object)) return error;
        for (auto entry : object) {
            ondemand::field next;
            if (auto error = std::move(entry).get(next)) return error;
            if (auto error = body(next)) return error;
        }
        return document.current_location().error() == OUT_OF_BOUNDS ? SUCCESS : TRAILING_CONTENT;
    }

    error_code read(const uint8_t *record, size_t count) {
        const uint8_t *end = record + count;
        auto error = for_each_field(
            record, count, [&](ondemand::field &next) { return field(next, end); });
        if (error || !has_repeated) return error;
        arena_end = arena.get();
        slots_by_key.assign(key_count, slot{});
        error = for_each_field(
            record, count, [&](ondemand::field &next) { return repeated_field(next, end); });
        take_best_of_keys();
        return error;
    }

    // The first keys of a record, as they are written, commas between them.
    void list_keys(const uint8_t *record, size_t count) {
        constexpr size_t most = 8, longest = 40;
        size_t listed = 0;
        key_list.clear();
        const uint8_t *end = record + count;
        (void)for_each_field(record, count, [&](ondemand::field &next) -> error_code {
            if (listed++ > 0) key_list += ", ";
            if (listed > most) {
                key_list += "\xE2\x80\xA6";
                return TRAILING_CONTENT;
            }
            auto raw = reinterpret_cast<const char *>(next.key().raw());
            size_t length = 0, room = size_t(end - reinterpret_cast<const uint8_t *>(raw));
            while (length < room && raw[length] != '"') length += raw[length] == '\\' ? 2 : 1;
            length = std::min(length, room);
            size_t shown = std::min(length, longest);
            // Not in the middle of a letter.
            while (shown < length && shown > 0 && (uint8_t(raw[shown]) & 0xC0) == 0x80) shown--;
            key_list.append(raw, shown);
            if (shown < length) key_list += "\xE2\x80\xA6";
            return SUCCESS;
        });
    }
};

wirecopy_json_reader *wirecopy_json_create(void) { return new wirecopy_json_reader; }

void wirecopy_json_destroy(wirecopy_json_reader *reader) { delete reader; }

void wirecopy_json_set_field(wirecopy_json_reader *reader, int field, int takes, const char *separator) {
    reader->takes[size_t(field)] = takes;
    reader->separators[size_t(field)] = separator;
}

void wirecopy_json_add_key(wirecopy_json_reader *reader, int field, const char *key, size_t count) {
    if (count >= reader->keys_by_length.size()) reader->keys_by_length.resize(count + 1);
    reader->keys_by_length[count].push_back(
        {std::string(key, count), field, reader->ranks[size_t(field)]++, reader->key_count++});
}

wirecopy_json_status wirecopy_json_read(wirecopy_json_reader *reader, const uint8_t *record, size_t count) {
    size_t start = blank(record, 0, count);
    if (start == count || record[start] != '{') return WIRECOPY_JSON_NOT_AN_OBJECT;
    try {
        reader->clear(count);
    } catch (const std::bad_alloc &) {
        reader->problem = clause(MEMALLOC);
        return WIRECOPY_JSON_BROKEN;
    }
    error_code error = reader->read(record + start, count - start);
    if (error == SUCCESS) return WIRECOPY_JSON_OK;
    if (error == UTF8_ERROR) return WIRECOPY_JSON_NOT_UTF8;
    if (error == TRAILING_CONTENT) return WIRECOPY_JSON_SEVERAL;
    reader->problem = clause(error);
    return WIRECOPY_JSON_BROKEN;
}

wirecopy_json_value wirecopy_json_get(const wirecopy_json_reader *reader, int field) {
    return reader->slots[size_t(field)].value;
}

const char *wirecopy_json_keys(wirecopy_json_reader *reader, const uint8_t *record, size_t count) {
    size_t start = blank(record, 0, count);
    reader->list_keys(record + start, count - start);
    return reader->key_list.c_str();
}

const char *wirecopy_json_problem(const wirecopy_json_reader *reader) { return reader->problem; }
