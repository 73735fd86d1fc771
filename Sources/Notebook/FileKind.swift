#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a path leads to.
enum FileKind {
  case file, folder, none

  init(of path: String) {
    var information = stat()
    guard stat(path, &information) == 0 else {
      self = .none
      return
    }
    self = information.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }
}
