// swift-tools-version: 6.2
import PackageDescription

/// For a module that uses structures of C beside a C module of its own: the
/// compiler takes them for that module's then.
let plain: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]
let strict = plain + [.enableUpcomingFeature("MemberImportVisibility")]
/// What is no test marks every unsafe construct as one.
let marked: [SwiftSetting] = [.strictMemorySafety(), .treatWarning("StrictMemorySafety", as: .error)]

// The order of the targets is the order of the layers: a target may import
// only what stands below it. Tests/EndToEndTests/ArchitectureTests.swift
// holds the sources to it.
let package = Package(
    name: "wirecopy",
    products: [
        .executable(name: "wirecopy", targets: ["wirecopy"]),
        .library(
            name: "WirecopyCore",
            targets: ["ReuseDetection", "ArticleReading", "Sketching", "ArticleText", "Platform"]),
        .library(
            name: "WirecopyArchive", targets: ["ArticleArchive", "ArticleReading", "ArticleText"]),
        .library(name: "WirecopyInbox", targets: ["InboxWatching"]),
        .library(name: "WirecopyReports", targets: ["Reports"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .executableTarget(
            name: "wirecopy",
            dependencies: [
                "Reports", "InboxWatching", "ArticleArchive", "ReuseDetection", "ArticleReading",
                "ArticleText",
                "Platform", "CMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            exclude: ["Resources"],
            swiftSettings: strict + marked),
        .target(
            name: "Reports",
            dependencies: [
                "ArticleArchive", "ReuseDetection", "ArticleReading", "Sketching", "ArticleText", "Platform",
            ],
            swiftSettings: strict + marked),
        .target(
            name: "InboxWatching",
            dependencies: [
                "ArticleReading", "ArticleText", "Platform", "CLinux",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: strict + marked),
        .target(
            name: "ArticleArchive",
            dependencies: [
                "ReuseDetection", "Sketching", "ArticleText", "Platform", "CZlib",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict + marked),
        .target(
            name: "ReuseDetection",
            dependencies: ["Sketching", "ArticleText"],
            swiftSettings: strict + marked),
        .target(
            name: "ArticleReading",
            dependencies: ["ArticleText", "Platform", "CSimdJSON", "CLibArchive", "CZlib"],
            swiftSettings: strict + marked),
        .target(name: "Sketching", dependencies: ["Platform"], swiftSettings: strict + marked),
        .target(
            name: "ArticleText",
            dependencies: ["Platform", "CXXHash"],
            exclude: ["Tokens/Generator"],
            swiftSettings: strict + marked),
        .target(name: "Platform", dependencies: ["CLinux"], swiftSettings: plain + marked),
        .systemLibrary(name: "CXXHash", providers: [.apt(["libxxhash-dev"])]),
        .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CLibArchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),

        .testTarget(name: "PlatformTests", dependencies: ["Platform"], swiftSettings: strict),
        .testTarget(name: "ArticleTextTests", dependencies: ["ArticleText"], swiftSettings: strict),
        .testTarget(name: "SketchingTests", dependencies: ["Sketching"], swiftSettings: strict),
        .testTarget(
            name: "ArticleReadingTests",
            dependencies: ["ArticleReading", "ArticleText", "CLibArchive"],
            swiftSettings: strict),
        .testTarget(
            name: "ReuseDetectionTests",
            dependencies: ["ReuseDetection", "ArticleText", "Sketching"],
            swiftSettings: strict),
        .testTarget(
            name: "InboxWatchingTests",
            dependencies: [
                "InboxWatching", "ArticleReading", "ArticleText", "Platform",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ArticleArchiveTests",
            dependencies: [
                "ArticleArchive", "ReuseDetection", "ArticleText",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ReportsTests",
            dependencies: ["Reports", "ArticleArchive", "ReuseDetection", "ArticleReading", "ArticleText"],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["BuiltProgram", "wirecopy", "ArticleArchive", "ArticleReading", "ArticleText"],
            exclude: ["Snapshots"],
            swiftSettings: strict),
        .testTarget(
            name: "Regressions",
            dependencies: [
                "BuiltProgram", "wirecopy", "InboxWatching", "ArticleArchive", "ReuseDetection",
                "ArticleReading", "ArticleText",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(name: "BuiltProgram", path: "Tests/BuiltProgram", swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)
