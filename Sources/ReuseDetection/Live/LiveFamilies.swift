public import ArticleText

extension LiveIndex {
    /// The families of the articles that pairs connect with one, members
    /// ascending by id; none if it has no pair.
    ///
    /// Time grows with the number of pairs that connect them.
    public func families(
        around number: Document, article: (Document) throws -> Article,
        keys: (Document) throws -> ArticleKeys
    ) throws -> [Family] {
        guard let text = texts.text(of: number) else { return [] }
        return try families(ofComponent: graph.component(of: text), article, keys)
    }

    /// All families, in the order of their first members' ids.
    ///
    /// Pairs whose shingles have become common since they were found do not
    /// count, as a detector would not find them any more.
    ///
    /// - Parameters:
    ///   - article: the article with a number.
    ///   - keys: its keys.
    public func families(
        article: (Document) throws -> Article, keys: (Document) throws -> ArticleKeys
    ) throws -> [Family] {
        var families: [Family] = []
        var done: Set<Document> = []
        for text in Array(graph.texts) + Array(texts.shared) where !done.contains(text) {
            let component = graph.component(of: text)
            done.formUnion(component)
            families += try self.families(ofComponent: component, article, keys)
        }
        return families.sorted { texts.precedes($0.first, $1.first) }
    }

    /// As for a dump, the texts are numbered in the order of their ids, so that
    /// the families do not depend on the order in which the articles came.
    private func families(
        ofComponent component: [Document], _ article: (Document) throws -> Article,
        _ keys: (Document) throws -> ArticleKeys
    ) throws -> [Family] {
        let ordered = component.sorted(by: texts.textPrecedes)
        let ranks = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, Document($0)) })
        var failure: (any Error)?
        let gathered = FamilyBuilder(try verdicts(among: ordered, ranks, keys)) { first, second in
            do {
                return try isReuse(ordered[Int(first)], ordered[Int(second)], article)
            } catch {
                failure = error
                return false
            }
        }.families
        if let failure { throw failure }

        var alone = Set(ordered)
        var families: [[Document]] = []
        for members in gathered {
            let members = members.map { ordered[Int($0)] }
            alone.subtract(members)
            families.append(members.flatMap { texts.articles(having: $0) })
        }
        families += alone.map { texts.articles(having: $0) }.filter { $0.count > 1 }
        return try families.map { members in
            let sorted = members.sorted(by: texts.precedes)
            let times = try sorted.map { try article($0).publicationTime }
            let words = sorted.map { texts[texts.text(of: $0)!].words }
            let canonical = CanonicalChoice.among(
                Array(0..<Document(sorted.count)), time: { times[Int($0)] }, words: { words[Int($0)] })
            return Family(canonical: sorted[Int(canonical)], members: sorted)
        }
    }

    private func verdicts(
        among ordered: [Document], _ ranks: [Document: Document], _ keys: (Document) throws -> ArticleKeys
    ) throws -> [Verdict] {
        var verdicts: [Verdict] = []
        for text in ordered {
            for other in graph.neighbours(of: text) {
                let (first, second) = (ranks[text]!, ranks[other]!)
                guard first < second, let edge = graph[text, other] else { continue }
                guard try areCandidates(text, other, edge, keys) else { continue }
                verdicts.append(
                    Verdict(
                        first: first, second: second, relation: .copy, score: edge.score,
                        overlap: edge.overlap, direction: .unknown))
            }
        }
        return verdicts
    }

    private func isReuse(
        _ one: Document, _ other: Document, _ article: (Document) throws -> Article
    ) throws -> Bool {
        let (first, second) = (try article(texts[one].original), try article(texts[other].original))
        return Comparison(first, second, options: options).verdict.relation.isReuse
    }
}
