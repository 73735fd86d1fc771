import Formats
import Frames
import Notebook
import Semantics
import Shell

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

let programVersion = "0.1"

/// Carries out a request; everything there is to read has been written when it returns.
func execute(_ request: Request) -> Notebook.ExitCode {
  ignoreFileSizeSignal()
  let isUnicode = adoptCharacterType()
  let output = Output(format: request.format, isUnicode: isUnicode)
  if case .prompt = request.script { return runPrompt(request, output, isUnicode: isUnicode) }
  do throws(ScriptEnd) {
    let (text, folder) = try scriptText(request.script)
    try run(text, folder: folder, request, output)
    return .done
  } catch {
    output.say(error.message)
    return error.exitCode
  }
}

/// Why a script ended before its end.
struct ScriptEnd: Error {
  let message: String
  let exitCode: Notebook.ExitCode

  init(message: String, exitCode: Notebook.ExitCode) {
    self.message = message
    self.exitCode = exitCode
  }

  init(_ failure: Failure, _ output: Output) {
    self.init(message: failure.text(output.errorStyle), exitCode: failure.exitCode)
  }
}

private func scriptText(
  _ script: Request.Script
) throws(ScriptEnd) -> (text: String, folder: String) {
  switch script {
  case .prompt: return ("", "")
  case .text(let text): return (text, "")
  case .standardInput: return (try decoded(readStandardInput(), "standard input"), "")
  case .file(let path):
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let bytes: [UInt8]
    do throws(FormatError) {
      bytes = try ByteSource(path: path).readAll(limit: 16 << 20)
    } catch {
      throw ScriptEnd(message: error.message + "\n", exitCode: .cannotOpen)
    }
    return (try decoded(bytes, path), folder)
  }
}

private func decoded(_ bytes: [UInt8], _ name: String) throws(ScriptEnd) -> String {
  // Damaged letters would change what a query asks, so they are refused and not replaced.
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw ScriptEnd(message: "\(name) is not UTF-8 text\n", exitCode: .wrongText)
  }
  return text
}

private func readStandardInput() throws(ScriptEnd) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    // SAFETY: `read` writes at most as many bytes as the buffer holds.
    let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      throw ScriptEnd(message: "standard input cannot be read\n", exitCode: .cannotOpen)
    }
    if count == 0 { return bytes }
    bytes += buffer[..<count]
    if bytes.count > 16 << 20 {
      throw ScriptEnd(message: "a script of more than 16 MB is refused\n", exitCode: .wrongText)
    }
  }
}

private func run(
  _ text: String,
  folder: String,
  _ request: Request,
  _ output: Output
) throws(ScriptEnd) {
  var settings = SessionSettings(baseFolder: folder)
  settings.use = request.use
  settings.home = request.home
  var session: Session
  do throws(OpeningFailure) {
    session = try Session(settings)
  } catch {
    throw ScriptEnd(message: error.text, exitCode: .cannotOpen)
  }
  let queries = try prepared(text, &session, output)
  try refuseSeveralTables(queries, output)
  for (position, query) in queries.enumerated() {
    let answer = try answered(query, &session, output)
    if output.format == .text, position > 0, query.isShown { try print("\n") }
    try deliver(answer, folder: folder, output)
    if request.isStrict, !query.table.warnings.isEmpty {
      throw ScriptEnd(
        message: "a warning counts as a failure with --strict\n",
        exitCode: .failedOnData
      )
    }
  }
}

private func prepared(
  _ text: String,
  _ session: inout Session,
  _ output: Output
) throws(ScriptEnd) -> [PreparedQuery] {
  do throws(Failure) {
    return try session.prepare(text)
  } catch {
    throw ScriptEnd(error, output)
  }
}

private func answered(
  _ query: PreparedQuery,
  _ session: inout Session,
  _ output: Output
) throws(ScriptEnd) -> Answer {
  do throws(Failure) {
    return try session.run(query)
  } catch {
    throw ScriptEnd(error, output)
  }
}

/// CSV of more than one table has no sound meaning; found before anything runs.
private func refuseSeveralTables(
  _ queries: [PreparedQuery],
  _ output: Output
) throws(ScriptEnd) {
  let tables = queries.count { query in
    query.isShown && (output.format == .csv || query.table.destination != nil)
  }
  guard tables > 1 else { return }
  throw ScriptEnd(
    message: "\(tables) tables in one stream of CSV would run into one another\n"
      + "  one table a run, a file for each with  to \"name.csv\",  or  --format text\n",
    exitCode: .wrongText
  )
}

/// Prints an answer, or writes it where its last step sends it; footers go to standard error.
func deliver(
  _ answer: Answer,
  folder: String,
  _ output: Output,
  titleParts: [String] = [],
  hint: String? = nil
) throws(ScriptEnd) {
  do throws(FormatError) {
    if let path = answer.destination?.path {
      let full = path.hasPrefix("/") ? path : folder + path
      try writeFile(answer.csv, to: full, name: path)
      let rows = answer.frame.rowCount
      output.say("\(path): \(rows) \(rows == 1 ? "row" : "rows")\n")
    } else if output.format == .csv || answer.destination != nil {
      var stream = ByteOutput.standardOutput()
      try stream.write(answer.csv)
      try stream.flush()
    } else {
      var stream = ByteOutput.standardOutput()
      let lines = answer.tableText(
        output.style,
        titleParts: titleParts,
        showsAllRows: !output.isTerminal,
        hint: hint
      )
      try stream.write(lines.joined(separator: "\n") + "\n")
      try stream.flush()
    }
  } catch {
    throw ScriptEnd(message: error.message + "\n", exitCode: .failedOnData)
  }
  let footers = answer.footerLines(output.errorStyle, all: hint == nil)
  output.say(footers.map { output.errorStyle.grey($0) + "\n" }.joined())
}

private func print(_ text: String) throws(ScriptEnd) {
  do throws(FormatError) {
    var stream = ByteOutput.standardOutput()
    try stream.write(text)
    try stream.flush()
  } catch {
    throw ScriptEnd(message: error.message + "\n", exitCode: .failedOnData)
  }
}
