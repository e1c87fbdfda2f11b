import ReuseDetection

/// For each article of a family, its strongest link: to the canonical article
/// if there is one, else to whichever member it is most like.
struct FamilyRows {
    struct Row {
        let family: Family
        /// Nil for the canonical article.
        let verdict: Verdict?
    }

    private var rows: [Document: Row] = [:]

    init(_ detection: Detection) {
        var strongest: [Document: Verdict] = [:]
        var familyOf: [Document: Int] = [:]
        for (number, family) in detection.families.enumerated() {
            for member in family.members { familyOf[member] = number }
        }
        for verdict in detection.verdicts {
            guard let number = familyOf[verdict.first], number == familyOf[verdict.second] else { continue }
            let canonical = detection.families[number].canonical
            for document in [verdict.first, verdict.second] where document != canonical {
                if Self.isStronger(verdict, than: strongest[document], canonical: canonical) {
                    strongest[document] = verdict
                }
            }
        }
        for family in detection.families {
            for member in family.members {
                let verdict = member == family.canonical ? nil : strongest[member]
                rows[member] = Row(family: family, verdict: verdict)
            }
        }
    }

    func row(of document: Document) -> Row? { rows[document] }

    private static func isStronger(_ new: Verdict, than old: Verdict?, canonical: Document) -> Bool {
        guard let old else { return true }
        let (newTouches, oldTouches) = (new.touches(canonical), old.touches(canonical))
        return newTouches == oldTouches ? new.score > old.score : newTouches
    }
}

extension Verdict {
    func touches(_ document: Document) -> Bool { first == document || second == document }

    /// The share of a document's text found in the other one, 0...1.
    func share(of document: Document) -> Double {
        document == first ? overlap.firstInSecond : overlap.secondInFirst
    }
}
