import Frames
import Plans

/// One column an expression; later ones see only the input, never one another.
func project(_ frame: Frame, _ expressions: [NamedExpression]) throws(PlanError) -> Frame {
  let evaluator = ExpressionEvaluator(frame: frame)
  var columns: [Column] = []
  columns.reserveCapacity(expressions.count)
  for named in expressions { columns.append(try evaluator.column(named.expression)) }
  // A number may turn out to carry a unit: the column found is what the field says.
  let fields = zip(expressions, columns).map { named, column in
    var field = named.field
    field.type = column.type
    // A key that goes over as it is keeps what is known of its names.
    if case .column(let name) = named.expression, field.role.isKey {
      field.overlaps = frame.schema.field(name)?.overlaps ?? [:]
    }
    return field
  }
  return try makeFrame(fields, columns, rowCount: frame.rowCount)
}
