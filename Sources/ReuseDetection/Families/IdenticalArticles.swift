import ArticleText

/// Articles with one text, word for word. Only the first of them, the
/// original, is compared with others; what is found of it holds for all.
struct IdenticalArticles {
    /// The copies of each original that has any, ascending.
    private var copies: [Document: [Document]] = [:]
    /// Articles that are a copy.
    private(set) var count = 0

    init(originals: [Document]) {
        for (document, original) in originals.enumerated() where Int(original) != document {
            copies[original, default: []].append(Document(document))
            count += 1
        }
    }

    /// Adds each family's copies to it, and families of copies alone.
    func joining(_ families: [[Document]]) -> [[Document]] {
        guard count > 0 else { return families }
        var alone = copies
        var joined = families.map { members in
            (members + members.flatMap { alone.removeValue(forKey: $0) ?? [] }).sorted()
        }
        for (original, others) in alone { joined.append([original] + others) }
        return joined.sorted { $0[0] < $1[0] }
    }

    /// Adds the pairs among identical articles, and for each verdict on two
    /// originals the same on their copies.
    func spread(_ verdicts: [Verdict], intake: Intake, options: DetectionOptions) -> [Verdict] {
        guard count > 0 else {
            return verdicts.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        }
        var examined: [Document: ExaminedArticle] = [:]
        func examine(_ document: Document) -> ExaminedArticle {
            if let known = examined[document] { return known }
            let article = ExaminedArticle(intake.corpus[document])
            examined[document] = article
            return article
        }
        func byTimes(_ first: Document, _ second: Document) -> Provenance {
            Provenance(
                byTimes: intake.corpus[first].publicationTime, intake.corpus[second].publicationTime)
        }
        func provenance(_ first: Document, _ second: Document, _ overlap: Overlap) -> Provenance {
            options.findsRewrites
                ? Provenance(examine(first), examine(second), overlap: overlap)
                : byTimes(first, second)
        }

        var all: [Verdict] = []
        for verdict in verdicts {
            for first in spreading(verdict.first) {
                for second in spreading(verdict.second) {
                    if first == verdict.first, second == verdict.second {
                        all.append(verdict)
                        continue
                    }
                    let seen = first < second ? verdict : verdict.turned
                    let (first, second) = (min(first, second), max(first, second))
                    all.append(
                        seen.numbered(first, second).with(provenance(first, second, seen.overlap)))
                }
            }
        }
        for (original, others) in copies {
            let text = intake.fingerprints[Int(original)]
            let members = [original] + others
            let areFew = members.count <= Detection.identicalPairsLimit
            let pairsOf = areFew ? members[...] : members[..<1]
            for (place, first) in pairsOf.enumerated() {
                for second in members.dropFirst(place + 1) {
                    let verdict = Verdict.identical(first, second, words: Int(text.words))
                    all.append(
                        verdict.with(
                            areFew ? provenance(first, second, verdict.overlap) : byTimes(first, second)))
                }
            }
        }
        return all.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    /// The articles for which what is found of an original is said too.
    private func spreading(_ original: Document) -> [Document] {
        guard let others = copies[original], others.count < Detection.identicalPairsLimit else {
            return [original]
        }
        return [original] + others
    }
}
