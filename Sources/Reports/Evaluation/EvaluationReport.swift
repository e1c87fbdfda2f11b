public import ArticleReading
public import ArticleText
public import ReuseDetection

/// The report of `wirecopy evaluate`: figures, a table of labels, and wrong verdicts.
public struct EvaluationReport {
    let judgement: JudgedPairs
    let skipped: [Skipped]
    private let worstCount: Int
    private let hasDirections: Bool
    private let hasCredits: Bool

    let evaluation: Evaluation

    /// - Parameters:
    ///   - labels: the labelled pairs that were judged.
    ///   - worst: how many wrongly judged pairs to list.
    public init(_ judgement: JudgedPairs, of labels: LabelledPairs, skipped: [Skipped], worst: Int) {
        self.judgement = judgement
        self.skipped = skipped
        worstCount = worst
        hasDirections = labels.hasDirections
        hasCredits = labels.hasCredits
        evaluation = Evaluation(
            judgement.pairs.compactMap { pair in
                pair.label.isReuse.map {
                    Evaluation.Pair(isReuse: $0, isFlagged: pair.isFlagged, score: pair.verdict.score)
                }
            })
    }

    /// Writes the report; as a table for `.jsonl` and `.html`.
    ///
    /// - Throws: errors of `sink`.
    /// - Complexity: O(*n* log *n*) in the labelled pairs.
    public func write(_ options: ReportOptions, to sink: some ReportSink) throws {
        switch options.format {
        case .table, .jsonl, .html:
            try EvaluationTable(report: self, surface: options.surface).write(to: sink)
        case .json: try EvaluationJSON(report: self).write(to: sink)
        case .csv: try EvaluationCSV(report: self).write(to: sink)
        }
    }

    /// The pairs labelled as reuse.
    private var reuse: [JudgedPairs.Pair] { judgement.pairs.filter { $0.label.isReuse == true } }

    /// The share of the pairs labelled as reuse that the candidate search found.
    var candidateRecall: Double? {
        reuse.isEmpty ? nil : Double(reuse.count { $0.isCandidate }) / Double(reuse.count)
    }

    /// The pairs judged wrongly, worst first.
    var worst: [JudgedPairs.Pair] {
        let wrong = judgement.pairs.filter(\.isWrong).sorted { left, right in
            (right.error, left.label.line) < (left.error, right.label.line)
        }
        return Array(wrong.prefix(worstCount))
    }

    /// One row of the table of labels: the verdicts on the pairs with one label.
    struct LabelRow {
        let label: String
        let isReuse: Bool?
        var count = 0
        var flagged = 0
        var relations: [Relation: Int] = [:]
    }

    /// Reuse first, then no reuse, then pairs that are not scored; each by label.
    var confusion: [LabelRow] {
        var rows: [String: LabelRow] = [:]
        for pair in judgement.pairs {
            let truth = pair.label.isReuse
            let key = "\(truth == true ? 0 : truth == false ? 1 : 2)\(pair.label.label)"
            var row = rows[key] ?? LabelRow(label: pair.label.label, isReuse: truth)
            row.count += 1
            row.flagged += pair.isFlagged ? 1 : 0
            row.relations[pair.verdict.relation, default: 0] += 1
            rows[key] = row
        }
        return rows.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The directions found among the labelled ones.
    struct Directions {
        var right = 0
        var wrong = 0
        var undecided = 0

        var count: Int { right + wrong + undecided }
        var accuracy: Double { Double(right) / Double(count) }
    }

    /// Nil if no direction is labelled.
    var directions: Directions? {
        guard hasDirections else { return nil }
        var directions = Directions()
        let corpus = judgement.detection.corpus
        for pair in reuse {
            guard let isFromA = pair.label.isFromA else { continue }
            let isFirstA = corpus.id(of: pair.verdict.first) == pair.label.a
            switch pair.verdict.direction {
            case .unknown: directions.undecided += 1
            case .firstIsSource:
                if isFirstA == isFromA { directions.right += 1 } else { directions.wrong += 1 }
            case .secondIsSource:
                if isFirstA != isFromA { directions.right += 1 } else { directions.wrong += 1 }
            }
        }
        return directions.count > 0 ? directions : nil
    }

    /// Precision and recall of credits; nil if none is labelled.
    var credits: Evaluation? {
        guard hasCredits else { return nil }
        let pairs = reuse.compactMap { pair in
            pair.label.credited.map {
                Evaluation.Pair(
                    isReuse: $0, isFlagged: pair.verdict.credited == true,
                    score: pair.verdict.credited == true ? 1 : 0)
            }
        }
        return pairs.isEmpty ? nil : Evaluation(pairs)
    }

    /// The adjusted Rand index of the families found and the groups that labelled pairs of
    /// reuse connect, among the articles of scored pairs; nil without reuse.
    var familyAgreement: Double? {
        let scored = judgement.pairs.filter { $0.label.isReuse != nil }
        guard !reuse.isEmpty else { return nil }
        var places: [Document: Int] = [:]
        for pair in scored {
            for document in [pair.verdict.first, pair.verdict.second] where places[document] == nil {
                places[document] = places.count
            }
        }
        var truth = ConnectedGroups(count: places.count)
        for pair in reuse { truth.connect(places[pair.verdict.first]!, places[pair.verdict.second]!) }
        var found = Array(0..<places.count)
        for family in judgement.detection.families {
            let members = family.members.compactMap { places[$0] }
            for member in members { found[member] = members[0] }
        }
        return AdjustedRandIndex.of(truth.groups, found)
    }
}

/// Labelled pairs with their verdicts.
public struct JudgedPairs {
    public struct Pair {
        public let label: LabelledPair
        let verdict: Verdict
        /// Whether the candidate search found the pair.
        let isCandidate: Bool

        var isFlagged: Bool { verdict.relation.isReuse }
        /// Whether it is scored and judged differently from its label.
        var isWrong: Bool { label.isReuse.map { $0 != isFlagged } ?? false }
        /// How far the score is on the wrong side, 0 to 1.
        var error: Double { label.isReuse == true ? 1 - verdict.score : verdict.score }
    }

    /// An id in the pairs file that no article has.
    public struct UnknownID {
        public let line: Int
        public let id: String
    }

    public let detection: Detection
    public let pairs: [Pair]
    public let unknown: [UnknownID]

    /// Judges all labelled pairs, and clusters the articles of `source`.
    ///
    /// - Parameter options: `keepsAllRelations` must be set.
    /// - Complexity: that of `Detector.detect(in:)`, and linear in the labelled pairs.
    public init(_ labels: LabelledPairs, in source: some ArticleSource, options: DetectionOptions) {
        var known: [(label: LabelledPair, documents: (Document, Document))] = []
        var unknown: [UnknownID] = []
        let (detection, verdicts) = Detector(options: options).detect(in: source) { corpus in
            for label in labels.pairs {
                let (a, b) = (corpus.document(withID: label.a), corpus.document(withID: label.b))
                if let a, let b {
                    known.append((label, (a, b)))
                } else {
                    unknown.append(UnknownID(line: label.line, id: a == nil ? label.a : label.b))
                }
            }
            return known.map(\.documents)
        }
        let candidates = Set(detection.verdicts.map { Key(first: $0.first, second: $0.second) })
        pairs = zip(known, verdicts).map { known, verdict in
            Pair(
                label: known.label, verdict: verdict,
                isCandidate: candidates.contains(Key(first: verdict.first, second: verdict.second)))
        }
        self.detection = detection
        self.unknown = unknown
    }
}

private struct Key: Hashable { let first, second: Document }
