#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a database was not made.
public struct SQLiteFileError: Error {
  public let reason: String
}

/// Makes an SQLite database by statements.
public func sqliteFile(at path: String, _ statements: [String]) throws {
  typealias Open =
    @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>) -> Int32
  typealias Execute =
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>, OpaquePointer?, OpaquePointer?, OpaquePointer?
    ) -> Int32
  typealias Close = @convention(c) (OpaquePointer?) -> Int32
  let names = ["libsqlite3.so.0", "libsqlite3.dylib"]
  guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
    let open = dlsym(library, "sqlite3_open"), let execute = dlsym(library, "sqlite3_exec"),
    let close = dlsym(library, "sqlite3_close")
  else { throw SQLiteFileError(reason: "SQLite is not on this machine") }
  var database: OpaquePointer?
  defer { _ = unsafeBitCast(close, to: Close.self)(database) }
  guard unsafeBitCast(open, to: Open.self)(path, &database) == 0 else {
    throw SQLiteFileError(reason: "\(path) was not opened")
  }
  for statement in statements {
    guard unsafeBitCast(execute, to: Execute.self)(database, statement, nil, nil, nil) == 0 else {
      throw SQLiteFileError(reason: statement)
    }
  }
}
