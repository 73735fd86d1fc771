import Formats
import Notebook
import Semantics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of `--out`: shown tables and written files of a run lie there, one file each.
struct ResultFolder {
  /// Ends in a slash.
  let path: String
  private let format: AnswerFormat

  /// Makes the folder if there is none.
  init(_ path: String, format: AnswerFormat) throws(ScriptEnd) {
    self.path = path.hasSuffix("/") ? path : path + "/"
    self.format = format
    guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    throw ScriptEnd(
      message: "the folder \(path) cannot be made: \(String(cString: strerror(errno)))\n",
      exitCode: .failedOnData
    )
  }

  /// Where a query's answer goes: as its own `to` says, else `table-2.csv` for the second table.
  func file(
    of query: PreparedQuery,
    at position: Int,
    among queries: [PreparedQuery]
  ) -> Destination {
    if let own = query.table.destination, own.path != nil { return own }
    let number = queries[...position].count(where: \.isShown)
    let format = query.table.destination?.format ?? self.format.rawValue
    return Destination(format: format, path: "table-\(number).\(format == "text" ? "txt" : format)")
  }
}
