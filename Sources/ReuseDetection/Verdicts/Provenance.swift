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

/// Whether an article names the one it is derived from.
public enum Attribution {
    /// Whether `derived` names the source's publisher, an agency the source is
    /// from, or its author, anywhere but below a picture.
    ///
    /// nil where nothing is known of the source, so that it could not be
    /// recognised, and `derived` credits nobody. Where nothing is known of the
    /// source and `derived` credits somebody, it is believed.
    ///
    /// Linear in the derived text.
    public static func credited(source: ExaminedArticle, derived: ExaminedArticle) -> Bool? {
        let publisher = PublisherName(source.article.utf8(.publisher))
        var names = source.origins
        if let known = source.knownPublisher { names.insert(known.name) }
        let author = source.author.flatMap(Self.tellingName)
        guard publisher != nil || !names.isEmpty || author != nil else {
            return derived.anatomy.credits.contains(where: \.isAttribution) ? true : nil
        }
        if derived.anatomy.credits.contains(where: { $0.isAttribution && names.contains($0.name) }) {
            return true
        }
        if let agency = derived.anatomy.dateline?.agency, names.contains(agency) { return true }
        if let field = derived.article[.credit], names.contains(where: field.contains) { return true }
        if let publisher, publisher.isNamed(in: derived) { return true }
        guard let author, let other = derived.author else { return false }
        return author.isNamed(in: ArraySlice(other.utf8))
    }

    /// A name with letters enough to be one: a blank, a dash or an initial is in
    /// every other.
    private static func tellingName(_ name: String) -> PublisherName? {
        let letters = name.unicodeScalars.filter(\.properties.isAlphabetic)
        guard letters.count >= (letters.contains { !$0.isASCII } ? 2 : 3) else { return nil }
        return PublisherName(whole: ArraySlice(name.utf8))
    }
}
