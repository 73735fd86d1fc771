import CBundledData
import Formats

/// The files of a data package, wherever they lie.
struct PackageSource: Sendable {
  let name: String
  /// Opens a file by its path within the package; nil when there is none of that name.
  let open: @Sendable (String) throws(FormatError) -> ByteSource?

  /// The workspace that comes with the program.
  static let bundled = PackageSource(name: "coventry") { (path) throws(FormatError) in
    bundledFiles[path]
  }

  /// A folder on disk.
  static func folder(_ path: String) -> PackageSource {
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    return PackageSource(name: name) { (file) throws(FormatError) in
      try ByteSource(path: "\(folder)/\(file)", name: file)
    }
  }

  private static let bundledFiles: [String: ByteSource] = {
    var files: [String: ByteSource] = [:]
    for index in 0..<cvq_bundled_file_count() {
      guard let name = cvq_bundled_file_name(index), let start = cvq_bundled_file_bytes(index)
      else { continue }
      let path = String(cString: name)
      // SAFETY: the bytes are constant data of the program and as many as the size says.
      let bytes = UnsafeBufferPointer(start: start, count: cvq_bundled_file_size(index))
      files[path] = ByteSource(name: path, bytes: Array(bytes))
    }
    return files
  }()
}
