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
        Self.relation(
            verdict.relation, verdict.score, verdict.direction, verdict.credited, verdict.overlap, &json)
        json.key("evidence")
        evidence(passages, texts, &json)
    }

    /// What two articles are to each other.
    static func relation(
        _ relation: Relation, _ score: Double, _ direction: Direction, _ credited: Bool?, _ overlap: Overlap,
        _ json: inout JSONWriter
    ) {
        json.key("relation")
        json.value(relation.rawValue)
        json.key("reuse")
        json.value(relation.isReuse)
        json.key("score")
        json.value(score)
        json.key("direction")
        json.value(word(direction))
        json.key("directionConfidence")
        json.value(direction.confidence)
        json.key("credited")
        json.value(credited)
        json.key("jaccard")
        json.value(overlap.jaccard)
        json.key("containment")
        json.object { json in
            json.key("aInB")
            json.value(overlap.firstInSecond)
            json.key("bInA")
            json.value(overlap.secondInFirst)
        }
    }

    private static func word(_ direction: Direction) -> String {
        switch direction {
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
                    Self.passage(
                        (offsets.0.scalars(passage.first), offsets.1.scalars(passage.second)), passage.kind,
                        passage.similarity, &json)
                }
            }
        }
    }

    /// A passage, its places counted in Unicode scalars.
    static func passage(
        _ places: (Range<Int>, Range<Int>), _ kind: Passage.Kind, _ similarity: Double,
        _ json: inout JSONWriter
    ) {
        json.key("a")
        span(places.0, &json)
        json.key("b")
        span(places.1, &json)
        json.key("kind")
        json.value(kind.rawValue)
        json.key("similarity")
        json.value(similarity)
    }

    private static func span(_ range: Range<Int>, _ json: inout JSONWriter) {
        json.object { json in
            json.key("start")
            json.value(range.lowerBound)
            json.key("end")
            json.value(range.upperBound)
        }
    }
}
