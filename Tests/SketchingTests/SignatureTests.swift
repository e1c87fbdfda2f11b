import Testing

@testable import Sketching

/// Seeded random numbers (SplitMix64), so that a failure can be repeated.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// Two random sets with `shared` elements in common and `own` more each.
func randomSets(shared: Int, own: Int, dice: inout Dice) -> (first: [UInt64], second: [UInt64]) {
    let common = (0..<shared).map { _ in dice.next() }
    return (common + (0..<own).map { _ in dice.next() }, common + (0..<own).map { _ in dice.next() })
}

@Suite("Signature")
struct SignatureTests {
    @Test("the same set has the same signature, in any order and with repetitions")
    func sets() throws {
        var dice = Dice(1)
        for count in [1, 2, 3, 10, 127, 128, 129, 1000] {
            let elements = (0..<count).map { _ in dice.next() }
            let sketcher = Sketcher(scheme: SketchScheme())
            let signature = try #require(sketcher.signature(of: elements))
            #expect(sketcher.signature(of: elements.shuffled(using: &dice) + elements) == signature)
            #expect(try signature.jaccard(with: signature) == 1)
            #expect(!signature.slots.contains(.max))
        }
    }

    @Test("the empty set has none")
    func empty() {
        #expect(Sketcher(scheme: SketchScheme()).signature(of: []) == nil)
    }

    @Test("two sketches made differently are not compared")
    func mismatch() throws {
        let elements: [UInt64] = [1, 2, 3]
        let one = try #require(Sketcher(scheme: SketchScheme(seed: 1)).signature(of: elements))
        for scheme in [
            SketchScheme(seed: 2), SketchScheme(slots: 64, seed: 1), SketchScheme(seed: 1, family: "other"),
        ] {
            let other = try #require(Sketcher(scheme: scheme).signature(of: elements))
            #expect(throws: SketchMismatch.self) { try one.jaccard(with: other) }
        }
    }

    @Test(
        "the estimate is unbiased and no worse than theory",
        arguments: [
            (20, 20), (100, 100), (10, 190), (350, 50), (300, 900),
        ])
    func estimate(_ shared: Int, _ own: Int) throws {
        var dice = Dice(UInt64(shared * 1000 + own))
        let truth = Double(shared) / Double(shared + 2 * own)
        let trials = 400
        let slots = 128
        var sum = 0.0
        var squares = 0.0
        for trial in 0..<trials {
            let (first, second) = randomSets(shared: shared, own: own, dice: &dice)
            let sketcher = Sketcher(scheme: SketchScheme(slots: slots, seed: UInt64(trial)))
            let one = try #require(sketcher.signature(of: first))
            let estimate = try one.jaccard(with: #require(sketcher.signature(of: second)))
            sum += estimate - truth
            squares += (estimate - truth) * (estimate - truth)
        }
        let variance = truth * (1 - truth) / Double(slots)
        // Four standard errors of the mean; a fifth above the variance of
        // independent minima, for the spread of 400 trials.
        #expect(abs(sum / Double(trials)) < 4 * (variance / Double(trials)).squareRoot())
        #expect(squares / Double(trials) < 1.2 * variance)
    }

    @Test("any number of slots is filled", arguments: [1, 2, 3, 5, 64, 100, 1000, 4096])
    func slots(_ count: Int) throws {
        let sketcher = Sketcher(scheme: SketchScheme(slots: count))
        for elements in [[7], Array(0..<500)] as [[UInt64]] {
            let mixed = elements.map { $0 &* 0x9E37_79B9_7F4A_7C15 }
            let signature = try #require(sketcher.signature(of: mixed))
            #expect(signature.slots.count == count && !signature.slots.contains(.max))
        }
    }
}

@Suite("Bands")
struct BandTests {
    @Test("are the most selective that still find what is asked")
    func choice() throws {
        let scheme = try #require(BandScheme(findingJaccard: 0.7, recall: 0.999, slots: 128))
        #expect(scheme == BandScheme(rows: 4, bands: 32))
        #expect(scheme.candidateProbability(atJaccard: 0.7) >= 0.999)
        #expect(BandScheme(rows: 5, bands: 25).candidateProbability(atJaccard: 0.7) < 0.999)
        #expect(BandScheme(findingJaccard: 0.01, recall: 0.999, slots: 128) == nil)
    }

    @Test("find as often as the S-curve says", arguments: [0.3, 0.5, 0.7])
    func curve(_ jaccard: Double) throws {
        var dice = Dice(UInt64(jaccard * 100))
        let scheme = BandScheme(rows: 4, bands: 32)
        let shared = 200
        let own = Int(Double(shared) * (1 / jaccard - 1) / 2)
        let trials = 400
        var found = 0
        for trial in 0..<trials {
            let (first, second) = randomSets(shared: shared, own: own, dice: &dice)
            let sketcher = Sketcher(scheme: SketchScheme(seed: UInt64(trial)))
            var keys: [UInt64] = []
            scheme.appendKeys(of: try #require(sketcher.signature(of: first)).slots, to: &keys)
            var others: [UInt64] = []
            scheme.appendKeys(of: try #require(sketcher.signature(of: second)).slots, to: &others)
            #expect(keys.count == 32)
            if !Set(keys).isDisjoint(with: others) { found += 1 }
        }
        let expected = scheme.candidateProbability(atJaccard: Double(shared) / Double(shared + 2 * own))
        let deviation = (expected * (1 - expected) / Double(trials)).squareRoot()
        #expect(abs(Double(found) / Double(trials) - expected) < 4 * deviation + 0.01)
    }

    @Test("the same rows in another band are another key")
    func bandsDiffer() {
        var keys: [UInt64] = []
        BandScheme(rows: 2, bands: 4).appendKeys(of: [1, 2, 1, 2, 2, 1, 1, 2], to: &keys)
        #expect(Set(keys).count == 4)
    }
}
