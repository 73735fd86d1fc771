import Frames
import Indicators
import Rendering

/// What was read when something other than the bundle opened (`data.md` §9).
///
/// One line if all is clean, else at most eight; everything in `all`. Every figure is counted.
public struct LoadReport: Sendable, Hashable {
  /// A line with the code of the rule it is about, `load` for what is no rule.
  public struct Entry: Sendable, Hashable {
    public let code: String
    public let text: String

    init(_ text: String, code: String = "load") {
      self.code = code
      self.text = text
    }
  }
  /// What is printed unasked.
  public var lines: [String] = []
  /// All there is to say.
  public var all: [Entry] = []

  public var isEmpty: Bool { all.isEmpty }

  public init() {}
}

/// A source of a workspace with what its file became.
struct OpenedSource {
  let name: String
  let title: String
  var usedCount = 0
  var plain: [String] = []
  var remarks: [String] = []
  var isPublishers = false
}

extension LoadReport {
  init(_ workspace: Workspace, _ sources: [OpenedSource]) {
    var head: [Entry] = []
    if let home = LoadReport.missingHome(workspace) { head.append(Entry(home)) }
    head.append(Entry(LoadReport.summary(workspace, sources)))
    var details = LoadReport.rowLines(workspace)
    let places = LoadReport.placeWords(workspace)
    let columns = LoadReport.columnWords(sources)
    let remarks = LoadReport.remarks(workspace, sources)
    let isClean =
      details.isEmpty && remarks.isEmpty && columns == nil
      && workspace.reading.matches.keys.allSatisfy { [.code, .name].contains($0) }
      && !workspace.findings.contains { !LoadReport.rowCodes.contains($0.code) }
    var about: [Entry] = []
    if !isClean {
      let what = [LoadReport.periodWords(workspace), LoadReport.groupWords(workspace)]
      about.append(Entry("  " + what.compactMap { $0 }.joined(separator: LoadReport.gap)))
      let where_ = [places.map { "places: \($0)" }, columns.map { "columns: \($0)" }]
      let shown = where_.compactMap { $0 }
      if !shown.isEmpty { about.append(Entry("  " + shown.joined(separator: LoadReport.gap))) }
    }
    details += about
    let findings = workspace.findings.filter { !LoadReport.rowCodes.contains($0.code) }
    details += remarks.map { Entry("  \($0)") }
    let ruled = findings.map { Entry("  \($0.message)   [\($0.code)]", code: $0.code) }
    all = head + details + ruled
    // The line about places counts and names the unknown ones already.
    lines = (head + details + (places == nil ? ruled : ruled.filter { $0.code != "data-7" }))
      .map(\.text)
    if lines.count > 8 {
      let more = lines.count - 7
      lines = lines.prefix(7) + ["  and \(more) more lines: --errors json, or .why at the prompt"]
    }
  }

  /// What is printed unasked, or all of it, broken at its words for a screen.
  ///
  /// Facts that stand side by side stand one under another where there is no room.
  public func text(_ style: ScreenStyle, all isAll: Bool = false) -> [String] {
    let width = max(20, style.width)
    return (isAll ? all.map(\.text) : lines).flatMap { line -> [String] in
      let shown = Displayable.text(line, level: style.level)
      if shown.count <= width { return [shown] }
      let margin = String(shown.prefix { $0 == " " })
      return parts(String(shown.dropFirst(margin.count))).flatMap {
        TextFitting.wrapped($0, width: width - margin.count, indent: 2).map { margin + $0 }
      }
    }
  }

  private func parts(_ line: String) -> [String] {
    var rest = Substring(line)
    var parts: [String] = []
    while let gap = rest.firstRange(of: LoadReport.gap) {
      parts.append(String(rest[..<gap.lowerBound]))
      rest = rest[gap.upperBound...]
    }
    return parts + [String(rest)]
  }

  /// What stands between facts on one line.
  private static let gap = "     "

  private static func missingHome(_ workspace: Workspace) -> String? {
    let figured = workspace.placesWithFigures
    guard let home = workspace.home, !workspace.hasFigures(home), let first = figured.first else {
      return nil
    }
    let name = "\"\(workspace.places[first].name)\""
    return "home \(workspace.places[home].name) has no figures here; "
      + (figured.count == 1 ? "1 place has: " : "\(grouped(figured.count)) places have: ")
      + ".set home \(name), --home \(name), or let home = places \(name)"
  }

  private static func summary(_ workspace: Workspace, _ sources: [OpenedSource]) -> String {
    let named = sources.map { "\($0.name)  \($0.title)" }.joined(separator: ", ")
    let home = workspace.home.map { "; home \(workspace.places[$0].name)" } ?? "; no home"
    return "\(named): \(counted(workspace.rows.read, "row")) → "
      + "\(counted(workspace.rows.kept, "figure")), "
      + "\(counted(workspace.indicators.count, "indicator")), "
      + "\(counted(workspace.placesWithFigures.count, "place")), "
      + counted(workspace.observations.period.dictionary.count, "period") + home
  }

