import Frames

/// What a ranking left out or decided, for its footers.
struct RankNotes {
  var containers = ListedNames()
  var averages = ListedNames()
  /// Indicators without a good direction.
  var undirected = ListedNames()
  /// Groups with one figure.
  var alone = 0
  /// Figures whose units or good directions differ from those they would be ranked with.
  var mixed = 0
  var differentPeriods = 0
  var hasRanges = false
  var leftOutRanges = false
  var withoutLimits = 0
  /// Groups with more places than ranges can be drawn for.
  var tooMany = 0
  private var missing = 0
  private var suppressed = 0

  mutating func note(_ presence: Presence) {
    if presence == .suppressed { suppressed += 1 } else { missing += 1 }
  }

  var footnotes: [Footnote] {
    var lines: [Footnote] = []
    if !containers.isEmpty {
      let verb = containers.count == 1 ? "contains" : "contain"
      lines.append(Footnote(.scope, "not ranked: \(containers.text) \(verb) others here"))
    }
    if !averages.isEmpty {
      let noun = averages.count == 1 ? "is an average" : "are averages"
      lines.append(Footnote(.scope, "not ranked: \(averages.text) \(noun) of places"))
    }
    if differentPeriods > 0 {
      let noun = differentPeriods == 1 ? "1 indicator" : "\(differentPeriods) indicators"
      lines.append(
        Footnote(.time, "places have figures of different periods, ranked apart: \(noun)")
      )
    }
    let unknown = [(missing, "missing"), (suppressed, "suppressed")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !unknown.isEmpty {
      lines.append(Footnote(.unknowns, unknown.joined(separator: ", ") + " not ranked"))
    }
    if alone > 0 {
      let noun = alone == 1 ? "1 figure is" : "\(alone) figures are"
      lines.append(
        Footnote(.unknowns, "\(noun) not ranked: no other of the indicator and period is here")
      )
    }
    if mixed > 0 {
      lines.append(
        Footnote(.unknowns, "\(mixed) not ranked: unit or good direction differs between places")
      )
    }
    if !undirected.isEmpty {
      lines.append(
        Footnote(.method, "no direction is good, so 1 is the highest: \(undirected.text)")
      )
    }
    return lines + rangeFootnotes
  }

  private var rangeFootnotes: [Footnote] {
    if leftOutRanges {
      return [
        Footnote(
          .method,
          "above 100,000 rows ranges are worked out when named: keep place, rank_lower, rank_upper"
        )
      ]
    }
    var lines: [Footnote] = []
    if hasRanges {
      lines.append(
        Footnote(.method, "ranges of ranks: 10,000 draws within the figures' 95% limits")
      )
    }
    if withoutLimits > 0 {
      lines.append(Footnote(.method, "\(withoutLimits) without limits: no range of ranks"))
    }
    if tooMany > 0 {
      lines.append(Footnote(.method, "more than 5,000 places: no range of ranks"))
    }
    return lines
  }
}
