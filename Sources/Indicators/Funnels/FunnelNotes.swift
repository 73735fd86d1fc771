import Frames
import Statistics

/// What a funnel left out or decided, for its footers.
struct FunnelNotes {
  var containers = ListedNames()
  var averages = ListedNames()
  /// Units by which counts that the catalogue does not mark were taken.
  var byUnit = ListedNames()
  var judged = 0
  /// Whether the centre is among the rows, beside the places it is the centre of.
  var hasCentre = false
  /// The most places that an indicator and period has.
  var most = 0
  // Rows that are not judged, by reason.
  var unknown = 0
  var estimated = 0
  var withoutCounts = 0
  var impossible = 0
  var withoutCentre = 0
  var fewPlaces = 0
  var hasBinomial = false
  var hasPoisson = false
  private var dispersions: [Double] = []
  private var areAdjusted = false
  private var outside = 0

  mutating func noteOverdispersion(_ dispersion: Double, isAdjusted: Bool) {
    dispersions.append(dispersion)
    areAdjusted = areAdjusted || isAdjusted
  }

  mutating func note(_ flag: FunnelFlag) {
    if flag != .withinLimits { outside += 1 }
  }

  func footnotes(centre: String) -> [Footnote] {
    var lines: [Footnote] = []
    if !containers.isEmpty {
      let verb = containers.count == 1 ? "contains" : "contain"
      lines.append(Footnote(.scope, "not judged: \(containers.text) \(verb) others here"))
    }
    if !averages.isEmpty {
      let noun = averages.count == 1 ? "is an average" : "are averages"
      lines.append(Footnote(.scope, "not judged: \(averages.text) \(noun) of places"))
    }
    if hasCentre { lines.append(Footnote(.scope, "not judged: \(centre) is the centre")) }
    if withoutCentre > 0 {
      lines.append(
        Footnote(.time, "\(withoutCentre) not judged: \(centre) has no figure of their period")
      )
    }
    let reasons = [
      (unknown, "no figure"), (withoutCounts, "no counts"), (estimated, "counts are estimated"),
      (impossible, "counts or centre above their denominator"),
      (fewPlaces, "fewer than \(leastFunnelPlaces) places of the indicator and period"),
    ]
    for (number, reason) in reasons where number > 0 {
      lines.append(Footnote(.unknowns, "\(number) not judged: \(reason)"))
    }
    return lines + methodFootnotes(centre)
  }

  private func methodFootnotes(_ centre: String) -> [Footnote] {
    var lines: [Footnote] = []
    let kinds = [(hasBinomial, "binomial"), (hasPoisson, "Poisson")].filter(\.0).map(\.1)
    if !kinds.isEmpty {
      let words = kinds.joined(separator: " and ")
      lines.append(
        Footnote(.method, "limits for chance round \(centre): exact \(words), 95% and 99.8%")
      )
    }
    if let least = dispersions.min(), let most = dispersions.max() {
      let range =
        dispersions.count == 1 ? oneDecimal(most) : "\(oneDecimal(least)) to \(oneDecimal(most))"
      lines.append(
        Footnote(
          .method,
          areAdjusted
            ? "limits adjusted for overdispersion (Spiegelhalter), dispersion \(range)"
            : "places vary more than chance, dispersion \(range); using adjusted allows for it"
        )
      )
    }
    if !byUnit.isEmpty {
      lines.append(Footnote(.method, "counts are not marked, taken by the unit: \(byUnit.text)"))
    }
    if judged > 20 {
      let chance = Int((Double(judged) * 0.05).rounded())
      lines.append(
        Footnote(.chance, "\(judged) places: about \(chance) would be outside 95% by chance")
      )
    }
    return lines
  }

  private func oneDecimal(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
