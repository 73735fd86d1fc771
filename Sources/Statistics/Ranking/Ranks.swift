/// How values that are equal share their ranks.
public enum TieRule: String, Sendable, Hashable, CaseIterable {
  /// The mean of the ranks they cover: 1, 2.5, 2.5, 4.
  case average
  /// The lowest of them: 1, 2, 2, 4; league tables.
  case minimum
  /// The highest of them: 1, 3, 3, 4.
  case maximum
  /// In the order given: 1, 2, 3, 4.
  case first
  /// The lowest, with no rank left out after: 1, 2, 2, 3.
  case dense
}

/// Ranks of `values`, 1 for the lowest, or for the highest when `descending`.
///
/// Equal means equal to the last bit; round first to rank as displayed. A NaN stands for a value
/// that is not there: its rank is NaN and it does not count.
public func ranks(
  of values: [Double],
  ties: TieRule = .minimum,
  descending: Bool = false
) -> [Double] {
  var ranks = [Double](repeating: .nan, count: values.count)
  var dense = 0.0
  forEachTie(values, descending: descending) { start, members in
    dense += 1
    for (offset, index) in members.enumerated() {
      ranks[index] =
        switch ties {
        case .average: Double(start) + Double(members.count + 1) / 2
        case .minimum: Double(start + 1)
        case .maximum: Double(start + members.count)
        case .first: Double(start + offset + 1)
        case .dense: dense
        }
    }
  }
  return ranks
}

/// (Lowest rank − 1) / (N − 1) of each value: 0 for the first, 1 for a lone last; NaN for one
/// value.
public func percentRanks(of values: [Double], descending: Bool = false) -> [Double] {
  let present = Double(values.lazy.filter { !$0.isNaN }.count)
  return ranks(of: values, ties: .minimum, descending: descending).map {
    ($0 - 1) / (present - 1)
  }
}

/// Share of the values that rank no later than each value.
public func cumulativeShares(of values: [Double], descending: Bool = false) -> [Double] {
  let present = Double(values.lazy.filter { !$0.isNaN }.count)
  return ranks(of: values, ties: .maximum, descending: descending).map { $0 / present }
}

/// Calls `body` for each run of equal values in rank order, with the number of values before it and
/// the indices of its members in the order given.
func forEachTie(
  _ values: [Double],
  descending: Bool,
  _ body: (_ start: Int, _ members: ArraySlice<Int>) -> Void
) {
  let present = values.indices.filter { !values[$0].isNaN }
  // The index as second key keeps the order given without relying on a stable sort.
  let order = present.sorted {
    let (a, b) = (values[$0], values[$1])
    return a == b ? $0 < $1 : descending ? a > b : a < b
  }
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
    body(start, order[start..<end])
    start = end
  }
}

extension Statistic {
  /// Ranks, as help shows it.
  public static let rank = Statistic(
    name: "rank",
    title: "Ranks",
    group: .ranking,
    aliases: ["percent_rank"],
    summary: "Ranks with five rules for ties, percent ranks and cumulative shares.",
    inputs: [
      .init("values", "numbers; a missing one is not ranked"),
      .init("ties", "minimum when not given; average, maximum, first, dense"),
      .init("descending", "whether 1 is the highest"),
    ],
    results: [
      .init("ranks", "1 for the first")
    ],
    caution: "Figures whose limits overlap: their ranks are mostly chance; show the range of ranks "
      + "with them.",
    reference: "textbook formula"
  )
}
