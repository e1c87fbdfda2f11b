import ArticleText
import Glibc

/// Says which of two articles that share a text was first.
///
/// Every sign speaks for one article with a weight in log-odds. What speaks for
/// one is added up without a look at which of the two it is, so the answer
/// mirrors when they change places and knows nothing of the order they came in.
public struct DirectionJudge: Sendable {
    /// A difference of less than this is no answer.
    private static let minWeight = 0.1
    /// From this weight on the times decide.
    private static let conclusiveWeight = 6.0
    /// What a bare date weighs beside a time of the next day.
    private static let neighbouringDayWeight = 0.5
    /// The confidence given at most.
    private static let maxConfidence = 0.99

    public init() {}

    /// The direction of a pair and its confidence, 0.5...0.99.
    ///
    /// - Parameter overlap: how much of each text the other has.
    public func direction(
        _ first: ExaminedArticle, _ second: ExaminedArticle, overlap: Overlap
    ) -> Direction {
        Self.direction(byTimes: first.published, second.published)
            ?? Self.direction(
                weight: Self.weight(ofTimes: first.published, second.published)
                    + Self.weight(for: first, against: second, overlap)
                    - Self.weight(for: second, against: first, overlap.turned))
    }

    /// What the times of publication say alone, nil if they are not clear: all
    /// other signs together hardly outweigh them, and take far longer to see.
    static func direction(byTimes first: PublicationTime?, _ second: PublicationTime?) -> Direction? {
        let weight = weight(ofTimes: first, second)
        return abs(weight) >= conclusiveWeight ? direction(weight: weight) : nil
    }

    private static func direction(weight: Double) -> Direction {
        guard abs(weight) >= minWeight else { return .unknown }
        let confidence = min(maxConfidence, 1 / (1 + exp(-abs(weight))))
        return weight > 0 ? .firstIsSource(confidence: confidence) : .secondIsSource(confidence: confidence)
    }

    /// What speaks for `source` being the source, but for the time of its
    /// publication.
    private static func weight(
        for source: ExaminedArticle, against derived: ExaminedArticle, _ overlap: Overlap
    ) -> Double {
        earliness(of: source, before: derived) + creditWeight(source, derived) + OriginSigns(source).weight
            + lengthWeight(overlap)
    }

    /// How much the earlier publication speaks for the first article; less than
    /// 0 for the second. A bare date says little of the days beside it, and
    /// nothing of the hours of its own.
    private static func weight(ofTimes first: PublicationTime?, _ second: PublicationTime?) -> Double {
        guard let one = first, let other = second else { return 0 }
        if one.isSurely(before: other) { return conclusiveWeight }
        if other.isSurely(before: one) { return -conclusiveWeight }
        guard one.precision == .day || other.precision == .day else { return 0 }
        return neighbouringDayWeight * Double((other.day - one.day).signum())
    }

    /// What was filed days earlier is the source of an update.
    private static func earliness(of source: ExaminedArticle, before derived: ExaminedArticle) -> Double {
        guard let one = source.anatomy.dateline?.day, let other = derived.anatomy.dateline?.day else {
            return 0
        }
        return other.days(since: one) > 0 ? 2 : 0
    }

    /// How much the other's naming its publisher or agency speaks for a text.
    private static func creditWeight(_ source: ExaminedArticle, _ derived: ExaminedArticle) -> Double {
        let isKnown = !source.article.utf8(.publisher).isEmpty || !source.origins.isEmpty
        return isKnown && Attribution.credited(source: source, derived: derived) == true ? 1.2 : 0
    }

    /// The more complete text is rather the source: cuts are commoner than
    /// additions.
    private static func lengthWeight(_ overlap: Overlap) -> Double {
        let ratio = Double(overlap.first + 1) / Double(overlap.second + 1)
        return max(0, min(1.2, 0.8 * log(ratio)))
    }
}

/// How much an article looks like an original, seen alone.
struct OriginSigns: Sendable {
    /// In log-odds; above 0 for an original.
    private(set) var weight = 0.0

    init(_ examined: ExaminedArticle) {
        let anatomy = examined.anatomy
        if examined.knownPublisher?.isAgency == true { weight += 2 }
        if anatomy.dateline?.agency != nil { weight += 1 }
        if anatomy.credits.contains(where: { $0.slot == .inText }) { weight -= 0.8 }
        weight -= 0.5 * Double(examined.hearsay)
    }
}
