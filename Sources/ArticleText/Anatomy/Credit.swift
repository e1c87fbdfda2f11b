/// One place where a text names an agency or outlet as where something comes
/// from.
public struct Credit: Sendable, Hashable {
    /// Where in the text a name stands, which says how much it means.
    public enum Slot: UInt8, Sendable, Hashable, CaseIterable {
        /// "BEIJING (Reuters) --"
        case dateline
        /// "By Reuters", "The Associated Press • Updated …"
        case byline
        /// "Source: …", "(Reporting by …)", a copyright line.
        case creditLine
        /// "told Reuters", "according to AFP", "reports the Daily Mail".
        case inText
        /// "(Greg Baker/Pool via AP)": says whose the picture is, and nothing
        /// of the text.
        case photo
    }

    /// The name in its usual form: "Associated Press" for "AP".
    public let name: String
    public let slot: Slot
    /// Where the name stands, in bytes of the text.
    public let range: Range<Int>

    /// Whether it says where the text comes from: all but photo credits do.
    public var isAttribution: Bool { slot != .photo }
}
