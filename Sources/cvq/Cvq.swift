import ArgumentParser
import CHeap
import Notebook

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program: picks the road that the arguments ask for.
@main
struct Cvq {
  static func main() {
    cheap_prepare()
    // Queries are the common case and need no parser of arguments: they start at once. A test
    // holds that both roads give the same bytes.
    if let request = plainRequest(Array(CommandLine.arguments.dropFirst())) {
      exit(execute(request).rawValue)
    }
    parseAndRun()
  }

  /// Everything else goes through the parser, whose own code for wrong usage would be 64.
  private static func parseAndRun() {
    do {
      var command = try CommandLineArguments.parseAsRoot()
      try command.run()
    } catch {
      guard CommandLineArguments.exitCode(for: error) == .validationFailure else {
        CommandLineArguments.exit(withError: error)
      }
      Output.say(CommandLineArguments.fullMessage(for: error) + "\n")
      exit(Notebook.ExitCode.wrongText.rawValue)
    }
  }

  /// Exactly `-c TEXT`, `run FILE`, or nothing.
  private static func plainRequest(_ arguments: [String]) -> Request? {
    switch arguments.count {
    case 0: return Request(script: isatty(STDIN_FILENO) == 1 ? .prompt : .standardInput)
    case 2 where arguments[0] == "-c": return Request(script: .text(arguments[1]))
    case 2 where arguments[0] == "run" && !arguments[1].hasPrefix("-"):
      return Request(script: .file(arguments[1]))
    default: return nil
    }
  }
}
