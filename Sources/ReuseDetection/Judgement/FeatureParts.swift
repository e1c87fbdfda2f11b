extension PairFeatures {
    /// The parts of the extraction that can be left out, one by one, to see what
    /// each is worth: the ablation in Benchmarks/ does. All else uses all.
    public struct Parts: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// What stands between quotation marks is a speaker's.
        public static let quotations = Parts(rawValue: 1)
        /// What is told in the first person is a speaker's.
        public static let statements = Parts(rawValue: 2)
        /// Boilerplate, bylines and captions are the site's.
        public static let furniture = Parts(rawValue: 4)
        /// Numbers are kept apart from ordinary words.
        public static let ordinaryWords = Parts(rawValue: 8)
        /// What only one text has between quotation marks is the author's.
        public static let quotedReuse = Parts(rawValue: 16)

        public static let all: Parts = [.quotations, .statements, .furniture, .ordinaryWords, .quotedReuse]
    }
}
