import ArticleReading
import ArticleText
import ReuseDetection
import Sketching

/// Fields shared by several reports.
extension JSONWriter {
    /// The parameters of a result.
    mutating func parameters(_ options: DetectionOptions) {
        object("parameters") { json in
            json.field("version", ReportVersion.current)
            json.field("hashFamily", SketchScheme.family)
            json.field("seed", String(options.seed))
            json.field("shingleWidth", options.shingleWidth)
            json.field("similarity", options.similarity)
            json.field("rewrites", options.findsRewrites)
            json.field("slots", options.slots)
            json.field("bands", options.bands.bands)
            json.field("rows", options.bands.rows)
            json.field("samplingRate", options.samplingRate)
            json.field("documentFrequencyCap", options.documentFrequencyCap)
            json.field("candidatesPerArticle", options.candidatesPerArticle)
        }
    }

    /// An input that was skipped, and why.
    mutating func skipped(_ skipped: Skipped) {
        field("path", skipped.path)
        field("reason", skipped.clause)
    }

    /// An article.
    ///
    /// - Parameter looksForDisguise: whether to look for obfuscation, which takes time
    ///   linear in the text; done for articles of reported pairs.
    mutating func article(
        _ article: Article, id: ArraySlice<UInt8>, words: Int, withText: Bool, looksForDisguise: Bool
    ) {
        field("id", id)
        field("path", article.origin.path)
        field("title", article.utf8(.title), orNull: true)
        field("publisher", article.utf8(.publisher), orNull: true)
        field("published", article.utf8(.published), orNull: true)
        field("words", words)
        if looksForDisguise, let obfuscation = Obfuscation(of: article.text) {
            object("disguised") { json in
                json.field("mixedScriptWords", obfuscation.mixedScriptWords)
                json.field("invisibleCharacters", obfuscation.invisibleCharacters)
            }
        }
        if withText { field("text", article.text) }
    }

    /// An article of a detection.
    mutating func article(
        _ document: Document, of detection: Detection, withText: Bool, looksForDisguise: Bool
    ) {
        article(
            detection.corpus[document], id: detection.corpus.idUTF8(of: document),
            words: Int(detection.words[Int(document)]), withText: withText, looksForDisguise: looksForDisguise
        )
    }

    /// A pair of a detection.
    mutating func pair(_ verdict: Verdict, _ passages: [Passage], of corpus: Corpus) {
        field("a", corpus.idUTF8(of: verdict.first))
        field("b", corpus.idUTF8(of: verdict.second))
        pair(verdict, passages, (corpus.text(of: verdict.first), corpus.text(of: verdict.second)))
    }

    /// The findings on two articles, without their ids.
    mutating func pair(
        _ verdict: Verdict, _ passages: [Passage], _ texts: (ArraySlice<UInt8>, ArraySlice<UInt8>)
    ) {
        relation(verdict.relation, verdict.score, verdict.direction, verdict.credited, verdict.overlap)
        let offsets = (ScalarOffsets(texts.0), ScalarOffsets(texts.1))
        array("evidence", of: passages) { passage, json in
            json.passage(
                (offsets.0.scalars(passage.first), offsets.1.scalars(passage.second)), passage.kind,
                passage.similarity)
        }
    }

    /// The relation of two articles.
    mutating func relation(
        _ relation: Relation, _ score: Double, _ direction: Direction, _ credited: Bool?, _ overlap: Overlap
    ) {
        field("relation", relation.rawValue)
        field("reuse", relation.isReuse)
        field("score", score)
        switch direction {
        case .firstIsSource: field("direction", "a>b")
        case .secondIsSource: field("direction", "b>a")
        case .unknown: field("direction", "unknown")
        }
        field("directionConfidence", direction.confidence)
        field("credited", credited)
        field("jaccard", overlap.jaccard)
        object("containment") { json in
            json.field("aInB", overlap.firstInSecond)
            json.field("bInA", overlap.secondInFirst)
        }
    }

    /// A passage, with offsets in Unicode scalars.
    mutating func passage(_ places: (Range<Int>, Range<Int>), _ kind: Passage.Kind, _ similarity: Double) {
        for (name, range) in [("a", places.0), ("b", places.1)] {
            object(name) { json in
                json.field("start", range.lowerBound)
                json.field("end", range.upperBound)
            }
        }
        field("kind", kind.rawValue)
        field("similarity", similarity)
    }
}
