import CLibraryLoad

/// A library of the system that some files need, looked for when the first of them is opened.
struct SystemLibrary: Sendable {
  /// What it is called by those who make it.
  let title: String
  /// File names under which it is found, the likeliest first.
  let files: [String]
  /// What installs it on Debian and what elsewhere.
  let package: String
  let formula: String

  static let zlib = SystemLibrary(
    title: "zlib",
    files: ["libz.so.1", "libz.1.dylib", "libz.dylib", "libz.so"],
    package: "zlib1g",
    formula: "zlib"
  )
  static let zip = SystemLibrary(
    title: "libzip",
    files: ["libzip.so.5", "libzip.so.4", "libzip.5.dylib", "libzip.dylib", "libzip.so"],
    package: "libzip4",
    formula: "libzip"
  )
  static let expat = SystemLibrary(
    title: "expat",
    files: ["libexpat.so.1", "libexpat.1.dylib", "libexpat.dylib", "libexpat.so"],
    package: "libexpat1",
    formula: "expat"
  )
  static let sqlite = SystemLibrary(
    title: "SQLite",
    files: ["libsqlite3.so.0", "libsqlite3.dylib", "libsqlite3.so"],
    package: "libsqlite3-0",
    formula: "sqlite"
  )
  static let xlsxwriter = SystemLibrary(
    title: "libxlsxwriter",
    files: [
      "libxlsxwriter.so.4", "libxlsxwriter.so.5", "libxlsxwriter.dylib", "libxlsxwriter.so",
    ],
    package: "libxlsxwriter4",
    formula: "libxlsxwriter"
  )

  /// How it is installed where this program runs.
  var remedy: String {
    #if canImport(Darwin)
      "brew install \(formula)"
    #else
      "sudo apt-get install \(package)"
    #endif
  }

  /// Its functions.
  ///
  /// - Parameters:
  ///   - load: Binds a file name.
  ///   - isKnown: Whether the functions are of a version that is known here.
  /// - Returns: The functions of the first file that has them all, or none.
  func bound<Functions>(
    _ load: (UnsafePointer<CChar>) -> UnsafePointer<Functions>?,
    isKnown: (Functions) -> Bool
  ) -> BoundLibrary<Functions> {
    var hasOther = false
    for file in files {
      guard let functions = file.withCString(load) else { continue }
      if isKnown(functions.pointee) {
        return BoundLibrary(library: self, functions: functions.pointee, hasOther: false)
      }
      hasOther = true
    }
    return BoundLibrary(library: self, functions: nil, hasOther: hasOther)
  }
}

/// A library after it was looked for.
// SAFETY: the functions are pointers into a library that stays loaded; calls on different objects
// of it are independent, and no object is shared between threads.
struct BoundLibrary<Functions>: @unchecked Sendable {
  let library: SystemLibrary
  let functions: Functions?
  /// Whether one was found whose version is not known here.
  let hasOther: Bool

  /// - Throws: `FormatError.needsLibrary`, which says what installs it.
  func required(for name: String) throws(FormatError) -> Functions {
    if let functions { return functions }
    throw FormatError.needsLibrary(
      name: name,
      library: library.title,
      reason: hasOther
        ? "whose version here is not one that is known" : "which is not on this machine",
      remedy: library.remedy
    )
  }
}

/// The libraries, each bound once, at its first use.
enum Libraries {
  static let zlib = SystemLibrary.zlib.bound(cll_load_zlib) { library in
    String(cString: library.version()).hasPrefix("1.")
  }
  static let zip = SystemLibrary.zip.bound(cll_load_zip) { library in
    String(cString: library.version()).hasPrefix("1.")
  }
  static let expat = SystemLibrary.expat.bound(cll_load_expat) { $0.version().major == 2 }
  static let sqlite = SystemLibrary.sqlite.bound(cll_load_sqlite) {
    (3_008_000..<4_000_000).contains($0.version())
  }
  static let xlsxwriter = SystemLibrary.xlsxwriter.bound(cll_load_xlsxwriter) { library in
    String(cString: library.version()).hasPrefix("1.")
  }
}
