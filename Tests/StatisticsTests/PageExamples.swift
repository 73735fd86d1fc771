import Foundation
import Testing

/// A result on a page: a number, a list of numbers or a word.
enum ExampleValue {
  case number(Double?)
  case list([Double?])
  case text(String)
}

/// The inputs of an example on a page: `name key=value key=1;2;3`.
struct ExampleCall {
  let name: String
  let inputs: [String: String]

  func text(_ key: String) throws -> String {
    try #require(inputs[key], "example of \(name) has no \(key)")
  }

  func number(_ key: String) throws -> Double {
    let text = try text(key)
    return try #require(Double(text), "\(key) of \(name) is no number: '\(text)'")
  }

  /// A number with a value to take where the example does not give one.
  func number(_ key: String, or standard: Double) throws -> Double {
    inputs[key] == nil ? standard : try number(key)
  }

  func list(_ key: String) throws -> [Double] {
    try text(key).split(separator: ";").map {
      try #require(Double(String($0)), "\(key) of \(name) is no list")
    }
  }
}

/// What runs the examples of one page.
typealias ExampleRunner = @Sendable (ExampleCall) throws -> [String: ExampleValue]

/// Runs every `statistic` block of the pages of `runners`: its first line is the call, each further
/// line a result as the page shows it, correct to the last digit shown.
func checkPageExamples(
  _ runners: [String: ExampleRunner],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  for (name, runner) in runners.sorted(by: { $0.key < $1.key }) {
    let blocks = try exampleBlocks(onPageOf: name)
    #expect(!blocks.isEmpty, "page of \(name) has no example", sourceLocation: sourceLocation)
    for block in blocks {
      let words = try #require(block.first).split(separator: " ").map(String.init)
      #expect(words.first == name, sourceLocation: sourceLocation)
      let pairs = words.dropFirst().map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
      let call = ExampleCall(
        name: name,
        inputs: Dictionary(
          pairs.map { ($0[0], $0.count > 1 ? $0[1] : "") },
          uniquingKeysWith: { $1 }
        )
      )
      let results = try runner(call)
      #expect(block.count > 1, "example of \(name) shows no result", sourceLocation: sourceLocation)
      for line in block.dropFirst() {
        let parts = line.components(separatedBy: " = ")
        let key = parts[0]
        let shown = parts.count > 1 ? parts[1] : ""
        let got = try #require(results[key], "example of \(name) has no result \(key)")
        #expect(
          isShown(got, shown),
          "page of \(name): \(key) = \(shown), computed \(got)",
          sourceLocation: sourceLocation
        )
      }
    }
  }
}

private func exampleBlocks(onPageOf name: String) throws -> [[String]] {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .resolvingSymlinksInPath().deletingLastPathComponent()
  let url = root.appending(path: "docs/statistics/\(name).md")
  let lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
  var blocks: [[String]] = []
  var isInside = false
  for line in lines {
    if line == "```statistic" {
      isInside = true
      blocks.append([])
    } else if line == "```" {
      isInside = false
    } else if isInside, !line.isEmpty {
      blocks[blocks.count - 1].append(line)
    }
  }
  return blocks
}

private func isShown(_ value: ExampleValue, _ shown: String) -> Bool {
  switch value {
  case .text(let text): text == shown
  case .number(let number): isShown(number, shown)
  case .list(let list):
    list.count == shown.components(separatedBy: ";").count
      && zip(list, shown.components(separatedBy: ";")).allSatisfy { isShown($0, $1) }
  }
}

private func isShown(_ number: Double?, _ shown: String) -> Bool {
  guard let number, number.isFinite else {
    return shown == (number == nil ? "missing" : number == .infinity ? "infinite" : "none")
  }
  guard let expected = Double(shown) else { return false }
  let decimals = shown.contains(".") ? shown.split(separator: ".").last?.count ?? 0 : 0
  let half = 0.5 * pow(10, -Double(decimals))
  return abs(number - expected) <= half * (1 + 1e-9)
}
