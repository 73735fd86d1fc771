/// How p-values are raised when many tests are read together.
public enum PValueAdjustment: String, Sendable, Hashable, CaseIterable {
  /// False discovery rate; Benjamini and Hochberg (1995).
  case benjaminiHochberg
  /// False discovery rate under any dependence; Benjamini and Yekutieli (2001).
  case benjaminiYekutieli
  /// Family-wise error, step down; Holm (1979).
  case holm
  /// Family-wise error, step up; Hochberg (1988).
  case hochberg
  /// Family-wise error, the number of tests times p.
  case bonferroni
}

/// Adjusted p-values in the order given, none above 1.
///
/// A NaN stands for a test that was not made: it stays NaN and does not count among the tests.
///
/// - Throws: `StatisticError.outOfRange` for a p-value outside 0...1.
///
/// Reference: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289.
public func adjustedPValues(
  _ pValues: [Double],
  by adjustment: PValueAdjustment = .benjaminiHochberg
) throws(StatisticError) -> [Double] {
  for p in pValues where !p.isNaN && !(p >= 0 && p <= 1) {
    throw .outOfRange("p-value \(p) is not from 0 to 1")
  }
  let order = pValues.indices.filter { !pValues[$0].isNaN }.sorted { pValues[$0] < pValues[$1] }
  let tests = Double(order.count)
  var adjusted = pValues
  switch adjustment {
  case .bonferroni:
    for i in order { adjusted[i] = min(1, pValues[i] * tests) }
  case .holm:
    var running = 0.0
    for (place, i) in order.enumerated() {
      running = max(running, (tests - Double(place)) * pValues[i])
      adjusted[i] = min(1, running)
    }
  case .hochberg, .benjaminiHochberg, .benjaminiYekutieli:
    let harmonic =
      adjustment == .benjaminiYekutieli
      ? (0..<order.count).reduce(0.0) { $0 + 1 / Double($1 + 1) } : 1
    var running = Double.infinity
    for (place, i) in order.enumerated().reversed() {
      let factor =
        adjustment == .hochberg ? tests - Double(place) : tests / Double(place + 1) * harmonic
      running = min(running, factor * pValues[i])
      adjusted[i] = min(1, running)
    }
  }
  return adjusted
}

extension Statistic {
  /// Adjusted p-values, as help shows it.
  public static let adjustedP = Statistic(
    name: "adjusted_p",
    title: "Adjusted p-values",
    group: .multipleTesting,
    aliases: ["p_adjusted", "benjamini_hochberg", "holm", "bonferroni"],
    summary: "p-values raised for the number of tests read together.",
    inputs: [
      .init("p", "p-values, 0 to 1; a missing one does not count"),
      .init(
        "by",
        "benjaminiHochberg when not given; benjaminiYekutieli, holm, hochberg, bonferroni"
      ),
    ],
    results: [
      .init("adjusted", "in the order given, none above 1")
    ],
    caution: "One test decided on in advance: there is nothing to adjust.",
    reference: "Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289"
  )
}
