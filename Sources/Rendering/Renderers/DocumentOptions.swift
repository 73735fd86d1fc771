/// What a table is written with in a document: words round it, and what its columns mean.
public struct DocumentOptions: Sendable {
  /// What the caption starts with, such as the place of the query.
  public var titleParts: [String]
  /// What there is to say under the table, most consequential first.
  public var footers: [String]
  /// Columns of the verb just used; they stay in the table though all rows agree.
  public var judgementColumns: Set<String>

  public init(
    titleParts: [String] = [],
    footers: [String] = [],
    judgementColumns: Set<String> = []
  ) {
    self.titleParts = titleParts
    self.footers = footers
    self.judgementColumns = judgementColumns
  }
}
