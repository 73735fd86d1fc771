import Frames
public import Plans

/// Runs plans on this machine, over columns in memory.
public struct LocalBackend: Backend {
  public init() {}

  public func run(_ plan: Plan) throws(PlanError) -> PlanResult {
    var log = RunLog()
    let frame = try run(plan, &log)
    return PlanResult(frame: frame, footnotes: log.footnotes, trace: log.trace)
  }

  /// What is said and counted on the way.
  private struct RunLog {
    var footnotes: [Footnote] = []
    var trace: [StepTrace] = []
  }

  private func run(_ plan: Plan, _ log: inout RunLog) throws(PlanError) -> Frame {
    var inputs: [Frame] = []
    for input in plan.inputs { inputs.append(try run(input, &log)) }
    let said = log.footnotes.count
    let frame: Frame
    do throws(PlanError) {
      try stopIfAsked()
      try requireRoom(for: plan, inputs)
      frame = try result(of: plan, inputs, &log.footnotes)
      // A step that was asked to stop midway may have cut its work short.
      try stopIfAsked()
      try requireMemory(adding: 0, workingOn: frame.roughSize)
    } catch {
      throw error.at(plan.origin)
    }
    log.trace.append(
      StepTrace(
        origin: plan.origin,
        rowCount: frame.rowCount,
        footnotes: Array(log.footnotes[said...])
      )
    )
    return frame
  }

  private func stopIfAsked() throws(PlanError) {
    if Cancellation.isRequested { throw .stopped }
  }

  /// Refuses a step whose result would not fit beside what is there already.
  private func requireRoom(for plan: Plan, _ inputs: [Frame]) throws(PlanError) {
    let size = inputs.reduce(0) { $0 + $1.roughSize }
    guard MemoryBudget.current != nil || size >= 1 << 18 else { return }
    let bytes: Int
    switch plan {
    case .scan, .limit: bytes = 0
    case .unpivot(_, let columns, _, _):
      let (product, overflow) = size.multipliedReportingOverflow(by: max(1, columns.count))
      bytes = overflow ? Int.max : product / max(1, inputs.first?.columns.count ?? 1)
    // Steps make new columns of their rows, seldom more than there were.
    default: bytes = inputs.reduce(0) { $0 + $1.byteCount }
    }
    try requireMemory(adding: bytes, workingOn: size)
  }

  /// What an operator makes of the frames of its inputs, which are in the order of `plan.inputs`.
  private func result(
    of plan: Plan,
    _ inputs: [Frame],
    _ footnotes: inout [Footnote]
  ) throws(PlanError) -> Frame {
    let frame = inputs.first ?? Frame.empty(Schema([]))
    switch plan {
    case .scan(let source, let columns, _):
      return try scan(source, columns, &footnotes)
    case .filter(_, let conditions, _):
      return try filter(frame, conditions, &footnotes)
    case .project(_, let expressions, _):
      return try project(frame, expressions)
    case .aggregate(_, let keys, let aggregations, let rollup, _):
      return try aggregate(frame, by: keys, aggregations, rollup: rollup, &footnotes)
    case .window(_, let measures, _):
      return try window(frame, measures, &footnotes)
    case .join(_, _, let keys, _):
      precondition(inputs.count == 2, "a join has two inputs")
      return try join(frame, inputs[1], on: keys, &footnotes)
    case .sort(_, let keys, _):
      return try sort(frame, keys)
    case .limit(_, let count, let keys, _):
      return try limit(frame, count, by: keys, &footnotes)
    case .union:
      return try union(inputs)
    case .pivot(_, let names, let values, let keys, _):
      return try pivot(frame, names: names, values: values, keys: keys, &footnotes)
    case .unpivot(_, let columns, let name, _):
      return try unpivot(frame, columns, into: name)
    case .apply(_, let procedure, _):
      let reading = try procedure.run(frame)
      footnotes.append(contentsOf: reading.footnotes)
      return reading.frame
    }
  }

  private func scan(
    _ source: any FrameSource,
    _ columns: [String],
    _ footnotes: inout [Footnote]
  ) throws(PlanError) -> Frame {
    do throws(FrameError) {
      let reading = try source.read(columns: columns)
      footnotes.append(contentsOf: reading.footnotes)
      return reading.frame
    } catch {
      throw .unexpected(error)
    }
  }
}

/// Makes a frame, turning a broken promise between two steps into a message.
func makeFrame(
  _ fields: [Field],
  _ columns: [Column],
  rowCount: Int
) throws(PlanError) -> Frame {
  do throws(FrameError) {
    return try Frame(schema: Schema(fields), columns: columns, rowCount: rowCount)
  } catch {
    throw .unexpected(error)
  }
}

/// A count with its noun: "1 row", "2 rows".
func counted(_ count: Int, _ noun: String) -> String {
  "\(number(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// A count with its thousands set apart, as in `1,234`.
func number(_ count: Int) -> String { roundedText(Double(count), decimals: 0, grouping: true) }

/// - Throws: `memory-1` when the run may not take so much more.
func requireMemory(adding bytes: Int, workingOn size: Int) throws(PlanError) {
  if let shortage = MemoryBudget.shortage(adding: bytes, workingOn: size) {
    throw PlanError(shortage)
  }
}

extension Frame {
  /// Bytes of its cells, about; without looking at them.
  fileprivate var roughSize: Int {
    rowCount.multipliedReportingOverflow(by: 8 * max(1, columns.count)).partialValue
  }
}
