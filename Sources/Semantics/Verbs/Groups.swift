import Frames
import Indicators
import Syntax

/// The columns of a table that say the group, with the dimensions that `get` was asked for.
func groupColumns(of table: Table) -> GroupColumns {
  let names = table.groupFields.map(\.name)
  if names == ["dimension", "group"] { return .stacked(dimension: names[0], group: names[1]) }
  var asked: [SliceRequest.BreakdownColumn] = []
  if case .attached(_, let request) = table.attachment {
    switch request.breakdown {
    case .totals: break
    case .any:
      // Renamed, they still stand in the order of `get`.
      if names.count == 2 { return .stacked(dimension: names[0], group: names[1]) }
    case .dimensions(let columns): asked = columns
    }
  }
  return .crossed(
    names.enumerated().map { position, name in
      let known =
        asked.first { $0.column == name }
        ?? (asked.count == names.count ? asked[position] : nil)
      return SliceRequest.BreakdownColumn(column: name, dimension: known?.dimension ?? name)
    }
  )
}
