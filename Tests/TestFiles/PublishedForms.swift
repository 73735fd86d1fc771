/// A marker as publishers write it, and what it stands for: the table of `data.md` §5, row by row
/// in its order.
public struct PublishedMarker: Sendable, CustomStringConvertible {
  public let text: String
  /// A word of the column `state`.
  public let word: String
  public let isUnreliable: Bool
  /// What it says beyond that, which is kept as a note.
  public let note: String?
  public var description: String { text }

  fileprivate init(
    _ text: String,
    _ word: String,
    isUnreliable: Bool = false,
    note: String? = nil
  ) {
    (self.text, self.word, self.isUnreliable, self.note) = (text, word, isUnreliable, note)
  }
}

public let publishedMarkers: [PublishedMarker] =
  ["c", "[c]", "*", "S", "supp", "suppressed"].map { PublishedMarker($0, "suppressed") }
  + ["<5", "<8", "<100", "1-4", "1 to 7"].map { PublishedMarker($0, "suppressed", note: $0) }
  + [
    "", "NA", "N/A", "n/a", "na", "-", "--", "\u{2013}", "\u{2014}", ".", "..", ":", "x", "[x]",
    "[n]", "[w]", "#N/A", "TBC", "null", "no data", "Cannot be calculated",
  ].map { PublishedMarker($0, "missing") }
  + ["z", "[z]", "not applicable"].map { PublishedMarker($0, "not_applicable") }
  + ["k", "[low]", "low", "~"].map { PublishedMarker($0, "rounds_to_zero") }
  + ["u", "[u]", "†"].map { PublishedMarker($0, "missing", isUnreliable: true) }

/// Flags behind a number, glued and spaced, and their word: the last row of that table, and the
/// flag of the row before.
public let publishedFlags: [(text: String, word: String)] = [
  ("p", "provisional"), ("[p]", "provisional"), ("r", "revised"), ("[r]", "revised"),
  ("e", "estimated"), ("[e]", "estimated"), ("b", "break"), ("[b]", "break"),
  ("u", "unreliable"), ("[u]", "unreliable"), ("†", "unreliable"),
].flatMap { flag, word in [(flag, word), (" " + flag, word)] }

/// A number as it is printed: the list below the table of markers in `data.md` §5, in its order.
public struct PublishedNumber: Sendable, CustomStringConvertible {
  public let text: String
  public let value: Double
  public let decimals: Int
  /// The unit beside it.
  public let unit: String?
  /// What a plain table makes of it, where that is another number.
  public let plainValue: Double
  public var description: String { text }

  fileprivate init(
    _ text: String,
    _ value: Double,
    _ decimals: Int,
    unit: String? = nil,
    plain: Double? = nil
  ) {
    (self.text, self.value, self.decimals, self.unit) = (text, value, decimals, unit)
    plainValue = plain ?? value
  }
}

public let publishedNumbers: [PublishedNumber] = [
  PublishedNumber("1,335", 1335, 0), PublishedNumber("12,345,678", 12_345_678, 0),
  PublishedNumber("1,234,567.5", 1_234_567.5, 1),
  // A plain table has one unit for a column, so millions are pounds there.
  PublishedNumber("£1.2m", 1.2, 1, unit: "£ million", plain: 1_200_000),
  PublishedNumber("£3,400", 3400, 0, unit: "£"), PublishedNumber("-£3,400", -3400, 0, unit: "£"),
  PublishedNumber("45%", 45, 0, unit: "%"), PublishedNumber("45.5 %", 45.5, 1, unit: "%"),
  PublishedNumber("3.60E-05", 0.000036, 7), PublishedNumber("1e3", 1000, 0),
  PublishedNumber("\u{2212}4.2", -4.2, 1), PublishedNumber("-4.2", -4.2, 1),
  // Trailing .0 and other zeros count as decimals.
  PublishedNumber("2.0", 2, 1), PublishedNumber("12.30", 12.3, 2), PublishedNumber("0", 0, 0),
  PublishedNumber("-0", 0, 0), PublishedNumber(".5", 0.5, 1), PublishedNumber(" 3 ", 3, 0),
  // Within 1e-9 of a number with six decimals.
  PublishedNumber("75.39999999999999", 75.4, 1), PublishedNumber("0.30000000000000004", 0.3, 1),
  // Never rescaled by guess.
  PublishedNumber("0.404", 0.404, 3), PublishedNumber("40.4", 40.4, 1),
]

/// Texts that are no numbers, whatever they look like (`data.md` §5): brackets mean less than
/// nothing only where a layout says so, commas stand in groups of three, codes are text.
public let publishedTexts = [
  "(4.2)", "1.335,5", "1,33", "12,3456", ",100", "1,000,", "314 / 318", "approx 40", "12.3q", "--1",
  "1 2", "2019/20", "e5", "nan", "inf", "0x10", "£", "1e999", "1_000", "١٢٣",
]

/// How a text is spelt in bytes (`data.md` §8, its first two rows).
public let publishedSpellings: [(name: String, bytes: @Sendable (String) -> [UInt8])] = [
  ("UTF-8", { Spelling.plain.bytes($0) }), ("UTF-8 with a mark", { Spelling.marked.bytes($0) }),
  ("UTF-16 (little-endian)", { Spelling.littleEndian.bytes($0) }),
  ("UTF-16 (big-endian)", { Spelling.bigEndian.bytes($0) }),
  ("Windows-1252", { Spelling.windows.bytes($0) }),
]
