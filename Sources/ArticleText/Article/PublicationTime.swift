/// A moment of publication, read from the forms news metadata comes in.
public struct PublicationTime: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01 00:00:00 UTC. A time without a zone is taken
    /// as UTC, a date without a time as its first moment.
    public let secondsSince1970: Double

    /// Reads ISO 8601 (`2022-02-03T09:30:00+01:00`, `2022-02-03`), the dates of
    /// mail and RSS (`Thu, 03 Feb 2022 09:30:00 GMT`), those of news wires
    /// (`26-FEB-1987 15:01:01.79`) and Unix times in seconds or milliseconds;
    /// nil for anything else.
    public init?(_ text: String) {
        self.init(utf8: ArraySlice(text.utf8))
    }

    /// The same from UTF-8.
    public init?(utf8 text: ArraySlice<UInt8>) {
        let written = WrittenTime(text)
        guard let seconds = written.unixTime ?? written.calendarTime else { return nil }
        secondsSince1970 = seconds
    }

    public static func < (left: PublicationTime, right: PublicationTime) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }
}

extension Article {
    /// When it was published, if that is known and can be read.
    public var publicationTime: PublicationTime? { PublicationTime(utf8: utf8(.published)) }
}
