import ArticleText
import Testing

@testable import ReuseDetection

/// The work of holding sentences against each other, counted, not timed.
@Suite("Limit of shared terms")
struct SharedTermLimitTests {
    /// The pairs of sentences that are looked at always, and for each entry.
    private static func bound(_ first: [Int32], _ second: [Int32]) -> Int {
        max(1 << 20, 4 * entries(first, second))
    }

    private static func entries(_ first: [Int32], _ second: [Int32]) -> Int {
        (first + second).reduce(0) { $0 + Int($1) }
    }

    private static func admitted(_ first: [Int32], _ second: [Int32]) -> [Bool] {
        let limit = SharedTermLimit(first: first, second: second, entries: entries(first, second))
        return zip(first, second).map { limit.admits($0 + $1) }
    }

    private static func work(_ first: [Int32], _ second: [Int32], _ isAdmitted: [Bool]) -> Int {
        zip(zip(first, second), isAdmitted).reduce(0) { sum, term in
            sum + (term.1 ? Int(term.0.0) * Int(term.0.1) : 0)
        }
    }

    /// Frequencies as texts have them, most small and a few large, or as floods
    /// do.
    private static func frequencies(_ seed: UInt64) -> ([Int32], [Int32]) {
        var dice = Dice(seed)
        let largest = Int32.random(in: 1...(seed.isMultiple(of: 2) ? 40_000 : 200), using: &dice)
        let count = Int.random(in: 1...3000, using: &dice)
        func draw() -> [Int32] {
            (0..<count).map { _ in
                switch Int.random(in: 0..<10, using: &dice) {
                case 0: 0
                case 1: Int32.random(in: 0...largest, using: &dice)
                default: Int32.random(in: 0...5, using: &dice)
                }
            }
        }
        return (draw(), draw())
    }

    @Test("never lets more pairs be looked at than it says", arguments: UInt64(1)...60)
    func bounded(seed: UInt64) {
        let (first, second) = Self.frequencies(seed)
        let isAdmitted = Self.admitted(first, second)
        #expect(Self.work(first, second, isAdmitted) <= Self.bound(first, second))
    }

    @Test("is the same whichever text is the first", arguments: UInt64(1)...20)
    func symmetric(seed: UInt64) {
        let (first, second) = Self.frequencies(seed)
        #expect(Self.admitted(first, second) == Self.admitted(second, first))
    }

    @Test("admits the rarest, as many as there is room for", arguments: UInt64(1)...60)
    func rarest(seed: UInt64) {
        let (first, second) = Self.frequencies(seed)
        let isAdmitted = Self.admitted(first, second)
        let sums = zip(first, second).map { $0 + $1 }
        let shared = sums.indices.filter { first[$0] > 0 && second[$0] > 0 }
        let most = shared.filter { isAdmitted[$0] }.map { sums[$0] }.max() ?? 0
        // Ties stay or go together, and nothing commoner is let in.
        #expect(shared.allSatisfy { isAdmitted[$0] == (sums[$0] <= most) })
        // With the next class of terms it would be too much.
        guard let next = shared.map({ sums[$0] }).filter({ $0 > most }).min() else { return }
        let more = sums.indices.map { sums[$0] <= next }
        #expect(Self.work(first, second, more) > Self.bound(first, second))
    }

    @Test("leaves nothing out of texts of ordinary length")
    func small() {
        for sentences in [Int32(1), 20, 1000] {
            let all = [Int32](repeating: sentences, count: 1)
            #expect(Self.admitted(all, all) == [true])
        }
        let words = [Int32](repeating: 50, count: 400)
        #expect(Self.admitted(words, words).allSatisfy { $0 })
        #expect(Self.admitted([], []).isEmpty)
    }

    @Test("leaves out what every sentence of a long text has, and keeps what few have")
    func flood() {
        let isAdmitted = Self.admitted([20_000, 1, 20_000, 3], [20_000, 2, 20_000, 4])
        #expect(isAdmitted == [false, true, false, true])
        // One of two that only together are too much goes with the other.
        #expect(Self.admitted([1800, 1800], [1800, 1800]) == [false, false])
    }
}
