import Frames

extension ScalarFunction {
  /// Text to yes or no by a list of names, folded; a name that is not in it is missing.
  public static func lookingUp(
    _ name: String,
    _ answers: [String: Bool]
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      summary: "Whether a place lies in a group of places, or within another place.",
      argumentCounts: 1...1,
      resultType: { $0 == [.text] ? .yesNo : nil },
      evaluate: { arguments, rowCount in
        guard case .text(let texts)? = arguments.first else {
          return .missing(.yesNo, count: rowCount)
        }
        let known = texts.dictionary.entries.map { answers[foldedText($0)] }
        let presence = (0..<rowCount).map { row -> Presence in
          guard texts.presence.isKnown(row) else { return texts.presence[row] }
          return known[texts.codes[row]] == nil ? .missing : .known
        }
        return .yesNo(
          YesNoColumn(
            (0..<rowCount).map { texts.presence.isKnown($0) && known[texts.codes[$0]] == true },
            presence: PresenceColumn(presence)
          )
        )
      }
    )
  }

  /// Groups to numbers by a list of names, folded; the first argument may be the dimension.
  ///
  /// The levels are by dimension, or by `""` where the groups alone are given, then by group.
  public static func lookingUpNumbers(
    _ name: String,
    _ levels: [String: [String: Double]]
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      summary: "How deep a group is nested: 1 for a group that no other contains.",
      argumentCounts: 1...2,
      resultType: { $0.allSatisfy { $0 == .text } ? .number : nil },
      evaluate: { arguments, rowCount in
        guard case .text(let groups)? = arguments.last else {
          return .missing(.number, count: rowCount)
        }
        var dimensions: TextColumn?
        if arguments.count == 2, case .text(let column) = arguments[0] { dimensions = column }
        var numbers = NumberColumnBuilder()
        for row in 0..<rowCount {
          guard let group = groups[row] else {
            numbers.append(unknown: groups.presence[row])
            continue
          }
          let dimension = dimensions.map { foldedText($0[row] ?? "") } ?? ""
          if let level = levels[dimension]?[foldedText(group)] {
            numbers.append(level)
          } else {
            numbers.append(unknown: .missing)
          }
        }
        return .number(numbers.finish())
      }
    )
  }
}
