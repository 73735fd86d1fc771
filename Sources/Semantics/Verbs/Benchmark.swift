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
  let method =
    try call.method(using, among: Verb.benchmark.methods)
    .flatMap { BenchmarkMethod(rawValue: $0) } ?? .automatic
  let benchmarks = try call.scope.benchmarks(against, for: table)
  let hasPlaces = benchmarks.contains { $0 != .target }
  let words =
    (hasPlaces ? placeRatings : []) + (benchmarks.contains(.target) ? targetRatings : [])
  var notes = call.notes(on: table)
  for case .place(let place) in benchmarks {
    if let note = call.scope.workspace.unknownAreaNote(place) { notes.append(note) }
  }
  let lookup = seriesLookup(of: table)
  // A series is found by its key, whatever of it is shown.
  let inputs = Set(table.fields.filter { $0.role.isKey || $0.role == .value }.map(\.name))
  try table.add(benchmarkColumns(words: words), by: call)
  // One row for each row and benchmark: the benchmark is part of what identifies a row.
  for index in table.fields.indices where table.fields[index].name == "benchmark" {
    table.fields[index].role = .breakdown
  }
  table.judgementColumns = ["rating", "margin"]
  var workspace = call.scope.workspace
  // The rows' own has the groups that were pooled for them too.
  if case .attached(let own, _) = table.attachment { workspace = own }
  let procedure = Procedure(
    name: "benchmark",
    inputs: inputs
  ) { [workspace, notes] (frame) throws(PlanError) -> SourceReading in
    let reading = benchmarkTable(
      frame,
      workspace: workspace,
      lookup: lookup,
      against: benchmarks,
      method: method
    )
    return SourceReading(frame: reading.frame, footnotes: reading.footnotes + notes)
  }
  table.plan = .apply(table.plan, procedure, call.origin)
  return table
}

extension Call {
  /// What is to be said of a verb that tests, whatever the rows: that only they are used, that
  /// the columns of an earlier test are gone.
  func notes(on table: Table) -> [Footnote] {
    var notes: [Footnote] = []
    if case .detached(let reason) = table.attachment {
      notes.append(Footnote(.detachment, "\(reason): comparisons use only the rows here"))
    }
    if table.fields.contains(where: { $0.name == "significant" }) {
      notes.append(
        Footnote(.method, "significant, p and p_adjusted are those of \(step.verb.text)")
      )
    }
    return notes
  }
}

extension Scope {
  /// What the names after `against` mean, in the order typed; nothing may come twice.
  func benchmarks(
    _ against: [PlaceSyntax],
    for table: Table
  ) throws(Diagnostic) -> [Benchmark] {
    var benchmarks: [Benchmark] = []
    for syntax in against {
      for benchmark in try self.benchmarks(syntax, for: table) {
        if benchmarks.contains(benchmark) {
          throw Diagnostic(
            code: "name-9",
            message: "'\(name(of: benchmark))' is named twice",
            range: syntax.range
          )
        }
        benchmarks.append(benchmark)
      }
    }
    return benchmarks
  }

  private func name(of benchmark: Benchmark) -> String {
    switch benchmark {
    case .place(let place): workspace.places[place].name
    case .ownRegion: "region"
    case .neighbours: "neighbours"
    case .group(let name, _): name
    case .target: "target"
    }
  }

  private func benchmarks(
    _ syntax: PlaceSyntax,
    for table: Table
  ) throws(Diagnostic) -> [Benchmark] {
    guard case .named(let name) = syntax.kind else {
      return try places([syntax], for: table.askedIndicators).map { .place($0) }
    }
    let isOwn = binding(name.text) != nil && name.style != .quoted
    if !isOwn, name.style == .bare {
      switch foldedName(name.text) {
      case "target": return [.target]
      // A row's own region: places of several regions have one each.
      case "region":
        if placesAsked(by: table).contains(where: { workspace.region(of: $0) != nil }) {
          return [.ownRegion]
        }
      case "neighbours":
        let indicators = table.askedIndicators
        let first = indicators.first
        let asked = placesAsked(by: table)
        if asked.contains(where: { workspace.neighbours(of: $0, for: first) != nil }) {
          return [.neighbours]
        }
      default: break
      }
    }
    if let group = try groupWithoutAverage(name) { return [group] }
    return try places([syntax], for: table.askedIndicators).map { .place($0) }
  }

  /// A group that is one place only by taking its members together; nil for any other name.
  func groupWithoutAverage(_ name: NameSyntax) throws(Diagnostic) -> Benchmark? {
    if name.style != .quoted, case .places(let own)? = binding(name.text) {
      return own.count > 1 ? .group(name: name.text, members: own) : nil
    }
    guard !isPlace(name.text),
      case .one(let group) = workspace.findPeerGroups(name.text, suggests: false),
      workspace.peerGroups[group].average == nil,
      !workspace.members(of: group).isEmpty
    else { return nil }
    let peers = workspace.peerGroups[group]
    return .group(name: peers.name, members: peers.members)
  }

  /// Whether a name is that of a place; the average of a group that has no figure here is none.
  private func isPlace(_ name: String) -> Bool {
    switch workspace.findPlaces(name) {
    case .none: false
    case .one(let place):
      workspace.places[place].level != .groupAverage || workspace.hasFigures(place)
    case .many, .ambiguous: true
    }
  }

  /// Places that `get` asked for; home where the rows say only by their names what they are of.
  private func placesAsked(by table: Table) -> [Int] {
    guard case .attached(_, let request) = table.attachment else {
      return workspace.home.map { [$0] } ?? []
    }
    return request.places
  }
}
