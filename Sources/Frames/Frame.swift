/// An immutable table: equally long typed columns under a schema.
public struct Frame: Sendable {
  public let schema: Schema
  public let columns: [Column]
  public let rowCount: Int

  /// - Throws: `FrameError.unequalLengths` or `.duplicateColumn`.
  public init(schema: Schema, columns: [Column]) throws(FrameError) {
    try self.init(schema: schema, columns: columns, rowCount: columns.first?.count ?? 0)
  }

  /// With the row count given, so that a table without columns still has rows to count.
  public init(schema: Schema, columns: [Column], rowCount: Int) throws(FrameError) {
    guard schema.fields.count == columns.count else {
      throw FrameError.noColumn(schema.fields.last?.name ?? "")
    }
    var names: Set<String> = []
    for (field, column) in zip(schema.fields, columns) {
      guard column.count == rowCount else {
        throw FrameError.unequalLengths(
          column: field.name,
          expected: rowCount,
          found: column.count
        )
      }
      guard names.insert(field.name).inserted else {
        throw FrameError.duplicateColumn(field.name)
      }
    }
    self.schema = schema
    self.columns = columns
    self.rowCount = rowCount
  }

  /// No rows under the given schema.
  public static func empty(_ schema: Schema) -> Frame {
    Frame(
      unchecked: schema,
      columns: schema.fields.map { Column.missing($0.type, count: 0) },
      rowCount: 0
    )
  }

  /// For steps that keep lengths and names sound by construction.
  public init(unchecked schema: Schema, columns: [Column], rowCount: Int) {
    self.schema = schema
    self.columns = columns
    self.rowCount = rowCount
  }

  public subscript(name: String) -> Column? {
    schema.index(of: name).map { columns[$0] }
  }

  /// Rows in the given order; a negative row number gives a row of missing values.
  public func gathered(_ rows: [Int]) -> Frame {
    Frame(
      unchecked: schema,
      columns: columns.map { $0.gathered(rows) },
      rowCount: rows.count
    )
  }

  public var byteCount: Int { columns.reduce(0) { $0 + $1.byteCount } }
}
