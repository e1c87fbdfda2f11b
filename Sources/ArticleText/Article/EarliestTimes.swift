/// Tells which of many times may be the earliest of them, in time linear in
/// their number.
public struct EarliestTimes: Sendable {
    /// Of each precision the one that is past first: what is surely after any
    /// is surely after that.
    private var moment: PublicationTime?
    private var clock: PublicationTime?
    private var day: PublicationTime?

    public init() {}

    public mutating func insert(_ time: PublicationTime) {
        if time.isDay {
            Self.keepFirst(&day, time)
        } else if time.zone == nil {
            Self.keepFirst(&clock, time)
        } else {
            Self.keepFirst(&moment, time)
        }
    }

    /// Whether none of those inserted is surely before it.
    public func canInclude(_ time: PublicationTime) -> Bool {
        ![moment, clock, day].contains { $0?.isSurely(before: time) ?? false }
    }

    private static func keepFirst(_ kept: inout PublicationTime?, _ time: PublicationTime) {
        if let first = kept, first.latest <= time.latest { return }
        kept = time
    }
}
