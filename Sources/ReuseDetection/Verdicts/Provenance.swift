import ArticleText

/// Who of a pair was first, and whether the other says so.
struct Provenance: Sendable {
    let direction: Direction
    /// nil where the direction is unknown, or nothing is known of the source.
    let credited: Bool?

    /// Nothing is said of a pair that is no reuse.
    static let none = Provenance(direction: .unknown, credited: nil)

    /// What the times of publication say alone, for where speed is all.
    init(byTimes first: PublicationTime?, _ second: PublicationTime?) {
        self.init(direction: DirectionJudge.direction(byTimes: first, second) ?? .unknown, credited: nil)
    }

    private init(direction: Direction, credited: Bool?) {
        self.direction = direction
        self.credited = credited
    }

    init(_ first: ExaminedArticle, _ second: ExaminedArticle, overlap: Overlap) {
        direction = DirectionJudge().direction(first, second, overlap: overlap)
        credited =
            switch direction {
            case .firstIsSource: Attribution.credited(source: first, derived: second)
            case .secondIsSource: Attribution.credited(source: second, derived: first)
            case .unknown: nil
            }
    }
}
