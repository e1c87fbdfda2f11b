import ArticleText
import ReuseDetection

/// What JSON says of a pair, beside the two ids.
struct PairFields {
    private let verdict: Verdict

    init(_ verdict: Verdict) {
        self.verdict = verdict
    }

    func write(
        _ passages: [Passage], _ texts: (ArraySlice<UInt8>, ArraySlice<UInt8>), _ json: inout JSONWriter
    ) {
        json.key("relation")
        json.value(verdict.relation.rawValue)
        json.key("reuse")
        json.value(verdict.relation.isReuse)
        json.key("score")
        json.value(verdict.score)
        json.key("direction")
        json.value(direction)
        json.key("directionConfidence")
        json.value(verdict.direction.confidence)
        json.key("credited")
        json.value(verdict.credited)
        json.key("jaccard")
        json.value(verdict.overlap.jaccard)
        json.key("containment")
        json.object { json in
            json.key("aInB")
            json.value(verdict.overlap.firstInSecond)
            json.key("bInA")
            json.value(verdict.overlap.secondInFirst)
        }
        json.key("evidence")
        evidence(passages, texts, &json)
    }

    private var direction: String {
        switch verdict.direction {
        case .firstIsSource: "a>b"
        case .secondIsSource: "b>a"
        case .unknown: "unknown"
        }
    }

    private func evidence(
        _ passages: [Passage], _ texts: (ArraySlice<UInt8>, ArraySlice<UInt8>), _ json: inout JSONWriter
    ) {
        let offsets = (ScalarOffsets(texts.0), ScalarOffsets(texts.1))
        json.array { json in
            for passage in passages {
                json.object { json in
                    json.key("a")
                    span(offsets.0.scalars(passage.first), &json)
                    json.key("b")
                    span(offsets.1.scalars(passage.second), &json)
                    json.key("kind")
                    json.value(passage.kind.rawValue)
                    json.key("similarity")
                    json.value(passage.similarity)
                }
            }
        }
    }

    private func span(_ range: Range<Int>, _ json: inout JSONWriter) {
        json.object { json in
            json.key("start")
            json.value(range.lowerBound)
            json.key("end")
            json.value(range.upperBound)
        }
    }
}
