import GRDB

/// What the clock said before, to tell whether it can be believed now.
///
/// A clock that was set ahead, by a flat battery or a wrong time server, makes
/// everything look old. Nobody but the clock says so; but it can be made to say
/// so for a day before anything is deleted for it.
struct ClockTable {
    let db: Database

    /// A step of more seconds between two looks is a jump, unless it is less than
    /// half of the time that articles are kept: then not all can be lost. A
    /// program that was not running for so long looks the same, and waits the
    /// same; but one that is run so seldom steps as far each time, and is believed
    /// from the second step on.
    private static let longestStep = 2 * 86_400.0
    /// The clock is believed after so many seconds without another jump.
    private static let quarantine = 86_400.0
    /// A clock that goes back by so many seconds was wrong before.
    private static let minStepBack = 3600.0

    /// Notes what the clock says; by how much it jumped, if it did less than a
    /// day ago.
    ///
    /// - Parameters:
    ///   - now: seconds since 1970.
    ///   - keep: how long articles are kept, in seconds.
    func jump(now: Double, keep: Double) throws -> Double? {
        let (seen, jumpedAt) = (try seconds("seen"), try seconds("jumpedAt"))
        try set("seen", now)
        guard let seen else { return nil }
        let step = now - seen
        if step > max(Self.longestStep, keep / 2) || step < -Self.minStepBack {
            let jump = try seconds("jump")
            let isHabit = jumpedAt == seen && step > 0 && jump.map { $0 > 0 && step <= 2 * $0 } == true
            try set("jumpedAt", now)
            try set("jump", step)
            return isHabit ? nil : step
        }
        guard let jumpedAt, now - jumpedAt < Self.quarantine else { return nil }
        return try seconds("jump")
    }

    private func seconds(_ name: String) throws -> Double? {
        try Double.fetchOne(db, sql: "SELECT seconds FROM clock WHERE name = ?", arguments: [name])
    }

    private func set(_ name: String, _ seconds: Double) throws {
        try db.execute(sql: "INSERT OR REPLACE INTO clock VALUES (?, ?)", arguments: [name, seconds])
    }
}
