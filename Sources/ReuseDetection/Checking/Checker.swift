public import ArticleText
import Sketching
import Synchronization

/// Finds the sources of some articles in a collection: what `Detector` does for
/// all articles of a dump, done for these.
///
/// Nothing is compared within the collection but near-duplicates, nor anything
/// among the checked articles. Beside the candidates of a dump, an article is
/// compared with those nearest to it by their words: a heavy rewrite keeps hardly
/// three words in a row.
public struct Checker: Sendable {
    public let options: DetectionOptions
    /// The most articles listed for each checked one that are judged no reuse.
    public let possibleSources: Int

    /// Pairs by bands for all checked articles together, beyond the least for each:
    /// a few are held against everything that shares a band with them, very many
    /// each against what shares most.
    private static let maxNear = 50_000
    private static let minNear = 16
    /// Of very few candidates by their words some more are compared than are listed:
    /// the likeliest need not be the nearest.
    private static let minNearest = 20
    private static let maxNearest = 50_000

    public init(options: DetectionOptions = DetectionOptions(), possibleSources: Int = 5) {
        self.options = options
        self.possibleSources = possibleSources
    }

    /// The sources of the articles of `checked` among those of `collection`.
    ///
    /// The same articles give the same result whatever order they come in and
    /// however many threads work. Keeps all texts in memory, and some 3 KB more for
    /// each article of the collection.
    public func check(_ checked: some ArticleSource, against collection: some ArticleSource) -> Check {
        let known = Intake(reading: collection, options: options, indexing: .forSearching)
        let asked = Intake(reading: checked, options: options, indexing: .nothing)
        let index = SourceIndex(of: known, options: options)
        var copies: [Document: [Document]] = [:]
        for (document, original) in known.originals.enumerated() where Int(original) != document {
            copies[original, default: []].append(Document(document))
        }
        return check(
            asked, candidates: candidates(of: asked, in: index), among: known, searched: known.corpus.count
        ) {
            [$0.rawValue] + (copies[$0.rawValue] ?? [])
        }
    }

    /// The sources of the articles of `checked` in an index.
    ///
    /// - Parameters:
    ///   - searched: the number of articles in the index.
    ///   - articles: the articles that have some texts of the index.
    public func check(
        _ checked: some ArticleSource, in index: SourceIndex, searched: Int,
        articles: ([TextNumber]) throws -> FoundArticles
    ) rethrows -> Check {
        let asked = Intake(reading: checked, options: options, indexing: .nothing)
        let candidates = candidates(of: asked, in: index)
        let found = try articles(Set(candidates.joined().map(\.text)).sorted())
        let known = Intake(reading: found, options: options, indexing: .nothing)
        return check(asked, candidates: candidates, among: known, searched: searched) { text in
            (found.ids[text] ?? []).compactMap { known.corpus.document(withID: $0) }
        }
    }

    /// By the number of the checked article.
    private func candidates(of asked: Intake, in index: SourceIndex) -> [[SourceIndex.Candidate]] {
        let corpus = asked.corpus
        let most = max(Self.minNear, Self.maxNear / max(1, corpus.count))
        let nearest =
            possibleSources == 0
            ? 0 : max(possibleSources, min(Self.minNearest, Self.maxNearest / max(1, corpus.count)))
        return Parallel.map(
            count: corpus.count, stride: 16, threads: options.threads,
            makeState: { (maker: KeyMaker(options: options), counter: index.makeCounter()) }
        ) { range, state in
            range.map { number -> [SourceIndex.Candidate] in
                let document = Document(number)
                guard let keys = state.maker.keys(of: corpus.text(of: document)) else { return [] }
                let query = SourceIndex.Query(
                    keys: keys, vocabulary: state.maker.vocabulary,
                    publisher: asked.fingerprints[number].publisher)
                return index.candidates(
                    for: query, most: most, nearest: nearest, counter: &state.counter)
            }
        }.flatMap { $0 }
    }

