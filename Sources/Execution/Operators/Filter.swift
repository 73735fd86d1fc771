import Frames
import Plans

/// Keeps the rows for which every condition holds; says which one removed the last row.
func filter(
  _ frame: Frame,
  _ conditions: [Condition],
  _ footnotes: inout [Footnote]
) throws(PlanError) -> Frame {
  let evaluator = ExpressionEvaluator(frame: frame)
  var kept = Array(repeating: true, count: frame.rowCount)
  var remaining = frame.rowCount
  for condition in conditions {
    let holds = try evaluator.holds(condition.expression, where: kept)
    let before = remaining
    let rowsBefore = kept
    remaining = 0
    for row in kept.indices {
      kept[row] = kept[row] && holds[row]
      if kept[row] { remaining += 1 }
    }
    if remaining == 0, before > 0 {
      footnotes.append(emptied(frame, rowsBefore, by: condition, of: before))
      return frame.gathered([])
    }
  }
  if remaining == frame.rowCount { return frame }
  footnotes.append(
    Footnote(.rows, "where kept \(number(remaining)) of \(counted(frame.rowCount, "row"))")
  )
  return frame.gathered(kept.indices.filter { kept[$0] })
}

/// Says what emptied the table.
///
/// Such as: 0 rows: 'place = "Derby"' removed the last 14; place here: Coventry (14).
private func emptied(
  _ frame: Frame,
  _ rows: [Bool],
  by condition: Condition,
  of count: Int
) -> Footnote {
  var text = "0 rows: '\(condition.text)' removed the last \(count)"
  guard let name = condition.comparedColumn, case .text(let column)? = frame[name] else {
    return Footnote(.emptiness, text)
  }
  var counts: [String: Int] = [:]
  var order: [String] = []
  for row in rows.indices where rows[row] {
    guard let value = column[row] else { continue }
    if counts[value] == nil { order.append(value) }
    counts[value, default: 0] += 1
  }
  let shown = order.prefix(5).map { "\($0) (\(counts[$0] ?? 0))" }.joined(separator: ", ")
  if !shown.isEmpty {
    let more = order.count > 5 ? " and \(order.count - 5) more" : ""
    text += "; \(name) here: \(shown)\(more)"
  }
  return Footnote(.emptiness, text)
}
