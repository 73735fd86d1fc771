import Frames
import Semantics
import Syntax

/// Reads the value that the command line gives a `param`, by the type of its default.
///
/// - Throws: A diagnostic at the statement when the text is no such value.
func parameterValue(
  _ text: String,
  like standard: Constant,
  name: NameSyntax
) throws(Diagnostic) -> Constant {
  switch standard {
  case .text: return .text(text)
  case .number:
    if let value = Double(text), value.isFinite { return .number(value) }
  case .period:
    if let literal = PeriodLiteral(text) { return .period(Period(literal)) }
  case .yesNo:
    switch text.lowercased() {
    case "yes", "true": return .yesNo(true)
    case "no", "false": return .yesNo(false)
    default: break
    }
  }
  throw Diagnostic(
    code: "param-1",
    message: "'\(name.text)' is \(standard.word), and \"\(text)\" is none",
    range: name.range
  )
}

extension Constant {
  fileprivate var word: String {
    switch self {
    case .text: "text"
    case .number: "a number"
    case .period: "a period"
    case .yesNo: "yes or no"
    }
  }

  /// As a note prints it.
  var noteText: String {
    switch self {
    case .number(let value): exactText(value)
    case .text(let text): text
    case .period(let period): period.label
    case .yesNo(let value): value ? "yes" : "no"
    }
  }
}
