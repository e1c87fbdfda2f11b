import ArticleText
import ReuseDetection
import Sketching

/// Keys and passages as compact bytes.
enum Packing {
    private static let keyBytes = PostingList.keyBits / 8

    /// As much of each key as an index looks at, least byte first.
    static func bytes(of keys: [UInt64]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(keys.count * keyBytes)
        for key in keys { append(key >> UInt64(64 - PostingList.keyBits), count: keyBytes, to: &bytes) }
        return bytes
    }

    static func keys(in bytes: [UInt8]) -> [UInt64] {
        stride(from: 0, to: bytes.count - keyBytes + 1, by: keyBytes).map { start in
            number(in: bytes[start..<start + keyBytes]) << UInt64(64 - PostingList.keyBits)
        }
    }

    static func bytes(of digest: TextDigest) -> [UInt8] {
        var bytes: [UInt8] = []
        append(digest.low, count: 8, to: &bytes)
        append(digest.high, count: 8, to: &bytes)
        return bytes
    }

    static func digest(in bytes: [UInt8]) -> TextDigest? {
        guard bytes.count == 16 else { return nil }
        return TextDigest(high: number(in: bytes[8...]), low: number(in: bytes[..<8]))
    }

    /// Six numbers of four bytes and the kind for each passage.
    static func bytes(of passages: [Passage]) -> [UInt8] {
        var bytes: [UInt8] = []
        for passage in passages {
            let similarity = Int((passage.similarity * 1_000_000).rounded())
            for number in [
                passage.first.lowerBound, passage.first.count, passage.second.lowerBound,
                passage.second.count, passage.words, similarity,
            ] {
                append(UInt64(number), count: 4, to: &bytes)
            }
            bytes.append(kinds.firstIndex(of: passage.kind).map(UInt8.init) ?? 0)
        }
        return bytes
    }

    static func passages(in bytes: [UInt8]) -> [Passage] {
        stride(from: 0, to: bytes.count - 24, by: 25).map { start in
            func field(_ place: Int) -> Int {
                Int(number(in: bytes[start + 4 * place..<start + 4 * place + 4]))
            }
            return Passage(
                first: field(0)..<field(0) + field(1), second: field(2)..<field(2) + field(3),
                kind: kinds[min(Int(bytes[start + 24]), kinds.count - 1)],
                similarity: Double(field(5)) / 1_000_000, words: field(4))
        }
    }

    /// The order is stored: a new kind goes to the end.
    private static let kinds: [Passage.Kind] = [.verbatim, .reworded, .quote]

    private static func append(_ number: UInt64, count: Int, to bytes: inout [UInt8]) {
        for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
    }

    private static func number(in bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
