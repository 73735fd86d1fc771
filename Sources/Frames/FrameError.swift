/// What can be wrong with putting columns together.
public enum FrameError: Error, Sendable, Hashable {
  /// Columns of one frame differ in length.
  case unequalLengths(column: String, expected: Int, found: Int)
  case duplicateColumn(String)
  case noColumn(String)
  /// Columns of different types cannot follow one another.
  case mixedTypes
  /// Two units that cannot be added or subtracted.
  case unitsDiffer(String, String)
  /// A source could not be read; the words say why.
  case unreadable(String)
}
