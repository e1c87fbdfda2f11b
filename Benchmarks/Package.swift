// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// A package of its own, so that who builds wirecopy does not build the
// benchmark harness. Peers and Scale, beside this file, are Python and no part
// of it.
let package = Package(
    name: "wirecopy-benchmarks",
    dependencies: [
        .package(name: "wirecopy", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        // Where the benchmarks and the accuracy program draw their inputs from.
        .target(name: "SyntheticNews", swiftSettings: strict),
        // The labelled articles the judgement is trained on and measured with.
        .target(
            name: "LabelledNews",
            dependencies: [.product(name: "WirecopyCore", package: "wirecopy")],
            swiftSettings: strict),
        // How the programs take times and write their numbers.
        .target(name: "Figures", swiftSettings: strict),
        .target(name: "CTwins", cSettings: [.unsafeFlags(["-O3"])]),
        .executableTarget(
            name: "CoreBenchmarks",
            dependencies: [
                "SyntheticNews", "CTwins",
                .product(name: "WirecopyCore", package: "wirecopy"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/CoreBenchmarks",
            swiftSettings: strict,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .executableTarget(
            name: "accuracy",
            dependencies: [
                "SyntheticNews", "Figures",
                .product(name: "WirecopyCore", package: "wirecopy"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/Accuracy",
            swiftSettings: strict),
        // Fits the judgement's models.
        .target(
            name: "JudgeTraining",
            dependencies: ["LabelledNews", .product(name: "WirecopyCore", package: "wirecopy")],
            swiftSettings: strict),
        // Holds the stretches found against those somebody marked.
        .target(
            name: "PassageScoring",
            dependencies: [
                .product(name: "WirecopyCore", package: "wirecopy"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "train",
            dependencies: [
                "JudgeTraining", "LabelledNews",
                .product(name: "WirecopyCore", package: "wirecopy"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/Train",
            swiftSettings: strict),
        .executableTarget(
            name: "quality",
            dependencies: [
                "JudgeTraining", "LabelledNews", "PassageScoring", "Figures",
                .product(name: "WirecopyCore", package: "wirecopy"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/Quality",
            swiftSettings: strict),
        .executableTarget(
            name: "passage-quality",
            dependencies: [
                "PassageScoring", "Figures",
                .product(name: "WirecopyCore", package: "wirecopy"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/PassageQuality",
            swiftSettings: strict),
    ]
)
