import Platform

/// One file on its way to where it belongs.
struct Filing {
    let judgement: Judgement
    /// Of the file when it was last compared with what was judged; nil where the
    /// file does not matter any more.
    var stamp: FileStamp?
    fileprivate(set) var result = Result.underway
    var place: FilingPlace
    /// Whether it failed as its content cannot be told at the moment.
    var isUnreadable = false
    /// Whether its verdict stands under its name.
    var hasVerdict = false
    /// 1, or more where somebody put folders of the names that come before.
    var draftNumber = 1

    enum Result: Equatable {
        case underway
        /// It is at this path.
        case filed(String)
        /// The file changed or vanished since it was read.
        case superseded
        /// The program is to end: the next run goes on with it.
        case putOff
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
        let number = draftNumber > 1 ? ".\(draftNumber)" : ""
        return "\(place.folder)/.wirecopy-\(ContentDigest(of: identity).text.prefix(24))\(number).tmp"
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

    /// Whether nothing is left to do for it.
    var isEnded: Bool {
        switch result {
        case .filed, .superseded: true
        case .underway, .putOff, .failed: false
        }
    }

    /// Where it is; empty if it is nowhere.
    var path: String {
        if case .filed(let path) = result { path } else { "" }
    }
}
