import Formats
import Frames
import Indicators

/// Why a workspace did not open; the lines are ready to be shown.
public struct OpeningFailure: Error, Sendable, Hashable {
  public let message: String
  public let notes: [String]

  init(_ message: String, notes: [String] = []) {
    self.message = message
    self.notes = notes
  }
}

/// Reads a data package: its description and its tables, not yet checked.
///
/// - Parameters:
///   - source: Where the files of the package are.
///   - number: Which source it is, of several that are opened together.
/// - Returns: What the package says of itself, and its tables in the order listed.
/// - Throws: A failure that names the file which cannot be read.
func readPackage(
  _ source: PackageSource,
  number: Int
) throws(OpeningFailure) -> (description: PackageDescription, tables: [ResourceTable]) {
  let json = try packageJSON(source)
  let description = packageDescription(json, name: source.name)
  var tables: [ResourceTable] = []
  for resource in json["resources"]?.array ?? [] {
    guard let name = resource["name"]?.string else {
      throw OpeningFailure("a resource of \(source.name)/datapackage.json has no name")
    }
    for path in try paths(of: resource, name, source) {
      tables.append(try table(name, path, resource, source, number: number))
    }
  }
  return (description, tables)
}

private func packageJSON(_ source: PackageSource) throws(OpeningFailure) -> JSONValue {
  let file = "datapackage.json"
  let bytes: [UInt8]
  do throws(FormatError) {
    guard let opened = try source.open(file) else {
      throw FormatError.cannotOpen(name: file, reason: "there is none")
    }
    bytes = try opened.readAllText(limit: 16 << 20)
  } catch {
    throw OpeningFailure("\(source.name): \(error.message)")
  }
  do throws(JSONError) {
    // Columns are known by their headings; what a package says of them is for other programs.
    return try readJSON(bytes, leavingOut: "fields")
  } catch {
    throw OpeningFailure("\(source.name)/\(file), \(error.message)   [data-16]")
  }
}

/// Paths of a resource, which lie inside the package: a package never makes cvq fetch anything.
private func paths(
  of resource: JSONValue,
  _ name: String,
  _ source: PackageSource
) throws(OpeningFailure) -> [String] {
  let value = resource["path"]
  let paths = value?.array?.compactMap(\.string) ?? [value?.string].compactMap { $0 }
  guard !paths.isEmpty else {
    throw OpeningFailure("resource '\(name)' of \(source.name) has no path   [data-16]")
  }
  for path in paths {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if path.hasPrefix("/") || path.contains("://") || parts.contains("..") || path.contains("\\") {
      throw OpeningFailure(
        "resource '\(name)' has the path \"\(path)\", which leads out of the package   [data-16]",
        notes: ["a path inside it, such as \"\(name).csv\""]
      )
    }
  }
  return paths
}

private func table(
  _ name: String,
  _ path: String,
  _ resource: JSONValue,
  _ source: PackageSource,
  number: Int
) throws(OpeningFailure) -> ResourceTable {
  var options = CSVOptions()
  options.typing = .allText
  options.searchesHeading = false
  options.snapshotPurpose = "resource"
  do throws(FormatError) {
    guard let opened = try source.open(path) else {
      throw FormatError.cannotOpen(name: path, reason: "the package does not hold it")
    }
    let read = try readTable(opened, options: options).table
    return ResourceTable(
      name: name,
      fileName: path,
      frame: read.frame,
      firstRowLine: read.report.headingLine + 1,
      source: number,
      // Version 2 may give each of them a label.
      missingValues: (resource["schema"]?["missingValues"] ?? resource["missingValues"])?.array?
        .compactMap { $0.string ?? $0["value"]?.string } ?? []
    )
  } catch {
    throw OpeningFailure("\(source.name): \(error.message)")
  }
}

private func packageDescription(_ json: JSONValue, name: String) -> PackageDescription {
  let settings = json["cvq"]
  var description = PackageDescription(name: json["name"]?.string ?? name)
  description.title = json["title"]?.string
  description.home = settings?["home"]?.string
  if let version = settings?["version"]?.number { description.version = Int(clamping: version) }
  if let decimals = settings?["decimals"]?.number { description.decimals = Int(clamping: decimals) }
  if let calendar = settings?["calendar"] {
    var read = ReportingCalendar()
    if let month = month(calendar["financial_year_starts"]) { read.financialYearStartMonth = month }
    if let month = month(calendar["academic_year_starts"]) { read.academicYearStartMonth = month }
    description.calendar = read
  }
  if let disclosure = settings?["disclosure"] {
    description.disclosure = DisclosurePolicy(
      below: disclosure["below"]?.number.map { Int(clamping: $0) },
      round: disclosure["round"]?.number.map { Int(clamping: $0) },
      isRequiredOnExport: disclosure["required_on_export"]?.bool ?? false
    )
  }
  return description
}

/// The month of `04-01`.
private func month(_ value: JSONValue?) -> Int? {
  guard let text = value?.string?.split(separator: "-").first, let month = Int(text),
    (1...12).contains(month)
  else { return nil }
  return month
}

extension Int {
  /// The nearest whole number that fits; 0 for what is no number.
  fileprivate init(clamping value: Double) {
    guard value.isFinite else {
      self = 0
      return
    }
    self = Int(Swift.min(Swift.max(value.rounded(), -1e15), 1e15))
  }
}

extension OpeningFailure {
  /// At most twenty findings, the rest counted.
  init(_ name: String, findings: [Finding]) {
    let errors = findings.filter(\.isError)
    let shown = errors.prefix(20).map { finding in
      let row = finding.row.map { ", row \($0)" } ?? ""
      let file = finding.file.map { "\($0)\(row): " } ?? ""
      return "\(file)\(finding.message)   [\(finding.code)]"
    }
    let more = errors.count > shown.count ? ["and \(errors.count - shown.count) more"] : []
    let count = errors.count == 1 ? "1 rule is broken" : "\(errors.count) rules are broken"
    self.init("\(name) was not opened: \(count)", notes: shown + more)
  }
}
