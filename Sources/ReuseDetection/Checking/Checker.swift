public import ArticleText

/// Finds the sources of a few articles in a collection: what `Detector` does
/// for all articles of a dump, done for some of them.
///
/// Nothing is compared within the collection nor among the checked articles.
/// As the checked articles are few, all their shingles are looked up, not a
/// sample, and where too few are shared their words: a heavy rewrite keeps
/// hardly three words in a row.
public struct Checker: Sendable {
    public let options: DetectionOptions
    /// The most articles listed for each checked one that are judged no reuse.
    public let possibleSources: Int

    public init(options: DetectionOptions = DetectionOptions(), possibleSources: Int = 5) {
        self.options = options
        self.possibleSources = possibleSources
    }

    /// The sources of the articles of `checked` among those of `collection`.
    ///
    /// The same articles give the same result whatever order they come in and
    /// however many threads work. Beyond the reading of the collection, once
    /// more cuts its texts into words; all else depends on what is checked.
    public func check(_ checked: some ArticleSource, against collection: some ArticleSource) -> Check {
        let known = Intake(reading: collection, options: options)
        let intake = Intake(known, then: Intake(reading: checked, options: options))
        let candidates = SourceCandidates(
            intake: intake, collection: known.corpus.count, options: options, nearest: possibleSources)
        var pairs = candidates.pairs
        let own = OwnArticle(intake: intake)
        pairs.removeAll { own.isOne($0.first, $0.second) }

        var sources: [Document: [Verdict]] = [:]
        for verdict in NamedPairs(intake: intake, options: options).verdicts(on: pairs) {
            sources[verdict.second, default: []].append(verdict)
        }
        let ranking = SourceRanking(corpus: intake.corpus, nearness: candidates.nearness)
        let listed = intake.corpus.documents.dropFirst(known.corpus.count).map { document in
            let ranked = ranking.ranked(sources[document] ?? [])
            return ranked.filter(\.relation.isReuse)
                + ranked.filter { !$0.relation.isReuse }.prefix(possibleSources)
        }
        return Check(
            detection: Detection(
                options: options, corpus: intake.corpus, words: intake.fingerprints.map(\.words),
                verdicts: listed.flatMap { $0 }, families: [], tooShort: intake.tooShort.articles,
                moreTooShort: intake.tooShort.others,
                statistics: Detection.Statistics()),
            collection: known.corpus.documents, sources: listed)
    }
}

/// Whether an article of the collection is the checked one itself: the same
/// text under the same id or in the same place.
private struct OwnArticle {
    let intake: Intake

    func isOne(_ source: Document, _ checked: Document) -> Bool {
        guard intake.fingerprints[Int(source)].digest == intake.fingerprints[Int(checked)].digest else {
            return false
        }
        let (source, checked) = (intake.corpus[source], intake.corpus[checked])
        return source.utf8(.id) == checked.utf8(.id) || place(source.origin) == place(checked.origin)
    }

    /// The origin with `./a//b` and `a/b` being one.
    private func place(_ origin: Article.Origin) -> Article.Origin {
        let parts = origin.path.split(separator: "/").filter { $0 != "." }
        let root = origin.path.hasPrefix("/") ? "/" : ""
        return Article.Origin(path: root + parts.joined(separator: "/"), record: origin.record)
    }
}
