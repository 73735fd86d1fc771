import Frames
import TestFiles
import Testing

@testable import Formats

/// Markers, numbers and encodings as plain tables read them; `IndicatorsTests` has the same tables
/// for figures.
@Suite struct PublishedFormsTests {
  private static let letters = [
    "suppressed": "<c>", "missing": "<·>", "not_applicable": "<z>", "rounds_to_zero": "<k>",
  ]

  private func column(_ cell: String) -> String {
    outcome("a,b\n12.5,x\n\"\(cell)\",y\n", CSVOptions())
  }

  @Test(arguments: publishedMarkers)
  func `a marker among numbers is unknown of its kind`(marker: PublishedMarker) throws {
    let letter = try #require(Self.letters[marker.word])
    #expect(column(marker.text) == "a:n,b:t|12.5,x|\(letter),y")
    let table = try read("a,b\n12.5,x\n\(marker.text),y\n")
    if !marker.text.isEmpty {
      #expect(table.report.markers.map(\.text) == [marker.text])
      #expect(table.report.markers.first?.meaning == .unreliable || !marker.isUnreliable)
    }
  }

  @Test(arguments: publishedNumbers)
  func `a number is read with its decimals and its unit`(number: PublishedNumber) throws {
    let table = try read("a\n\"\(number.text)\"\n", CSVOptions(keepsDecimals: true))
    #expect(tableText(table) == "a:n|\(exactText(number.plainValue))")
    #expect(table.units["a"] == number.unit?.prefix(1).description)
    if number.value == number.plainValue, number.value != 75.4, number.value != 0.3 {
      #expect(table.decimals["a"]?.first == UInt8(number.decimals))
    }
  }

  @Test(arguments: publishedTexts)
  func `what is no number makes text of its column`(text: String) {
    #expect(outcome("a,b\n12.5,x\n\"\(text)\",y\n") == "a:t,b:t|12.5,x|\(text),y")
  }

  // A letter glued to a number makes a code in a plain table, a flag in a table of figures.
  @Test(arguments: publishedFlags.filter { $0.text.hasPrefix(" ") || $0.text.hasPrefix("[") })
  func `a flag behind a number is its state`(text: String, word: String) throws {
    let table = try read("a\n12.5\n7\(text)\n")
    #expect(tableText(table) == "a:n|12.5|7")
    #expect(table.flags.map(\.row) == [1])
    #expect(table.flags.first.map { stateWords(.known, $0.state) } == word)
  }

  // In every form of text that is read.
  @Test(
    arguments: publishedSpellings.indices,
    ["csv", "tsv", "csv.gz", "json", "jsonl", "jsonl.gz"]
  )
  func `a text reads the same however it is spelt`(spelling: Int, form: String) throws {
    let (name, bytes) = publishedSpellings[spelling]
    // JSON is UTF-8 by its standard; bytes of Windows in it are damage.
    guard !form.hasPrefix("json") || name != "Windows-1252" else { return }
    let (place, note) = ("Café – „ÿ", "cost £5")
    let rows =
      switch form {
      case "csv", "csv.gz": "place,note,n\n\(place),\(note),1\n"
      case "tsv": "place\tnote\tn\r\n\(place)\t\(note)\t1\r\n"
      case "json": "\n[{\"place\":\"\(place)\",\"note\":\"\(note)\",\"n\":1}]"
      default: "{\"place\":\"\(place)\",\"note\":\"\(note)\",\"n\":1}\n"
      }
    // The low quotation mark has a place of its own in Windows-1252, which the maker has not.
    let text = name == "Windows-1252" ? String(rows.map { $0 == "„" ? "«" : $0 }) : rows
    var file = bytes(text)
    if form.hasSuffix("gz") { file = try #require(gzipBytes(file)) }
    let shown = name == "Windows-1252" ? "Café – «ÿ" : place
    #expect(tableOutcome(file) == "place:t,note:t,n:n|\(shown),\(note),1")
    let table = try readTable(ByteSource(name: "f", bytes: file)).table
    let isTold = table.report.repairs.contains("read as \(name)")
    #expect(isTold == !name.hasPrefix("UTF-8"))
  }

  @Test func `UTF-16 that is no JSON names its place`() {
    let found = tableOutcome(publishedSpellings[2].bytes("{\"a\":1}\n{\"é\":[1]}\n"))
    #expect(found.hasPrefix("!f, line 2, character 6: 'é' of this row holds an array"))
  }
}
