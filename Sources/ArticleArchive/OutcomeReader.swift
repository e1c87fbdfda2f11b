import ArticleText
import GRDB
import ReuseDetection

/// Says what became of an arrival from what is stored of it.
///
/// Nothing is stored for it alone: what is said of an article are the pairs
/// with those that came before it. So an outcome is the same when it is read
/// again after a crash, and forgets articles that were removed.
struct OutcomeReader {
    /// The most findings said of an article, the strongest.
    static let mostFindings = 64

    private let db: Database
    private let cache: ArticleCache
    private let articles: ArticleTable

    init(db: Database, cache: ArticleCache) {
        self.db = db
        self.cache = cache
        articles = ArticleTable(db: db)
    }

    func outcome(of arrival: ArrivalRow, wasKnown: Bool) throws -> Outcome {
        let first = try arrival.duplicateOf.flatMap { try ArrivalTable(db: db).row($0) }
        let numbers = try articles.numbers(ofArrival: arrival.duplicateOf ?? arrival.number)
        return Outcome(
            name: arrival.name, digest: arrival.digest, receivedAt: arrival.received, status: arrival.status,
            articles: try numbers.compactMap { number in
                try articles.summary(number).map { article in
                    JudgedArticle(article: article, findings: try findings(of: number))
                }
            },
            duplicateOf: first?.name, failure: arrival.failure, wasKnown: wasKnown)
    }

    private func findings(of number: Document) throws -> [Finding] {
        let sharing = try FingerprintTable(db: db).sharing(wordsOf: number)
        guard let original = sharing.first else { return [] }
        var found = sharing.filter { $0 < number }.prefix(Self.mostFindings).map {
            Found(other: $0, verdict: nil, isStored: false)
        }
        for verdict in try PairTable(db: db).verdicts(on: original) {
            let seen = verdict.first == original ? verdict : verdict.turned
            for other in try FingerprintTable(db: db).sharing(wordsOf: seen.second)
            where other < number {
                let isStored = number == original && other == seen.second
                found.append(Found(other: other, verdict: seen, isStored: isStored))
            }
        }
        found.sort { ($1.score, $0.other) < ($0.score, $1.other) }
        return try found.prefix(Self.mostFindings).map { try finding($0, of: number) }
    }

    /// An article that one is a pair with.
    private struct Found {
        let other: Document
        /// On the first articles with their words, seen from the one at hand;
        /// nil where both have the same words.
        let verdict: Verdict?
        /// Whether the verdict is on the very two.
        let isStored: Bool

        var score: Double { verdict?.score ?? 1.1 }
    }

    private func finding(_ found: Found, of number: Document) throws -> Finding {
        let (own, other) = (try cache.article(number), try cache.article(found.other))
        guard let summary = try articles.summary(found.other) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "article \(found.other) is missing")
        }
        let verdict =
            if let verdict = found.verdict {
                found.isStored ? verdict : verdict.said(of: own, other)
            } else {
                Verdict.identical(words: summary.words, own, other)
            }
        let passages =
            found.isStored ? try storedPassages(number, found.other) : Self.passages(verdict, own, other)
        let offsets = (ScalarOffsets(own.text), ScalarOffsets(other.text))
        return Finding(
            other: summary, relation: verdict.relation, score: verdict.score, overlap: verdict.overlap,
            direction: verdict.direction, credited: verdict.credited,
            evidence: passages.map { passage in
                Evidence(
                    article: offsets.0.scalars(passage.first), other: offsets.1.scalars(passage.second),
                    kind: passage.kind, similarity: passage.similarity)
            })
    }

    private static func passages(_ verdict: Verdict, _ own: Article, _ other: Article) -> [Passage] {
        var finder = EvidenceFinder()
        return finder.passages(of: verdict.relation, own.text, other.text)
    }

    /// The passages of a stored pair, seen from either article.
    private func storedPassages(_ own: Document, _ other: Document) throws -> [Passage] {
        let pairs = PairTable(db: db)
        let passages = try pairs.passages(own, other)
        if !passages.isEmpty { return passages }
        return try pairs.passages(other, own).map { passage in
            Passage(
                stored: passage.second, passage.first, kind: passage.kind, similarity: passage.similarity,
                words: passage.words)
        }.sorted { $0.first.lowerBound < $1.first.lowerBound }
    }
}
