/// Ends the program where a law does not hold; libFuzzer keeps the input.
@inline(__always)
public func check(_ holds: Bool, _ law: @autoclosure () -> String) {
    if !holds { fatalError(law()) }
}

/// Checks that ranges lie in a text of `count` bytes, in their order, and that
/// none is empty or reaches into the next.
public func checkRanges(_ ranges: [Range<Int>], within count: Int, _ what: String) {
    var end = 0
    for range in ranges {
        check(!range.isEmpty, "\(what) \(range) is empty")
        check(range.lowerBound >= end, "\(what) \(range) begins before \(end)")
        check(range.upperBound <= count, "\(what) \(range) ends behind the text, \(count)")
        end = range.upperBound
    }
}

/// Checks that a range of a text that is UTF-8 cuts no character in two.
public func checkBorders(_ range: Range<Int>, in text: ArraySlice<UInt8>, _ what: String) {
    for border in [range.lowerBound, range.upperBound] where border < text.count {
        check(text[text.startIndex + border] & 0xC0 != 0x80, "\(what) \(range) cuts a character")
    }
}

public func isUTF8(_ bytes: some Collection<UInt8>) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
}
