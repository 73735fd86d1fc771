import Frames

/// What has to be said under a table of gaps.
struct GapFindings {
  let against: String?
  let columns: GroupColumns
  /// Rows of the group that all are set against, which have gone.
  var referenceRows = 0
  private var withoutFigure = 0
  private var withoutReference = 0
  private var untested = 0
  private var tested = 0
  private var withTotal = 0
  private var neutral = 0
  private var fromZero = 0
  private var counts = 0
  private var unknown: [(group: String, dimension: String, rows: Int)] = []

  init(against: String?, columns: GroupColumns) {
    self.against = against
    self.columns = columns
  }

  mutating func add(_ gap: GroupGap, isKnown: Bool, measure: Measure, group: RowGroup?) {
    if let group, group.isUnknown {
      let at =
        unknown.firstIndex { $0.group == group.group && $0.dimension == group.dimension }
        ?? unknown.count
      if at == unknown.count { unknown.append((group.group, group.dimension, 0)) }
      unknown[at].rows += 1
    }
    guard isKnown else {
      withoutFigure += 1
      return
    }
    guard let reference = gap.reference?.value else {
      withoutReference += 1
      return
    }
    if against == nil { withTotal += 1 }
    if measure.counts == .events, measure.multiplier == 1, measure.unit != "%" { counts += 1 }
    if measure.polarity == .neutral {
      neutral += 1
    } else if gap.behind == nil, reference == 0 || gap.gap != nil {
      fromZero += 1
    }
    if gap.isSignificant == nil { untested += 1 } else { tested += 1 }
  }

  var footnotes: [Footnote] {
    var lines: [Footnote] = []
    if withoutFigure > 0 {
      lines.append(Footnote(.unknowns, "\(rowWords(withoutFigure)) without a figure"))
    }
    if withoutReference > 0 {
      let what = against.map { "no figure of '\($0)'" } ?? "no total"
      lines.append(
        Footnote(
          .unknowns,
          "\(what) for the place and period: \(rowWords(withoutReference)) without a gap"
        )
      )
    }
    for (group, dimension, rows) in unknown {
      lines.append(
        Footnote(
          .unknowns,
          "'\(group)' is kept: people whose \(dimension.lowercased()) is not known, "
            + rowWords(rows)
        )
      )
    }
    if tested > 0 {
      lines.append(
        Footnote(
          .method,
          "significant: the reference lies outside the group's 95% limits, \(rowWords(tested)) tested"
        )
      )
    }
    if untested > 0 {
      lines.append(Footnote(.method, "no limits are known: \(rowWords(untested)) not tested"))
    }
    if neutral > 0 {
      lines.append(
        Footnote(.method, "no good direction is set: \(rowWords(neutral)) neither ahead nor behind")
      )
    }
    if fromZero > 0 {
      lines.append(
        Footnote(
          .method,
          "behind has no value from zero or across it: \(rowWords(fromZero))"
        )
      )
    }
    if withTotal > 0 {
      lines.append(Footnote(.independence, "the total contains each group"))
      if case .crossed(let asked) = columns, asked.count > 1 {
        lines.append(
          Footnote(
            .scope,
            "set against everybody, of no \(asked.map(\.column).joined(separator: " or "))"
          )
        )
      }
    }
    if counts > 0 {
      lines.append(
        Footnote(.independence, "\(rowWords(counts)) of counts: groups differ by their size too")
      )
    }
    if tested > 20 {
      let chance = Int((Double(tested) * 0.05).rounded())
      lines.append(
        Footnote(.chance, "\(tested) tests: about \(chance) would look significant by chance")
      )
    }
    if referenceRows > 0, let against {
      lines.append(
        Footnote(
          .rows,
          "\(rowWords(referenceRows)) of '\(against)' \(referenceRows == 1 ? "is" : "are") the "
            + "reference"
        )
      )
    }
    return lines
  }

  private func rowWords(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
