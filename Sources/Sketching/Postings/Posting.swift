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