  /// Rules about rows that did not become figures: refused, in conflict, merged.
  private static let rowCodes = ["data-8", "data-2", "data-3"]

  /// Rows that did not become figures, and figures that have no value.
  private static func rowLines(_ workspace: Workspace) -> [Entry] {
    var result: [Entry] = []
    for code in rowCodes {
      for finding in workspace.findings where finding.code == code {
        result.append(Entry("  \(finding.message)", code: code))
      }
    }
    let presence = workspace.observations.value.presence
    let unknown = presence.count - presence.knownCount
    if unknown > 0 {
      let reasons: [(Presence, String)] = [
        (.suppressed, "suppressed"), (.missing, "missing"), (.notApplicable, "not applicable"),
        (.roundsToZero, "rounding to zero"),
      ]
      let parts = reasons.compactMap { reason, word in
        let count = presence.count(of: reason)
        return count > 0 ? "\(grouped(count)) \(word)" : nil
      }
      result.append(
        Entry("  \(grouped(unknown)) without a value: " + parts.joined(separator: ", "))
      )
    }
    return result
  }

  private static func periodWords(_ workspace: Workspace) -> String? {
    let periods = workspace.observations.period.dictionary
    guard let first = periods.first, let last = periods.last else { return nil }
    var kinds: [String] = []
    for period in periods {
      let word = period.kind.word
      let words = word.hasSuffix("s") || word == "census" ? word : word + "s"
      if !kinds.contains(words) { kinds.append(words) }
    }
    // What is undated is a stretch of time for order's sake alone.
    if first.label == last.label, first.kind == .span { return "periods: \(first.label)" }
    let span = first.label == last.label ? first.label : "\(first.label) … \(last.label)"
    return "periods: \(span), \(kinds.joined(separator: ", "))"
  }

  /// `groups: Sex 2; deprivation in 5 schemes, never mixed`.
  private static func groupWords(_ workspace: Workspace) -> String? {
    let dimensions = workspace.reading.dimensions
    guard !dimensions.isEmpty else { return nil }
    var parts: [String] = []
    var seen: Set<String> = []
    for dimension in dimensions where seen.insert(dimension.family).inserted {
      let schemes = dimensions.filter { $0.family == dimension.family }
      parts.append(
        schemes.count > 1
          ? "\(dimension.family) in \(schemes.count) schemes, never mixed"
          : "\(dimension.name) \(dimension.groupCount)"
      )
    }
    return "groups: " + parts.joined(separator: "; ")
  }

  private static func placeWords(_ workspace: Workspace) -> String? {
    let matches = workspace.reading.matches
    guard !matches.isEmpty else { return nil }
    if matches.count == 1, let only = matches.keys.first, only != .unlisted {
      return "all matched by \(only.words)"
    }
    let unlisted = workspace.reading.unlisted
    return WorkspaceReading.PlaceMatch.allCases.compactMap { match in
      guard let count = matches[match] else { return nil }
      guard match == .unlisted else { return "\(grouped(count)) by \(match.words)" }
      let names = unlisted.prefix(3).joined(separator: ", ") + (count > 3 ? " …" : "")
      return "\(grouped(count)) not known here (\(names))"
    }.joined(separator: ", ")
  }

  private static func columnWords(_ sources: [OpenedSource]) -> String? {
    let plain = sources.flatMap(\.plain)
    guard let first = plain.first else { return nil }
    let names = plain.prefix(2).joined(separator: ", ") + (plain.count > 2 ? " …" : "")
    let used = sources.reduce(0) { $0 + $1.usedCount }
    let kept =
      plain.count == 1 ? "1 kept as it is (\(first))" : "\(plain.count) kept as they are (\(names))"
    return "\(used) used, \(kept)"
  }

  private static func remarks(_ workspace: Workspace, _ sources: [OpenedSource]) -> [String] {
    var result = workspace.reading.remarks
    for remark in sources.flatMap(\.remarks) where !result.contains(remark) {
      if remark == "no polarity in this layout" {
        // A catalogue beside it may know better.
        guard workspace.indicators.allSatisfy({ $0.polarity == .neutral }) else { continue }
        result.append("\(remark): compare will say can't say; add one with a catalogue file")
      } else {
        result.append(remark)
      }
    }
    return result
  }
}

private func grouped(_ count: Int) -> String {
  roundedText(Double(count), decimals: 0, grouping: true)
}

/// A count with its noun, as `1 row` or `1,234 rows`.
private func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}
