#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Times the statistics core, the language and the domain verbs, one JSON object a line.
///
///     cvq-bench [--runs N] [--data FOLDER] [--list] [SCENARIO …]
///
/// Without a scenario all of them run. `--data` writes the made-up data as CSV first, for whoever
/// measures something else on them.
@main
struct Bench {
  static let scenarios: [Scenario] = [
    .slopeIndex, .slopeDraws, .theilSen, .rankRanges, .rankRows, .wilson, .checkScript,
    .oneLineQuery, .getMillion, .compareMillion, .benchmarkMillion, .benchmarkRegionMillion,
  ]

  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      // Not standard output: that holds the results and nothing else.
      complain("cvq-bench: \(error)")
      exit(error is Usage ? 2 : 1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    var names: [String] = []
    var runs: Int?
    var folder: String?
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--list":
        for scenario in scenarios { print("\(scenario.name)  \(scenario.size)") }
        return
      case "--runs":
        guard let text = rest.popFirst(), let number = Int(text), number >= 1 else {
          throw Usage("--runs needs a number of at least 1")
        }
        runs = number
      case "--data":
        guard let text = rest.popFirst() else { throw Usage("--data needs a folder") }
        folder = text
      case _ where argument.hasPrefix("-"): throw Usage("there is no option \(argument)")
      default: names.append(argument)
      }
    }
    for name in names where !scenarios.contains(where: { $0.name == name }) {
      let all = scenarios.map(\.name).joined(separator: ", ")
      throw Usage("there is no scenario '\(name)'; there are \(all)")
    }
    if let folder { try SampleData.write(into: folder) }
    for scenario in scenarios where names.isEmpty || names.contains(scenario.name) {
      print(try scenario.measured(runs: runs).json)
      flush()
    }
  }
}

/// What is wrong with the arguments.
struct Usage: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

private func complain(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

/// A line is there as soon as it is known, also on a pipe.
private func flush() { fflush(nil) }
