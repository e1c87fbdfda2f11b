import ArticleText
import Checks
import ReuseDetection

/// Two written times: each read, then given to two articles that share a text.
///
/// The fields are the two times, 0xFF between them.
@_cdecl("LLVMFuzzerTestOneInput")
public func feedDates(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(start, count)
    let (one, other) = (input.field(), input.field())
    guard let first = time(one), let second = time(other) else { return 0 }
    check(
        !(first.isSurely(before: second) && second.isSurely(before: first)),
        "of two times one at most is earlier")
    check(!first.isSurely(before: first), "no time is before itself")
    checkDirection(one, other)
    return 0
}

/// Reads a time twice: alone, and where it stands among other bytes.
private func time(_ written: [UInt8]) -> PublicationTime? {
    let time = PublicationTime(utf8: written[...])
    let longer = Array("2019-12-31 ".utf8) + written + Array(" 23:59:59+14:00".utf8)
    let same = PublicationTime(utf8: longer[11..<11 + written.count])
    check(time == same, "a time is the same wherever it stands")
    if let time {
        check(
            time.secondsSince1970 > -11.7e9 && time.secondsSince1970 < 4.14e9,
            "\(time.secondsSince1970) is no time between 1600 and 2100")
    }
    return time
}

/// Who was first does not depend on who is named first.
private func checkDirection(_ one: [UInt8], _ other: [UInt8]) {
    var batch = ArticleBatch()
    for (id, published) in [("a", one), ("b", other)] {
        batch.set(.id, to: id)
        batch.set(.published, to: published.span)
        batch.set(.text, to: text)
        batch.finish(path: id)
    }
    let there = Comparison(batch[0], batch[1]).verdict.direction
    let back = Comparison(batch[1], batch[0]).verdict.direction
    check((0...1).contains(there.confidence), "a confidence is from 0 to 1")
    switch (there, back) {
    case (.unknown, .unknown): break
    case (.firstIsSource(let confidence), .secondIsSource(let same)),
        (.secondIsSource(let confidence), .firstIsSource(let same)):
        check(confidence == same, "the confidence mirrors")
    default: fatalError("\(there) one way is \(back) the other")
    }
}

private let text = """
    The council voted on Tuesday to close the old bridge at Marston for repairs that will last until spring, \
    and drivers will be sent over the ring road. Traders said they had not been asked.
    """
