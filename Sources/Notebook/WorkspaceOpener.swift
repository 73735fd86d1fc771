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
  ///   - chosenHome: The place, by code or name, that is home whatever the data propose.
  ///   - presentHome: The place that stays home where the data propose none.
  /// - Returns: The workspace, and a load report when anything but the bundle was opened. Home is
  ///   as wished where the data or the bundle know that place.
  /// - Throws: A failure that names the source which cannot be opened.
  public static func open(
    _ sources: [String],
    baseFolder: String,
    chosenHome: String? = nil,
    presentHome: String? = nil
  ) throws(OpeningFailure) -> (workspace: Workspace, report: LoadReport) {
    if sources == ["coventry"] {
      return (moved(try bundled(), chosenHome), LoadReport())
    }
    var description: PackageDescription?
    var tables: [ResourceTable] = []
    var read: [OpenedSource] = []
    for (number, source) in sources.enumerated() {
      // Room between the numbers: each file of a folder is a source of its own, in its order.
      let opened = try open(source, number: number << 32, baseFolder: baseFolder, after: tables)
      if description == nil { description = opened.description }
      tables += opened.tables
      read += opened.sources
    }
    let name = sources.first ?? "workspace"
    // The bundle's own tables are among the sources when it is named; else they lie underneath.
    let underneath = sources.contains("coventry") ? nil : try bundled()
    let workspace = try build(
      description ?? PackageDescription(name: name, title: name),
      tables,
      underneath: underneath
    )
    let wished = chosenHome ?? (description?.home == nil ? presentHome : nil)
    let opened = moved(workspace, wished)
    return (opened, LoadReport(opened, read))
  }

  /// The workspace with home where it is wished, as it is where it knows no one such place.
  private static func moved(_ workspace: Workspace, _ home: String?) -> Workspace {
    guard let home, case .one(let place) = workspace.findPlaces(home) else { return workspace }
    return workspace.withHome(place) ?? workspace
  }

  static func build(
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

  struct Opened {
    var description: PackageDescription?
    var tables: [ResourceTable]
    /// What the load report says of it.
    var sources: [OpenedSource]
  }

  private static func open(
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
        sources: [OpenedSource(name: source, title: "bundled workspace")]
      )
    }
    if source.contains("://") {
      throw OpeningFailure("'\(source)' is an address; databases and clusters cannot be opened yet")
    }
    let path = source.hasPrefix("/") ? source : baseFolder + source
    switch FileKind(of: path) {
    case .folder:
      guard FileKind(of: "\(path)/datapackage.json") == .file else {
        return try openFolder(source, path, number: number, after: earlier)
      }
      let package = try readPackage(.folder(path), number: number)
      return Opened(
        description: package.description,
        tables: package.tables,
        sources: [OpenedSource(name: source, title: "data package")]
      )
    case .file:
      return try readFile(source, path, number: number, after: earlier)
    case .none:
      if TablePath(path).part != nil {
        return try readFile(source, path, number: number, after: earlier)
      }
      let hint = source.contains("/") || source.contains(".") ? [] : ["the bundled one: coventry"]
      throw OpeningFailure("there is no file or folder '\(source)'", notes: hint)
    }
  }

  /// A folder of data files, each read by its own layout.
  private static func openFolder(
    _ source: String,
    _ path: String,
    number: Int,
    after earlier: [ResourceTable]
  ) throws(OpeningFailure) -> Opened {
    let endings = [
      "csv", "tsv", "json", "jsonl", "gz", "xlsx", "ods", "sqlite", "sqlite3", "db",
    ]
    let files = (filesInFolder(path) ?? []).filter { name in
      let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
      return endings.contains(ending) && !name.hasSuffix(".mapping.csv")
    }
    guard !files.isEmpty else {
      throw OpeningFailure("the folder '\(source)' has no datapackage.json and no data files")
    }
    return try openEach(files, number: number, after: earlier) {
      (file, number, before) throws(OpeningFailure) in
      try readFile(file, "\(path)/\(file)", number: number, after: before)
    }
  }

  /// Files of one folder; those that cannot be read are named, and the others open.
  static func openEach(
    _ files: [String],
    number: Int,
    after earlier: [ResourceTable],
    _ open: (String, Int, [ResourceTable]) throws(OpeningFailure) -> Opened
  ) throws(OpeningFailure) -> Opened {
    var result = Opened(tables: [], sources: [])
    var unread: [OpeningFailure] = []
    for (index, file) in files.enumerated() {
      do throws(OpeningFailure) {
        let opened = try open(file, number + index, earlier + result.tables)
        result.tables += opened.tables.map { table in
          var table = table
          table.folder = number
          return table
        }
        result.sources += opened.sources
      } catch {
        unread.append(error)
      }
    }
    if let first = unread.first, result.tables.isEmpty { throw first }
    if !result.sources.isEmpty {
      result.sources[0].remarks += unread.map { "not read: \($0.message)" }
    }
    return result
  }

  private static func readFile(
    _ source: String,
    _ path: String,
    number: Int,
    after earlier: [ResourceTable]
  ) throws(OpeningFailure) -> Opened {
    if let tables = try databaseTables(path, source, number: number) {
      return Opened(
        description: nil,
        tables: tables,
        sources: [OpenedSource(name: source, title: "SQLite database")]
      )
    }
    let mapping = try mapping(beside: path, source)
    return try read(
      TextTable(path, name: source, sheet: mapping?.sheet),
      source,
      file: fileName(source, path),
      mapping,
      number: number,
      after: earlier
    )
  }

  /// A table of text by the layout that it has, or by what lies beside it.
  static func read(
    _ text: TextTable,
    _ source: String,
    file: String,
    _ mapping: LayoutMapping?,
    number: Int,
    after earlier: [ResourceTable]
  ) throws(OpeningFailure) -> Opened {
    let input = LayoutInput(
      frame: text.frame,
      fileName: source,
      firstRowLine: text.firstRowLine,
      source: number,
      knownCodes: codes(in: earlier),
      lineOfRow: text.lineOfRow
    )
    do throws(LayoutError) {
      let reading = try LayoutRegistry.read(input, mapping: mapping)
      return Opened(
        description: nil,
        tables: reading.tables,
        sources: [
          OpenedSource(
            name: source,
            title: reading.title,
            usedCount: reading.usedCount,
            plain: reading.plain,
            remarks: reading.remarks + text.repairs,
            isPublishers: true
          )
        ]
      )
    } catch {
      throw OpeningFailure(
        error,
        source: source,
        file: file,
        frame: text.frame,
        otherSheets: text.otherSheets
      )
    }
  }

  private static func databaseTables(
    _ path: String,
    _ source: String,
    number: Int
  ) throws(OpeningFailure) -> [ResourceTable]? {
    var options = CSVOptions()
    options.typing = .allText
    do throws(FormatError) {
      return try openResources(path, named: source, number: number, options: options)
    } catch {
      throw OpeningFailure(error)
    }
  }

  /// What lies beside `figures.csv` as `figures.mapping.csv`.
  private static func mapping(
    beside path: String,
    _ source: String
  ) throws(OpeningFailure) -> LayoutMapping? {
    let own = TablePath(path).file
    guard let dot = own.lastIndex(of: "."), !own.hasSuffix(".mapping.csv") else { return nil }
    let file = String(own[..<dot]) + ".mapping.csv"
    guard FileKind(of: file) == .file else { return nil }
    let name = mappingName(fileName(source, path))
    return try mapping(TextTable(file, name: name), name)
  }

  static func mapping(
    _ table: TextTable,
    _ name: String
  ) throws(OpeningFailure) -> LayoutMapping {
    do throws(LayoutError) {
      return try LayoutMapping(table.frame, fileName: name)
    } catch {
      throw OpeningFailure(error, source: name, file: name)
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

/// A source without the sheet or table that it names.
private func fileName(_ source: String, _ path: String) -> String {
  String(source.dropLast(path.count - TablePath(path).file.count))
}

func mappingName(_ source: String) -> String {
  guard let dot = source.lastIndex(of: "."), dot != source.startIndex else {
    return source + ".mapping.csv"
  }
  return String(source[..<dot]) + ".mapping.csv"
}

extension OpeningFailure {
  init(_ error: FormatError) {
    guard case .noMemory(_, let shortage) = error else {
      self.init(error.message)
      return
    }
    self.init(error.message, notes: [shortage.wayOut])
  }

  fileprivate init(
    _ error: LayoutError,
    source: String,
    file: String,
    frame: Frame? = nil,
    otherSheets: [String] = []
  ) {
    let headings = frame?.schema.fields.map(\.name) ?? []
    let numbers = frame.map { frame in
      zip(frame.schema.fields, frame.columns).compactMap { field, column -> String? in
        if case .text(let text) = column, text.isNumeric { field.name } else { nil }
      }
    }
    // The figures may lie in a sheet that was not looked at.
    let sheets = otherSheets.first.map { first in
      [
        "other sheets: " + otherSheets.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
          + (otherSheets.count > 8 ? " …" : ""),
        "one of them opens with   use \"\(file)/\(first)\"   or the row   ,sheet,\(first)   in "
          + mappingName(file),
      ]
    }
    switch error {
    case .unrecognised:
      self.init(
        "\(source) has no layout that is known here, so its figures cannot be told apart",
        notes: (sheets ?? []) + [
          "its columns: " + headings.prefix(12).joined(separator: ", "),
          "as figures it needs: period, value, and place or indicator",
          "as a plain table it opens with   from \"\(source)\"",
          "what its columns mean can be said in \(mappingName(file)):",
        ] + proposedMapping(ofHeadings: headings, numbers: numbers ?? []).map { "  " + $0 }
      )
    case .ambiguous(let titles):
      self.init("\(source) can be read as " + titles.joined(separator: " or as "))
    case .incomplete(let title, let missing):
      let example = ["place": "Coventry", "period": "2020", "value": "0"]
      self.init(
        "\(source) is laid out as \(title) and has no column for "
          + missing.joined(separator: " and "),
        notes: (sheets ?? []) + [
          "what holds for all of its rows can be said in \(mappingName(file)):",
          "  column,means,value",
        ] + missing.map { "  ,\($0),\(example[$0] ?? "…")" } + [
          "as a plain table it opens with   from \"\(source)\""
        ]
      )
    case .unusable(let reason):
      self.init("\(source): \(reason)")
    case .noMemory(let shortage):
      self.init("\(source) needs \(shortage.words)", notes: [shortage.wayOut])
    }
  }
}
