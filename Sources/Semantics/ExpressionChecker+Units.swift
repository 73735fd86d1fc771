import Frames
import Plans
import Syntax

/// Units that are known before any row is read (`language.md` §5).
extension ExpressionChecker {
  /// A percentage written out meets percentages only, or a number without a unit.
  func sharingUnit(
    _ left: Typed,
    _ leftRange: SourceRange,
    _ right: Typed,
    _ rightRange: SourceRange
  ) throws(Diagnostic) -> (Typed, Typed) {
    if right.percentage != nil {
      return (try meeting(right, at: rightRange, left, leftRange), right)
    }
    if left.percentage != nil {
      return (left, try meeting(left, at: leftRange, right, rightRange))
    }
    return (left, right)
  }

  /// What meets a percentage: refused when its unit is known to be another, else asked of its rows.
  func meeting(
    _ percentage: Typed,
    at range: SourceRange,
    _ met: Typed,
    _ metRange: SourceRange
  ) throws(Diagnostic) -> Typed {
    guard let written = percentage.percentage, met.type == .estimate else { return met }
    if let unit = met.unit {
      guard !["%", "pp", ""].contains(unit) else { return met }
      let plain = written.filter { $0 != "%" }
      throw Diagnostic(
        code: "unit-6",
        message: "\(written) is a percentage, and \(scope.words(metRange)) is in \(unit)",
        range: range,
        fixes: [Fix("write \(plain)", replacing: range, with: plain)]
      )
    }
    return Typed(.call(.percentage(written: written), [met.expression]), met.type)
  }
}
