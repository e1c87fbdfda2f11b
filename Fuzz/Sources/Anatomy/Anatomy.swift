import ArticleText
import Checks

/// Any bytes, UTF-8 or not, taken apart in every way a text is.
@_cdecl("LLVMFuzzerTestOneInput")
public func feedText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(start, count)
    let text = input.remainder()
    let whole = isUTF8(text)

    let anatomy = Anatomy(of: text[...])
    checkAnatomy(anatomy, text)
    let sentences = Sentences.ranges(in: text.span)
    checkRanges(sentences, within: count, "sentence")
    let quotations = Quotations.ranges(in: text.span)
    checkRanges(quotations, within: count, "quotation")
    if whole {
        for range in sentences + quotations + anatomy.parts.map(\.range) + anatomy.credits.map(\.range) {
            checkBorders(range, in: text[...], "range")
        }
    }
    checkAnalysis(TextAnalysis(of: text[...], boilerplate: anatomy.asides))
    _ = Obfuscation(of: text[...])
    checkTokens(text)
    if whole { checkOffsets(text) }

    // Where the text stands among other bytes makes no difference.
    let longer = Array("By \u{201C}".utf8) + text + Array("\u{201D} said.".utf8)
    check(anatomy == Anatomy(of: longer[6..<6 + count]), "the anatomy is the same wherever a text stands")
    return 0
}

private func checkAnatomy(_ anatomy: Anatomy, _ text: [UInt8]) {
    checkRanges(anatomy.parts.map(\.range), within: text.count, "part")
    for part in anatomy.parts {
        check(
            text[part.range.lowerBound] > 0x20 && text[part.range.upperBound - 1] > 0x20,
            "part \(part.range) has white space around it")
    }
    var last = 0
    for credit in anatomy.credits {
        checkRanges([credit.range], within: text.count, "credit")
        check(credit.range.lowerBound >= last, "credits are in the order of the text")
        check(!credit.name.isEmpty, "a credit names somebody")
        last = credit.range.lowerBound
    }
    if let dateline = anatomy.dateline {
        checkRanges([dateline.range], within: text.count, "dateline")
        check(!dateline.place.isEmpty || dateline.agency != nil, "a dateline says something")
        if let day = dateline.day {
            check((1...12).contains(day.month) && (1...31).contains(day.day), "\(day) is no day")
        }
    }
}

private func checkAnalysis(_ analysis: TextAnalysis) {
    check(analysis.stems.count == analysis.tokens.count, "every token has a stem")
    check(analysis.roles.count == analysis.tokens.count, "every token has a role")
    checkRanges(analysis.sentences, within: analysis.tokens.count, "sentence of tokens")
    for sentence in analysis.sentences {
        let bytes = analysis.bytes(of: sentence)
        check(bytes.upperBound <= analysis.text.count, "a sentence ends with its text")
    }
}

/// Tokens ascend, and neither what was cut before nor where in the text a word
/// stands (it is read in blocks of 64 bytes) makes a difference to them.
private func checkTokens(_ text: [UInt8]) {
    var tokenizer = Tokenizer()
    var tokens: [Token] = []
    tokenizer.tokenize(text.span, into: &tokens)
    var last = 0
    for token in tokens {
        check(token.start < token.end && Int(token.end) <= text.count, "token \(token.range) is in the text")
        check(Int(token.start) >= last, "tokens ascend")
        last = Int(token.start)
    }
    let shift = 1 + Int(text.first ?? 0) % 63
    var moved: [Token] = []
    tokenizer.tokenize((Array(repeating: 0x20, count: shift) + text).span, into: &moved)
    check(moved.map(\.hash) == tokens.map(\.hash), "the words are the same \(shift) bytes further on")
    check(
        moved.map { Int($0.start) - shift } == tokens.map { Int($0.start) },
        "the words begin \(shift) bytes further on")
}

/// Offsets in characters count as the standard library does.
private func checkOffsets(_ text: [UInt8]) {
    let offsets = ScalarOffsets(text[...])
    let characters = String(decoding: text, as: UTF8.self).unicodeScalars
    check(offsets.scalars(before: text.count) == characters.count, "all characters are counted")
    guard !text.isEmpty else { return }
    let middle = text.count / 2
    check(
        offsets.scalars(before: middle) == text[..<middle].count { $0 & 0xC0 != 0x80 },
        "the characters before byte \(middle) are counted")
}
