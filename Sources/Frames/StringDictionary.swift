/// The distinct texts of a column, in the language's order: by folded text, then by bytes.
///
/// Codes of equal folded text are neighbours, so order, equality and grouping are integer work.
public final class StringDictionary: Sendable {
  /// The texts; the position is the code.
  public let entries: [String]
  /// For each code the number of its folded text; equal when the language calls the texts equal.
  public let foldNumbers: [Int]
  /// How many different folded texts there are.
  public let foldCount: Int
  private let firstCodes: [String: Int]

  /// - Parameter texts: Distinct texts in any order.
  /// - Returns: The dictionary and, for each text given, its code.
  public static func sorting(_ texts: [String]) -> (dictionary: StringDictionary, codes: [Int]) {
    let folded = texts.map(foldedText)
    let order = texts.indices.sorted {
      if folded[$0] != folded[$1] { return folded[$0] < folded[$1] }
      return texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8)
    }
    var codes = Array(repeating: 0, count: texts.count)
    var entries: [String] = []
    var foldNumbers: [Int] = []
    var firstCodes: [String: Int] = [:]
    entries.reserveCapacity(texts.count)
    foldNumbers.reserveCapacity(texts.count)
    var foldNumber = -1
    var previous: String?
    for (code, position) in order.enumerated() {
      codes[position] = code
      entries.append(texts[position])
      if folded[position] != previous {
        foldNumber += 1
        previous = folded[position]
        firstCodes[folded[position]] = code
      }
      foldNumbers.append(foldNumber)
    }
    let dictionary = StringDictionary(
      entries: entries,
      foldNumbers: foldNumbers,
      foldCount: foldNumber + 1,
      firstCodes: firstCodes
    )
    return (dictionary, codes)
  }

  private init(
    entries: [String],
    foldNumbers: [Int],
    foldCount: Int,
    firstCodes: [String: Int]
  ) {
    self.entries = entries
    self.foldNumbers = foldNumbers
    self.foldCount = foldCount
    self.firstCodes = firstCodes
  }

  public var count: Int { entries.count }

  /// The number of the folded text, or nil when no entry is equal to it.
  public func foldNumber(of text: String) -> Int? {
    firstCodes[foldedText(text)].map { foldNumbers[$0] }
  }
}
