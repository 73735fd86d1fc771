public import Frames

/// What can be wrong with reading or writing a file.
public enum FormatError: Error, Sendable, Hashable {
  /// The file is absent, may not be read, or is no file (a folder, a device, a pipe).
  case cannotOpen(name: String, reason: String)
  /// The file is something else than its name says: a web page, an archive, a spreadsheet.
  case otherKind(name: String, reason: String)
  /// The content breaks a rule; the line counts from 1 in the file, not in the table.
  case malformed(name: String, line: Int, reason: String)
  /// A byte that is no text; the character counts from 1 in its line.
  case notText(name: String, line: Int, character: Int, reason: String)
  /// The file became shorter or was written while it was read.
  case changedWhileRead(name: String)
  /// The system refused to read on.
  case readFailed(name: String, reason: String)
  /// The reading was asked to stop.
  case stopped(name: String)
  /// More than is sensible: columns, the length of a row.
  case tooLarge(name: String, line: Int, reason: String)
  /// The table would take more memory than is allowed.
  case noMemory(name: String, MemoryShortage)
  /// A row of a sheet or a record of a file without lines; counts from 1, as the sheet does.
  case wrongRow(name: String, row: Int, reason: String)
  /// What the file is, does or holds, so that it is not read; the reason follows its name.
  case refused(name: String, reason: String)
  /// A library that this kind of file needs is absent; the remedy can be pasted into a shell.
  case needsLibrary(name: String, library: String, reason: String, remedy: String)
  /// Nothing was written; an older file of that name is as it was.
  case cannotWrite(name: String, reason: String)
  case noSpace(name: String)
  case fileSizeLimit(name: String)
  /// The reader at the other end went away; nothing needs to be said.
  case closedPipe

  /// One sentence for the user.
  public var message: String {
    switch self {
    case .cannotOpen(let name, let reason): "\(name) cannot be opened: \(reason)"
    case .otherKind(let name, let reason): "\(name) is \(reason)"
    case .malformed(let name, let line, let reason): "\(name), line \(line): \(reason)"
    case .notText(let name, let line, let character, let reason):
      "\(name), line \(line), character \(character): \(reason)"
    case .changedWhileRead(let name): "\(name) was changed while it was read; nothing was kept"
    case .readFailed(let name, let reason): "\(name) could not be read to its end: \(reason)"
    case .stopped(let name): "reading \(name) was stopped"
    case .tooLarge(let name, let line, let reason): "\(name), line \(line): \(reason)"
    case .noMemory(let name, let shortage): "\(name) needs \(shortage.words)"
    case .wrongRow(let name, let row, let reason): "\(name), row \(row): \(reason)"
    case .refused(let name, let reason): "\(name) \(reason)"
    case .needsLibrary(let name, let library, let reason, let remedy):
      "\(name) needs the library \(library), \(reason):  \(remedy)"
    case .cannotWrite(let name, let reason): "\(name) cannot be written: \(reason)"
    case .noSpace(let name):
      "no space left for \(name); an older file of that name is as it was"
    case .fileSizeLimit(let name):
      "\(name) would pass the file-size limit of this process; an older file of that name is as it was"
    case .closedPipe: "the output was closed"
    }
  }

  /// The file line to show, where there is one.
  public var line: Int? {
    switch self {
    case .malformed(_, let line, _), .notText(_, let line, _, _), .tooLarge(_, let line, _): line
    case .cannotOpen, .otherKind, .changedWhileRead, .readFailed, .stopped, .noMemory,
      .cannotWrite, .noSpace, .fileSizeLimit, .closedPipe, .wrongRow, .refused, .needsLibrary:
      nil
    }
  }

  /// Whether a file could not be opened as a table (exit 3), not whether a result was not written.
  public var isOpeningFailure: Bool {
    switch self {
    case .cannotOpen, .otherKind, .malformed, .notText, .changedWhileRead, .readFailed, .tooLarge,
      .wrongRow, .refused, .needsLibrary:
      true
    case .stopped, .noMemory, .cannotWrite, .noSpace, .fileSizeLimit, .closedPipe: false
    }
  }
}
