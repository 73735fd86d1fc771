#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory that a run may take; work that would take more ends with a message.
///
/// Looked at while a file is read and before and after each step of a query. What the process holds
/// is asked of the system where it tells (Linux); elsewhere only what a step adds is counted.
public struct MemoryBudget: Sendable, Hashable {
  /// What the present task keeps to; nil for `standard`.
  @TaskLocal public static var current: MemoryBudget?

  /// Half of the physical memory.
  public static let standard: MemoryBudget = {
    let pages = Int(sysconf(Int32(_SC_PHYS_PAGES)))
    let (bytes, overflow) = max(0, pages).multipliedReportingOverflow(by: pageSize)
    return MemoryBudget(limit: overflow || bytes == 0 ? Int.max : bytes / 2)
  }()

  /// In bytes.
  public let limit: Int

  public init(limit: Int) {
    self.limit = limit
  }

  /// Why there is no room for `bytes` more.
  ///
  /// - Parameters:
  ///   - bytes: What is about to be taken.
  ///   - size: Bytes that are worked on. Where nobody has set a budget, little work is not worth
  ///     asking the system for.
  /// - Returns: What would be needed in all; nil while there is room.
  public static func shortage(adding bytes: Int, workingOn size: Int) -> MemoryShortage? {
    if current == nil, size < 1 << 20, bytes < 1 << 20 { return nil }
    let limit = (current ?? standard).limit
    let (needed, overflow) = residentBytes().addingReportingOverflow(max(0, bytes))
    guard overflow || needed > limit else { return nil }
    return MemoryShortage(needed: overflow ? Int.max : needed, limit: limit)
  }

  /// What the process holds now; 0 where the system does not tell.
  public static func residentBytes() -> Int {
    #if os(Linux)
      let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return 0 }
      defer { close(descriptor) }
      var text = [UInt8](repeating: 0, count: 128)
      let count = read(descriptor, &text, text.count)
      guard count > 0 else { return 0 }
      let numbers = text[..<count].split(separator: UInt8(ascii: " "))
      guard numbers.count > 1, let pages = Int(String(decoding: numbers[1], as: UTF8.self))
      else { return 0 }
      return pages * pageSize
    #else
      return 0
    #endif
  }

  private static let pageSize = max(1, Int(sysconf(Int32(_SC_PAGESIZE))))
}

/// How much memory was needed, and how much was allowed.
public struct MemoryShortage: Error, Sendable, Hashable {
  public let needed: Int
  public let limit: Int

  public init(needed: Int, limit: Int) {
    self.needed = needed
    self.limit = limit
  }

  /// As `about 1.5 GB of memory, and 500 MB are allowed`.
  public var words: String {
    "about \(Self.size(needed)) of memory, and \(Self.size(limit)) are allowed"
  }

  /// How to allow as much as was needed, and a little more.
  public var wayOut: String {
    "more is allowed by   cvq --memory \(Self.size(needed / 8 * 9).filter { $0 != " " })"
  }

  /// Bytes as people say them: `512 MB`, `1.5 GB`; two digits, rounded up.
  static func size(_ bytes: Int) -> String {
    for (unit, name) in [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")]
    where bytes >= unit {
      let tenths = (bytes - 1) / (unit / 10) + 1
      return tenths < 100 && tenths % 10 != 0
        ? "\(tenths / 10).\(tenths % 10) \(name)" : "\((tenths + 9) / 10) \(name)"
    }
    return "\(bytes) bytes"
  }
}
