import Foundation

/// Fits a logistic regression whose weights may not be negative: every feature
/// is turned so that more of it speaks for yes, and one that seems to speak
/// against in a few hundred pairs does so by chance.
struct LogisticFit {
    struct Example {
        var values: [Double]
        var isPositive: Bool
        var weight: Double
    }

    private(set) var bias = 0.0
    /// By feature, for its value as it is.
    private(set) var weights: [Double]
    /// The weighted mean of each feature.
    private(set) var means: [Double]

    /// - Parameter ridge: how much the squared weights, for features of
    ///   standard deviation one, add to the loss.
    init(_ examples: [Example], ridge: Double) {
        let count = examples.first?.values.count ?? 0
        let total = examples.reduce(0) { $0 + $1.weight }
        means = (0..<count).map { feature in
            examples.reduce(0) { $0 + $1.weight * $1.values[feature] } / total
        }
        let deviations = (0..<count).map { [means] feature in
            let squares = examples.reduce(0) { sum, example in
                let distance = example.values[feature] - means[feature]
                return sum + example.weight * distance * distance
            }
            return max(1e-9, (squares / total).squareRoot())
        }
        let scaled = examples.map { [means] example in
            (0..<count).map { (example.values[$0] - means[$0]) / deviations[$0] }
        }

        // Newton's method, one weight after the other.
        var weights = [Double](repeating: 0, count: count)
        var bias = 0.0
        var sums = [Double](repeating: 0, count: examples.count)
        for _ in 0..<400 {
            var largest = 0.0
            for feature in -1..<count {
                var slope = feature < 0 ? 0 : ridge * weights[feature]
                var curvature = feature < 0 ? 1e-9 : ridge
                for (place, example) in examples.enumerated() {
                    let probability = 1 / (1 + exp(-sums[place]))
                    let value = feature < 0 ? 1 : scaled[place][feature]
                    slope += example.weight * (probability - (example.isPositive ? 1 : 0)) * value
                    curvature += example.weight * probability * (1 - probability) * value * value
                }
                let old = feature < 0 ? bias : weights[feature]
                let new = feature < 0 ? old - slope / curvature : max(0, old - slope / curvature)
                guard new != old else { continue }
                if feature < 0 { bias = new } else { weights[feature] = new }
                for place in sums.indices {
                    sums[place] += (new - old) * (feature < 0 ? 1 : scaled[place][feature])
                }
                largest = max(largest, abs(new - old))
            }
            if largest < 1e-7 { break }
        }
        self.bias = bias
        self.weights = zip(weights, deviations).map { $0 / $1 }
    }

    func probability(_ values: [Double]) -> Double {
        var sum = bias
        for feature in values.indices { sum += weights[feature] * (values[feature] - means[feature]) }
        return 1 / (1 + exp(-sum))
    }
}
