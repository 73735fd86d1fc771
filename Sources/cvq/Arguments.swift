import ArgumentParser
import Notebook

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command line, as the help shows it.
struct CommandLineArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cvq",
    abstract: "Asks a workspace of indicators: what improved, where, when, for whom.",
    discussion: """
      Without arguments it opens the prompt on the bundled figures of Coventry City Council, or
      reads a script from standard input.

      Results go to standard output, messages and footers to standard error. On a terminal a
      result is a table; on a pipe or in a file it is CSV. --format decides otherwise.

      EXAMPLES
        cvq -c 'get all as at 2019/20 | headline'
        cvq -c 'get "Recorded crime"' > crime.csv
        cvq run report.cvq

      EXIT CODES
        0    done (no rows is an answer too)
        1    a query failed on the data, or a file could not be written
        2    wrong usage, or a script that does not parse or type-check: nothing ran
        3    a workspace or file cannot be opened
        4    the disclosure policy asks for protect
        130  interrupted
        141  the reader of a pipe went away
      """,
    version: programVersion,
    subcommands: [RunCommand.self, FormatCommand.self, CheckCommand.self]
  )

  @Option(name: [.customShort("c"), .customLong("command")], help: "One script, as text.")
  var command: String?

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let script: Request.Script
    if let command {
      script = .text(command)
    } else {
      script = isatty(STDIN_FILENO) == 1 ? .prompt : .standardInput
    }
    throw Notebook.ExitCode.of(execute(shared.request(script)))
  }
}

/// The subcommand that runs a script file.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a script file."
  )

  @Argument(help: "The script, a .cvq file.")
  var file: String

  @Argument(help: "Values of parameters, as year=2020/21.")
  var parameters: [String] = []

  @Option(help: "A folder for the results: shown tables, one file each, and what 'to' writes.")
  var out: String?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    for parameter in parameters where !parameter.dropFirst().contains("=") {
      throw ValidationError("'\(parameter)' is no parameter; one is given as name=value")
    }
  }

  func run() throws {
    var request = shared.request(.file(file))
    request.outFolder = out
    for parameter in parameters {
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      request.parameters[String(parts[0])] = String(parts[1])
    }
    throw Notebook.ExitCode.of(execute(request))
  }
}

/// Options that every way of running has.
struct SharedOptions: ParsableArguments {
  @Option(help: "A workspace: a folder with datapackage.json, or coventry, the bundled one.")
  var use: String?

  @Option(help: "The place that queries without 'for' are about.")
  var home: String?

  @Option(help: "text, csv, json, md or html, wherever the output goes.")
  var format: OutputFormat?

  @Flag(help: "Warnings become failures (exit code 1).")
  var strict = false

  @OptionGroup var messages: MessageOptions

  func request(_ script: Request.Script) -> Request {
    var request = Request(script: script, use: use, home: home, format: format, isStrict: strict)
    request.messages = messages.errors
    return request
  }
}

extension OutputFormat: ExpressibleByArgument {}

extension Notebook.ExitCode {
  /// The exit code as the parser of arguments throws it.
  fileprivate static func of(_ code: Notebook.ExitCode) -> ArgumentParser.ExitCode {
    ArgumentParser.ExitCode(code.rawValue)
  }
}
