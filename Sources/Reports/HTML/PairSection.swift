import ArticleText
import ReuseDetection

/// One pair on a page: the verdict in a few lines, and both texts side by side if the
/// page has room.
struct PairSection {
    /// One of the two articles.
    struct Side {
        let label: ArticleLabel
        let text: ArraySlice<UInt8>
        /// The share of it found in the other.
        let share: Double
    }

    /// The number of the pair on the page.
    let number: Int
    let verdict: Verdict
    let sides: (Side, Side)
    let names: (String, String)

    /// The maximum number of bytes shown of a text.
    static let textLimit = 40_000

    /// The pair in two lines.
    var line: Markup {
        "<div class=\"pair\" id=\"p\(number)\"><div class=\"line\">\(summary(passages: nil))</div></div>\n"
    }

    /// The pair with both texts, which can be expanded.
    func details(_ passages: [Passage], isOpen: Bool) -> Markup {
        """
        <details class="pair"\(isOpen ? " open" as Markup : "")>
        <summary>\(summary(passages: passages.count))</summary>
        \(texts(passages))</details>

        """
    }

    /// Both texts side by side; the source, if known, on the left.
    func texts(_ passages: [Passage]) -> Markup {
        let texts = (
            MarkedText(sides.0.text, marking: passages.map(\.first), limit: Self.textLimit),
            MarkedText(sides.1.text, marking: passages.map(\.second), limit: Self.textLimit)
        )
        let isTurned = if case .secondIsSource = verdict.direction { true } else { false }
        let order = passages.indices.sorted {
            isTurned
                ? (passages[$0].second.lowerBound, $0) < (passages[$1].second.lowerBound, $1)
                : (passages[$0].first.lowerBound, $0) < (passages[$1].first.lowerBound, $1)
        }
        var marks = [PassageMark](repeating: PassageMark(), count: passages.count)
        for (place, passage) in order.enumerated() {
            let aligned = passages[passage]
            marks[passage] = PassageMark(
                pair: number, number: place + 1, passage: aligned,
                shared: aligned.kind == .reworded ? sharedWords(aligned) : nil,
                isLinked: texts.0.shows(passage) && texts.1.shows(passage))
        }
        let first = side(sides.0, texts.0, marks, letter: "a", other: "b", isSource: isTurned ? false : true)
        let second = side(sides.1, texts.1, marks, letter: "b", other: "a", isSource: isTurned ? true : false)
        return
            "<div class=\"sides\" id=\"p\(number)\">\n\(isTurned ? second : first)\(isTurned ? first : second)</div>\n"
    }

    private func sharedWords(_ passage: Passage) -> SharedWords {
        SharedWords(
            sides.0.text.dropFirst(passage.first.lowerBound).prefix(passage.first.count),
            sides.1.text.dropFirst(passage.second.lowerBound).prefix(passage.second.count))
    }

    /// The relation, the sentence and the numbers.
    private func summary(passages: Int?) -> Markup {
        let isUnknown = if case .unknown = verdict.direction { true } else { false }
        let pair: Markup? = isUnknown ? "<bdi>\(names.0)</bdi> and <bdi>\(names.1)</bdi>: " : nil
        return """
            \(relation)<span class="what">\(pair)<bdi>\(words.sentence)</bdi></span>\(facts(passages: passages))
            """
    }

    /// The numbers, the likely source and the credit.
    func facts(passages: Int?) -> Markup {
        var facts: [Markup] = ["<span>probability of reuse \(Numbers.fixed(verdict.score, places: 2))</span>"]
        if let source = words.source { facts.append("<span>\(source)</span>") }
        if let credit = words.credit {
            let isMissing = verdict.credited == false
            facts.append("<span class=\"\(isMissing ? "uncredited" : "credit")\">\(credit)</span>")
        }
        facts.append("<span>Jaccard \(Numbers.fixed(verdict.overlap.jaccard, places: 3))</span>")
        if let passages { facts.append("<span>\(Numbers.count(passages, "passage")) in common</span>") }
        return "<p class=\"facts\">\(Markup(facts))</p>"
    }

    /// The relation as a label.
    var relation: Markup {
        "<span class=\"relation \(verdict.relation.rawValue)\">\(verdict.relation.rawValue)</span>"
    }

    private var words: PairWords { PairWords(verdict: verdict, names: names) }

