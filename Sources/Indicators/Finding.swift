/// Something that validation found in the tables of a workspace (`data.md` §1.4).
public struct Finding: Sendable, Hashable {
  /// `data-1` to `data-16`.
  public let code: String
  /// Errors stop the opening; other findings go to the load report.
  public let isError: Bool
  public let message: String
  public let file: String?
  /// Line of the file, counted from 1 with the heading.
  public let row: Int?
  /// What the cell holds.
  public let cell: String?

  public init(
    _ code: String,
    isError: Bool,
    _ message: String,
    file: String? = nil,
    row: Int? = nil,
    cell: String? = nil
  ) {
    self.code = code
    self.isError = isError
    self.message = message
    self.file = file
    self.row = row
    self.cell = cell
  }
}

/// Why a workspace cannot be opened.
public enum WorkspaceError: Error, Sendable, Equatable {
  /// All findings, errors first; at least one is an error.
  case invalid([Finding])
}
