// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let core: Target.Dependency = .product(name: "WirecopyCore", package: "wirecopy")

/// A libFuzzer program: `LLVMFuzzerTestOneInput` and no `main`, which libFuzzer
/// brings along.
func fuzzer(_ name: String, path: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: ["Checks"] + dependencies, path: path,
        swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
}

// A package of its own, so that who builds wirecopy does not build what feeds
// it anything at all. See README.md.
let package = Package(
    name: "wirecopy-fuzz",
    dependencies: [
        .package(name: "wirecopy", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
    ],
    targets: [
        // What must hold of ranges, texts and numbers, whoever made them.
        .target(name: "Checks", swiftSettings: strict),
        fuzzer("dates", path: "Sources/Dates", [core]),
        fuzzer("anatomy", path: "Sources/Anatomy", [core]),
        fuzzer("pair", path: "Sources/Pair", [core]),
        fuzzer("records", path: "Sources/Records", [core]),
        fuzzer(
            "configuration", path: "Sources/Configuration",
            [
                "Program", core, .product(name: "WirecopyArchive", package: "wirecopy"),
                .product(name: "WirecopyInbox", package: "wirecopy"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // The program's own sources without its entry, so that what is internal
        // to it can be fed too.
        .target(
            name: "Program",
            dependencies: [
                core,
                .product(name: "WirecopyArchive", package: "wirecopy"),
                .product(name: "WirecopyInbox", package: "wirecopy"),
                .product(name: "WirecopyReports", package: "wirecopy"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            exclude: ["wirecopy/Resources", "wirecopy/Wirecopy.swift"],
            swiftSettings: strict + [.unsafeFlags(["-enable-testing"])]),
    ]
)
