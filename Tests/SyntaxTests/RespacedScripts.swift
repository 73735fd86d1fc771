import TestFiles

@testable import Syntax

/// The same script with other spaces, line ends, comments and spellings: what another hand would
/// have written.
func respaced(_ program: String, seed: UInt64) -> String {
  let script = parse(SourceText(program))
  var writer = RespacedScript(script: script, random: SeededNumbers(seed))
  return writer.text()
}

private struct RespacedScript {
  let script: ScriptSyntax
  var random: SeededNumbers
  var commentCount = 0

  mutating func text() -> String {
    var text = ""
    var depth = 0
    var isInNames: Set<Int> = []
    for statement in script.statements {
      isInNames.formUnion(statement.names.filter { $0.role != .verb }.map(\.name.range.lowerBound))
    }
    for (index, token) in script.tokens.enumerated() {
      let typed = script.source.text(in: token.range)
      let previous = index > 0 ? script.tokens[index - 1].kind : .newline
      let next = script.tokens.dropFirst(index + 1).first?.kind
      if previous != .newline { text += space(wasThere: !token.leadingTrivia.isEmpty) }
      if !token.leadingTrivia.isEmpty, let comment = comment(before: token) { text += comment }
      switch token.kind {
      case .newline:
        // A note ends its line, and only a query goes on with the next.
        text += next == .symbol(.bar) ? lineEnd(canHoldComment: true) : "\n"
        if previous == .newline || chance(1, of: 4) { text += lineEnd(canHoldComment: true) }
      case .symbol(.bar):
        if chance(1, of: 3) { text += lineEnd(canHoldComment: true) }
        text += "|"
        if chance(1, of: 3) { text += lineEnd(canHoldComment: true) }
      case .symbol(.comma):
        text += ","
        if chance(1, of: 4) { text += lineEnd(canHoldComment: true) }
      case .symbol(.open):
        depth += 1
        text += "("
        if chance(1, of: 4) { text += lineEnd(canHoldComment: true) }
      case .symbol(.close):
        depth -= 1
        if chance(1, of: 4) { text += lineEnd(canHoldComment: true) }
        text += ")"
      case .symbol(.equal): text += chance(1, of: 3) ? "==" : "="
      case .symbol(.notEqual): text += chance(1, of: 3) ? "<>" : "!="
      case .symbol(.minus): text += chance(1, of: 3) ? "–" : "-"
      case .text where !typed.dropFirst().dropLast().contains("\"") && chance(1, of: 3):
        text += "“" + typed.dropFirst().dropLast() + "”"
      case .word where !isInNames.contains(token.range.lowerBound):
        if typed == "summarise", chance(1, of: 2) {
          text += "Summarize"
        } else {
          text += chance(1, of: 3) ? typed.uppercased() : typed
        }
      default: text += typed
      }
    }
    return text
  }

  private func comment(before token: Token) -> String? {
    let space = script.source.text(in: token.leadingTrivia)
    return space.firstIndex(of: "#").map { String(space[$0...]) }
  }

  private mutating func space(wasThere: Bool) -> String {
    wasThere
      ? [" ", "  ", "\t", "\u{A0}", " "].randomElement(using: &random) ?? " "
      : chance(1, of: 5) ? " " : ""
  }

  private mutating func lineEnd(canHoldComment: Bool) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      if canHoldComment, chance(1, of: 3) {
        commentCount += 1
        text += "  # why \(commentCount)"
      }
      text += "\n"
    }
    return text + (chance(1, of: 2) ? "  " : "")
  }

  private mutating func chance(_ part: Int, of whole: Int) -> Bool {
    Int.random(in: 0..<whole, using: &random) < part
  }
}

/// What a script means, as text: its tree without ranges, cases and marks round names.
func meaning(_ value: Any) -> String {
  switch value {
  case let script as ScriptSyntax: return meaning(script.statements)
  case is SourceRange: return ""
  case let name as NameSyntax:
    let mark = name.style == .bare ? "" : name.style == .reference ? "$" : "\""
    return mark + name.text.lowercased()
  default: break
  }
  let mirror = Mirror(reflecting: value)
  if mirror.children.isEmpty { return "\(value)" }
  let label = mirror.displayStyle == .enum ? mirror.children.first?.label ?? "" : ""
  return label + "(" + mirror.children.map { meaning($0.value) }.joined(separator: ",") + ")"
}
