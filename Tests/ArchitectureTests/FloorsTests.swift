import TestSupport
import Testing

/// What each target may import of ours and of others: the table of floors.
///
/// The build's own check does not see imports that are reached through another dependency, so
/// this reads the lines.
private let floors: [String: Set<String>] = [
  "Syntax": [],
  "Statistics": ["RealModule"],
  "Frames": [],
  "Indicators": ["Frames", "Statistics"],
  "Plans": ["Frames", "RealModule", "Statistics"],
  "Formats": ["CLibraryLoad", "Frames"],
  "Semantics": ["Frames", "Indicators", "Plans", "Statistics", "Syntax"],
  "Execution": ["Frames", "Plans", "Statistics"],
  "Rendering": ["Frames", "Indicators", "Statistics"],
  "Notebook": [
    "CBundledData", "Execution", "Formats", "Frames", "Indicators", "Plans", "Rendering",
    "Semantics", "Statistics", "Syntax",
  ],
  "Shell": ["CEditLine", "Notebook"],
  "cvq": [
    "ArgumentParser", "CEditLine", "CHeap", "Formats", "Frames", "Notebook", "Rendering",
    "Semantics",
    "Shell", "Syntax",
  ],
  "cvq-bench": [
    "Execution", "Frames", "Indicators", "Notebook", "Plans", "Semantics", "Statistics", "Syntax",
  ],
  "simulate": ["Formats", "Frames", "Statistics"],
]

/// Modules that come with the compiler and cost nothing at start-up.
private let system: Set<String> = ["Glibc", "Musl", "Darwin", "Synchronization"]

/// Which floor a target stands on; arrows only point down.
private let height: [String: Int] = [
  "Syntax": 0, "Statistics": 0, "Frames": 0, "CBundledData": 0, "CLibraryLoad": 0,
  "Indicators": 1, "Plans": 1, "Formats": 1, "Semantics": 2, "Execution": 2, "Rendering": 2,
  "Notebook": 3, "CEditLine": 3, "CHeap": 3, "Shell": 4, "cvq": 5, "cvq-bench": 5, "simulate": 5,
]

/// What `everyFloor` in Package.swift must hold.
private let lowerFloors = Set(
  height.filter { $0.value <= 2 && !$0.key.hasPrefix("C") }.map(\.key)
)

@Suite struct Floors {
  /// Swift targets; those in C hold no logic, those that fuzz are not part of the program.
  static var targets: [String] {
    Repository.entries("Sources").filter { !$0.hasPrefix("C") && !$0.hasPrefix("fuzz-") }
  }

  @Test func `every target has its place`() {
    #expect(Set(Floors.targets).isSubset(of: floors.keys))
    #expect(Floors.targets.count >= 12)
  }

  @Test func `arrows only point down`() {
    for (target, imported) in floors {
      for other in imported where height[other] != nil {
        #expect((height[other] ?? 0) < (height[target] ?? 0), "\(target) imports \(other)")
      }
    }
  }

  @Test(arguments: targets)
  func `imports what its floor allows and what Package.swift names`(target: String) throws {
    let allowed = try #require(floors[target]).union(system)
    let declared = try dependencies(of: target)
    for path in Repository.files(below: "Sources/\(target)", ending: ".swift") {
      for line in try #require(Repository.text(path)).split(separator: "\n") {
        guard let module = importedModule(line) else { continue }
        #expect(allowed.contains(module), "\(path) imports \(module), from another floor")
        if !system.contains(module) {
          #expect(declared.contains(module), "Package.swift lets \(target) import no \(module)")
        }
      }
    }
  }

  @Test func `no part of the program imports Foundation`() throws {
    var lineCount = 0
    for path in Repository.files(below: "Sources", ending: ".swift") {
      let text = try #require(Repository.text(path))
      let imported = text.split(separator: "\n").compactMap { importedModule($0) }
      lineCount += imported.count
      #expect(!imported.contains { $0.hasPrefix("Foundation") }, "\(path)")
    }
    #expect(lineCount > 100)
  }

  // The shell is given its session, and what simulates asks none.
  @Test(arguments: targets.filter { (height[$0] ?? 0) > 2 && !["Shell", "simulate"].contains($0) })
  func `names every floor below a session, or builds go stale`(target: String) throws {
    #expect(try dependencies(of: target).isSuperset(of: lowerFloors))
  }

  /// The names in a target's declaration, up to the next one.
  private func dependencies(of target: String) throws -> Set<String> {
    let package = try #require(Repository.text("Package.swift"))
    let targets = try #require(package.firstRange(of: "  targets: [\n"))
    let rest = package[targets.upperBound...]
    let start = try #require(rest.firstRange(of: "\"\(target)\""), "\(target) is not declared")
    // A declaration ends where the next comment, or the next target, begins.
    let body = rest[start.upperBound...]
    let ends = ["\n    //", "\n    library(", "\n    .target(", "\n    tests("]
      .compactMap { body.firstRange(of: $0)?.lowerBound }
    let text = body[..<(ends.min() ?? body.endIndex)]
    var names = Set(text.matches(of: /"([A-Za-z]+)"/).map { String($0.output.1) })
    if text.contains(/\beveryFloor\b/) { names.formUnion(lowerFloors) }
    if text.contains(/\breal\b/) { names.insert("RealModule") }
    if text.contains(/\barguments\b/) { names.insert("ArgumentParser") }
    return names
  }

  /// The module of an `import` line, whatever stands before the word.
  private func importedModule(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    let modifiers: Set<Substring> = ["public", "package", "internal", "private", "@testable"]
    let rest = words.drop { modifiers.contains($0) }
    guard rest.first == "import", let name = rest.dropFirst().last else { return nil }
    return String(name.prefix { $0 != "." })
  }
}
