import Frames

extension ScalarFunction {
  /// A function of one text that gives text; each different text is worked out once.
  static func ofText(
    _ name: String,
    _ summary: String,
    _ function: @escaping @Sendable (String) -> String
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      summary: summary,
      argumentCounts: 1...1,
      resultType: { $0 == [.text] ? .text : nil },
      evaluate: { arguments, rowCount in
        guard case .text(let texts)? = arguments.first else {
          return .missing(.text, count: rowCount)
        }
        return .text(texts.mapped(function))
      }
    )
  }

  /// A function of a text and a whole number of letters that gives text.
  static func ofTextAndCount(
    _ name: String,
    _ summary: String,
    _ function: @escaping @Sendable (String, Int) -> String
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      summary: summary,
      argumentCounts: 2...2,
      resultType: { types in
        types.count == 2 && types[0] == .text && isNumeric(types[1]) ? .text : nil
      },
      evaluate: { arguments, rowCount throws(PlanError) in
        guard case .text(let texts)? = arguments.first, let counts = arguments.last?.numbers else {
          return .missing(.text, count: rowCount)
        }
        let lengths = counts.doubles
        if let first = lengths.first, counts.presence.isAllKnown,
          lengths.allSatisfy({ $0 == first })
        {
          let count = try wholeNumber(first, from: 0, of: name, "letters")
          return .text(texts.mapped { function($0, count) })
        }
        let presence = texts.presence.combined(with: counts.presence)
        var values: [Value<String>] = []
        values.reserveCapacity(rowCount)
        for row in 0..<rowCount {
          if counts.presence.isKnown(row) {
            let count = try wholeNumber(counts.raw(row), from: 0, of: name, "letters")
            if let text = texts[row] {
              values.append(.known(function(text, count)))
              continue
            }
          }
          values.append(.unknown(presence[row]))
        }
        return .text(TextColumn(values))
      }
    )
  }
}

extension TextColumn {
  /// Every known text changed, once for each different one; unknown stays unknown.
  func mapped(_ change: (String) -> String) -> TextColumn {
    var numbers: [String: Int] = [:]
    var changed: [String] = []
    let numberOfCode = dictionary.entries.map { entry in
      let text = change(entry)
      if let number = numbers[text] { return number }
      numbers[text] = changed.count
      changed.append(text)
      return changed.count - 1
    }
    let (newDictionary, order) = StringDictionary.sorting(changed)
    let newCode = numberOfCode.map { order[$0] }
    return TextColumn(
      dictionary: newDictionary,
      codes: Codes(
        codes.values.map { newCode.isEmpty ? 0 : newCode[$0] },
        bound: max(1, newDictionary.count)
      ),
      presence: presence
    )
  }
}

/// A whole number that a function takes: how many letters, how many bands.
///
/// - Throws: `PlanError` with the function's name for any other number.
public func wholeNumber(
  _ value: Double,
  from least: Int,
  to greatest: Int? = nil,
  of function: String,
  _ things: String
) throws(PlanError) -> Int {
  if let whole = Int(exactly: value), whole >= least, whole <= greatest ?? whole { return whole }
  let range = greatest.map { "from \(least) to \($0)" } ?? "\(least) or more"
  throw PlanError(
    code: "value-20",
    message: "\(function) takes a whole number of \(things), \(range); here it is "
      + exactText(value)
  )
}
