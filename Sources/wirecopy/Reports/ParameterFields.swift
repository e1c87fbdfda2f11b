import ReuseDetection
import Sketching

/// What JSON says of how a result came about.
struct ParameterFields {
    private let options: DetectionOptions

    init(_ options: DetectionOptions) {
        self.options = options
    }

    func write(_ json: inout JSONWriter) {
        json.key("version")
        json.value(Wirecopy.version)
        json.key("hashFamily")
        json.value(SketchScheme.family)
        json.key("seed")
        json.value(String(options.seed))
        json.key("shingleWidth")
        json.value(options.shingleWidth)
        json.key("similarity")
        json.value(options.similarity)
        json.key("rewrites")
        json.value(options.findsRewrites)
        json.key("slots")
        json.value(options.slots)
        json.key("bands")
        json.value(options.bands.bands)
        json.key("rows")
        json.value(options.bands.rows)
        json.key("samplingRate")
        json.value(options.samplingRate)
        json.key("documentFrequencyCap")
        json.value(options.documentFrequencyCap)
        json.key("candidatesPerArticle")
        json.value(options.candidatesPerArticle)
    }
}
