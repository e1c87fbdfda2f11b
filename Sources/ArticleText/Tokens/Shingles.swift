/// Hashes of all runs of `width` consecutive words (Broder 1997).
public enum Shingles {
    /// The base of the polynomial over word hashes; any odd constant with
    /// well-spread bits does.
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Replaces `shingles` by the hash of every run of `width` tokens, in
    /// order: `tokens.count - width + 1` of them, none for a shorter text.
    ///
    /// A polynomial in the word hashes rolled along the text (Karp and Rabin
    /// 1987), then mixed so that any bits of a hash may be used. Linear.
    ///
    /// - Precondition: `width` is at least 1.
    public static func hashes(of tokens: [Token], width: Int, into shingles: inout [UInt64]) {
        let words = tokens.span
        precondition(width >= 1, "a shingle has at least one word")
        shingles.removeAll(keepingCapacity: true)
        guard words.count >= width else { return }
        var leaving: UInt64 = 1
        for _ in 0..<width { leaving &*= base }
        var rolling: UInt64 = 0
        for index in 0..<width { rolling = rolling &* base &+ words[index].hash }
        let count = words.count &- width &+ 1
        shingles.append(addingCapacity: count) { output in
            output.append(mix(rolling))
            var index = width
            while index < words.count {
                rolling = rolling &* base &+ words[index].hash &- words[index &- width].hash &* leaving
                output.append(mix(rolling))
                index &+= 1
            }
        }
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014), shortened.
    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93
        return mixed ^ mixed >> 32
    }
}
