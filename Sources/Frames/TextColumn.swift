/// Text, one a row, as codes into a sorted dictionary.
public struct TextColumn: Sendable {
  public let dictionary: StringDictionary
  public let codes: Codes
  public let presence: PresenceColumn

  public init(dictionary: StringDictionary, codes: Codes, presence: PresenceColumn) {
    self.dictionary = dictionary
    self.codes = codes
    self.presence = presence
  }

  /// A column of the given texts; nil is missing.
  public init(_ texts: [String?]) {
    var builder = TextColumnBuilder()
    for text in texts {
      if let text { builder.append(text) } else { builder.append(unknown: .missing) }
    }
    self = builder.finish()
  }

  public init(_ values: [Value<String>]) {
    var builder = TextColumnBuilder()
    for value in values {
      switch value {
      case .known(let text): builder.append(text)
      case .unknown(let reason): builder.append(unknown: reason)
      }
    }
    self = builder.finish()
  }

  public var count: Int { codes.count }

  public subscript(row: Int) -> String? {
    presence.isKnown(row) ? dictionary.entries[codes[row]] : nil
  }

  public func gathered(_ rows: [Int]) -> TextColumn {
    TextColumn(
      dictionary: dictionary,
      codes: codes.gathered(rows),
      presence: presence.gathered(rows)
    )
  }

  public static func concatenated(_ parts: [TextColumn]) -> TextColumn {
    if let first = parts.first, parts.allSatisfy({ $0.dictionary === first.dictionary }) {
      return TextColumn(
        dictionary: first.dictionary,
        codes: Codes(parts.flatMap { $0.codes.values }, bound: max(1, first.dictionary.count)),
        presence: .concatenated(parts.map(\.presence))
      )
    }
    var builder = TextColumnBuilder()
    for part in parts {
      for row in 0..<part.count {
        if let text = part[row] {
          builder.append(text)
        } else {
          builder.append(unknown: part.presence[row])
        }
      }
    }
    return builder.finish()
  }

  public var byteCount: Int { codes.byteCount + presence.byteCount + dictionary.byteCount }
}

extension TextColumn {
  /// Texts that are all missing.
  public static func missing(count: Int) -> TextColumn {
    TextColumn(
      dictionary: StringDictionary(inOrderGiven: []),
      codes: .narrow(Array(repeating: 0, count: count)),
      presence: PresenceColumn(
        codes: Array(repeating: Presence.missing.rawValue, count: count)
      )
    )
  }

  /// Numbered texts in the order given; a negative number is a missing text.
  public init(numbered numbers: [Int], of texts: [String]) {
    self.init(
      dictionary: StringDictionary(inOrderGiven: texts),
      codes: Codes(numbers, bound: max(1, texts.count), below: 0),
      presence: PresenceColumn(
        codes: numbers.map { $0 < 0 ? Presence.missing.rawValue : Presence.known.rawValue }
      )
    )
  }

  /// The code of each row, -1 where its text is not known.
  public var knownCodes: [Int] {
    switch codes {
    case .narrow(let codes): numbers(codes) { $0 }
    case .medium(let codes): numbers(codes) { $0 }
    case .wide(let codes): numbers(codes) { $0 }
    }
  }

  /// For each row what `map` has for its entry, -1 where its text is not known.
  public func mapped(_ map: [Int]) -> [Int] {
    switch codes {
    case .narrow(let codes): numbers(codes) { map[$0] }
    case .medium(let codes): numbers(codes) { map[$0] }
    case .wide(let codes): numbers(codes) { map[$0] }
    }
  }

  @inline(__always)
  private func numbers(
    _ codes: [some BinaryInteger],
    _ number: (Int) -> Int
  ) -> [Int] {
    guard let known = presence.codes else {
      return Array(rowCount: codes.count) { number(Int(codes[$0])) }
    }
    return Array(rowCount: codes.count) { known[$0] == 0 ? number(Int(codes[$0])) : -1 }
  }
}

/// One value as a reader or a builder meets it.
public enum Value<Known: Sendable & Equatable>: Sendable, Equatable {
  case known(Known)
  case unknown(Presence)
}

/// Collects texts and sorts their dictionary once, at the end.
public struct TextColumnBuilder: Sendable {
  private var texts: [String] = []
  private var numbers: [String: Int] = [:]
  private var codes: [Int] = []
  private var presence: [UInt8] = []

  public init() {}

  public mutating func append(_ text: String) {
    if let number = numbers[text] {
      codes.append(number)
    } else {
      numbers[text] = texts.count
      codes.append(texts.count)
      texts.append(text)
    }
    presence.append(0)
  }

  public mutating func append(unknown reason: Presence) {
    codes.append(0)
    presence.append(reason.rawValue)
  }

  public consuming func finish() -> TextColumn {
    let (dictionary, order) = StringDictionary.sorting(texts)
    let sorted = order.isEmpty ? codes : codes.map { order[$0] }
    return TextColumn(
      dictionary: dictionary,
      codes: Codes(sorted, bound: max(1, dictionary.count)),
      presence: PresenceColumn(codes: presence)
    )
  }
}
