import ArticleText
import GRDB
import ReuseDetection

/// Says what was found of an article from what is stored of it.
///
/// Nothing is stored for it alone: what is said of an article are the pairs
/// with those that came before it. So it is the same when it is read again
/// after a crash, and forgets articles that were removed.
struct JudgedArticleReader {
    /// The most findings said of an article, the strongest.
    static let maxFindings = 64

    private let db: Database
    private let cache: ArticleCache
    private let articles: ArticleTable
    private let index: LiveIndex
    /// Whether passages are laid out; they take the longest.
    private let withEvidence: Bool

    init(db: Database, cache: ArticleCache, index: LiveIndex, withEvidence: Bool) {
        self.db = db
        self.cache = cache
        self.index = index
        self.withEvidence = withEvidence
        articles = ArticleTable(db: db)
    }

    func judged(_ number: ArticleNumber) throws -> JudgedArticle? {
        try articles.summary(number).map { JudgedArticle(article: $0, findings: try findings(of: number)) }
    }

    private func findings(of number: ArticleNumber) throws -> [Finding] {
        guard let original = index.original(of: number) else { return [] }
        var found: [Found] = []
        if let first = index.firstIdentical(to: number, before: number) {
            found.append(Found(first, verdict: nil, isStored: false))
        }
        for pair in try PairTable(db: db).pairs(of: original) {
            let (other, verdict) = pair.seen(from: original)
            guard let first = index.firstIdentical(to: other, before: number) else { continue }
            let isStored = number == original && first.number == other
            found.append(Found(first, verdict: verdict, isStored: isStored))
        }
        found.sort { ($1.score, $0.other) < ($0.score, $1.other) }
        let item = try articles.item(number)
        return try found.prefix(Self.maxFindings).map { try finding($0, of: number, item) }
    }

    /// An article that one is a pair with.
    private struct Found {
        /// The first that came of those with its words.
        let other: ArticleNumber
        /// How many more of these came before the article at hand.
        let copies: Int
        /// On the first articles by id with their words, seen from the one at
        /// hand; nil where both have the same words.
        let verdict: Verdict?
        /// Whether the verdict is on the very two.
        let isStored: Bool

        init(_ first: (number: ArticleNumber, copies: Int), verdict: Verdict?, isStored: Bool) {
            other = first.number
            copies = first.copies
            self.verdict = verdict
            self.isStored = isStored
        }

        var score: Double { verdict?.score ?? 1.1 }
    }

    private func finding(
        _ found: Found, of number: ArticleNumber, _ item: ArticleTable.Item?
    ) throws -> Finding {
        guard let summary = try articles.summary(found.other), let other = try articles.item(found.other)
        else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "article \(found.other) is missing")
        }
        let verdict = try verdict(found, of: number, words: summary.words)
        return Finding(
            other: summary, copies: found.copies, isVersion: item?.isSame(as: other) ?? false,
            relation: verdict.relation, score: verdict.score, overlap: verdict.overlap,
            direction: verdict.direction, credited: verdict.credited,
            evidence: withEvidence ? try evidence(found, verdict, of: number) : [])
    }

    private func verdict(_ found: Found, of number: ArticleNumber, words: Int) throws -> Verdict {
        if let verdict = found.verdict, found.isStored { return verdict }
        let (own, other) = (try cache.article(number), try cache.article(found.other))
        return found.verdict?.said(of: own, other) ?? Verdict.identical(words: words, own, other)
    }

    private func evidence(_ found: Found, _ verdict: Verdict, of number: ArticleNumber) throws -> [Evidence] {
        let (own, other) = (try cache.article(number), try cache.article(found.other))
        let passages =
            found.isStored ? try storedPassages(number, found.other) : Self.passages(verdict, own, other)
        let areWithin = passages.allSatisfy {
            $0.first.upperBound <= own.text.count && $0.second.upperBound <= other.text.count
        }
        guard areWithin else { throw Row.damaged("passages") }
        let offsets = (ScalarOffsets(own.text), ScalarOffsets(other.text))
        return passages.map { passage in
            Evidence(
                article: offsets.0.scalars(passage.first), other: offsets.1.scalars(passage.second),
                kind: passage.kind, similarity: passage.similarity)
        }
    }

    private static func passages(_ verdict: Verdict, _ own: Article, _ other: Article) -> [Passage] {
        var finder = EvidenceFinder()
        return PairTable.telling(finder.passages(of: verdict.relation, own.text, other.text))
    }

    /// The passages of a stored pair, seen from either article.
    private func storedPassages(_ own: ArticleNumber, _ other: ArticleNumber) throws -> [Passage] {
        let pairs = PairTable(db: db)
        let passages = try pairs.passages(own, other)
        if !passages.isEmpty { return passages }
        return try pairs.passages(other, own).map(\.turned)
            .sorted { $0.first.lowerBound < $1.first.lowerBound }
    }
}
