/// Lists of documents, and for each document the lists it stands in: both
/// directions of an inverted index, in four flat arrays.
struct DocumentLists: Sendable {
    /// The lists one thread made, one behind the other.
    struct Part: Sendable {
        var members: [Document] = []
        var ends: [Int] = []

        mutating func append(_ documents: some Sequence<Document>) {
            members.append(contentsOf: documents)
            ends.append(members.count)
        }
    }

    private var members: [Document] = []
    private var listStarts: [Int] = [0]
    private var listsOf: [UInt32] = []
    private var documentStarts: [Int]

    init(_ parts: consuming [Part], documents: Int) {
        members.reserveCapacity(parts.reduce(0) { $0 + $1.members.count })
        listStarts.reserveCapacity(parts.reduce(1) { $0 + $1.ends.count })
        for index in parts.indices {
            let start = members.count
            members += parts[index].members
            for end in parts[index].ends { listStarts.append(start + end) }
            // Given up one by one, so that all of it is never there twice.
            parts[index] = Part()
        }

        documentStarts = [Int](repeating: 0, count: documents + 1)
        for member in members { documentStarts[Int(member) + 1] += 1 }
        for document in 0..<documents { documentStarts[document + 1] += documentStarts[document] }
        var next = documentStarts
        listsOf = [UInt32](repeating: 0, count: members.count)
        for list in 0..<listStarts.count - 1 {
            for place in listStarts[list]..<listStarts[list + 1] {
                let member = Int(members[place])
                listsOf[next[member]] = UInt32(list)
                next[member] += 1
            }
        }
    }

    /// Calls `body` with every list that has `document`, ascending.
    func forEachList(of document: Document, _ body: (ArraySlice<Document>) -> Void) {
        for place in documentStarts[Int(document)]..<documentStarts[Int(document) + 1] {
            let list = Int(listsOf[place])
            body(members[listStarts[list]..<listStarts[list + 1]])
        }
    }
}
