/// Whether typed text can run as it stands.
public nonisolated enum InputCompleteness: Sendable, Equatable {
  case complete
  /// More must follow; `reason` says what is missing, in one sentence for the person typing.
  case incomplete(reason: String)
}

/// What became of one cell.
///
/// Everything to be read about it has been written already.
public nonisolated struct RunOutcome: Sendable, Equatable {
  /// Whether the cell gave an answer; kept in the history.
  public var ok: Bool
  /// Whether the cell asked to leave.
  public var leaves: Bool
  /// Text that the next prompt starts with, for a repair or a cell to be edited.
  public var nextText: String?

  public init(ok: Bool, leaves: Bool = false, nextText: String? = nil) {
    self.ok = ok
    self.leaves = leaves
    self.nextText = nextText
  }
}

/// What a prompt asks of the session behind it.
///
/// All closures but `interrupt` are called on the thread that called `InteractiveShell.run()`.
public nonisolated struct PromptActions {
  /// Lines shown once, before the first prompt.
  public var banner: [String]
  /// The number that the next cell would get; asked before each prompt, so it may also go back.
  public var nextCellNumber: () -> Int
  /// Whether text can run.
  ///
  /// Asked at each Enter, so it must be quick and must not run anything.
  public var completeness: (String) -> InputCompleteness
  /// What may stand at the end of a text, which is what stands before the cursor.
  ///
  /// Asked at each Tab; it must not run anything.
  public var completions: (String) -> LineCompletion
  /// Runs one cell and writes what there is to read.
  ///
  /// The text has no gutters and is not blank; a leading `|` is left in it.
  public var run: (String) -> RunOutcome
  /// Asks the running cell to stop.
  ///
  /// Called from another thread while `run` is at work, once for each Ctrl-C; it must return at
  /// once.
  public var interrupt: @Sendable () -> Void

  public init(
    banner: [String] = [],
    nextCellNumber: @escaping () -> Int,
    completeness: @escaping (String) -> InputCompleteness,
    completions: @escaping (String) -> LineCompletion = { _ in .nothing },
    run: @escaping (String) -> RunOutcome,
    interrupt: @escaping @Sendable () -> Void
  ) {
    self.banner = banner
    self.nextCellNumber = nextCellNumber
    self.completeness = completeness
    self.completions = completions
    self.run = run
    self.interrupt = interrupt
  }
}
