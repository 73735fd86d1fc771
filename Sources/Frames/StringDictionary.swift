import Synchronization

/// The distinct texts of a column, in the language's order: by folded text, then by bytes.
///
/// Codes of equal folded text are neighbours, so order, equality and grouping are integer work.
public final class StringDictionary: Sendable {
  /// The texts; the position is the code.
  public let entries: [String]
  private let folding: Mutex<Folding?>

  private struct Folding: Sendable {
    let numbers: [Int]
    let count: Int
    let firstCodes: [String: Int]
  }

  /// For each code the number of its folded text: equal when the language calls the texts equal,
  /// less when it comes before.
  public var foldNumbers: [Int] { known.numbers }

  /// How many different folded texts there are.
  public var foldCount: Int { known.count }

  private var known: Folding {
    folding.withLock { state in
      if let state { return state }
      let (sorted, codes) = StringDictionary.sorting(entries)
      let numbers = sorted.foldNumbers
      let made = Folding(
        numbers: codes.map { numbers[$0] },
        count: sorted.foldCount,
        firstCodes: Dictionary(
          zip(entries.map(foldedText), entries.indices),
          uniquingKeysWith: { first, _ in first }
        )
      )
      state = made
      return made
    }
  }

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
    folding = Mutex(
      Folding(numbers: foldNumbers, count: foldCount, firstCodes: firstCodes)
    )
  }

  /// Distinct texts in the order given.
  ///
  /// For tables that are read to be turned into others, where sorting long notes would cost more
  /// than reading them. Order and equality are worked out when first asked for.
  public init(inOrderGiven entries: [String]) {
    self.entries = entries
    folding = Mutex(nil)
  }

  public var count: Int { entries.count }

  /// The number of the folded text, or nil when no entry is equal to it.
  public func foldNumber(of text: String) -> Int? {
    let known = known
    return known.firstCodes[foldedText(text)].map { known.numbers[$0] }
  }
}
