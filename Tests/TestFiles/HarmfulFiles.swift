/// Files with harm done to them, each with a part of its message.
func harmfulFiles() -> [MadeFile] {
  var files: [MadeFile] = []
  for seed in 1...3 {
    var numbers = SeededNumbers(UInt64(90_000 + seed))
    files += harmfulText(seed, &numbers) + harmfulFigures(seed, &numbers)
  }
  var numbers = SeededNumbers(91_000)
  return files + harmfulContainers(&numbers) + harmfulPackages(&numbers)
}

/// Simple rows of figures, all known, none of which repeats another; the heading row is line 1.
private func plainTable(_ numbers: inout SeededNumbers) -> [[String]] {
  var rows = [["indicator", "place", "period", "value", "note"]]
  for year in 2010..<2016 + Int.random(in: 0...5, using: &numbers) {
    for place in ["Coventry", "Derby"] {
      rows.append(["Visits", place, "\(year)", "\(Int.random(in: 1...999, using: &numbers))", "x"])
    }
  }
  return rows
}

// MARK: What no reader of text takes

private func harmfulText(_ seed: Int, _ numbers: inout SeededNumbers) -> [MadeFile] {
  let table = plainTable(&numbers)
  let line = Int.random(in: 2..<table.count, using: &numbers)
  let lines = table.map { $0.joined(separator: ",") }
  func file(_ what: String, says message: String, _ change: (inout [String]) -> Void) -> MadeFile {
    var changed = lines
    change(&changed)
    let text = changed.joined(separator: "\n") + "\n"
    return MadeFile("\(what): \(seed)", "figures.csv", Array(text.utf8), .refused(message))
  }
  func bytes(_ what: String, _ odd: [UInt8], says message: String) -> MadeFile {
    let before = lines[..<line].map { $0 + "\n" }.joined()
    let after = lines[line...].map { "\n" + $0 }.joined()
    return MadeFile(
      "\(what): \(seed)",
      "figures.csv",
      Array(before.utf8) + odd + Array(after.utf8),
      .refused(message)
    )
  }
  let at = line - 1
  return [
    file("a row too long", says: "line \(line): the row has 6 cells and the heading row 5") {
      $0[at] += ",7"
    },
    file("a row too short", says: "line \(line): the row has 1 cell and the heading row 5") {
      $0[at] = "Visits"
    },
    file("an open quotation mark", says: "line \(line): the quotation mark that opens") {
      $0[at] = "\"" + $0[at]
    },
    file("text after a quotation mark", says: "line \(line): text follows a closing quotation") {
      $0[at] = "\"Visits\"!" + $0[at].drop { $0 != "," }
    },
    file("an unfinished merge", says: "line \(line): an unfinished merge") {
      $0.insert("<<<<<<< HEAD", at: at)
    },
    file("no headings", says: "no heading row was found") { $0.removeFirst() },
    file("a web page", says: "is a web page, not a table") {
      $0 = ["<!DOCTYPE html>", "<html>"] + $0
    },
    MadeFile(
      "a file cut short: \(seed)",
      "figures.csv",
      Array((lines[..<at].map { $0 + "\n" }.joined() + "Visits,Derby").utf8),
      .refused("line \(line): the row has 2 cells and the heading row 5; the file ends there")
    ),
    bytes("a NUL", Array("Visits,Der\0by,2031,5,x".utf8), says: "line \(line + 1), character 11"),
    bytes(
      "a byte that is no letter",
      Array("Visits,Caf".utf8) + [0x81] + Array(",2031,5,x".utf8),
      says: "line \(line + 1), character 11: the bytes here are no UTF-8 character"
    ),
    MadeFile(
      "half a character of UTF-16: \(seed)",
      "figures.csv",
      Spelling.littleEndian.bytes(lines.joined(separator: "\n")) + [0x00, 0xD8],
      .refused("the file ends inside a character")
    ),
  ]
}

// MARK: What no figure is

private func harmfulFigures(_ seed: Int, _ numbers: inout SeededNumbers) -> [MadeFile] {
  let table = plainTable(&numbers)
  let line = Int.random(in: 2..<table.count, using: &numbers)
  let separator = numbers.one(of: [",", "\t"])
  let spelling = numbers.one(of: [Spelling.plain, .marked, .bigEndian])
  /// A file with one row, or all, changed.
  func file(
    _ what: String,
    says message: String,
    _ change: (inout [[String]], _ row: Int) -> Void
  ) -> MadeFile {
    var changed = table
    change(&changed, line - 1)
    let text = separated(changed, by: separator)
    return MadeFile("\(what): \(seed)", "figures.csv", spelling.bytes(text), .refused(message))
  }
  func value(_ text: String) -> MadeFile {
    file("value \(text)", says: "\"\(text)\" (row \(line))") { $0[$1][3] = text }
  }
  func period(_ text: String, _ why: String) -> MadeFile {
    file("period \(text)", says: "\"\(text)\" (row \(line)\(why)") { $0[$1][2] = text }
  }
  return [
    value("approx 40"), value("1.335,5"), value("(4.2)"), value("1e999"), value("inf"),
    value("12,34"), value("0x10"), value("١٢٣"),
    period("Week 12", ", a week"), period("44287", ", a spreadsheet's number for a date"),
    period("607", ", a measurement programme's code"),
    period("Autumn term 2022", ", a school term"),
    period("2019/21", ", neither a split year nor pooled years"), period("2019-02-30", ")"),
    file("no period", says: "'period' is empty in row \(line)") { $0[$1][2] = "" },
    file("no place", says: "row \(line) has no place") { $0[$1][1] = "" },
    file("years or months", says: "'period' can be years or months") { rows, _ in
      rows = [rows[0]] + rows[1...2].map { [$0[0], $0[1], "201011", $0[3], $0[4]] }
    },
    file("a year that a spreadsheet made a date", says: "turned into a date") { rows, row in
      for at in rows.indices.dropFirst() { rows[at][2] = "20\(at + 10)/\(at + 11)" }
      rows[row][2] = "Nov-10"
    },
    file("ages that a spreadsheet made dates", says: "\"Oct-14\" (row \(line)), which was 10-14") {
      for at in $0.indices { $0[at] += at == 0 ? ["dimension", "group"] : ["Age", "0-4"] }
      $0[$1][6] = "Oct-14"
    },
    file("code and name of two places", says: "E08000025 is Birmingham, the name is") {
      for at in $0.indices { $0[at].append(at == 0 ? "place_code" : "") }
      $0[$1][5] = "E08000025"
    },
    file("a group without a dimension", says: "without a dimension") {
      for at in $0.indices { $0[at] += at == 0 ? ["dimension", "group"] : ["", ""] }
      $0[$1][6] = "Female"
    },
    file("limits the wrong way round", says: "row \(line)") {
      for at in $0.indices { $0[at] += at == 0 ? ["lower", "upper"] : ["", ""] }
      $0[$1].replaceSubrange(5...6, with: ["9", "3"])
    },
    file("no values", says: "has no layout that is known here") { rows, _ in
      for at in rows.indices { rows[at].remove(at: 3) }
    },
  ]
}
