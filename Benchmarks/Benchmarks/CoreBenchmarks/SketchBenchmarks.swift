import Benchmark
import CTwins
import Sketching
import SyntheticNews

/// Hashes of a text of some 400 words.
private let setSize = 400
private let scheme = SketchScheme(slots: 128)

func registerSketchBenchmarks() {
    var random = SeededGenerator(seed: 2)
    let sets = (0..<256).map { _ in (0..<setSize).map { _ in random.next() } }
    registerSketching(sets)
    let sketcher = Sketcher(scheme: scheme)
    let signatures = sets.compactMap { sketcher.signature(of: $0) }
    registerEstimating(signatures)
    registerBanding(signatures)
}

private func registerSketching(_ sets: [[UInt64]]) {
    let sketcher = Sketcher(scheme: scheme)
    var slots = [UInt32](repeating: 0, count: scheme.slots)
    register("Signature made", per: .shingle, count: sets.count * setSize, twin: twin(for: sets)) {
        for set in sets {
            sketcher.sketch(set, into: &slots)
            blackHole(slots[0])
        }
    }
}

private func twin(for sets: [[UInt64]]) -> Twin {
    var slots = [UInt32](repeating: 0, count: scheme.slots)
    return Twin(
        fault: {
            let sketcher = Sketcher(scheme: scheme)
            // Short sets too: they alone see the rounds after the first few.
            for set in sets + [[1], [1, 2], [1, 2, 3]] {
                ctwins_sketch(set, set.count, scheme.seed, &slots, UInt32(slots.count))
                if slots != sketcher.signature(of: set)?.slots {
                    return "the C twin makes other signatures than Sketcher"
                }
            }
            return nil
        },
        body: {
            for set in sets {
                ctwins_sketch(set, set.count, scheme.seed, &slots, UInt32(slots.count))
                blackHole(slots[0])
            }
        })
}

private func registerEstimating(_ signatures: [Signature]) {
    register("Signatures compared", per: .pair, count: signatures.count * signatures.count) {
        for first in signatures {
            for second in signatures { blackHole(try? first.jaccard(with: second)) }
        }
    }
}

private func registerBanding(_ signatures: [Signature]) {
    let bands = BandScheme(rows: 4, bands: 32)
    var keys: [UInt64] = []
    register("Band keys taken", per: .signature, count: signatures.count) {
        for signature in signatures {
            keys.removeAll(keepingCapacity: true)
            bands.appendKeys(of: signature.slots, to: &keys)
            blackHole(keys.count)
        }
    }
}
