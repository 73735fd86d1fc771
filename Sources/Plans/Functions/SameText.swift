import Frames

extension ScalarFunction {
  /// Letter for letter, where `=` forgives case, spaces and the form of an apostrophe.
  static let sameText = ScalarFunction(
    name: "same_text",
    summary: "Whether two texts are the same letter for letter, case and spaces too.",
    argumentCounts: 2...2,
    resultType: { $0 == [.text, .text] ? .yesNo : nil },
    evaluate: { arguments, rowCount in
      guard case .text(let one)? = arguments.first, case .text(let other)? = arguments.last else {
        return .missing(.yesNo, count: rowCount)
      }
      return .yesNo(
        YesNoColumn(
          (0..<rowCount).map { row in
            guard let here = one[row], let there = other[row] else { return false }
            return here == there
          },
          presence: one.presence.combined(with: other.presence)
        )
      )
    }
  )
}
