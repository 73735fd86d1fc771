import Statistics

/// The figures of all indicators, row by row, in the order in which they are published.
struct Simulation {
  let country = Country(seed: Truth.seed)
  var rows: [Row] = []
  /// Sums of the indicators that have a truth planted, for the powers that are stated.
  var tallies: [String: Tally] = [:]

  init() throws(StatisticError) {
    simulateChildren()
    try simulateHealth()
    try simulateWork()
    simulateStreets()
    simulateCouncil()
  }

  func draws(_ indicator: String) -> Draws { Draws(seed: Truth.seed, stream: indicator) }

  /// How a figure is published.
  struct Style {
    /// Whether numerator and denominator are printed beside it.
    var showsParts = true
    var showsDenominator = true
    /// Counts from 1 to 7 are hidden.
    var isSuppressed = true
    /// Both parts are rounded to so many, as grossed-up figures are.
    var roundedTo: Double = 1
    /// Numerator per 1 of value: people of a sample become people of the population.
    var grossing: Double?
    /// 95% limits by Wilson, of the sample.
    var hasLimits = false
  }

  /// Publishes a tally: totals of each place, then its groups.
  ///
  /// `isPublished` tells which groups which place publishes in which period; the total always.
  mutating func publish(
    _ indicator: String,
    _ tally: Tally,
    places: Range<Int>? = nil,
    style: Style = Style(),
    period label: (Int) -> String,
    isPublished: (_ place: Int, _ period: Int, _ group: Int) -> Bool = { _, _, _ in true }
  ) {
    let spec = Catalogue.indicator(indicator)
    for place in places ?? country.main {
      for period in 0..<tally.periodCount {
        var block: [Row] = []
        var names: [String] = []
        for (position, group) in tally.grouping.groups.enumerated()
        where position == 0 || isPublished(place, period, position) {
          let (count, total) = tally.cell(place, period, position)
          var row = Row(indicator: indicator, place: place, period: label(period))
          row.groups = group.dimensions
          fill(&row, count, total, spec, style)
          block.append(row)
          names.append(group.block)
        }
        if style.isSuppressed { Suppression.apply(to: &block, blocks: names) }
        rows += block
      }
    }
  }

  private func fill(
    _ row: inout Row,
    _ count: Double,
    _ total: Double,
    _ spec: IndicatorSpec,
    _ style: Style
  ) {
    guard total > 0 else {
      row.note = "nobody in this group"
      return
    }
    let value = spec.valueType == "Count" ? count : count / total * spec.multiplier
    row.value = text(value, spec.decimals)
    if style.hasLimits,
      let limits = try? wilsonInterval(count: count.rounded(), of: total.rounded())
    {
      row.lower = text(limits.lower * spec.multiplier, spec.decimals)
      row.upper = text(limits.upper * spec.multiplier, spec.decimals)
      // A quarter of the value on either side is too wide to rest anything on.
      if (limits.upper - limits.lower) * spec.multiplier > value * 0.78 {
        row.states.append("unreliable")
      }
    }
    if let grossing = style.grossing {
      let people = (total * grossing / style.roundedTo).rounded() * style.roundedTo
      row.numerator = text((value / 100 * people / style.roundedTo).rounded() * style.roundedTo, 0)
      row.denominator = text(people, 0)
    } else if style.showsParts {
      row.numerator = text(count, 0)
      if style.showsDenominator { row.denominator = text(total, spec.denominatorDecimals) }
    }
  }

  /// Changes the published rows of an indicator that `isMeant` picks.
  mutating func amend(
    _ indicator: String,
    where isMeant: (Row) -> Bool,
    _ change: (inout Row) -> Void
  ) {
    for position in rows.indices
    where rows[position].indicator == indicator && isMeant(rows[position]) {
      change(&rows[position])
    }
  }
}

/// Statistical disclosure control as publishers do it.
enum Suppression {
  /// Hides counts from 1 to 7, and one more where one alone is hidden in a block.
  static func apply(to rows: inout [Row], blocks: [String]) {
    for position in rows.indices where isSmall(rows[position]) { rows[position].suppress() }
    for block in Set(blocks) where !block.isEmpty {
      let members = rows.indices.filter { blocks[$0] == block }
      let hidden = members.filter { rows[$0].value == "[c]" }
      guard hidden.count == 1, members.count > 1 else { continue }
      // The smallest that can be told from nothing; nobody is hidden by a 0.
      let next = members.filter { (count(rows[$0]) ?? 0) > 0 }
        .min { (count(rows[$0]) ?? 0, $0) < (count(rows[$1]) ?? 0, $1) }
      if let next {
        rows[next].suppress()
        rows[next].note = "hidden so that no other figure can be worked out from it"
      }
    }
  }

  private static func count(_ row: Row) -> Double? { Double(row.numerator) }

  private static func isSmall(_ row: Row) -> Bool {
    count(row).map { $0 >= 1 && $0 <= 7 } ?? false
  }
}
