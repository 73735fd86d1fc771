import ArgumentParser
import Formats
import Notebook
import Shell

/// Writes files of figures as a data package: `cvq import FILE… --to FOLDER`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Writes files of figures as a data package, to be completed by hand.",
    discussion: """
      Reads what use reads: files in a publisher's layout that is recognised, own files, lists of
      neighbours. The folder holds observations.csv, indicators.csv, what is new of places and
      breakdowns, and datapackage.json; use FOLDER gives the same answers as the files did.

      EXAMPLES
        cvq import injuries.csv --to injuries
        cvq import figures.csv catalogue.csv --to plan --home Leeds

      EXIT CODES
        0    the package is written
        1    the folder is not empty, or cannot be written
        3    a file cannot be opened, or home is no place in it
      """
  )

  @OptionGroup var messages: MessageOptions

  @Option(help: "The folder of the package; it is made, or is empty.")
  var to: String

  @OptionGroup var place: HomeOption

  @Argument(help: "Files of figures.")
  var files: [String]

  func run() throws {
    ignoreFileSizeSignal()
    var output = Output(format: nil, isUnicode: adoptCharacterType())
    output.messages = messages.errors
    do throws(ImportFailure) {
      let package = try importPackage(files, to: to, home: place.home)
      output.report(package.report)
      let written = package.files.map { file in
        file.name.hasSuffix(".csv") ? "\(file.name) (\(file.rowCount))" : file.name
      }
      var lines = ["\(to): " + written.joined(separator: ", ")]
      if package.withoutPolarity > 0 {
        lines.append(
          "to complete by hand: polarity of \(package.withoutPolarity) in indicators.csv"
        )
      }
      output.remark(lines, code: "written")
    } catch {
      switch error {
      case .cannotOpen(let failure):
        output.report(ScriptEnd(message: failure.text, exitCode: .cannotOpen))
        throw ArgumentParser.ExitCode(Notebook.ExitCode.cannotOpen.rawValue)
      case .cannotWrite(let reason):
        output.report(ScriptEnd(message: reason + "\n", exitCode: .failedOnData))
        throw ArgumentParser.ExitCode(Notebook.ExitCode.failedOnData.rawValue)
      }
    }
  }
}
