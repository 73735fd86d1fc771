import Formats
import Frames
import Indicators

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why files were not turned into a data package.
public enum ImportFailure: Error, Sendable {
  case cannotOpen(OpeningFailure)
  /// The folder, or a file in it, cannot be written.
  case cannotWrite(String)
}

/// What was written.
public struct ImportedPackage: Sendable {
  public let report: LoadReport
  /// Names of the files with their rows, in the order written; the description last.
  public let files: [(name: String, rowCount: Int)]
  /// Indicators of which nobody knows which way is good.
  public let withoutPolarity: Int
}

/// Opens files of figures and writes what they say as a data package (`data.md` §3).
///
/// - Parameters:
///   - sources: Files in any layout that is recognised, as `use` opens them.
///   - folder: Where the package goes; made when there is none, and empty before.
///   - home: The place that the package is about, by name or code; nil is home as it is, where that
///     has figures.
/// - Returns: The load report and the files.
/// - Throws: `ImportFailure` when a source cannot be opened, home is no place in it or the folder
///   cannot be written.
public func importPackage(
  _ sources: [String],
  to folder: String,
  home: String? = nil
) throws(ImportFailure) -> ImportedPackage {
  let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
  if FileKind(of: folder) == .file { throw .cannotWrite("'\(folder)' is a file, not a folder") }
  if FileKind(of: folder) == .folder, !isEmptyFolder(folder) {
    throw .cannotWrite("the folder '\(folder)' is not empty; nothing was written")
  }
  let bundled: Workspace
  let opened: (workspace: Workspace, report: LoadReport)
  do throws(OpeningFailure) {
    bundled = try WorkspaceOpener.bundled()
    opened = try WorkspaceOpener.open(sources, baseFolder: "", chosenHome: home)
    if let home { _ = try opened.workspace.home(named: home) }
  } catch {
    throw .cannotOpen(error)
  }
  let tables = packageTables(of: opened.workspace, underneath: bundled)
  if FileKind(of: folder) == .none, mkdir(folder, 0o777) != 0 {
    throw .cannotWrite("the folder '\(folder)' cannot be made: \(String(cString: strerror(errno)))")
  }
  do throws(FormatError) {
    for (name, frame) in tables {
      try writeFile(csvBytes(of: frame), to: "\(folder)/\(name).csv", name: "\(name).csv")
    }
    let description = packageJSON(
      name: folder.split(separator: "/").last.map(String.init) ?? "package",
      home: home != nil || opened.workspace.homeHasFigures
        ? opened.workspace.home.map { opened.workspace.places[$0] }.map { $0.code ?? $0.name }
        : nil,
      tables
    )
    try writeFile(Array(description.utf8), to: "\(folder)/datapackage.json")
  } catch {
    throw .cannotWrite(error.message)
  }
  return ImportedPackage(
    report: opened.report,
    files: tables.map { ("\($0.name).csv", $0.frame.rowCount) } + [("datapackage.json", 0)],
    withoutPolarity: opened.workspace.indicators.count { $0.polarity == .neutral }
  )
}

private func isEmptyFolder(_ path: String) -> Bool {
  guard let folder = opendir(path) else { return false }
  defer { closedir(folder) }
  var count = 0
  // Every folder holds itself and the one above it.
  while readdir(folder) != nil, count < 3 { count += 1 }
  return count < 3
}

/// The description of the package: names, home, and each table with its columns.
private func packageJSON(
  name: String,
  home: String?,
  _ tables: [(name: String, frame: Frame)]
) -> String {
  let numbers: Set<String> = [
    "value", "lower", "upper", "lower_99_8", "upper_99_8", "numerator", "denominator", "multiplier",
    "tolerance", "order", "rank",
  ]
  func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    appendJSONString(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
  let resources = tables.map { table in
    let fields = table.frame.schema.fields.map { field in
      let type = numbers.contains(field.name) ? "number" : "string"
      return "          { \"name\": \(quoted(field.name)), \"type\": \"\(type)\" }"
    }
    return """
          {
            "name": "\(table.name)",
            "type": "table",
            "path": "\(table.name).csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
              "missingValues": [""],
              "fields": [
      \(fields.map { "      " + $0 }.joined(separator: ",\n"))
              ]
            }
          }
      """
  }
  let slug = String(
    name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
  )
  let place = home.map { ", \"home\": \(quoted($0))" } ?? ""
  return """
    {
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "name": \(quoted(slug)),
      "title": \(quoted(name)),
      "cvq": { "version": 1\(place) },
      "resources": [
    \(resources.joined(separator: ",\n"))
      ]
    }

    """
}
