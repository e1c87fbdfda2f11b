import Glibc

/// How a signature is cut into bands so that similar sets share one: locality
/// sensitive hashing (Indyk and Motwani 1998; Broder 1997).
///
/// Two sets become candidates if all rows of at least one band agree. Chosen
/// from what is wanted, not from rows and bands.
public struct BandScheme: Hashable, Sendable {
    public let rows: Int
    public let bands: Int

    /// The most selective bands that still find a pair at `jaccard` with
    /// probability `recall`; nil if `slots` slots cannot do that.
    public init?(findingJaccard jaccard: Double, recall: Double, slots: Int) {
        precondition((0...1).contains(jaccard) && (0..<1).contains(recall) && slots > 0)
        for rows in (1...slots).reversed() {
            let scheme = BandScheme(rows: rows, bands: slots / rows)
            if scheme.candidateProbability(atJaccard: jaccard) >= recall {
                self = scheme
                return
            }
        }
        return nil
    }

    /// - Precondition: both are at least 1.
    public init(rows: Int, bands: Int) {
        precondition(rows >= 1 && bands >= 1)
        self.rows = rows
        self.bands = bands
    }

    /// The probability that two sets of this similarity become candidates:
    /// the S-curve 1 − (1 − J^rows)^bands.
    public func candidateProbability(atJaccard jaccard: Double) -> Double {
        1 - pow(1 - pow(jaccard, Double(rows)), Double(bands))
    }

    /// Adds one key per band of a signature to `keys`; sets that agree in all
    /// rows of a band have its key in common.
    ///
    /// - Precondition: at least `rows × bands` slots.
    public func appendKeys(of slots: [UInt32], to keys: inout [UInt64]) {
        precondition(rows * bands <= slots.count)
        var slot = 0
        for band in 0..<UInt64(bands) {
            var key = band
            for _ in 0..<rows {
                key = Mixing.mix(key &+ UInt64(slots[slot]) &* 0xD6E8_FEB8_6659_FD93, 0x2545_F491_4F6C_DD1D)
                slot += 1
            }
            keys.append(key)
        }
    }
}
