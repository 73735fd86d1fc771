import Frames
import Statistics

/// What one series leaves out of its measures.
struct LeftOut {
  /// Groups that stand for people whose group is not known.
  let unknown: [GroupFigure]
  let known: [GroupFigure]
  let isDistribution: Bool
  /// Whether the figures are counts of events rather than rates.
  let isCount: Bool

  /// Share of the unknown groups: of the people, else of the counts themselves; nil when neither is
  /// known.
  var unknownShare: Double? {
    func share(_ part: (GroupFigure) -> Double?) -> Double? {
      let unknown = unknown.compactMap(part)
      let known = known.compactMap(part)
      guard unknown.count == self.unknown.count, known.count == self.known.count else { return nil }
      let all = unknown.reduce(0, +) + known.reduce(0, +)
      return all > 0 ? unknown.reduce(0, +) / all : nil
    }
    if isDistribution || isCount { return share(\.value) }
    return share(\.size)
  }
}

/// What has to be said under a table of inequality.
struct InequalityFindings {
  let rules: InequalityRules
  let columns: GroupColumns
  private var unknown: [(dimension: String, shares: [Double], unsized: Int)] = []
  private var suppressed = 0
  private var missing = 0
  private var withoutGap = 0
  private var neutral = 0
  private var slopes = 0
  private var withoutLimits = 0
  private var distributions = 0
  private var counts = 0
  private var schemes: [String] = []
  /// Groups and rows of a table too large for limits that are drawn.
  var notDrawn: (groups: Int, rows: Int)?

  init(rules: InequalityRules, columns: GroupColumns) {
    self.rules = rules
    self.columns = columns
  }

  mutating func add(
    _ figures: GroupFigures,
    _ left: LeftOut,
    dimension: String,
    scheme: Dimension?
  ) {
    if let scheme, scheme.isOrdered, scheme.fromMostDisadvantaged == nil {
      let line = "\(scheme.name) has no disadvantaged end: its groups count as without order"
      if !schemes.contains(line) { schemes.append(line) }
    }
    if !left.unknown.isEmpty {
      let at = unknown.firstIndex { $0.dimension == dimension } ?? unknown.count
      if at == unknown.count { unknown.append((dimension, [], 0)) }
      if let share = left.unknownShare {
        unknown[at].shares.append(share)
      } else {
        unknown[at].unsized += 1
      }
    }
    let absent = figures.figures.filter { $0.value == nil }
    if !absent.isEmpty { withoutGap += 1 }
    suppressed += absent.count { $0.presence == .suppressed }
    missing += absent.count { $0.presence != .suppressed }
    if figures.measure.polarity == .neutral { neutral += 1 }
    if figures.isOrdered, figures.sizes != nil { slopes += 1 }
    if figures.figures.contains(where: { $0.value != nil && $0.interval == nil }) {
      withoutLimits += 1
    }
    if left.isDistribution { distributions += 1 }
    if left.isCount { counts += 1 }
  }

  /// Ordered schemes of which only some groups are here, and orders without a bad end.
  mutating func addSchemes(
    _ expected: [[ExpectedGroup]],
    _ dimensions: [Dimension],
    warnsOfFew: Bool
  ) {
    for groups in expected {
      guard let scheme = groups.first?.scheme else { continue }
      let dimension = dimensions[scheme]
      let all = dimension.groups.count { $0.order != nil && !$0.isUnknown }
      let line = "\(groups.count) of \(all) groups of \(dimension.name) are here"
      if groups.count < all, !schemes.contains(line) { schemes.append(line) }
      let warning =
        "'\(dimension.name)' has \(groups.count) ordered groups; a slope through fewer than 5 "
        + "says little"
      if warnsOfFew, groups.count < 5, !schemes.contains(warning) { schemes.append(warning) }
    }
  }

  var footnotes: [Footnote] {
    var lines: [Footnote] = []
    for (dimension, shares, unsized) in unknown {
      let who = "unknown \(dimension.lowercased()) left out"
      if let least = shares.min(), let most = shares.max() {
        let range =
          shares.count == 1 || percent(least) == percent(most)
          ? "\(percent(most))%" : "\(percent(least)) to \(percent(most))%"
        lines.append(Footnote(.unknowns, "\(who): \(range) of all in its series"))
      }
      if unsized > 0 {
        lines.append(Footnote(.unknowns, "\(who) from \(rowWords(unsized)); its size is not known"))
      }
    }
    if withoutGap > 0 {
      let parts = [
        suppressed > 0 ? "\(suppressed) suppressed" : nil, missing > 0 ? "\(missing) missing" : nil,
      ].compactMap { $0 }
      lines.append(
        Footnote(
          .unknowns,
          "groups without a figure: \(parts.joined(separator: ", ")), in \(rowWords(withoutGap))"
        )
      )
    }
    lines += schemes.map { Footnote(.scope, $0) }
    if let notDrawn {
      lines.append(
        Footnote(
          .method,
          "no limits of bgsd to mdrw: they are drawn for \(InequalityRules.mostDrawnGroups) groups "
            + "at most, and \(rowWords(notDrawn.rows)) here have \(notDrawn.groups)"
        )
      )
    }
    if case .crossed(let asked) = columns, asked.count > 1 {
      lines.append(
        Footnote(
          .scope,
          "groups of " + asked.map(\.column).joined(separator: " and ")
            + " are crossed: each combination is a group, without order"
        )
      )
    }
    if distributions > 0 {
      lines.append(
        Footnote(
          .independence,
          "\(rowWords(distributions)) of shares that add up to 100%: they tell the groups' sizes, "
            + "not how they fare"
        )
      )
    }
    if counts > 0 {
      lines.append(
        Footnote(.independence, "\(rowWords(counts)) of counts: groups differ by their size too")
      )
    }
    if neutral > 0 {
      lines.append(
        Footnote(.method, "no good direction is set: \(rowWords(neutral)) as if higher were better")
      )
    }
    if slopes > 0 { lines.append(Footnote(.method, "sii, rii: " + regressionWords)) }
    if withoutLimits > 0 {
      lines.append(
        Footnote(.method, "no 95% limits: \(rowWords(withoutLimits)) with a group that has none")
      )
    }
    if rules.isWhole {
      lines.append(
        Footnote(.method, "limits of bgsd, cov, idis and md measures from 10,000 seeded draws")
      )
    }
    return lines
  }

  private var regressionWords: String {
    let of: String
    switch rules.regression {
    case .linear: of = "linear regression"
    case .log: of = "linear regression of the logarithms"
    case .logit: of = "linear regression of the logits"
    }
    return of + " on mid-rank, weighted by group size (Low and Low 2004)"
  }

  private func rowWords(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

  private func percent(_ share: Double) -> String {
    exactText(roundedHalfAway(share * 100, decimals: 1))
  }
}
