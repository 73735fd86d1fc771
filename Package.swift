// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
let onMainActor = strict + [.defaultIsolation(MainActor.self)]

/// Floors 0 to 2, which whoever imports Notebook names, imported or not.
///
/// A session holds their types by value, and the build looks only at named dependencies when it
/// decides what is stale.
let everyFloor: [Target.Dependency] = [
  "Execution", "Formats", "Frames", "Indicators", "Plans", "Rendering", "Semantics", "Statistics",
  "Syntax",
]

/// On Linux libedit goes into the program: opening it and what it needs takes half a millisecond of
/// every start.
let editLine: [LinkerSetting] =
  [.linkedLibrary("edit", .when(platforms: [.macOS]))]
  + [":libedit.a", ":libtinfo.a", ":libbsd.a", ":libmd.a"].map {
    .linkedLibrary($0, .when(platforms: [.linux]))
  }
let real = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A library target that imports only what it names.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// Tests, with what they import.
func tests(
  _ name: String,
  _ dependencies: [Target.Dependency],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: name,
    dependencies: dependencies,
    exclude: exclude,
    swiftSettings: strict
  )
}

let package = Package(
  name: "cvq",
  products: [
    .executable(name: "cvq", targets: ["cvq"]),
    .library(name: "Statistics", targets: ["Statistics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
  ],
  targets: [
    // Floor 0: text to syntax tree and back.
    library("Syntax"),
    // Floor 0: pure functions of numbers.
    library("Statistics", [real]),
    // Floor 0: immutable typed columns and the kernels over them.
    library("Frames"),
    // Floor 0, C: the bundled workspace, embedded byte for byte.
    .target(name: "CBundledData"),
    // Floor 0, C: libraries of the system, bound at first use.
    .target(name: "CLibraryLoad"),

    // Floor 1: indicators, places, periods, the workspace and its rules.
    library("Indicators", ["Frames", "Statistics"]),
    // Floor 1: the waist, twelve operators and typed expressions.
    library("Plans", ["Frames", "Statistics", real]),
    // Floor 1: files of columns.
    library("Formats", ["CLibraryLoad", "Frames"]),

    // Floor 2: what words mean, syntax tree to checked plan.
    library("Semantics", ["Frames", "Indicators", "Plans", "Statistics", "Syntax"]),
    // Floor 2: the local back-end.
    library("Execution", ["Frames", "Plans", "Statistics"]),
    // Floor 2: frames to tables.
    library("Rendering", ["Frames"]),

    // Floor 3: a session, its answers and its help.
    library(
      "Notebook",
      everyFloor + ["CBundledData"]
    ),

    // Floor 4, C: libedit behind functions of fixed arity.
    .target(name: "CEditLine", linkerSettings: editLine),
    // Floor 4: the prompt.
    .target(name: "Shell", dependencies: ["CEditLine"], swiftSettings: onMainActor),

    // Floor 5, C: memory that is there at once.
    .target(name: "CHeap"),
    // Floor 5: arguments, exit codes, wiring.
    .executableTarget(
      name: "cvq",
      dependencies: everyFloor + ["CEditLine", "CHeap", "Notebook", "Shell", arguments],
      swiftSettings: strict
    ),

    // Timing of the statistics core and the language (scripts/bench).
    .executableTarget(
      name: "cvq-bench",
      dependencies: everyFloor + ["Notebook"],
      swiftSettings: strict
    ),

    // Draws the figures of the simulated workspace (scripts/simulate).
    .executableTarget(
      name: "simulate",
      dependencies: ["Formats", "Frames", "Statistics"],
      swiftSettings: strict
    ),

    // Fuzzing of the language; libFuzzer brings the main (scripts/fuzz).
    .executableTarget(
      name: "fuzz-language",
      dependencies: everyFloor + ["Notebook"],
      swiftSettings: strict
    ),

    // Fuzzing of the readers of files, likewise.
    .executableTarget(
      name: "fuzz-files",
      dependencies: ["Formats", "Frames", "Indicators", "TestFiles"],
      swiftSettings: strict
    ),

    // Fuzzing of the readers of packages and layouts, likewise.
    .executableTarget(
      name: "fuzz-package",
      dependencies: everyFloor + ["Notebook"],
      swiftSettings: strict
    ),

    // What tests share: transcripts, sessions on the bundled workspace, running the program.
    .target(
      name: "TestSupport",
      dependencies: everyFloor + ["Notebook"],
      path: "Tests/TestSupport",
      swiftSettings: strict
    ),
    // Files as other programs write them, built in memory, and numbers drawn from a seed.
    .target(name: "TestFiles", path: "Tests/TestFiles", swiftSettings: strict),
    tests("SyntaxTests", everyFloor + ["Notebook", "TestFiles", "TestSupport"]),
    tests("StatisticsTests", ["Statistics"], exclude: ["vectors", "fixtures"]),
    tests("FramesTests", ["Frames", "TestFiles"]),
    tests("IndicatorsTests", ["Frames", "Indicators", "Statistics", "TestFiles"]),
    tests("PlansTests", ["Frames", "Plans"]),
    tests("FormatsTests", ["CLibraryLoad", "Formats", "Frames", "TestFiles"]),
    tests(
      "SemanticsTests",
      everyFloor + ["Notebook", "TestFiles", "TestSupport"],
      exclude: ["fixtures"]
    ),
    tests("ExecutionTests", ["Execution", "Frames", "Plans", "TestFiles"]),
    tests("RenderingTests", ["Frames", "Rendering", "TestFiles"]),
    tests(
      "NotebookTests",
      everyFloor + ["CBundledData", "Notebook", "TestFiles", "TestSupport"]
    ),
    tests("ShellTests", ["CEditLine", "Shell"]),
    // The program as a process: arguments, streams, exit codes.
    tests("CommandLineTests", everyFloor + ["Notebook", "TestFiles", "TestSupport", "cvq"]),
    // What users see: sessions, scripts, pages.
    tests("TranscriptTests", everyFloor + ["Notebook", "TestSupport"], exclude: ["transcripts"]),
    // The simulated workspace: that it is what its script writes, and holds what it says.
    tests("SimulatedDataTests", everyFloor + ["Notebook", "TestSupport", "simulate"]),
    // Floors, registries, pages, names of files.
    tests("ArchitectureTests", everyFloor + ["Notebook", "TestSupport"]),
  ],
  cLanguageStandard: .gnu2x
)
