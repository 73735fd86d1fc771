#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files of the repository that tests read.
public enum Repository {
  /// The root folder, found from this file's place in it.
  public static let root: String = {
    // …/Tests/TestSupport/Repository.swift
    let parts = "\(#filePath)".split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// The text of a file, by its path from the root; nil when there is none.
  public static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  public static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen("\(root)/\(path)", "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Names of the entries of a folder, sorted; empty when there is none.
  public static func entries(_ path: String) -> [String] {
    guard let folder = opendir("\(root)/\(path)") else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Paths of all files below a folder, from the root, sorted.
  public static func files(below path: String, ending: String) -> [String] {
    entries(path).flatMap { name -> [String] in
      let full = path.isEmpty ? name : "\(path)/\(name)"
      var information = stat()
      guard stat("\(root)/\(full)", &information) == 0 else { return [] }
      if information.st_mode & S_IFMT == S_IFDIR { return files(below: full, ending: ending) }
      return name.hasSuffix(ending) ? [full] : []
    }.sorted()
  }
}
