import ArgumentParser
import Formats
import Notebook
import Shell
import Syntax

/// Formats scripts in place: `cvq fmt FILE…`.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Writes scripts in the common layout and spelling.",
    discussion: """
      A script that does not parse is left as it is, and its errors are shown.

      EXIT CODES
        0    every script has the layout now
        1    with --check: one of them has not; else: one could not be written
        2    one does not parse
        3    one cannot be opened
      """
  )

  @Flag(help: "Writes nothing: prints the names of the scripts that would change (exit code 1).")
  var check = false

  @OptionGroup var messages: MessageOptions

  @Argument(help: "Script files.")
  var files: [String]

  func run() throws {
    ignoreFileSizeSignal()
    var output = Output(format: nil, isUnicode: adoptCharacterType())
    output.messages = messages.errors
    var worst = Notebook.ExitCode.done
    for file in files {
      output.file = file
      let code = format(file, output)
      if code.rawValue > worst.rawValue { worst = code }
    }
    throw ArgumentParser.ExitCode(worst.rawValue)
  }

  private func format(_ path: String, _ output: Output) -> Notebook.ExitCode {
    do throws(ScriptEnd) {
      let typed = try scriptText(.file(path)).text
      let script = Syntax.parse(SourceText(typed))
      guard let written = formatted(script) else {
        output.report(script.diagnostics, in: script.source)
        return .wrongText
      }
      // As bytes: letters composed in another way are another file.
      if written.utf8.elementsEqual(typed.utf8) { return .done }
      if check {
        try print(path + "\n")
        return .failedOnData
      }
      try write(written, to: path)
      output.remark(["\(path): formatted"], code: "written")
      return .done
    } catch {
      output.report(error)
      return error.exitCode
    }
  }

  private func write(_ text: String, to path: String) throws(ScriptEnd) {
    do throws(FormatError) {
      try writeFile(Array(text.utf8), to: path)
    } catch {
      throw ScriptEnd(message: error.message + "\n", exitCode: .failedOnData)
    }
  }
}
