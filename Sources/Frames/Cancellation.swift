import Synchronization

/// A wish to stop, which whoever works on an answer looks at between two pieces of the work.
///
/// Work that sees it ends with an error of its own kind; nothing is kept of it.
public final class Cancellation: Sendable {
  /// What the work of this task listens to; nil for work that nobody can stop.
  @TaskLocal public static var current: Cancellation?

  private let state = Atomic<Bool>(false)

  public init() {}

  /// Whether the work under way is wanted no more.
  public static var isRequested: Bool { current?.isRequested ?? false }

  public var isRequested: Bool { state.load(ordering: .relaxed) }

  /// Asks the work to stop; may be called from any thread, any number of times.
  public func request() { state.store(true, ordering: .relaxed) }
}
