/// A publisher's name as a number, for comparing.
public struct PublisherNumber: Sendable, Hashable {
    /// 0 where the publisher is not known.
    let value: UInt32

    /// FNV-1a (Fowler, Noll and Vo 1991) of a name; an empty one is not known.
    public init(of name: ArraySlice<UInt8>) {
        value = name.isEmpty ? 0 : name.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }

    /// Whether four in five of some documents come from one known publisher.
    static func isOne(of documents: [Document], publisher: (Document) -> UInt32) -> Bool {
        // A name that more than half have is left over when unlike ones are
        // struck out in twos (Boyer and Moore 1981).
        var candidate: UInt32 = 0
        var lead = 0
        for document in documents {
            let publisher = publisher(document)
            if lead == 0 { candidate = publisher }
            lead += publisher == candidate ? 1 : -1
        }
        let count = documents.count { publisher($0) == candidate }
        return candidate != 0 && count * 5 >= documents.count * 4
    }
}