    private func side(
        _ side: Side, _ text: MarkedText, _ marks: [PassageMark], letter: Markup, other: Markup,
        isSource: Bool
    ) -> Markup {
        let role: Markup? =
            if case .unknown = verdict.direction { nil } else {
                isSource ? "likely source" : "derived"
            }
        let label = side.label
        let obfuscation: Markup? = Obfuscation(of: side.text).map {
            "<p class=\"uncredited\">\($0.words)</p>"
        }
        let published: [Markup] = [label.publisher, label.time].compactMap { $0 }.map {
            "<span><bdi>\($0)</bdi></span>"
        }
        let asides = Anatomy(of: side.text).asides
        var body = Markup()
        for paragraph in text.paragraphs {
            let start = paragraph[0].bytes.lowerBound
            let isAside = asides.contains { $0.contains(start) }
            body += isAside ? "<p dir=\"auto\" class=\"aside\">" : "<p dir=\"auto\">"
            for stretch in paragraph {
                let words = side.text.dropFirst(stretch.bytes.lowerBound).prefix(stretch.bytes.count)
                if let passage = stretch.passage {
                    body += marks[passage].around(
                        words, letter: letter, other: other, isFirst: stretch.isFirst)
                } else {
                    body += "\(String(decoding: words, as: UTF8.self))"
                }
            }
            body += "</p>\n"
        }
        if text.isCut { body += "<p class=\"note\">The text is longer; it is cut off here.</p>\n" }
        return """
            <section class="side">
            <header>\(role.map { "<p class=\"eyebrow\">\($0)</p>" as Markup })
            <h3><bdi>\(label.title ?? label.id)</bdi></h3>
            <p class="published">\(Markup(published))</p>
            <p class="soft">\(Numbers.count(label.words, "word")), \(Numbers.percent(side.share)) of it in the \
            other<br><bdi class="id">\(label.id)</bdi></p>\(obfuscation)</header>
            <div class="text">
            \(body)</div>
            </section>

            """
    }
}

/// A passage marked in both texts.
struct PassageMark {
    var pair = 0
    var number = 0
    var passage: Passage?
    /// The words both sides of a reworded passage share.
    var shared: SharedWords?
    /// Whether the counterpart is on the page.
    var isLinked = false

    func around(_ words: ArraySlice<UInt8>, letter: Markup, other: Markup, isFirst: Bool) -> Markup {
        guard let passage else { return "" }
        let anchor: Markup? =
            isFirst ? " id=\"p\(pair)\(letter)\(number)\" data-number=\"\(number)\"" : nil
        let link: Markup? = isLinked ? " href=\"#p\(pair)\(other)\(number)\"" : nil
        return """
            <a class="mark \(passage.kind.rawValue)"\(anchor)\(link) data-pair="\(pair).\(number)" \
            title="\(number): \(PairWords.about(passage))">\(inside(words))</a>
            """
    }

    /// The text, with the words that a rewrite kept marked.
    private func inside(_ words: ArraySlice<UInt8>) -> Markup {
        guard let shared else { return "\(String(decoding: words, as: UTF8.self))" }
        return Markup(
            shared.pieces(of: words).map { piece in
                piece.isShared ? "<span class=\"same\">\(piece.text)</span>" : "\(piece.text)"
            })
    }
}

/// A text divided into paragraphs, and these into stretches covered by passages and
/// stretches between them.
struct MarkedText {
    struct Stretch {
        var bytes: Range<Int>
        /// Which passage covers it.
        var passage: Int?
        /// Whether the passage begins here.
        var isFirst = false
    }

    let paragraphs: [[Stretch]]
    /// Whether the text is longer than what is shown.
    let isCut: Bool
    private let seen: Set<Int>

    /// - Parameters:
    ///   - text: UTF-8.
    ///   - ranges: the passages. Of two that overlap, the shorter one is shown.
    ///   - limit: the maximum number of bytes shown.
    init(_ text: ArraySlice<UInt8>, marking ranges: [Range<Int>], limit: Int) {
        let count = Self.end(of: text, limit: limit)
        isCut = count < text.count
        let owners = Self.owners(of: count, ranges)
        var paragraphs: [[Stretch]] = [[]]
        var seen: Set<Int> = []
        for (place, byte) in text.prefix(count).enumerated() {
            if byte == UInt8(ascii: "\n") {
                if !paragraphs[paragraphs.count - 1].isEmpty { paragraphs.append([]) }
                continue
            }
            let paragraph = paragraphs.count - 1
            if let last = paragraphs[paragraph].last, last.passage == owners[place],
                last.bytes.upperBound == place
            {
                paragraphs[paragraph][paragraphs[paragraph].count - 1].bytes =
                    last.bytes.lowerBound..<place + 1
            } else {
                let isFirst = owners[place].map { seen.insert($0).inserted } ?? false
                paragraphs[paragraph].append(
                    Stretch(bytes: place..<place + 1, passage: owners[place], isFirst: isFirst))
            }
        }
        self.seen = seen
        self.paragraphs = paragraphs.filter { !$0.isEmpty }
    }

    /// Whether any part of a passage is shown.
    func shows(_ passage: Int) -> Bool { seen.contains(passage) }

    /// For each byte the passage it belongs to.
    private static func owners(of count: Int, _ ranges: [Range<Int>]) -> [Int?] {
        var owners = [Int?](repeating: nil, count: count)
        let longestFirst = ranges.indices.sorted { (ranges[$1].count, $0) < (ranges[$0].count, $1) }
        for passage in longestFirst {
            for place in ranges[passage].clamped(to: 0..<count) { owners[place] = passage }
        }
        return owners
    }

    /// The last offset up to the limit that is not within a scalar.
    private static func end(of text: ArraySlice<UInt8>, limit: Int) -> Int {
        guard text.count > limit else { return text.count }
        var end = limit
        while end > 0, text[text.startIndex + end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }
}
