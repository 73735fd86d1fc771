/// What the person did with one prompt.
nonisolated enum Reading: Equatable {
  /// A cell to run, without gutters. It may be blank.
  case cell(String)
  /// Ctrl-C; what had been typed.
  case cancelled(String)
  /// Ctrl-D with nothing typed, or the terminal is gone.
  case endOfInput
}
