import Foundation
import Frames
import TestFiles
import Testing

@testable import Formats

/// A database made by statements, through the library that reads it.
private final class Database {
  let folder: URL
  var path: String { folder.appending(path: "f.sqlite").path }

  init(_ statements: String...) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cvq-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try sqliteFile(at: path, statements)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func outcome(_ table: String? = nil) -> String {
    do throws(FormatError) {
      let source = try ByteSource(path: path, name: "f.sqlite")
      return tableText(
        try readTable(source, part: table, options: CSVOptions(periodReader: splitYears)).table
      )
    } catch {
      return "!" + error.message
    }
  }
}

@Suite(.enabled(if: Present.sqlite, "SQLite is not on this machine"))
struct SQLiteTableTests {
  @Test func `the only table is read, its types found as those of CSV are`() throws {
    let database = try Database(
      "CREATE TABLE rates (place TEXT, period, rate REAL, n INTEGER, note)",
      "INSERT INTO rates VALUES ('Leeds', '2019/20', 0.30000000000000004, 12345678901, 'x')",
      "INSERT INTO rates VALUES ('York, \"old\"', '2020/21', '*', 0, '')",
      "INSERT INTO rates VALUES (NULL, NULL, NULL, NULL, NULL)",
      "CREATE VIEW v AS SELECT * FROM rates"
    )
    #expect(
      database.outcome()
        == "place:t,period:p,rate:n,n:n,note:t|Leeds,P2019/20,0.3,12345678901,x|"
        + "York, \"old\",P2020/21,<c>,0,|<·>,<·>,<·>,<·>,<·>"
    )
  }

  @Test func `of several tables one is asked for`() throws {
    let database = try Database(
      "CREATE TABLE a (x)",
      "CREATE TABLE \"b \"\"c\"\"\" (y, \"z z\")",
      "INSERT INTO \"b \"\"c\"\"\" VALUES (1, 'q')"
    )
    #expect(
      database.outcome()
        == "!f.sqlite has 2 tables: 'a', 'b \"c\"'; one is read as \"f.sqlite/a\""
    )
    #expect(database.outcome("B \"C\"") == "y:n,z z:t|1,q")
    #expect(database.outcome("d") == "!f.sqlite has no table 'd'; it has 'a', 'b \"c\"'")
  }

  @Test func `bytes, damaged text and views are no data`() throws {
    let database = try Database(
      "CREATE TABLE a (x)",
      "INSERT INTO a VALUES (1)",
      "INSERT INTO a VALUES (x'FFD8')"
    )
    #expect(
      database.outcome()
        == "!f.sqlite, table 'a', row 2: 'x' holds a picture or other bytes that are no text"
    )
    let text = try Database("CREATE TABLE a (x)", "INSERT INTO a VALUES (CAST(x'FF' AS TEXT))")
    #expect(text.outcome().hasSuffix("'x' holds bytes that are no UTF-8 text"))
    let nul = try Database("CREATE TABLE a (x)", "INSERT INTO a VALUES (CAST(x'410041' AS TEXT))")
    #expect(nul.outcome().contains("NUL"))
    let endless = try Database(
      "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r"
    )
    #expect(endless.outcome() == "!f.sqlite has no tables")
  }

  @Test func `a cut or damaged database gives a table or a message`() throws {
    let database = try Database(
      "CREATE TABLE a (x, y)",
      "INSERT INTO a WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 2000) SELECT n, 'text ' || n FROM r"
    )
    let whole = try Data(contentsOf: URL(fileURLWithPath: database.path))
    let good = database.outcome()
    #expect(good.hasPrefix("x:n,y:t|1,text 1|"))
    var numbers = SeededNumbers(3)
    for turn in 0..<60 {
      var bytes = whole
      if turn % 2 == 0 {
        bytes = bytes.prefix(Int.random(in: 100..<bytes.count, using: &numbers))
      } else {
        for _ in 0..<8 {
          bytes[Int.random(in: 16..<bytes.count, using: &numbers)] = UInt8.random(
            in: 0...255,
            using: &numbers
          )
        }
      }
      try bytes.write(to: URL(fileURLWithPath: database.path))
      let found = database.outcome()
      #expect(turn % 2 == 1 || found.hasPrefix("!"), "cut to \(bytes.count): \(found.prefix(80))")
      #expect(!found.isEmpty)
    }
  }

  @Test func `reading leaves the file and its folder as they were`() throws {
    let database = try Database("CREATE TABLE a (x)", "INSERT INTO a VALUES (1)")
    let before = try Data(contentsOf: URL(fileURLWithPath: database.path))
    #expect(database.outcome() == "x:n|1")
    #expect(try Data(contentsOf: URL(fileURLWithPath: database.path)) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: database.folder.path) == ["f.sqlite"]
    )
  }

  @Test func `a database within gzip is refused`() throws {
    let database = try Database("CREATE TABLE a (x)")
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: database.path)))
    #expect(tableOutcome(bytes) == "!f is a database within another file")
    guard let packed = gzipBytes(bytes) else { return }
    #expect(tableOutcome(packed).contains("is packed twice, or packs what is no text"))
  }
}
