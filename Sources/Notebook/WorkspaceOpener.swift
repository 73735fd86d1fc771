import Formats
import Frames
public import Indicators

/// Opens what `use` names.
public enum WorkspaceOpener {
  /// The workspace that comes with the program, opened once.
  public static func bundled() throws(OpeningFailure) -> Workspace {
    try bundledWorkspace.get()
  }

  private static let bundledWorkspace: Result<Workspace, OpeningFailure> = {
    do throws(OpeningFailure) {
      let package = try readPackage(.bundled, number: 0)
      return .success(try build(package.description, package.tables, underneath: nil))
    } catch {
      return .failure(error)
    }
  }()

  /// A workspace of one or several sources: `coventry`, folders of data packages, files of figures
  /// in a layout that is recognised, a catalogue file.
  ///
  /// Of catalogue fields and of figures for one key the first source stands.
  ///
  /// - Parameters:
  ///   - sources: What to open, the first foremost.
  ///   - baseFolder: Folder that relative paths start from.
  /// - Returns: The workspace, and a load report when anything but the bundle was opened.
  /// - Throws: A failure that names the source which cannot be opened.
  public static func open(
    _ sources: [String],
    baseFolder: String
  ) throws(OpeningFailure) -> (workspace: Workspace, report: [String]) {
    if sources == ["coventry"] { return (try bundled(), []) }
    var description: PackageDescription?
    var tables: [ResourceTable] = []
    var titles: [String] = []
    for (number, source) in sources.enumerated() {
      let opened = try read(source, number: number, baseFolder: baseFolder, after: tables)
      if description == nil { description = opened.description }
      tables += opened.tables
      titles.append(opened.title)
    }
    let name = sources.first ?? "workspace"
    // The bundle's own tables are among the sources when it is named; else they lie underneath.
    let underneath = sources.contains("coventry") ? nil : try bundled()
    let workspace = try build(
      description ?? PackageDescription(name: name, title: name),
      tables,
      underneath: underneath
    )
    return (workspace, loadReport(workspace, sources: sources, titles: titles))
  }

  private static func build(
    _ description: PackageDescription,
    _ tables: [ResourceTable],
    underneath: Workspace?
  ) throws(OpeningFailure) -> Workspace {
    do throws(WorkspaceError) {
      return try buildWorkspace(
        description: description,
        resources: tables,
        underneath: underneath
      )
    } catch {
      switch error {
      case .invalid(let findings): throw OpeningFailure(description.name, findings: findings)
      }
    }
  }

  private struct Opened {
    var description: PackageDescription?
    var tables: [ResourceTable]
    /// What the load report calls it.
    var title: String
  }

  private static func read(
    _ source: String,
    number: Int,
    baseFolder: String,
    after earlier: [ResourceTable]
  ) throws(OpeningFailure) -> Opened {
    if source == "coventry" {
      let package = try readPackage(.bundled, number: number)
      return Opened(
        description: package.description,
        tables: package.tables,
        title: "bundled workspace"
      )
    }
    if source.contains("://") {
      throw OpeningFailure("'\(source)' is an address; databases and clusters cannot be opened yet")
    }
    let path = source.hasPrefix("/") ? source : baseFolder + source
    switch FileKind(of: path) {
    case .folder:
      let package = try readPackage(.folder(path), number: number)
      return Opened(
        description: package.description,
        tables: package.tables,
        title: "data package"
      )
    case .file:
      return try readFile(source, path, number: number, after: earlier)
    case .none:
      let hint = source.contains("/") || source.contains(".") ? [] : ["the bundled one: coventry"]
      throw OpeningFailure("there is no file or folder '\(source)'", notes: hint)
    }
  }

  private static func readFile(
    _ source: String,
    _ path: String,
    number: Int,
    after earlier: [ResourceTable]
  ) throws(OpeningFailure) -> Opened {
    let table: CSVTable
    do throws(FormatError) {
      var options = CSVOptions()
      options.typing = .allText
      options.snapshotPurpose = "layout"
      table = try readCSV(try ByteSource(path: path, name: source), options: options)
    } catch {
      throw OpeningFailure(error)
    }
    let input = LayoutInput(
      frame: table.frame,
      fileName: source,
      firstRowLine: table.report.headingLine + 1,
      source: number,
      knownCodes: codes(in: earlier)
    )
    do throws(LayoutError) {
      let (layout, tables) = try LayoutRegistry.read(input)
      return Opened(description: nil, tables: tables, title: layout.title)
    } catch {
      throw OpeningFailure(error, source: source, headings: table.headings)
    }
  }

