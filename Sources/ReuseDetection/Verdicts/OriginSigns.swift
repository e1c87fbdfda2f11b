import ArticleText

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
