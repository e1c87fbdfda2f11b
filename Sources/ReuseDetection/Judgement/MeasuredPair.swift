import ArticleText

/// All that the judgement of a pair rests on, measured whether or not the
/// overlap alone decides: what models learn from, and what several models can
/// judge without another look at the texts.
public struct MeasuredPair: Sendable {
    public let overlap: Overlap
    /// Different numbers each text has and the other lacks, in the one with
    /// fewer of them.
    public let missingNumbers: Int
    public let features: PairFeatures
    /// Between the two publications; 0 where that is not known.
    public let daysApart: Double

    public init(
        _ one: ExaminedArticle, _ other: ExaminedArticle, options: DetectionOptions = DetectionOptions(),
        parts: PairFeatures.Parts = .all
    ) {
        var comparer = TextComparer(shingleWidth: options.shingleWidth)
        let texts = (comparer.cut(one.article.text.span), comparer.cut(other.article.text.span))
        comparer.setFirst(texts.0)
        overlap = comparer.overlap(with: texts.1)
        missingNumbers = texts.0.missingNumbers(beside: texts.1)
        daysApart = PublicationTime.days(from: one.published, to: other.published)
        features = PairFeatures(one.analysis, other.analysis, parts: parts)
    }
}

extension PublicationTime {
    /// Days between two publications; 0 where one is not known.
    static func days(from one: PublicationTime?, to other: PublicationTime?) -> Double {
        guard let one, let other else { return 0 }
        return abs(one.secondsSince1970 - other.secondsSince1970) / 86_400
    }
}

extension PairFeatures {
    /// The parts of the extraction that can be left out, one by one, to see what
    /// each is worth: the ablation in Benchmarks/ does. All else uses all.
    public struct Parts: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// What stands between quotation marks is a speaker's.
        public static let quotations = Parts(rawValue: 1)
        /// What is told in the first person is a speaker's.
        public static let statements = Parts(rawValue: 2)
        /// Boilerplate, bylines and captions are the site's.
        public static let boilerplate = Parts(rawValue: 4)
        /// Numbers are kept apart from ordinary words.
        public static let ordinaryWords = Parts(rawValue: 8)
        /// What only one text has between quotation marks is the author's.
        public static let quotedReuse = Parts(rawValue: 16)

        public static let all: Parts = [.quotations, .statements, .boilerplate, .ordinaryWords, .quotedReuse]
    }
}
