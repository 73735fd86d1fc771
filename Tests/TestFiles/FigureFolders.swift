/// The figures as the tables of a package: `observations`, and `indicators` with a code each.
private struct PackageOfFigures {
  let observations: [[String]]
  let indicators: [[String]]

  init(_ figures: MadeFigures) {
    var names: [String] = []
    for row in figures.rows where !names.contains(row.indicator) { names.append(row.indicator) }
    indicators =
      [["indicator_id", "indicator", "polarity"]]
      + names.enumerated().map { ["i\($0)", $1, "higher"] }
    observations =
      [["indicator_id", "place", "period", "dimension", "group", "value", "note"]]
      + figures.table.dropFirst().map { row in
        ["i\(names.firstIndex(of: row[0]) ?? 0)"] + row.dropFirst()
      }
  }
}

func databaseFile(_ name: String, _ numbers: inout SeededNumbers) -> MadeFile {
  let figures = MadeFigures(&numbers, isPlain: true)
  let package = PackageOfFigures(figures)
  func statements(_ table: String, _ rows: [[String]]) -> [String] {
    let headings = rows[0].map { "\"\($0)\"" }.joined(separator: ",")
    return ["CREATE TABLE \(table) (\(headings))"]
      + rows.dropFirst().map { row in
        let cells = row.map { cell in
          cell.isEmpty ? "NULL" : "'" + cell.split(separator: "'").joined(separator: "''") + "'"
        }
        return "INSERT INTO \(table) VALUES (\(cells.joined(separator: ",")))"
      }
  }
  let all =
    statements("observations", package.observations)
    + statements("indicators", package.indicators)
    + (numbers.oneIn(2) ? ["CREATE TABLE other (x)", "CREATE VIEW v AS SELECT 1"] : [])
  return MadeFile(name, statements: all, .figures(figures))
}

func packageFolder(_ name: String, _ numbers: inout SeededNumbers) -> MadeFile {
  var figures = MadeFigures(&numbers, isPlain: true)
  figures.shuffle(&numbers)
  let package = PackageOfFigures(figures)
  var files: [(name: String, bytes: [UInt8])] = []
  let isPacked = numbers.oneIn(3)
  func add(_ file: String, _ table: [[String]]) -> String {
    let bytes = Array(separated(table).utf8)
    if isPacked, let packed = gzipBytes(bytes) {
      files.append((file + ".gz", packed))
    } else {
      files.append((file, bytes))
    }
    return "\"\(files.last?.name ?? file)\""
  }
  var paths = ""
  if numbers.oneIn(2) {
    let cut = package.observations.count / 2
    let heading = [package.observations[0]]
    paths =
      "[" + add("first.csv", Array(package.observations[..<cut])) + ", "
      + add("data/second.csv", heading + package.observations[cut...]) + "]"
  } else {
    paths = add("observations.csv", package.observations)
  }
  let catalogue = add("indicators.csv", package.indicators)
  let extra =
    numbers.oneIn(2) ? "\"licenses\": [{\"name\": \"OGL\"}], \"sources\": [null, {}]," : ""
  let text = """
    {"name": "made", \(extra) "title": "Made – of a seed", "cvq": {"version": 1},
     "resources": [
      {"name": "observations", "path": \(paths), "schema": {"fields": [{"name": "value"}]}},
      {"name": "indicators", "path": \(catalogue), "format": "csv"}]}
    """
  let spelling = numbers.one(of: Spelling.allCases.filter { $0 != .windows })
  files.append(("datapackage.json", spelling.bytes(text)))
  return MadeFile(name, ".", files, .figures(figures))
}

/// Figures under headings that no layout knows, and the file that says what they mean.
func mappedFile(_ name: String, _ numbers: inout SeededNumbers) -> MadeFile {
  let figures = MadeFigures(&numbers)
  var table = figures.table
  table[0] = ["What", "Where it was", "When", "Split", "Who", "Outturn", "Remark"]
  let meanings = ["indicator", "place", "period", "dimension", "group", "value", "note"]
  let mapping =
    [["column", "means", "value"]] + zip(table[0], meanings).map { [$0, $1, ""] }
    + (numbers.oneIn(2) ? [["", "polarity", "lower"]] : [])
  return MadeFile(
    name,
    "figures.csv",
    [
      ("figures.csv", Array(separated(table).utf8)),
      ("figures.mapping.csv", Array(separated(mapping).utf8)),
    ],
    .figures(figures)
  )
}

/// Figures over some files of one folder, each in a form of its own.
func folderOfFiles(_ name: String, _ numbers: inout SeededNumbers) -> MadeFile {
  let figures = MadeFigures(&numbers, isPlain: true)
  let rows = Array(figures.table.dropFirst())
  let heading = [figures.table[0]]
  let cut = Int.random(in: 1..<rows.count, using: &numbers)
  let first = separated(heading + rows[..<cut], by: numbers.one(of: [",", ";", "\t"]))
  let second = separated(heading + rows[cut...], end: "\r\n")
  return MadeFile(
    name,
    ".",
    [
      ("a.csv", numbers.one(of: [Spelling.marked, .littleEndian, .plain]).bytes(first)),
      ("b.csv.gz", gzipBytes(Array(second.utf8)) ?? Array(second.utf8)),
      ("notes.txt", Array("no data".utf8)),
    ],
    .figures(figures)
  )
}
