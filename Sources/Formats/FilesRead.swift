import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files that this process has opened for reading, so that none of them is written over.
public enum FilesRead {
  private static let paths = Mutex<Set<String>>([])

  static func remember(_ path: String) {
    guard let place = resolved(path) else { return }
    paths.withLock { _ = $0.insert(place) }
  }

  /// Whether a file was read, by whichever of its paths.
  public static func contains(_ path: String) -> Bool {
    guard let place = resolved(path) else { return false }
    return paths.withLock { $0.contains(place) }
  }

  private static func resolved(_ path: String) -> String? {
    guard let place = realpath(path, nil) else { return nil }
    defer { free(place) }
    return String(cString: place)
  }
}
