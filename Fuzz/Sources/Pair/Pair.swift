import ArticleText
import Checks
import ReuseDetection

/// Two articles, compared, judged and aligned, both ways round.
///
/// A byte of ``Mode``, one of how often, then with 0xFF between them the two
/// texts and of each the time, the publisher, the byline and the title.
@_cdecl("LLVMFuzzerTestOneInput")
public func feedPair(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(start, count)
    let mode = Mode(rawValue: input.byte())
    let times = 1 + Int(input.byte()) * (mode.contains(.often) ? 256 : 1)
    var texts = [input.text(), input.text()]
    for (index, repeats) in [Mode.repeatsFirst, .repeatsSecond].enumerated() where mode.contains(repeats) {
        texts[index] = repeated(texts[index], times, numbered: mode.contains(.numbered))
    }
    if mode.contains(.secondHoldsFirst) { texts[1] = texts[0] + "\n" + texts[1] }

    var batch = ArticleBatch()
    var fields: [[(Article.Field, String)]] = [[], []]
    for field in [Article.Field.published, .publisher, .byline, .title] {
        for index in 0..<2 { fields[index].append((field, input.text())) }
    }
    for index in 0..<2 {
        batch.set(.id, to: "\(index)")
        for (field, value) in fields[index] { batch.set(field, to: value) }
        batch.set(.text, to: texts[index])
        batch.finish(path: "\(index)")
    }
    var options = DetectionOptions()
    options.findsRewrites = !mode.contains(.copiesOnly)
    if mode.contains(.singleWords) { options.shingleWidth = 1 }
    compare(batch[0], batch[1], options)
    return 0
}

/// How the two texts are made of the input, so that a few bytes stand for long
/// texts that say the same again and again.
private struct Mode: OptionSet {
    let rawValue: UInt8

    static let repeatsFirst = Mode(rawValue: 1)
    static let repeatsSecond = Mode(rawValue: 2)
    /// As often as the byte says, times 256.
    static let often = Mode(rawValue: 4)
    /// A number behind each, so that no two are the same.
    static let numbered = Mode(rawValue: 8)
    static let secondHoldsFirst = Mode(rawValue: 16)
    static let copiesOnly = Mode(rawValue: 32)
    static let singleWords = Mode(rawValue: 64)
}

/// The bytes a repeated text may have.
private let longest = 256 << 10

private func repeated(_ text: String, _ times: Int, numbered: Bool) -> String {
    guard !text.isEmpty else { return text }
    var result = ""
    for number in 0..<times where result.utf8.count + text.utf8.count <= longest {
        result += numbered ? "\(text)\(number) " : text
    }
    return result
}

private func compare(_ one: Article, _ other: Article, _ options: DetectionOptions) {
    let there = Comparison(one, other, options: options)
    let back = Comparison(other, one, options: options)
    checkVerdict(there.verdict)
    check(there.verdict.relation == back.verdict.relation, "the relation mirrors")
    check(abs(there.verdict.score - back.verdict.score) < 1e-9, "the score mirrors")
    check(mirrored(there.verdict.direction, back.verdict.direction), "the direction mirrors")
    check(there.verdict.credited == back.verdict.credited, "the credit mirrors")
    check(there.words.0 == back.words.1 && there.words.1 == back.words.0, "the words mirror")
    checkPassages(there.passages, one.text, other.text)
    checkPassages(back.passages, other.text, one.text)
    for reason in there.reasons {
        check(reason.value.isFinite && reason.weight.isFinite, "\(reason.name) has a value")
    }

    let found = finding(one, other, options)
    let turned = finding(other, one, options)
    for feature in PairFeatures.Feature.allCases {
        check(found.features?[feature].isFinite ?? true, "\(feature) has a value")
    }
    check(found.features == turned.features, "the features are the same whichever text comes first")
    check(found.daysApart >= 0 && found.daysApart == turned.daysApart, "the days between the two mirror")
}

private func finding(_ one: Article, _ other: Article, _ options: DetectionOptions) -> PairExaminer.Finding {
    var examiner = PairExaminer(options: options)
    examiner.setFirst(one)
    return examiner.finding(on: other)
}

private func checkVerdict(_ verdict: Verdict) {
    check((0...1).contains(verdict.score), "a score is from 0 to 1")
    check((0...1).contains(verdict.direction.confidence), "a confidence is from 0 to 1")
    check(
        verdict.overlap.shared <= min(verdict.overlap.first, verdict.overlap.second),
        "no more is shared than there is")
    check(verdict.relation.isReuse || verdict.direction == .unknown, "only reuse has a direction")
}

private func mirrored(_ there: Direction, _ back: Direction) -> Bool {
    switch (there, back) {
    case (.unknown, .unknown): true
    case (.firstIsSource(let one), .secondIsSource(let other)),
        (.secondIsSource(let one), .firstIsSource(let other)):
        abs(one - other) < 1e-9
    default: false
    }
}

private func checkPassages(_ passages: [Passage], _ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) {
    var last = 0
    for passage in passages {
        checkRanges([passage.first], within: one.count, "passage of the first")
        checkRanges([passage.second], within: other.count, "passage of the second")
        checkBorders(passage.first, in: one, "passage of the first")
        checkBorders(passage.second, in: other, "passage of the second")
        check(passage.first.lowerBound >= last, "passages are in the order of the first text")
        check((0...1).contains(passage.similarity), "a similarity is from 0 to 1")
        check(passage.words > 0, "a passage has words")
        last = passage.first.lowerBound
    }
}