  /// Codes of the indicators read so far, by folded name, other name and code.
  private static func codes(in tables: [ResourceTable]) -> [String: String] {
    var codes: [String: String] = [:]
    for table in tables where table.name == "indicators" {
      func text(_ name: String) -> TextColumn? {
        if case .text(let column)? = table.frame[name] { column } else { nil }
      }
      guard let ids = text("indicator_id") else { continue }
      let others = [text("indicator"), text("indicator_full_name"), text("other_names")]
      for row in 0..<ids.count {
        guard let code = ids[row] else { continue }
        var names = [code]
        for column in others {
          names += column?[row]?.split(separator: ";").map(String.init) ?? []
        }
        for name in names where codes[foldedName(name)] == nil { codes[foldedName(name)] = code }
      }
    }
    return codes
  }
}

extension OpeningFailure {
  fileprivate init(_ error: FormatError) {
    guard case .noMemory(_, let shortage) = error else {
      self.init(error.message)
      return
    }
    self.init(error.message, notes: [shortage.wayOut])
  }

  fileprivate init(_ error: LayoutError, source: String, headings: [String]) {
    switch error {
    case .unrecognised:
      self.init(
        "\(source) has no layout that is known here, so its figures cannot be told apart",
        notes: [
          "its columns: " + headings.prefix(12).joined(separator: ", "),
          "as figures it needs: period, value, and place or indicator",
          "as a plain table it opens with   from \"\(source)\"",
        ]
      )
    case .ambiguous(let titles):
      self.init("\(source) can be read as " + titles.joined(separator: " or as "))
    case .unusable(let reason):
      self.init("\(source): \(reason)")
    }
  }
}

/// What was read, in a few lines; the home first when the data have no row for it.
private func loadReport(
  _ workspace: Workspace,
  sources: [String],
  titles: [String]
) -> [String] {
  var lines: [String] = []
  let figured = workspace.placesWithFigures
  if let home = workspace.home, !workspace.hasFigures(home), let first = figured.first {
    let name = workspace.places[first].name
    lines.append(
      "home \(workspace.places[home].name) has no figures here; "
        + (figured.count == 1 ? "1 place has:  " : "\(figured.count) places have:  ")
        + "--home \"\(name)\"  or  let home = places \"\(name)\""
    )
  }
  let rows = workspace.rows
  let named = zip(sources, titles).map { "\($0) (\($1))" }.joined(separator: ", ")
  let periods = workspace.observations.period.dictionary
  let span = periods.first.map { first in
    let last = periods.last?.label ?? first.label
    return first.label == last ? first.label : "\(first.label) to \(last)"
  }
  let known = workspace.observations.value.presence.knownCount
  lines.append(
    "\(named): \(counted(rows.read, "row")) → \(counted(known, "figure")), "
      + "\(counted(workspace.indicators.count, "indicator")), \(counted(figured.count, "place"))"
      + (span.map { ", \($0)" } ?? "")
  )
  if rows.merged > 0 { lines.append("  \(counted(rows.merged, "row")) repeat another, merged") }
  if rows.refused > 0 {
    lines.append(
      "  \(counted(rows.refused, "row")) refused: two figures for one key, and neither can be "
        + "told right"
    )
  }
  let presence = workspace.observations.value.presence
  let suppressed = presence.count(of: .suppressed)
  let missing = presence.count - presence.knownCount - suppressed
  if presence.knownCount < presence.count {
    lines.append("  without a figure: \(suppressed) suppressed, \(missing) missing")
  }
  for finding in workspace.findings.prefix(5) {
    lines.append("  \(finding.message)   [\(finding.code)]")
  }
  if workspace.findings.count > 5 {
    lines.append("  and \(workspace.findings.count - 5) more findings")
  }
  return lines
}

/// A count with its noun, as `1 row` or `1,234 rows`.
private func counted(_ count: Int, _ noun: String) -> String {
  "\(roundedText(Double(count), decimals: 0, grouping: true)) \(noun)\(count == 1 ? "" : "s")"
}
