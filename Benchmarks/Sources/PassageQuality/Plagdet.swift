import Glibc

/// The measures of PAN's text alignment task (Potthast and others 2010).
///
/// Recall is the share of a case's characters, on both sides together, that
/// are covered by findings that overlap it on both sides; precision the same
/// the other way about. Macro averages over cases, which is what PAN
/// publishes; micro over characters.
struct Plagdet {
    private(set) var cases = 0
    private(set) var findings = 0
    private var recalls = 0.0
    private var precisions = 0.0
    private var overlaps = 0
    private var detected = 0
    /// In characters.
    private var (marked, found, markedCovered, foundCovered) = (0, 0, 0, 0)

    /// Adds one pair of texts.
    mutating func add(cases: [SpanPair], findings: [SpanPair]) {
        self.cases += cases.count
        self.findings += findings.count
        for one in cases {
            let covered = one.covered(by: findings)
            recalls += Double(covered) / Double(one.length)
            marked += one.length
            markedCovered += covered
            let count = findings.count { $0.overlaps(one) }
            overlaps += count
            detected += count > 0 ? 1 : 0
        }
        for finding in findings {
            let covered = finding.covered(by: cases)
            precisions += Double(covered) / Double(finding.length)
            found += finding.length
            foundCovered += covered
        }
    }

    /// Findings for each case that was found at all.
    var granularity: Double { detected == 0 ? 1 : Double(overlaps) / Double(detected) }

    var macro: Score {
        Score(
            recall: Self.share(recalls, Double(cases)), precision: Self.share(precisions, Double(findings)),
            granularity: granularity)
    }

    var micro: Score {
        Score(
            recall: Self.share(Double(markedCovered), Double(marked)),
            precision: Self.share(Double(foundCovered), Double(found)), granularity: granularity)
    }

    private static func share(_ part: Double, _ whole: Double) -> Double { whole == 0 ? 0 : part / whole }

    struct Score {
        let recall: Double
        let precision: Double
        let granularity: Double

        var plagdet: Double {
            guard recall + precision > 0 else { return 0 }
            return 2 * recall * precision / (recall + precision) / log2(1 + granularity)
        }
    }
}
