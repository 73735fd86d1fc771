import ArgumentParser
import Frames
import Notebook
import Semantics
import Shell
import Syntax

/// Checks scripts without running them: `cvq check FILE…`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks scripts without running their queries.",
    discussion: """
      Finds what does not parse, names that do not exist, types and steps that do not fit, and
      warns of what is allowed and likely to disappoint. Prints no results and writes no files.

      EXIT CODES
        0    nothing is wrong; there may be warnings
        1    with --strict: there are warnings
        2    a script has an error
        3    a script, workspace or file cannot be opened
      """
  )

  // The same options as everywhere: the parser hands a flag to the program and to the command.
  @OptionGroup var shared: SharedOptions

  @Argument(help: "Script files.")
  var files: [String]

  func run() throws {
    var output = Output(format: nil, isUnicode: adoptCharacterType())
    output.messages = shared.messages.errors
    var worst = Notebook.ExitCode.done
    for file in files {
      output.file = file
      let code = MemoryBudget.$current.withValue(
        shared.memory.map { MemoryBudget(limit: $0.bytes) }
      ) { check(file, output) }
      if code.rawValue > worst.rawValue { worst = code }
    }
    throw ArgumentParser.ExitCode(worst.rawValue)
  }

  private func check(_ path: String, _ output: Output) -> Notebook.ExitCode {
    do throws(ScriptEnd) {
      let (text, folder) = try scriptText(.file(path))
      let script = Syntax.parse(SourceText(text))
      let (found, exitCode) = try findings(text, folder)
      let diagnostics = (found + lint(script)).sorted {
        $0.range.lowerBound < $1.range.lowerBound
      }
      output.report(diagnostics, in: script.source)
      if exitCode != .done { return exitCode }
      return shared.strict && !diagnostics.isEmpty ? .failedOnData : .done
    } catch {
      output.report(error)
      return error.exitCode
    }
  }

  /// What the checker says, and the exit code of its errors.
  private func findings(
    _ text: String,
    _ folder: String
  ) throws(ScriptEnd) -> (diagnostics: [Diagnostic], exitCode: Notebook.ExitCode) {
    var settings = SessionSettings(baseFolder: folder)
    settings.use = shared.use
    settings.home = shared.place.home
    settings.isChecking = true
    var session: Session
    do throws(OpeningFailure) {
      session = try Session(settings)
    } catch {
      throw ScriptEnd(message: error.text, exitCode: .cannotOpen)
    }
    do throws(Failure) {
      let queries = try session.prepare(text)
      let pending = queries.flatMap(\.table.pending).map { diagnostic in
        var warning = diagnostic
        warning.severity = .warning
        return warning
      }
      return (queries.flatMap(\.table.warnings) + pending, .done)
    } catch {
      // A check finds errors of the text; only what cannot be opened is something else.
      return (error.diagnostics, error.exitCode == .cannotOpen ? .cannotOpen : .wrongText)
    }
  }
}
