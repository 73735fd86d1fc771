/// What a column means to the verbs.
public enum FieldRole: String, Sendable, Hashable, CaseIterable {
  case indicator, place, period, asAt
  /// A breakdown dimension whose groups are the values.
  case breakdown
  /// The measure of an indicator table.
  case value
  /// Anything else.
  case plain

  /// Part of what identifies a row.
  public var isKey: Bool {
    switch self {
    case .indicator, .place, .period, .asAt, .breakdown: true
    case .value, .plain: false
    }
  }
}

/// Name, type and meaning of a column.
public struct Field: Sendable, Hashable {
  public var name: String
  public var type: ColumnType
  public var role: FieldRole
  /// At hand but neither shown nor exported until a step names it (`language.md` §1).
  public var isQuiet: Bool
  /// Dropped from sight by `keep` or `drop`, yet part of what identifies a row.
  public var isHidden: Bool
  /// For a name in this column the others that stand for some of the same people.
  ///
  /// Indian lies in Asian, Coventry in England, 0-4 in 0-17. Each pair is there once, under the
  /// narrower name.
  public var overlaps: [String: Set<String>] = [:]

  public init(
    name: String,
    type: ColumnType,
    role: FieldRole = .plain,
    isQuiet: Bool = false,
    isHidden: Bool = false
  ) {
    self.name = name
    self.type = type
    self.role = role
    self.isQuiet = isQuiet
    self.isHidden = isHidden
  }

  public var isShown: Bool { !isQuiet && !isHidden }
}

/// The fields of a frame, in order; no two names fold alike unless they are spelt differently.
public struct Schema: Sendable, Hashable {
  public var fields: [Field]

  public init(_ fields: [Field]) {
    self.fields = fields
  }

  /// Finds a column: an exact spelling first, else the only one that folds alike.
  public func index(of name: String) -> Int? {
    if let exact = fields.firstIndex(where: { $0.name == name && !$0.isHidden }) { return exact }
    if let exact = fields.firstIndex(where: { $0.name == name }) { return exact }
    let folded = foldedColumnName(name)
    let matches = fields.indices.filter { foldedColumnName(fields[$0].name) == folded }
    let visible = matches.filter { !fields[$0].isHidden }
    if visible.count == 1 { return visible.first }
    return matches.count == 1 ? matches.first : nil
  }

  public func field(_ name: String) -> Field? { index(of: name).map { fields[$0] } }

  public func first(_ role: FieldRole) -> Field? { fields.first { $0.role == role } }
}

extension Field {
  /// The hidden yes/no column that marks the subtotals `with totals` made over a key column.
  public static func totalMarker(of key: String) -> String { "\(key) is total" }
}
