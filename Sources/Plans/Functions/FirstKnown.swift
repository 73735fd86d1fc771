import Frames

extension ScalarFunction {
  /// The first argument with a value in each row; numbers beside estimates become estimates.
  static let firstKnown = ScalarFunction(
    name: "first_known",
    summary: "The first of several values that is known.",
    argumentCounts: 2...20,
    resultType: { types in
      if types.allSatisfy(isNumeric) { return types.contains(.estimate) ? .estimate : .number }
      return Set(types).count == 1 ? types.first : nil
    },
    evaluate: { arguments, rowCount throws(PlanError) in
      let all: Column
      do throws(FrameError) {
        all = try Column.concatenated(arguments)
      } catch {
        return .missing(arguments.first?.type ?? .number, count: rowCount)
      }
      let presences = arguments.map(\.presence)
      // Where none is known a suppressed one says more than a missing one.
      let chosen = (0..<rowCount).map { row in
        let known = presences.firstIndex { $0.isKnown(row) }
        let suppressed = presences.firstIndex { $0[row] == .suppressed }
        return (known ?? suppressed ?? 0) * rowCount + row
      }
      let result = all.gathered(chosen)
      return rowCount == 0 ? result : withUnits(result, arguments, rowCount)
    }
  )
}

/// A bare number takes the unit of the estimate it stands in for.
private func withUnits(_ result: Column, _ arguments: [Column], _ rowCount: Int) -> Column {
  guard case .estimate(var estimates) = result else { return result }
  var owner: EstimateColumn?
  for case .estimate(let argument) in arguments { owner = owner ?? argument }
  guard let owner else { return result }
  let presences = arguments.map(\.presence)
  let offset = estimates.measures.count
  let codes = (0..<rowCount).map { row in
    let known = presences.firstIndex { $0.isKnown(row) } ?? 0
    if case .number = arguments[known] { return offset + owner.measureCodes[row] }
    return estimates.measureCodes[row]
  }
  estimates.measures += owner.measures.map(\.withoutCounts)
  estimates.measureCodes = Codes(codes, bound: estimates.measures.count)
  return .estimate(estimates)
}
