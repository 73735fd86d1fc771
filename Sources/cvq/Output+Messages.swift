import ArgumentParser
import Frames
import Notebook
import Rendering
import Semantics
import Syntax

/// The forms in which messages are written.
enum MessageFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// The option of everything that has messages.
struct MessageOptions: ParsableArguments {
  @Option(help: "text, or json: one object a line on standard error, for editors and programs.")
  var errors: MessageFormat = .text
}

extension Output {
  /// Says why a script ended.
  func report(_ end: ScriptEnd) {
    guard messages == .json else { return say(end.message) }
    guard let failure = end.failure else {
      // The further lines of a message are indented under its first.
      let lines = end.message.split(separator: "\n").map { String($0.drop { $0 == " " }) }
      guard let first = lines.first else { return }
      return say(
        DiagnosticJSON.line(
          code: "run-\(end.exitCode.rawValue)",
          severity: "error",
          message: first,
          file: file,
          notes: Array(lines.dropFirst())
        )
      )
    }
    report(failure.diagnostics, in: failure.source)
  }

  /// Shows messages about places in a text; those in text form name the file and the place.
  func report(_ diagnostics: [Diagnostic], in source: SourceText) {
    guard messages == .text else {
      let json = DiagnosticJSON(source, file: file)
      return say(diagnostics.map { json.line($0) }.joined())
    }
    let shown = diagnostics.prefix(20).map { diagnostic in
      let place = diagnostic.range.lowerBound
      return
        "\(file ?? "script"):\(source.line(at: place)):\(source.column(at: place)): "
        + "\(diagnostic.severity.rawValue)\n"
        + diagnostic.rendered(in: source, width: errorStyle.width) + "\n"
    }
    let rest = diagnostics.count - shown.count
    say(shown.joined(separator: "\n") + (rest > 0 ? "\nand \(rest) more messages\n" : ""))
  }

  /// Says how the data were read; in JSON all of it, each line with its rule.
  func report(_ load: LoadReport) {
    guard messages == .json else {
      let lines = errorIsTerminal ? load.text(errorStyle) : load.lines
      return say(lines.map { $0 + "\n" }.joined())
    }
    say(
      load.all.map { entry in
        DiagnosticJSON.line(
          code: entry.code,
          severity: entry.code == "load" ? "note" : "warning",
          message: String(entry.text.drop { $0 == " " }),
          file: file
        )
      }
      .joined()
    )
  }

  /// Says what there is to say beside a result.
  func remark(_ lines: [String], code: String) {
    guard messages == .json else { return say(lines.map { $0 + "\n" }.joined()) }
    say(
      lines.map {
        DiagnosticJSON.line(code: code, severity: "note", message: $0, file: file)
      }
      .joined()
    )
  }

  /// The footers of an answer, and in JSON its warnings with their places.
  func footers(_ answer: Answer, all: Bool, of query: PreparedQuery?) {
    guard messages == .json else {
      var lines = answer.footerLines(errorStyle, all: all)
      if errorIsTerminal {
        lines = lines.flatMap {
          TextFitting.wrapped($0, width: max(20, errorStyle.width), indent: 2)
        }
      }
      return say(lines.map { errorStyle.grey($0) + "\n" }.joined())
    }
    let warnings = query?.table.warnings ?? []
    if let query { report(warnings, in: query.source) }
    // Warnings are among the footnotes too, with their code behind.
    let said = Set(warnings.map { "\($0.message)   [\($0.code)]" })
    remark(answer.footnotes.map(\.text).filter { !said.contains($0) }, code: "footer")
  }
}
