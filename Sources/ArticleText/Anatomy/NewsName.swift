/// An agency or outlet that is known by name.
public struct NewsName: Sendable, Hashable {
    /// The usual form: "Associated Press" for "AP" and "The Associated Press".
    public let name: String
    /// Whether it sells its copy to others.
    public let isAgency: Bool

    init(entry: Int) {
        name = NewsNames.all[entry].name
        isAgency = NewsNames.all[entry].isAgency
    }

    /// Looks up a whole name, as in a publisher field; "The" before it does
    /// not matter.
    public init?(utf8 name: ArraySlice<UInt8>) {
        let text = name.span
        let start = TextScan.skippingArticle(text, 0, before: text.count)
        guard let match = NewsNames.table.match(text, at: start, before: text.count),
            match.end == text.count
        else { return nil }
        self.init(entry: match.value)
    }
}
