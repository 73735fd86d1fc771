import Formats
import Frames
import Notebook
import Rendering
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
  // Without these options there is nothing to set up, and a query starts at once.
  guard request.memory != nil || request.keepsSnapshots else { return carryOut(request) }
  let store = request.keepsSnapshots ? snapshotStore() : nil
  return MemoryBudget.$current.withValue(request.memory.map(MemoryBudget.init(limit:))) {
    SnapshotStore.$current.withValue(store) {
      let code = carryOut(request)
      writeSnapshots()
      return code
    }
  }
}

/// The copies lie where the user's caches do; without a home there is no such place.
private func snapshotStore() -> SnapshotStore? {
  let given = Output.environment("XDG_CACHE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
  let home = Output.environment("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
  guard let folder = given ?? home.map({ $0 + "/.cache" }) else {
    Output.say("no snapshots are kept: neither XDG_CACHE_HOME nor HOME names a folder\n")
    return nil
  }
  return SnapshotStore(folder: folder + "/cvq", version: programVersion)
}

/// Writes the copies that wait; the answers are out already.
func writeSnapshots() {
  guard let store = SnapshotStore.current else { return }
  do throws(FormatError) {
    try store.write()
  } catch {
    Output.say("no snapshot was kept: \(error.message)\n")
  }
}

private func carryOut(_ request: Request) -> Notebook.ExitCode {
  ignoreFileSizeSignal()
  let isUnicode = adoptCharacterType()
  var output = Output(format: request.format, isUnicode: isUnicode)
  if case .prompt = request.script { return runPrompt(request, output, isUnicode: isUnicode) }
  output.messages = request.messages
  if case .file(let path) = request.script { output.file = path }
  do throws(ScriptEnd) {
    let (text, folder) = try scriptText(request.script)
    try run(text, folder: folder, request, output)
    return .done
  } catch {
    output.report(error)
    return error.exitCode
  }
}

/// Why a script ended before its end.
struct ScriptEnd: Error {
  let message: String
  let exitCode: Notebook.ExitCode
  /// The messages one by one, where they are about places in the script.
  let failure: Failure?

  init(message: String, exitCode: Notebook.ExitCode) {
    self.message = message
    self.exitCode = exitCode
    failure = nil
  }

  init(_ failure: Failure, _ output: Output) {
    message = failure.text(output.errorStyle)
    exitCode = failure.exitCode
    self.failure = failure
  }
}

func scriptText(
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
  settings.parameters = request.parameters
  settings.exportsShownRows = !output.isTerminal
  var session: Session
  do throws(OpeningFailure) {
    session = try Session(settings)
  } catch {
    throw ScriptEnd(message: error.text, exitCode: .cannotOpen)
  }
  output.report(session.loadReport)
  let reported = session.loadReport
  let queries = try prepared(text, &session, output)
  if let failure = session.homeFailure {
    throw ScriptEnd(message: failure.text, exitCode: .cannotOpen)
  }
  if session.loadReport != reported {
    output.report(session.loadReport)
  }
  let results = try request.outFolder.map { (path) throws(ScriptEnd) in
    try ResultFolder(path, format: request.format?.answerFormat ?? .csv)
  }
  if results == nil { try refuseSeveralTables(queries, output) }
  for (position, query) in queries.enumerated() {
    let answer = try answered(query, &session, output)
    if let results {
      let file = results.file(of: query, at: position, among: queries)
      try deliver(answer.sent(to: file), folder: results.path, output, of: query)
    } else {
      try printNotes(query.notes, output)
      if output.format.canFollowAnother, position > 0, query.isShown { try print("\n") }
      try deliver(answer, folder: folder, output, of: query)
    }
    if request.isStrict, !query.table.warnings.isEmpty {
      throw ScriptEnd(
        message: "a warning counts as a failure with --strict\n",
        exitCode: .failedOnData
      )
    }
  }
  if results == nil { try printNotes(session.closingNotes, output) }
}

/// Notes belong to what people read; in CSV and JSON they have no place.
private func printNotes(_ notes: [String], _ output: Output) throws(ScriptEnd) {
  guard output.format == .text || output.format == .md else { return }
  for note in notes {
    let text =
      output.format == .md
      ? note : Displayable.paragraphs(note, level: output.style.level)
    try print(text + "\n\n")
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

/// CSV or JSON of more than one table has no sound meaning; found before anything runs.
private func refuseSeveralTables(
  _ queries: [PreparedQuery],
  _ output: Output
) throws(ScriptEnd) {
  let formats = queries.filter(\.isShown).map { query in
    query.table.destination.map(format(of:)) ?? output.format
  }
  guard formats.count > 1, let alone = formats.first(where: { !$0.canFollowAnother }) else {
    return
  }
  throw ScriptEnd(
    message: "\(formats.count) tables in one stream of \(alone.title) would run into one another\n"
      + "  one table a run, a file for each with  to \"name.\(alone.rawValue)\",  or  "
      + "--format text\n",
    exitCode: .wrongText
  )
}

/// The format that a last step `to` asks for; the checker has seen that it can be written.
private func format(of destination: Destination) -> AnswerFormat {
  destination.format.flatMap { AnswerFormat(rawValue: $0) } ?? .csv
}

/// Prints an answer, or writes it where its last step sends it; footers go to standard error.
func deliver(
  _ answer: Answer,
  folder: String,
  _ output: Output,
  titleParts: [String] = [],
  hint: String? = nil,
  of query: PreparedQuery? = nil
) throws(ScriptEnd) {
  do throws(FormatError) {
    if let destination = answer.destination, let path = destination.path {
      let full = path.hasPrefix("/") ? path : folder + path
      guard !FilesRead.contains(full) else {
        throw FormatError.cannotWrite(
          name: path,
          reason: "this run has read it; under another name both stay"
        )
      }
      let bytes = try answer.bytes(
        as: format(of: destination),
        isWholeFile: true,
        style: output.style,
        name: path
      )
      try writeFile(bytes, to: full, name: path)
      let rows = answer.frame.rowCount
      output.remark(["\(path): \(rows) \(rows == 1 ? "row" : "rows")"], code: "written")
    } else if answer.destination != nil || output.format != .text {
      var stream = ByteOutput.standardOutput()
      let format = answer.destination.map(format(of:)) ?? output.format
      guard format != .xlsx || !output.isTerminal else {
        throw FormatError.cannotWrite(
          name: "a workbook",
          reason: "a screen shows text; a file takes it:  to \"table.xlsx\""
        )
      }
      try stream.write(try answer.bytes(as: format, style: output.style))
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
  output.footers(answer, all: hint == nil, of: query)
}

func print(_ text: String) throws(ScriptEnd) {
  do throws(FormatError) {
    var stream = ByteOutput.standardOutput()
    try stream.write(text)
    try stream.flush()
  } catch {
    throw ScriptEnd(message: error.message + "\n", exitCode: .failedOnData)
  }
}
