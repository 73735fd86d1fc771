#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Names in a folder, in the order of their letters; hidden ones are left out.
///
/// - Parameters:
///   - path: The folder; empty for the current one.
///   - limit: More than so many names are not read.
/// - Returns: No names where the folder cannot be read.
func namesInFolder(_ path: String, limit: Int = 10_000) -> [String] {
  names(in: path, limit: limit) ?? []
}

/// Names of the files in a folder, sorted; hidden ones and folders left out.
///
/// Nil when it cannot be looked into.
func filesInFolder(_ path: String) -> [String]? {
  names(in: path, limit: .max)?.filter { FileKind(of: "\(path)/\($0)") == .file }
}

private func names(in path: String, limit: Int) -> [String]? {
  guard let folder = opendir(path.isEmpty ? "." : path) else { return nil }
  defer { closedir(folder) }
  var names: [String] = []
  while names.count < limit, let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
      // SAFETY: the name ends with a zero byte within its field.
      UnsafeRawPointer(start).withMemoryRebound(to: CChar.self, capacity: 256) {
        String(cString: $0)
      }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}
