import Frames
import Statistics

/// The columns of the measures with their units.
func inequalityColumns(
  _ answers: [(figures: GroupFigures, measures: InequalityMeasures)],
  dimension: Column,
  _ rules: InequalityRules
) -> [(field: Field, column: Column)] {
  var columns: [(field: Field, column: Column)] = [
    (Field(name: "dimension", type: .text, role: .breakdown), dimension),
    (
      Field(name: "groups", type: .number),
      .number(NumberColumn(answers.map { Optional(Double($0.figures.known.count)) }))
    ),
    (
      Field(name: "ordered", type: .yesNo),
      .yesNo(YesNoColumn(answers.map { Optional($0.figures.isOrdered) }))
    ),
  ]
  for name in rules.names {
    var cells = EstimateCells()
    for answer in answers {
      let cell = answer.measures.cells[name]
      let (measure, decimals) = unit(of: name, answer.figures)
      cells.append(cell?.value, interval: cell?.interval, measure: measure, decimals: decimals)
    }
    columns.append((Field(name: name, type: .estimate), .estimate(cells.finish())))
  }
  columns.append(
    (
      Field(name: "reason", type: .text),
      .text(TextColumn(answers.map { $0.measures.reason(rules.names) }))
    )
  )
  return columns
}

/// Unit and decimals of a measure of these groups.
private func unit(of name: String, _ figures: GroupFigures) -> (Measure, decimals: Int?) {
  let difference = figures.measure.ofDifference.withoutJudgement
  let decimals = figures.figures.compactMap(\.decimals).max()
  switch name {
  case "ratio", "rii": return (Measure(decimals: 2), nil)
  case "rci": return (Measure(decimals: 3), nil)
  case "mld", "ti": return (Measure(decimals: 2), nil)
  case "paf", "cov", "idisu", "idisw": return (Measure(unit: "%", decimals: 1), nil)
  case "bgv":
    var square = difference
    square.unit = difference.unit.isEmpty ? "" : "(\(difference.unit))²"
    square.decimals = nil
    return (square, decimals)
  default: return (difference, decimals)
  }
}

extension Measure {
  /// For figures of which neither way is good by itself.
  fileprivate var withoutJudgement: Measure {
    var result = self
    result.polarity = .neutral
    result.tolerance = nil
    result.frequencyInMonths = nil
    return result
  }
}
