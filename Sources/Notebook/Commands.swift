import Frames
import Indicators
import Rendering
import Semantics
import Syntax

/// What a prompt command gives.
public enum CommandResult: Sendable {
  case text([String])
  /// A text for the next prompt to start with.
  case edit(String)
  case refused(String)
  case leave
}

/// The prompt commands, which are not language.
enum PromptCommand: String, CaseIterable {
  case all, columns, fix, help, lets, quit, set, why

  var summary: String {
    switch self {
    case .all: "every row of the last answer"
    case .columns: "all columns of the last answer, the quiet ones too"
    case .fix: "puts the repair of the last message on the line; .fix 2 takes the second"
    case .help: "the page on a word, with examples; .help worse finds by meaning"
    case .lets: "what is defined"
    case .quit: "leaves; so does Ctrl-D"
    case .set: ".set home Leeds changes home"
    case .why: "all footers of the last answer"
    }
  }
}

extension Session {
  /// Carries out a line that starts with a dot.
  ///
  /// - Parameters:
  ///   - text: The line as typed.
  ///   - style: Width, colours and drawing of the screen.
  ///   - failure: The last failed cell, for `.fix`.
  /// - Returns: What the prompt does next.
  public mutating func command(
    _ text: String,
    style: ScreenStyle,
    after failure: Failure?
  ) -> CommandResult {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first else { return .text([]) }
    let name = first.dropFirst().lowercased()
    let argument = words.dropFirst().joined(separator: " ")
    let matches = PromptCommand.allCases.filter { $0.rawValue.hasPrefix(name) }
    let exact = matches.first { $0.rawValue == name }
    guard !name.isEmpty, let command = exact ?? (matches.count == 1 ? matches.first : nil) else {
      let names = PromptCommand.allCases.map { ".\($0.rawValue)" }.joined(separator: " ")
      return .refused("there is no command '\(first)'; commands: \(names)")
    }
    switch command {
    case .all: return allRows(style)
    case .columns: return columnList()
    case .fix: return fix(argument, failure)
    case .help: return .text(help(argument, style))
    case .lets:
      let lines = definitions.map { "\($0.name)   \($0.kind)" }
      return .text(lines.isEmpty ? ["nothing is defined:   let x = get …"] : lines)
    case .quit: return .leave
    case .set: return set(argument)
    case .why:
      let load = loadReport.text(style, all: true)
      guard let last else {
        return load.isEmpty ? .refused("there is no answer yet") : .text(load)
      }
      let lines = last.footerLines(style, all: true) + load
      return .text(lines.isEmpty ? ["there is nothing to add to the last answer"] : lines)
    }
  }

  private func allRows(_ style: ScreenStyle) -> CommandResult {
    guard let last else { return .refused("there is no answer yet") }
    return .text(last.tableText(style, showsAllRows: true))
  }

  private func columnList() -> CommandResult {
    guard let last else { return .refused("there is no answer yet") }
    let shown = last.frame.schema.fields.filter(\.isShown).map(\.name)
    let quiet = last.frame.schema.fields.filter { $0.isQuiet && !$0.isHidden }.map(\.name)
    var lines = ["shown: " + shown.joined(separator: ", ")]
    if !quiet.isEmpty {
      lines.append("shown when named: " + quiet.joined(separator: ", "))
    }
    return .text(lines)
  }

  private func fix(_ argument: String, _ failure: Failure?) -> CommandResult {
    let fixes = failure?.diagnostics.flatMap(\.fixes) ?? []
    guard let failure, !fixes.isEmpty else {
      return .refused("there is no repair to apply")
    }
    let number = argument.isEmpty ? 1 : Int(argument) ?? 0
    guard fixes.indices.contains(number - 1) else {
      return .refused("repairs go from 1 to \(fixes.count)")
    }
    let repaired = fixes[number - 1].applied(to: failure.source)
    let text = repaired.text(in: SourceRange(0, repaired.count))
    // A continued line goes back on the prompt as it was typed.
    if let last, text.hasPrefix(last.text + "\n|") {
      return .edit(String(text.dropFirst(last.text.count + 1)))
    }
    return .edit(text)
  }

  private mutating func set(_ argument: String) -> CommandResult {
    let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2, words[0].lowercased() == "home" else {
      return .refused("what can be set:   .set home Leeds")
    }
    let name = words[1].trimmingQuotes
    do throws(OpeningFailure) {
      try setHome(name)
    } catch {
      return .refused(error.message)
    }
    let home = workspace.home.map { workspace.places[$0].name } ?? name
    return .text(
      workspace.homeHasFigures
        ? ["home is \(home)"]
        : ["home is \(home), which has no figures in this data"]
    )
  }
}

extension String {
  fileprivate var trimmingQuotes: String {
    guard count >= 2, hasPrefix("\""), hasSuffix("\"") else { return self }
    return String(dropFirst().dropLast())
  }
}
