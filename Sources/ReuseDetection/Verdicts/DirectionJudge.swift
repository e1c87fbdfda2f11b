import ArticleText
import Glibc

/// Says which of two articles that share a text was first.
///
/// Every sign speaks for one side with a weight in log-odds, and the weights
/// add up. Each is a difference of what the two articles are in themselves, so
/// that the answer mirrors when they change places and knows nothing of the
/// order they came in.
public struct DirectionJudge: Sendable {
    /// A sum of less than this is no answer.
    private static let leastWeight = 0.35
    /// The confidence given at most.
    private static let mostConfidence = 0.99

    public init() {}

    /// The direction of a pair and its confidence, 0.5...0.99.
    ///
    /// - Parameter overlap: how much of each text the other has.
    public func direction(
        _ first: ExaminedArticle, _ second: ExaminedArticle, overlap: Overlap
    ) -> Direction {
        let weight =
            Self.timeWeight(first.article, second.article)
            + Self.daylineWeight(first, second)
            + Self.creditWeight(first, second) - Self.creditWeight(second, first)
            + OriginSigns(first).weight - OriginSigns(second).weight
            + Self.lengthWeight(overlap)
        guard abs(weight) >= Self.leastWeight else { return .unknown }
        let confidence = min(Self.mostConfidence, 1 / (1 + exp(-abs(weight))))
        return weight > 0 ? .firstIsSource(confidence: confidence) : .secondIsSource(confidence: confidence)
    }

    /// The earlier one is the source. A bare date says little about the hours
    /// of its day.
    private static func timeWeight(_ first: Article, _ second: Article) -> Double {
        guard let one = first.publicationTime, let other = second.publicationTime, one != other else {
            return 0
        }
        let day = 86_400.0
        let gap = other.secondsSince1970 - one.secondsSince1970
        let hasBareDate =
            one.secondsSince1970.truncatingRemainder(dividingBy: day) == 0
            || other.secondsSince1970.truncatingRemainder(dividingBy: day) == 0
        let weight = hasBareDate && abs(gap) < day ? 0.5 : 6.0
        return gap > 0 ? weight : -weight
    }

    /// What was filed days earlier is the source of an update.
    private static func daylineWeight(_ first: ExaminedArticle, _ second: ExaminedArticle) -> Double {
        guard let one = first.anatomy.dateline?.day, let other = second.anatomy.dateline?.day else {
            return 0
        }
        let days = other.days(since: one)
        return days == 0 ? 0 : days > 0 ? 2 : -2
    }

    /// How much the second text's naming the first one's publisher or agency
    /// speaks for the first.
    private static func creditWeight(_ source: ExaminedArticle, _ derived: ExaminedArticle) -> Double {
        guard Attribution.credited(source: source, derived: derived) == true else { return 0 }
        let isKnown = !source.article.utf8(.publisher).isEmpty || !source.origins.isEmpty
        return isKnown ? 1.2 : 0.4
    }

    /// An excerpt is shorter than what it is taken from: of two texts the one
    /// that lies more in the other is the derived one.
    private static func lengthWeight(_ overlap: Overlap) -> Double {
        (overlap.secondInFirst - overlap.firstInSecond) * 1.5
    }
}
