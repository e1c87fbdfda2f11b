/// One document under one key, in eight bytes: the upper 40 bits of a key are
/// kept, 8 of them as the number of the partition.
///
/// Two keys that agree in 40 bits are taken for one; with 10^8 postings that
/// happens to one in ten thousand, and candidates are verified anyway.
struct Posting: Sendable, Hashable, Comparable {
    /// Key bits 55...24 above the document.
    var bits: UInt64

    @inline(__always)
    init(key: UInt64, document: UInt32) {
        bits = key << 8 & 0xFFFF_FFFF_0000_0000 | UInt64(document)
    }

    init(bits: UInt64) { self.bits = bits }

    /// The part of the key kept here.
    @inline(__always)
    var key: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }

    @inline(__always)
    var document: UInt32 { UInt32(truncatingIfNeeded: bits) }

    @inline(__always)
    static func partition(of key: UInt64) -> Int { Int(truncatingIfNeeded: key >> 56) }

    /// The same key, another document.
    func of(_ document: UInt32) -> Posting {
        Posting(bits: bits & 0xFFFF_FFFF_0000_0000 | UInt64(document))
    }

    static func < (left: Posting, right: Posting) -> Bool { left.bits < right.bits }
}

/// Sorts postings by key, then document: radix sort, least significant digit
/// first, over the 32 key bits, then each group of one key by document.
///
/// Linear; `spare` is working memory that callers keep between calls.
enum PostingSort {
    private static let digitBits: UInt64 = 11

    static func sort(_ postings: inout [Posting], spare: inout [Posting]) {
        let count = postings.count
        guard count > 64 else { return postings.sort() }
        if spare.count < count { spare = [Posting](repeating: Posting(bits: 0), count: count) }
        var isInSpare = false
        for shift in [32, 43, 54] as [UInt64] {
            if isInSpare {
                pass(from: spare.span, to: postings.mutableSpan, count: count, shift: shift)
            } else {
                pass(from: postings.span, to: spare.mutableSpan, count: count, shift: shift)
            }
            isInSpare.toggle()
        }
        // Three passes: the result is in `spare`.
        for index in 0..<count { postings[index] = spare[index] }
        sortGroups(&postings)
    }

    private static func pass(
        from source: Span<Posting>, to target: consuming MutableSpan<Posting>, count: Int, shift: UInt64
    ) {
        let mask = UInt64(1) << digitBits &- 1
        var places = InlineArray<2048, Int>(repeating: 0)
        for index in 0..<count {
            places[Int(truncatingIfNeeded: source[index].bits >> shift & mask)] &+= 1
        }
        var place = 0
        for digit in places.indices {
            let size = places[digit]
            places[digit] = place
            place &+= size
        }
        for index in 0..<count {
            let posting = source[index]
            let digit = Int(truncatingIfNeeded: posting.bits >> shift & mask)
            target[places[digit]] = posting
            places[digit] &+= 1
        }
    }

    private static func sortGroups(_ postings: inout [Posting]) {
        var start = 0
        while start < postings.count {
            var end = start + 1
            while end < postings.count, postings[end].key == postings[start].key { end += 1 }
            if end - start > 1 { postings[start..<end].sort() }
            start = end
        }
    }
}
