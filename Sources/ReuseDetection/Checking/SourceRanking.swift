/// Puts the sources of one checked article in order: those judged reuse by
/// score, then containment; then the nearest of the others by what they have
/// to say in common, as their scores are all near nought.
struct SourceRanking {
    let candidates: SourceCandidates
    /// The most that are kept of those judged no reuse.
    let possible: Int

    func ranked(_ verdicts: [Verdict]) -> [Verdict] {
        let reuse = verdicts.filter(\.relation.isReuse).sorted { left, right in
            (right.score, right.overlap.containment, left.first)
                < (left.score, left.overlap.containment, right.first)
        }
        let others = verdicts.filter { !$0.relation.isReuse }.map { verdict in
            (nearness: candidates.nearness(of: verdict.first, to: verdict.second), verdict: verdict)
        }
        let nearest = others.sorted { left, right in
            (right.nearness, left.verdict.first) < (left.nearness, right.verdict.first)
        }
        return reuse + nearest.prefix(possible).map(\.verdict)
    }
}