    /// - Parameters:
    ///   - known: the collection, or what candidates are of it.
    ///   - having: the articles of `known` that have a candidate's text.
    private func check(
        _ asked: Intake, candidates: [[SourceIndex.Candidate]], among known: Intake, searched: Int,
        having: (TextNumber) -> [Document]
    ) -> Check {
        let intake = Intake(known, then: asked)
        let own = OwnArticle(intake: intake)
        var pairs: [DocumentPair] = []
        var nearness: [DocumentPair: Double] = [:]
        /// Pairs that agree in a band and in nothing else.
        var near: Set<DocumentPair> = []
        for (number, candidates) in candidates.enumerated() {
            let checked = Document(known.corpus.count + number)
            for candidate in candidates {
                for source in having(candidate.text).prefix(Detection.identicalPairsLimit)
                where !own.isOne(source, checked) {
                    let pair = DocumentPair(source, checked)
                    pairs.append(pair)
                    nearness[pair] = candidate.nearness
                    if candidate.isNear, candidate.nearness == nil { near.insert(pair) }
                }
            }
        }
        pairs.sortUniquely()
        var sources: [Document: [Verdict]] = [:]
        for verdict in NamedPairs(intake: intake, options: options).verdicts(on: pairs)
        where verdict.overlap.jaccard >= options.minBandSimilarity
            || !near.contains(DocumentPair(verdict.first, verdict.second))
        {
            sources[verdict.second, default: []].append(verdict)
        }
        let ranking = SourceRanking(corpus: intake.corpus, nearness: nearness)
        let listed = Parallel.map(
            count: asked.corpus.count, stride: 64, threads: options.threads,
            makeState: { SourceRanking.Examined() }
        ) { [sources] range, examined in
            range.map { number -> [Verdict] in
                let document = Document(known.corpus.count + number)
                let ranked = ranking.ranked(sources[document] ?? [], &examined)
                return ranked.filter(\.relation.isReuse)
                    + ranked.filter { !$0.relation.isReuse }.prefix(possibleSources)
            }
        }.flatMap { $0 }
        return Check(
            detection: Detection(
                options: options, corpus: intake.corpus, words: intake.fingerprints.map(\.words),
                verdicts: listed.flatMap { $0 }, families: [], tooShort: intake.tooShort.articles,
                moreTooShort: intake.tooShort.others,
                statistics: Detection.Statistics()),
            searched: searched, known: Document(known.corpus.count), sources: listed)
    }
}

/// Articles of an index.
public final class FoundArticles: ArticleSource {
    private let batch: ArticleBatch
    private let isTaken = Atomic(false)
    /// For each text the ids of the articles that have it.
    let ids: [TextNumber: [String]]

    public init(_ batch: ArticleBatch, ids: [TextNumber: [String]]) {
        self.batch = batch
        self.ids = ids
    }

    public func forEachBatch(_ body: (ArticleBatch) -> Void) {
        if !isTaken.exchange(true, ordering: .relaxed) { body(batch) }
    }
}

extension SourceIndex {
    /// The index of a dump that was read for searching.
    init(of intake: Intake, options: DetectionOptions) {
        func list(_ postings: CollectedPostings, most: Int = .max) -> PostingList {
            PostingList(
                partitions: Parallel.map(
                    count: PostingList.partitionCount, stride: 1, threads: options.threads,
                    makeState: { PostingShard.Scratch() }
                ) { postings.partition($0.lowerBound, scratch: &$1).thinned(most: most) })
        }
        let texts = intake.corpus.documents.filter { intake.originals[Int($0)] == $0 }.map { document in
            let fingerprint = intake.fingerprints[Int(document)]
            return Segment.Text(
                document: document, publisher: fingerprint.publisher, words: fingerprint.words,
                samples: fingerprint.samples,
                digest: .init(high: fingerprint.digest.high, low: fingerprint.digest.low))
        }
        let bands = list(intake.bands)
        let near = PairwiseComparison(intake: intake, options: options).compare(
            NearDuplicateCandidates(of: bands, threads: options.threads))
        let groups = NearDuplicateGroups(near.verdicts, documents: intake.corpus.count).firsts
        self.init(
            segments: [
                Segment(
                    scheme: "", texts: texts, bands: bands, shingles: list(intake.shingles),
                    words: list(intake.words, most: Segment.maxHaving(of: texts.count)))
            ],
            firsts: groups.enumerated().reduce(into: [:]) { firsts, group in
                let (text, first) = (Document(group.offset), group.element)
                if text != first { firsts[TextNumber(rawValue: text)] = TextNumber(rawValue: first) }
            },
            options: options)
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
