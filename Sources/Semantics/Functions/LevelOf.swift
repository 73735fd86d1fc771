import Frames
import Indicators
import Plans
import Syntax

extension ExpressionChecker {
  /// `level_of(ethnicity)`: how deep a group is nested, by the dimensions of the workspace.
  mutating func levelOf(
    _ name: NameSyntax,
    _ arguments: [ExpressionSyntax]
  ) throws(Diagnostic) -> Typed {
    try checkCount(arguments.count, 1...1, name)
    let group = try check(arguments[0])
    guard group.type == .text else { throw wrongArguments(name, [group], arguments) }
    let dimensions = scope.workspace.dimensions
    var levels: [String: [String: Double]] = [:]
    var inputs = [group.expression]
    if let dimension = table.schema.field("dimension"), dimension.type == .text,
      group.column.map(foldedColumnName) == "group"
    {
      // Stacked dimensions: the same word may be a group of several.
      for dimension in dimensions {
        levels[foldedText(dimension.name), default: [:]].merge(levelsOfGroups(dimension)) { $1 }
      }
      inputs.insert(.column(dimension.name), at: 0)
    } else if let position = dimensionShown(by: group.column) {
      levels[""] = levelsOfGroups(dimensions[position])
    } else {
      levels[""] = levelsWhereDimensionsAgree(dimensions)
    }
    return Typed(.call(.lookingUpNumbers("level_of", levels), inputs), .number)
  }

  /// The dimension behind a column: the one that `get … by` chose, else one of the column's name.
  private func dimensionShown(by column: String?) -> Int? {
    guard let column else { return nil }
    if case .attached(let workspace, let request) = table.attachment,
      case .dimensions(let chosen) = request.breakdown,
      let asked = chosen.first(where: { foldedColumnName($0.column) == foldedColumnName(column) })
    {
      return workspace.dimensions.firstIndex {
        foldedText($0.name) == foldedText(asked.dimension)
      }
    }
    guard case .one(let position) = scope.workspace.findDimensions(column) else { return nil }
    return position
  }

  private func levelsOfGroups(_ dimension: Dimension) -> [String: Double] {
    var levels: [String: Double] = [:]
    for (position, group) in dimension.groups.enumerated() {
      let level = Double(dimension.level(ofGroup: position))
      for name in [group.name] + group.aliases where levels[foldedText(name)] == nil {
        levels[foldedText(name)] = level
      }
    }
    return levels
  }

  /// Without a dimension a group has a level where all dimensions that know it say the same.
  private func levelsWhereDimensionsAgree(_ dimensions: [Dimension]) -> [String: Double] {
    var agreed: [String: Double] = [:]
    var disputed: Set<String> = []
    for dimension in dimensions {
      for (group, level) in levelsOfGroups(dimension) {
        if let other = agreed[group], other != level { disputed.insert(group) }
        agreed[group] = level
      }
    }
    return agreed.filter { !disputed.contains($0.key) }
  }
}
