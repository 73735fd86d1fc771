import Frames

/// The columns of a table that say which group a row is about.
public enum GroupColumns: Sendable, Hashable {
  /// Rows of several dimensions one under another, told apart by `dimension`.
  case stacked(dimension: String, group: String)
  /// One column a dimension, crossed where there are several.
  case crossed([SliceRequest.BreakdownColumn])

  public var names: [String] {
    switch self {
    case .stacked(let dimension, let group): [dimension, group]
    case .crossed(let columns): columns.map(\.column)
    }
  }
}

/// The group of one row: `Decile 1` of the deprivation deciles, `Female, 65+` of a cross.
struct RowGroup: Sendable {
  /// Name of the dimension; of a cross all of them.
  let dimension: String
  let group: String
  /// Position of the dimension in the catalogue; nil for a cross and for one that is not in it.
  let scheme: Int?
  /// Position of the group in its dimension.
  let place: Int?
  /// Stands for people whose group is not known.
  let isUnknown: Bool
}

/// Reads the groups of a table's rows against the catalogue of dimensions.
struct GroupReader {
  let columns: GroupColumns
  let dimensions: [Dimension]
  private let texts: [TextColumn]
  /// For a cross: the dimension of each column, where the catalogue has it.
  private let schemes: [Int?]
  /// Position by folded dimension name.
  private let positions: [String: Int]
  /// Group positions by folded name or alias, for each dimension.
  private let groups: [[String: Int]]

  init?(_ frame: Frame, _ columns: GroupColumns, dimensions: [Dimension]) {
    var texts: [TextColumn] = []
    for name in columns.names {
      guard case .text(let text)? = frame[name] else { return nil }
      texts.append(text)
    }
    self.columns = columns
    self.dimensions = dimensions
    self.texts = texts
    let positions = Dictionary(
      dimensions.enumerated().map { (foldedText($1.name), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let groups = dimensions.map { dimension in
      var found: [String: Int] = [:]
      for (position, group) in dimension.groups.enumerated() {
        found[foldedText(group.name)] = found[foldedText(group.name)] ?? position
      }
      for (position, group) in dimension.groups.enumerated() {
        for alias in group.aliases {
          found[foldedText(alias)] = found[foldedText(alias)] ?? position
        }
      }
      return found
    }
    self.positions = positions
    self.groups = groups
    switch columns {
    case .stacked: schemes = []
    case .crossed(let asked):
      schemes = zip(asked, texts).map { asked, text in
        if let named = positions[foldedText(asked.dimension)] { return named }
        // A table that has lost its request goes by the name of its column: a family.
        let entries = Set(text.dictionary.entries.map { foldedText($0) })
        let relatives = dimensions.indices.filter {
          dimensions[$0].family == foldedText(asked.column)
        }
        return relatives.first { entries.isSubset(of: groups[$0].keys) }
      }
    }
  }

  /// The group of a row; nil where a column is blank.
  func group(ofRow row: Int) -> RowGroup? {
    switch columns {
    case .stacked:
      guard let dimension = texts[0][row], let group = texts[1][row] else { return nil }
      return single(positions[foldedText(dimension)], dimension, group)
    case .crossed(let asked):
      var parts: [RowGroup] = []
      for (column, asked) in asked.enumerated() {
        guard let group = texts[column][row] else { return nil }
        let scheme = schemes[column]
        parts.append(single(scheme, scheme.map { dimensions[$0].name } ?? asked.dimension, group))
      }
      if parts.count == 1 { return parts.first }
      return RowGroup(
        dimension: parts.map(\.dimension).joined(separator: " and "),
        group: parts.map(\.group).joined(separator: ", "),
        scheme: nil,
        place: nil,
        isUnknown: parts.contains(where: \.isUnknown)
      )
    }
  }

  private func single(_ scheme: Int?, _ dimension: String, _ group: String) -> RowGroup {
    let place = scheme.flatMap { groups[$0][foldedText(group)] }
    let known = scheme.flatMap { scheme in place.map { dimensions[scheme].groups[$0] } }
    return RowGroup(
      dimension: dimension,
      group: group,
      scheme: scheme,
      place: place,
      isUnknown: known?.isUnknown ?? usualUnknownGroups.contains(foldedText(group))
    )
  }
}

/// Names that sources give to the people whose group is not known.
let usualUnknownGroups: Set<String> = [
  "not known", "unknown", "not stated", "prefer not to say", "missing", "not known/not stated",
]

extension Dimension {
  /// Positions of its ordered groups from the most disadvantaged; nil where the groups have no
  /// order, or none whose bad end is known.
  public var fromMostDisadvantaged: [Int]? {
    let ordered = groups.indices.filter { groups[$0].order != nil && !groups[$0].isUnknown }
      .sorted { (groups[$0].order ?? 0, $0) < (groups[$1].order ?? 0, $1) }
    guard let first = ordered.first, let last = ordered.last, first != last else { return nil }
    if groups[first].isDisadvantaged { return ordered }
    if groups[last].isDisadvantaged { return ordered.reversed() }
    return nil
  }
}
