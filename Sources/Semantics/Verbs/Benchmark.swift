import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let benchmark = Verb(
    name: "benchmark",
    summary: "Better or worse than other places, or than the target?",
    usage: "benchmark against places|target [using limits|difference|precision]",
    simplest: "benchmark against England",
    examples: [
      #"get all in latest | benchmark against England | where rating = "worse""#,
      #"get all in latest | benchmark against target"#,
    ],
    needs: [.indicator, .place, .period, .value],
    adds: benchmarkColumns(words: placeRatings + targetRatings),
    methods: ["limits", "difference", "precision"],
    expand: expandBenchmark
  )
}

/// The words of `rating` against places.
let placeRatings = [
  "better", "similar", "worse", "higher", "lower", "can't say", "not available",
]

private let targetRatings = ["on target", "off target", "no target", "not available"]

private func benchmarkColumns(words: [String]) -> [ColumnNote] {
  var distinct: [String] = []
  for word in words where !distinct.contains(word) { distinct.append(word) }
  return [
    ColumnNote("benchmark", .text, "what the row is set against: a place or the target"),
    ColumnNote("benchmark_period", .period, "the period of the benchmark's figure"),
    ColumnNote("benchmark_value", .estimate, "the benchmark's figure"),
    ColumnNote("difference", .estimate, "value less benchmark_value"),
    ColumnNote("margin", .estimate, "the difference with + on the good side"),
    ColumnNote("rating", .text, words: distinct, "how the row stands to the benchmark"),
    ColumnNote("significant", .yesNo, "whether the difference is more than chance, at 95%"),
    ColumnNote("p", .number, isQuiet: true, "p-value of the test"),
    ColumnNote("p_adjusted", .number, isQuiet: true, "p after Benjamini and Hochberg"),
  ]
}

private func expandBenchmark(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .benchmark(let against, let using) = call.step.body else { return table }
  try call.requireFigures(and: [.place, .period], in: table)
  _ = try call.method(using, among: Verb.benchmark.methods)
  let references = try benchmarkReferences(against, table, call)
  let words =
    (references.contains(.places) ? placeRatings : [])
    + (references.contains(.target) ? targetRatings : [])
  try table.add(benchmarkColumns(words: words), by: call)
  // One row for each row and benchmark: the benchmark is part of what identifies a row.
  for index in table.fields.indices where table.fields[index].name == "benchmark" {
    table.fields[index].role = .breakdown
  }
  table.judgementColumns = ["rating", "margin"]
  table.awaitComputation(
    call,
    today: "get … for home, region, England | pivot place   sets places side by side"
  )
  return table
}

private enum BenchmarkReference { case places, target }

/// What kinds of things a table is set against; every name is resolved, none may come twice.
private func benchmarkReferences(
  _ against: [PlaceSyntax],
  _ table: Table,
  _ call: Call
) throws(Diagnostic) -> Set<BenchmarkReference> {
  var kinds: Set<BenchmarkReference> = []
  var seen: [Int: Int] = [:]
  for (position, syntax) in against.enumerated() {
    if isTarget(syntax, call) {
      guard kinds.insert(.target).inserted else { throw namedTwice("target", syntax.range) }
      continue
    }
    kinds.insert(.places)
    // A row's own region: places of several regions have one each.
    if isOwnRegion(syntax, table, call) { continue }
    for place in try call.scope.places([syntax], for: table.askedIndicators) {
      if let earlier = seen[place], earlier != position {
        throw namedTwice(call.scope.workspace.places[place].name, syntax.range)
      }
      seen[place] = position
    }
  }
  return kinds
}

private func isTarget(_ syntax: PlaceSyntax, _ call: Call) -> Bool {
  guard case .named(let name) = syntax.kind, name.style == .bare else { return false }
  return name.text.lowercased() == "target" && call.scope.binding("target") == nil
}

private func isOwnRegion(_ syntax: PlaceSyntax, _ table: Table, _ call: Call) -> Bool {
  guard case .named(let name) = syntax.kind, foldedName(name.text) == "region",
    call.scope.binding("region") == nil,
    case .attached(let workspace, let request) = table.attachment
  else { return false }
  return request.places.contains { workspace.region(of: $0) != nil }
}

private func namedTwice(_ name: String, _ range: SourceRange) -> Diagnostic {
  Diagnostic(code: "name-9", message: "'\(name)' is named twice", range: range)
}
