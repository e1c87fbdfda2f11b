/// Where, when and for whom a story was filed: "LONDON, Feb 3 (AP) —".
public struct Dateline: Sendable, Hashable {
    /// A day of some year.
    public struct Day: Sendable, Hashable {
        /// 1...12
        public let month: Int
        /// 1...31
        public let day: Int

        public init(month: Int, day: Int) {
            self.month = month
            self.day = day
        }

        /// Days from `other` to this one by the shorter way round the year,
        /// counted in months of 31 days: right in sign, near in size.
        public func days(since other: Day) -> Int {
            let days = (month - other.month) * 31 + day - other.day
            return days > 186 ? days - 372 : days < -186 ? days + 372 : days
        }
    }

    /// As written; empty where a story only names its agency.
    public let place: String
    /// The agency's usual name.
    public let agency: String?
    public let day: Day?
    /// From the place to the dash, in bytes of the text.
    public let range: Range<Int>
}
