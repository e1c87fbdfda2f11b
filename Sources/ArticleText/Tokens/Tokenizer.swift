/// Cuts UTF-8 text into words and hashes each.
///
/// A word is a run of letters and digits, folded: case, compatibility forms,
/// accents and invisible characters make no difference, nor do letters of
/// another script that look like those of the word's own. In scripts written
/// without spaces between words a token is an n-gram of characters instead.
/// Bytes that are not UTF-8 separate.
///
/// Reads 64 bytes at a time into a bit mask and walks its edges, so plain
/// ASCII costs little more than the hashing of its words; only words with
/// other bytes go scalar by scalar through the folding table. Allocates nothing
/// once its buffers have grown.
public struct Tokenizer: Sendable {
    private var unspaced = UnspacedRun()
    private var word = FoldedWord()

    public init() {}

    /// Replaces the contents of `tokens` by the words of `text`.
    ///
    /// - Precondition: `text` is shorter than 4 GiB.
    /// - Complexity: O(*n*) in the bytes of the text.
    public mutating func tokenize(_ text: Span<UInt8>, into tokens: inout [Token]) {
        tokens.removeAll(keepingCapacity: true)
        // No byte makes more than one token, so no token needs a check for room.
        tokens.append(addingCapacity: text.count + 1) { tokenize(text, into: &$0) }
    }

    private mutating func tokenize(_ text: Span<UInt8>, into output: inout OutputSpan<Token>) {
        let whole = text.count & ~63
        var start = 0
        var inWord: UInt64 = 0
        var base = 0
        // The stretch behind the last whole block, empty or not, ends all words.
        while base <= whole {
            let mask = base < whole ? Self.mask(text, at: base) : Self.tailMask(text, at: base)
            let shifted = mask << 1 | inWord
            var starts = mask & ~shifted
            var ends = ~mask & shifted
            if inWord == 0 {
                start = base &+ starts.trailingZeroBitCount
                starts &= starts &- 1
            }
            inWord = mask >> 63
            while ends != 0 {
                add(text, start, base &+ ends.trailingZeroBitCount, to: &output)
                ends &= ends &- 1
                start = base &+ starts.trailingZeroBitCount
                starts &= starts &- 1
            }
            base &+= 64
        }
    }

    /// The word mask of the 64 bytes from `base` on. Written out because a loop
    /// of eight is not unrolled and reloads its constants each time round.
    @inline(__always)
    private static func mask(_ text: Span<UInt8>, at base: Int) -> UInt64 {
        eightBits(text, base, 0) | eightBits(text, base, 8) | eightBits(text, base, 16)
            | eightBits(text, base, 24) | eightBits(text, base, 32) | eightBits(text, base, 40)
            | eightBits(text, base, 48) | eightBits(text, base, 56)
    }

    @inline(__always)
    private static func eightBits(_ text: Span<UInt8>, _ base: Int, _ offset: Int) -> UInt64 {
        WordMask.bits(of: load(text, at: base &+ offset)) &<< UInt64(offset)
    }

    @inline(never)
    private static func tailMask(_ text: Span<UInt8>, at base: Int) -> UInt64 {
        var mask: UInt64 = 0
        for index in base..<text.count where WordMask.isWord(text[index]) {
            mask |= 1 << UInt64(index - base)
        }
        return mask
    }

    /// Eight bytes at `offset`; those behind the end of the text read as zero.
    @inline(__always)
    private static func eight(_ text: Span<UInt8>, at offset: Int) -> UInt64 {
        offset &+ 8 <= text.count ? load(text, at: offset) : WordHash.padded(text, from: offset)
    }

