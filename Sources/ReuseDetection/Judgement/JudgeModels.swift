extension Judge {
    /// The answers to the judge's two questions.
    public struct Models: Sendable {
        /// Whether one text carries the other's wording.
        public let wording: LogisticModel
        /// Whether shared wording tells the same facts.
        public let sameFacts: LogisticModel

        public init(wording: LogisticModel, sameFacts: LogisticModel) {
            self.wording = wording
            self.sameFacts = sameFacts
        }

        /// Those everything but training uses.
        public static let shipped = Models(wording: .wording, sameFacts: .sameFacts)
    }
}
