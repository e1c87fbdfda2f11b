import Foundation
import GRDB

/// What a row holds is looked at before it is believed: SQLite does not notice
/// a changed byte within a value.
extension Row {
    /// - Throws: that the file is damaged, if no such value can stand there.
    func stored<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        do {
            return try decode(Value.self, forColumn: column)
        } catch {
            throw Self.damaged(column)
        }
    }

    func stored<Value: DatabaseValueConvertible & Comparable>(
        _ column: String, in range: ClosedRange<Value>
    ) throws -> Value {
        let value: Value = try stored(column)
        guard range.contains(value) else { throw Self.damaged(column) }
        return value
    }

    /// The number of an article or a text.
    func storedNumber<Number: RawRepresentable>(_ column: String) throws -> Number
    where Number.RawValue == UInt32 {
        guard let number = Number(rawValue: try stored(column)) else { throw Self.damaged(column) }
        return number
    }

    /// A number of things.
    func storedCount(_ column: String) throws -> Int { try stored(column, in: 0...Int(Int32.max)) }

    /// Seconds since 1970, some thirty thousand years to either side.
    func storedMoment(_ column: String) throws -> Double { try stored(column, in: -1e12...1e12) }

    func storedBytes(_ column: String) throws -> [UInt8] { [UInt8](try stored(column) as Data) }

    static func damaged(_ column: String) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a value of '\(column)' is none that was written")
    }
}
