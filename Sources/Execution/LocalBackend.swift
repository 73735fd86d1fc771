import Frames
public import Plans

/// Runs plans on this machine, over columns in memory.
public struct LocalBackend: Backend {
  public init() {}

  public func run(_ plan: Plan) throws(PlanError) -> PlanResult {
    var footnotes: [Footnote] = []
    let frame = try run(plan, &footnotes)
    return PlanResult(frame: frame, footnotes: footnotes)
  }

  private func run(_ plan: Plan, _ footnotes: inout [Footnote]) throws(PlanError) -> Frame {
    do throws(PlanError) {
      switch plan {
      case .scan(let source, let columns, _):
        return try scan(source, columns, &footnotes)
      case .filter(let input, let conditions, _):
        return try filter(try run(input, &footnotes), conditions, &footnotes)
      case .project(let input, let expressions, _):
        return try project(try run(input, &footnotes), expressions)
      case .aggregate(let input, let keys, let aggregations, let rollup, _):
        let frame = try run(input, &footnotes)
        return try aggregate(frame, by: keys, aggregations, rollup: rollup, &footnotes)
      case .window(let input, let measures, _):
        return try window(try run(input, &footnotes), measures, &footnotes)
      case .join(let left, let right, let keys, _):
        let leftFrame = try run(left, &footnotes)
        return try join(leftFrame, try run(right, &footnotes), on: keys, &footnotes)
      case .sort(let input, let keys, _):
        return try sort(try run(input, &footnotes), keys)
      case .limit(let input, let count, let keys, _):
        return try limit(try run(input, &footnotes), count, by: keys, &footnotes)
      case .union(let inputs, _):
        var frames: [Frame] = []
        for input in inputs { frames.append(try run(input, &footnotes)) }
        return try union(frames)
      case .pivot(let input, let names, let values, let keys, _):
        let frame = try run(input, &footnotes)
        return try pivot(frame, names: names, values: values, keys: keys, &footnotes)
      case .unpivot(let input, let columns, let name, _):
        return try unpivot(try run(input, &footnotes), columns, into: name)
      case .apply(let input, let procedure, _):
        let reading = try procedure.run(try run(input, &footnotes))
        footnotes.append(contentsOf: reading.footnotes)
        return reading.frame
      }
    } catch {
      throw error.at(plan.origin)
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

/// "1 row", "2 rows"
func counted(_ count: Int, _ noun: String) -> String {
  "\(roundedText(Double(count), decimals: 0, grouping: true)) \(noun)\(count == 1 ? "" : "s")"
}
