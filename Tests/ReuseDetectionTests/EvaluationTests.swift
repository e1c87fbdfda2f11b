import ReuseDetection
import Testing

@Suite("Evaluation")
struct EvaluationTests {
    private func evaluation(_ pairs: [(isReuse: Bool, score: Double)], threshold: Double = 0.5) -> Evaluation
    {
        Evaluation(
            pairs.map {
                Evaluation.Pair(isReuse: $0.isReuse, isFlagged: $0.score >= threshold, score: $0.score)
            })
    }

    @Test("precision, recall and F1 of what was flagged")
    func flags() {
        let figures = evaluation([(true, 0.9), (true, 0.8), (true, 0.1), (false, 0.7), (false, 0.2)])
        #expect(figures.precision == 2.0 / 3)
        #expect(figures.recall == 2.0 / 3)
        #expect(figures.f1 == 2.0 / 3)
    }

    @Test("AUC and average precision of a known ranking")
    func ranking() {
        // The example of scikit-learn's documentation.
        let figures = evaluation([(false, 0.1), (false, 0.4), (true, 0.35), (true, 0.8)])
        #expect(figures.auc == 0.75)
        #expect(abs(figures.averagePrecision! - 0.8333333) < 1e-6)
    }

    @Test("ties count half, in whatever order they come")
    func ties() {
        for _ in 0..<10 {
            let tied = evaluation([(true, 0.5), (false, 0.5), (true, 0.5), (false, 0.5)].shuffled())
            #expect(tied.auc == 0.5)
            #expect(tied.averagePrecision == 0.5)
            let partly = evaluation([(true, 0.9), (true, 0.5), (false, 0.5), (false, 0.1)].shuffled())
            #expect(partly.auc == 0.875)
        }
    }

    @Test("AUC is the share of won comparisons for any scores")
    func byDefinition() {
        var dice = Dice(3)
        for size in 2..<30 {
            let pairs = (0..<size).map { (isReuse: $0 % 3 == 0, score: Double(dice.next() % 8) / 8) }
            var won = 0.0
            for one in pairs where one.isReuse {
                for other in pairs where !other.isReuse {
                    won += one.score > other.score ? 1 : one.score == other.score ? 0.5 : 0
                }
            }
            let all = Double(pairs.count { $0.isReuse } * pairs.count { !$0.isReuse })
            #expect(abs(evaluation(pairs).auc! - won / all) < 1e-12)
        }
    }

    @Test("nothing is claimed where nothing can be")
    func empty() {
        let none = evaluation([])
        #expect(none.precision == nil && none.recall == nil && none.f1 == nil)
        #expect(none.auc == nil && none.averagePrecision == nil)
        let unflagged = evaluation([(true, 0.1)])
        #expect(unflagged.precision == nil && unflagged.recall == 0 && unflagged.f1 == 0)
        #expect(unflagged.auc == nil && unflagged.averagePrecision == 1)
        #expect(evaluation([(false, 0.9)]).f1 == nil)
    }
}

@Suite("Adjusted Rand index")
struct AdjustedRandIndexTests {
    @Test("known examples")
    func known() {
        #expect(AdjustedRandIndex.of([0, 0, 1, 1], [5, 5, 3, 3]) == 1)
        #expect(abs(AdjustedRandIndex.of([0, 0, 1, 2], [0, 0, 1, 1]) - 0.5714285) < 1e-6)
        #expect(AdjustedRandIndex.of([0, 0, 1, 1], [0, 1, 0, 1]) == -0.5)
        // One group against none.
        #expect(AdjustedRandIndex.of([0, 0, 0, 0], [0, 1, 2, 3]) == 0)
    }

    @Test("the same groups agree, however they are numbered")
    func same() {
        #expect(AdjustedRandIndex.of([], []) == 1)
        #expect(AdjustedRandIndex.of([7], [2]) == 1)
        #expect(AdjustedRandIndex.of([1, 2, 3], [9, 8, 7]) == 1)
        #expect(AdjustedRandIndex.of([1, 1, 1], [4, 4, 4]) == 1)
    }

    @Test("groups by chance agree hardly")
    func chance() {
        var dice = Dice(5)
        let one = (0..<2000).map { _ in Int(dice.next() % 10) }
        let other = (0..<2000).map { _ in Int(dice.next() % 10) }
        #expect(abs(AdjustedRandIndex.of(one, other)) < 0.01)
    }

    @Test("connected things are one group, named for its lowest")
    func connected() {
        var groups = ConnectedGroups(count: 6)
        for (one, other) in [(4, 5), (0, 2), (2, 4)] { groups.connect(one, other) }
        #expect(groups.groups == [0, 1, 0, 3, 0, 0])
    }
}
