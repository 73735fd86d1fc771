import Synchronization

/// The distinct texts of a column, in the language's order: by folded text, then by bytes.
///
/// Codes of equal folded text are neighbours, so order, equality and grouping are integer work.
public final class StringDictionary: Sendable {
  /// How many texts there are.
  public let count: Int
  /// The texts as they were read, where nothing but reading them was done.
  public let packed: PackedTexts?
  private let given: [String]
  /// What was unpacked.
  private let unpacked = AtomicLazyReference<EntryList>()
  private let folding: Mutex<Folding?>

  private final class EntryList: Sendable {
    let texts: [String]

    init(_ texts: [String]) { self.texts = texts }
  }

  private struct Folding: Sendable {
    let numbers: [Int]
    let count: Int
    let firstCodes: [String: Int]
  }

  /// The texts; the position is the code.
  ///
  /// Packed ones are unpacked when first asked for.
  public var entries: [String] {
    guard let packed else { return given }
    if let known = unpacked.load() { return known.texts }
    return unpacked.storeIfNil(EntryList(packed.texts)).texts
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
    given = entries
    count = entries.count
    packed = nil
    folding = Mutex(
      Folding(numbers: foldNumbers, count: foldCount, firstCodes: firstCodes)
    )
  }

  /// Distinct texts in the order given.
  ///
  /// For tables that are read to be turned into others, where sorting long notes would cost more
  /// than reading them. Order and equality are worked out when first asked for.
  public init(inOrderGiven entries: [String]) {
    given = entries
    count = entries.count
    packed = nil
    folding = Mutex(nil)
  }

  /// Distinct texts in the order given, of which most may never be asked for: numbers above all.
  public init(_ packed: PackedTexts) {
    given = []
    count = packed.count
    self.packed = packed
    folding = Mutex(nil)
  }

  /// Bytes kept.
  public var byteCount: Int {
    packed?.byteCount ?? given.reduce(0) { $0 + $1.utf8.count + 24 }
  }

  /// The number of the folded text, or nil when no entry is equal to it.
  public func foldNumber(of text: String) -> Int? {
    let known = known
    return known.firstCodes[foldedText(text)].map { known.numbers[$0] }
  }
}
