/// One file on its way to where it belongs.
struct Filing {
    let judgement: Judgement
    /// Of the file when it was read; nil where the file does not matter any more.
    let stamp: FileStamp?
    fileprivate(set) var result = Result.underway
    var place: FilingPlace
    /// Whether its verdict stands under its name.
    var hasVerdict = false

    enum Result: Equatable {
        case underway
        /// It is at this path.
        case filed(String)
        /// The file changed or vanished since it was read.
        case superseded
        case failed(InboxFailure)
    }

    init(_ judgement: Judgement, stamp: FileStamp?, place: FilingPlace) {
        self.judgement = judgement
        self.stamp = stamp
        self.place = place
    }

    /// Where its verdict is written before it gets its name. The same after a
    /// restart, so nothing is left behind.
    var draft: String {
        let identity = Array(judgement.name.utf8) + [0] + judgement.digest.bytes
        return "\(place.folder)/.wirecopy-\(ContentDigest(of: identity).text.prefix(24)).tmp"
    }
}

extension [Filing] {
    /// Does one step for every file that is still under way. The failure of one
    /// is no other's.
    mutating func step(_ body: (inout Filing) throws(InboxFailure) -> Void) {
        for index in indices where self[index].result == .underway {
            do throws(InboxFailure) {
                try body(&self[index])
            } catch {
                self[index].result = .failed(error)
            }
        }
    }
}

extension Filing {
    mutating func end(_ result: Result) { self.result = result }

    var isFailed: Bool {
        if case .failed = result { true } else { false }
    }

    /// Where it is; empty if it is nowhere.
    var path: String {
        if case .filed(let path) = result { path } else { "" }
    }
}
