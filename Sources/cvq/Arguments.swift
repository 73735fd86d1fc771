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
    subcommands: [RunCommand.self, FormatCommand.self, CheckCommand.self, ImportCommand.self]
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

  @OptionGroup var place: HomeOption

  @Option(help: "text, csv, json, md or html, wherever the output goes.")
  var format: OutputFormat?

  @Flag(help: "Warnings become failures (exit code 1).")
  var strict = false

  @Option(help: "Memory that the run may take, as 500MB or 2GB; half of the machine's else.")
  var memory: MemorySize?

  @Flag(help: "Keeps copies of files in the user's cache folder, for the next run to read.")
  var snapshot = false

  @OptionGroup var messages: MessageOptions

  func request(_ script: Request.Script) -> Request {
    var request = Request(
      script: script,
      use: use,
      home: place.home,
      format: format,
      isStrict: strict
    )
    request.messages = messages.errors
    request.memory = memory?.bytes
    request.keepsSnapshots = snapshot
    return request
  }
}

/// Home, where figures are asked and where they are written as a package.
struct HomeOption: ParsableArguments {
  @Option(help: "The place that queries without 'for' are about.")
  var home: String?
}

/// A size of memory, as `500MB`, `2 GB`, `1.5G`; MiB and GiB count by 1024.
struct MemorySize: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let text = argument.filter { $0 != " " }.lowercased()
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let scales: [String: Double] = [
      "": 1, "b": 1, "k": 1e3, "kb": 1e3, "kib": 1024, "m": 1e6, "mb": 1e6, "mib": 1_048_576,
      "g": 1e9, "gb": 1e9, "gib": 1_073_741_824, "t": 1e12, "tb": 1e12, "tib": 1_099_511_627_776,
    ]
    guard let number = Double(digits), let scale = scales[String(text.dropFirst(digits.count))],
      number > 0, number * scale >= 1, number * scale < 1e18
    else { return nil }
    bytes = Int(number * scale)
  }
}

extension OutputFormat: ExpressibleByArgument {}

extension Notebook.ExitCode {
  /// The exit code as the parser of arguments throws it.
  fileprivate static func of(_ code: Notebook.ExitCode) -> ArgumentParser.ExitCode {
    ArgumentParser.ExitCode(code.rawValue)
  }
}