    @inline(__always)
    private static func load(_ text: Span<UInt8>, at offset: Int) -> UInt64 {
        UInt64(
            littleEndian: unsafe text.bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset, as: UInt64.self))
    }

    /// Adds the word or words between two edges of the mask.
    @inline(__always)
    private mutating func add(
        _ text: Span<UInt8>, _ start: Int, _ end: Int, to output: inout OutputSpan<Token>
    ) {
        let count = end &- start
        let low = Self.eight(text, at: start)
        if count <= 8 {
            let mask = WordMask.low(count)
            if low & mask & WordMask.highBits == 0 {
                emit(WordHash.of((low | WordMask.lowercase) & mask), start, end, to: &output)
                return
            }
        } else if count <= 16 {
            let high = Self.eight(text, at: start &+ 8)
            let mask = WordMask.low(count &- 8)
            if (low | high & mask) & WordMask.highBits == 0 {
                let hash = WordHash.of(low | WordMask.lowercase, (high | WordMask.lowercase) & mask)
                emit(hash, start, end, to: &output)
                return
            }
        }
        addFolded(text, start, end, to: &output)
    }

    @inline(__always)
    private func emit(_ hash: UInt64, _ start: Int, _ end: Int, to output: inout OutputSpan<Token>) {
        output.append(
            Token(hash: hash, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end)))
    }

    /// The general case: one scalar after the other through the folding table.
    @inline(never)
    private mutating func addFolded(
        _ text: Span<UInt8>, _ start: Int, _ end: Int, to output: inout OutputSpan<Token>
    ) {
        let folding = Folding.Table()
        var position = start
        var wordStart = start
        while position < end {
            let (decoded, length) = UTF8Scalar.decode(text, at: position, before: end)
            let next = position &+ length
            let scalar = decoded ?? UInt32(UInt8(ascii: " "))
            let entry = folding.entry(of: scalar)
            switch entry.kind {
            case .letter:
                if !unspaced.isEmpty { endRun(to: &output) }
                if word.isEmpty { wordStart = position }
                addLetter(scalar, entry)
            case .ignored:
                break
            case .separator:
                endWord(text, wordStart, position, to: &output)
                endRun(to: &output)
            case .ideograph, .syllabic:
                endWord(text, wordStart, position, to: &output)
                addUnspaced(Folding.folded(scalar, entry), entry.kind, position, next, to: &output)
            case .expansion:
                addExpansion(text, entry, position, next, &wordStart, to: &output)
            }
            position = next
        }
        endWord(text, wordStart, end, to: &output)
        endRun(to: &output)
    }

    @inline(__always)
    private mutating func addLetter(_ scalar: UInt32, _ entry: Folding.Entry) {
        if let jamo = Folding.jamo(of: scalar) {
            word.append(jamo.lead)
            word.append(jamo.vowel)
            if let tail = jamo.tail { word.append(tail) }
        } else {
            word.append(Folding.folded(scalar, entry))
        }
    }

    private mutating func addExpansion(
        _ text: Span<UInt8>, _ entry: Folding.Entry, _ position: Int, _ next: Int, _ wordStart: inout Int,
        to output: inout OutputSpan<Token>
    ) {
        for part in Folding.expansion(entry) {
            switch part.kind {
            case .separator:
                endWord(text, wordStart, next, to: &output)
                endRun(to: &output)
            case .ideograph, .syllabic:
                endWord(text, wordStart, next, to: &output)
                addUnspaced(part.scalar, part.kind, position, next, to: &output)
            case .letter, .ignored, .expansion:
                if !unspaced.isEmpty { endRun(to: &output) }
                if word.isEmpty { wordStart = position }
                word.append(part.scalar)
            }
        }
    }

    private mutating func endWord(
        _ text: Span<UInt8>, _ start: Int, _ end: Int, to output: inout OutputSpan<Token>
    ) {
        guard !word.isEmpty else { return }
        if word.mixesAlphabets, let letters = MixedScript.letters(of: text, in: start..<end) {
            word.replace(by: letters)
        }
        emit(word.take(), start, end, to: &output)
    }

    private mutating func addUnspaced(
        _ scalar: UInt32, _ kind: Folding.Kind, _ start: Int, _ end: Int, to output: inout OutputSpan<Token>
    ) {
        let width = kind == .ideograph ? 2 : 4
        if !unspaced.isEmpty, unspaced.width != width { endRun(to: &output) }
        if let gram = unspaced.push(scalar, width: width, start: start) {
            emit(gram.hash, gram.start, end, to: &output)
        }
        unspaced.end = end
    }

    private mutating func endRun(to output: inout OutputSpan<Token>) {
        guard !unspaced.isEmpty else { return }
        if let gram = unspaced.close() { emit(gram.hash, gram.start, unspaced.end, to: &output) }
    }
}

/// A word of a text: the hash of its folded letters, and where it stands.
public struct Token: Sendable, Hashable {
    /// The 64-bit hash of the folded word: equal words, equal hashes.
    public var hash: UInt64
    /// Where the word starts in the text, in bytes.
    public var start: UInt32
    /// Where it ends. In scripts written without spaces a token is a run of
    /// characters that overlaps the next token.
    public var end: UInt32

    /// The byte range of the word in the text.
    public var range: Range<Int> { Int(start)..<Int(end) }
}

/// A run of characters of a script that sets no spaces between words, cut into
/// overlapping n-grams: pairs of ideographs, fours of Thai-like letters.
///
/// A dictionary would cut words better, at a price, and need one for each
/// language; n-grams match wherever the characters do.
struct UnspacedRun: Sendable {
    private(set) var width = 2
    /// How many characters the run has so far.
    private var count = 0
    /// The last `width` characters and where each starts, oldest first.
    private var scalars: InlineArray<4, UInt32> = .init(repeating: 0)
    private var starts: InlineArray<4, Int> = .init(repeating: 0)
    /// Where the last character ends.
    var end = 0

    var isEmpty: Bool { count == 0 }

    /// Adds a character; the n-gram it completes, if it completes one.
    mutating func push(_ scalar: UInt32, width: Int, start: Int) -> (hash: UInt64, start: Int)? {
        self.width = width
        if count >= width {
            for index in 1..<width {
                scalars[index - 1] = scalars[index]
                starts[index - 1] = starts[index]
            }
        }
        let slot = min(count, width - 1)
        scalars[slot] = scalar
        starts[slot] = start
        count += 1
        return count >= width ? (hash, starts[0]) : nil
    }

    /// Ends the run; all of it, if it was too short for an n-gram.
    mutating func close() -> (hash: UInt64, start: Int)? {
        defer {
            count = 0
            scalars = .init(repeating: 0)
        }
        return count < width ? (hash, starts[0]) : nil
    }

    private var hash: UInt64 {
        // Zeros stand where the run is shorter than an n-gram: no scalar is 0.
        WordHash.of(
            UInt64(scalars[0]) | UInt64(scalars[1]) << 32, UInt64(scalars[2]) | UInt64(scalars[3]) << 32)
    }
}
