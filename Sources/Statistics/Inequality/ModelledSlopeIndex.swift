#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Slope and relative index of inequality from a model of the groups.
public struct ModelledSlopeIndex: Sendable, Hashable {
  /// Fitted value of the most advantaged end less that of the most disadvantaged end.
  ///
  /// The standard error is in the same unit.
  public let slope: InequalityMeasure
  /// The same as a ratio, limits on the log scale; nil where a fitted end is not above 0.
  public let ratio: InequalityMeasure?

  public init(slope: InequalityMeasure, ratio: InequalityMeasure?) {
    self.slope = slope
    self.ratio = ratio
  }
}

/// The model that is fitted to the groups.
public enum SlopeModel: String, Sendable, Hashable, CaseIterable {
  /// Logit of the share, weighted by population.
  case logit
  /// Straight line, weighted by population.
  case linear
}

/// Slope and relative index of inequality by a logit or a linear model with robust errors.
///
/// Estimates are brought to shares by the smallest of 1, 100, 1,000 … that bounds the largest. The
/// logit model counts whole people and weights each group by its population once more, as the
/// published tool does. Equal estimates give 0 and 1.
///
/// - Parameters:
///   - groups: Groups from the most disadvantaged to the most advantaged.
///   - model: Logit or linear.
///   - level: Confidence level.
/// - Returns: Difference and ratio of the fitted ends.
/// - Throws: `StatisticError.outOfRange` for the level, `.undefined` when the model has no fit.
///
/// Reference: World Health Organization (2024), Health inequality monitoring: summary measures;
/// MacKinnon and White (1985), Journal of Econometrics 29 (HC1).
public func modelledSlopeIndex(
  of groups: Subgroups,
  model: SlopeModel,
  level: Double = 0.95
) throws(StatisticError) -> ModelledSlopeIndex {
  let share = try confidenceLevel(level)
  let z = try normalMultiple(level: share)
  let largest = groups.estimates.max() ?? 0
  var scale = 1.0
  if largest > 1 {
    scale = 100
    while scale < largest { scale *= 10 }
  }
  let ranks = groups.ranks
  let people = groups.shares.map { $0 * groups.population }
  let fit: Fit
  switch model {
  case .linear: fit = linearFit(groups.estimates.map { $0 / scale }, ranks, people)
  case .logit:
    let shares = zip(groups.estimates, people).map { estimate, people in
      people > 0 ? (estimate / scale * people).rounded(.toNearestOrEven) / people : 0
    }
    guard let logit = logitFit(shares, ranks, people.map { $0 * $0 }) else {
      throw .undefined("the logit model has no fit")
    }
    fit = logit
  }
  let ends = fit.ends(model)
  let slope = ends.high.value - ends.low.value
  let slopeError = fit.error(
    ends.high.gradient.0 - ends.low.gradient.0,
    ends.high.gradient.1 - ends.low.gradient.1
  )
  var ratio: InequalityMeasure?
  if ends.low.value > 0, ends.high.value > 0 {
    let value = ends.high.value / ends.low.value
    let error = fit.error(
      ends.high.gradient.0 / ends.high.value - ends.low.gradient.0 / ends.low.value,
      ends.high.gradient.1 / ends.high.value - ends.low.gradient.1 / ends.low.value
    )
    ratio = InequalityMeasure(
      value: value,
      standardError: error,
      interval: ConfidenceInterval(
        lower: value * exp(-z * error),
        upper: value * exp(z * error),
        level: share
      )
    )
  }
  return ModelledSlopeIndex(
    slope: try InequalityMeasure(
      value: slope * scale,
      normalError: slopeError * scale,
      level: share
    ),
    ratio: ratio
  )
}

/// Two coefficients with their robust covariance.
private struct Fit {
  typealias End = (value: Double, gradient: (Double, Double))

  let intercept: Double
  let slope: Double
  let covariance: (Double, Double, Double)

  func error(_ a: Double, _ b: Double) -> Double {
    max(0, a * a * covariance.0 + 2 * a * b * covariance.1 + b * b * covariance.2).squareRoot()
  }

  /// Fitted values at both ends of the ranks, with their gradients in the coefficients.
  func ends(_ model: SlopeModel) -> (low: End, high: End) {
    switch model {
    case .linear: return ((intercept, (1, 0)), (intercept + slope, (1, 1)))
    case .logit:
      let low = logistic(intercept)
      let high = logistic(intercept + slope)
      return (
        (low, (low * (1 - low), 0)), (high, (high * (1 - high), high * (1 - high)))
      )
    }
  }
}

private func linearFit(_ y: [Double], _ x: [Double], _ weights: [Double]) -> Fit {
  let (a, b) = weightedLine(y, x, weights)
  let residuals = zip(y, x).map { $0 - a - b * $1 }
  return robustFit(a, b, x, weights, zip(weights, residuals).map { $0 * $1 })
}

/// Newton's method on the quasi-binomial likelihood; nil when it does not settle.
private func logitFit(_ y: [Double], _ x: [Double], _ weights: [Double]) -> Fit? {
  // The usual start: shares pulled towards a half by half a person.
  var a = 0.0
  var b = 0.0
  for _ in 0..<100 {
    let fitted = x.map { logistic(a + b * $0) }
    let curvature = zip(weights, fitted).map { $0 * $1 * (1 - $1) }
    let work = y.indices.map {
      a + b * x[$0] + (y[$0] - fitted[$0]) / (fitted[$0] * (1 - fitted[$0]))
    }
    let (nextA, nextB) = weightedLine(work, x, curvature)
    guard nextA.isFinite, nextB.isFinite, abs(nextA) < 500, abs(nextB) < 500 else { return nil }
    let step = max(abs(nextA - a), abs(nextB - b))
    a = nextA
    b = nextB
    if step < 1e-13 * max(1, abs(a), abs(b)) { break }
  }
  let fitted = x.map { logistic(a + b * $0) }
  return robustFit(
    a,
    b,
    x,
    zip(weights, fitted).map { $0 * $1 * (1 - $1) },
    y.indices.map { weights[$0] * (y[$0] - fitted[$0]) }
  )
}

/// Coefficients with White's covariance, corrected for the degrees of freedom.
private func robustFit(
  _ a: Double,
  _ b: Double,
  _ x: [Double],
  _ curvature: [Double],
  _ scores: [Double]
) -> Fit {
  var h = (0.0, 0.0, 0.0)
  var m = (0.0, 0.0, 0.0)
  for i in x.indices {
    h.0 += curvature[i]
    h.1 += curvature[i] * x[i]
    h.2 += curvature[i] * x[i] * x[i]
    let square = scores[i] * scores[i]
    m.0 += square
    m.1 += square * x[i]
    m.2 += square * x[i] * x[i]
  }
  let determinant = h.0 * h.2 - h.1 * h.1
  let i = (h.2 / determinant, -h.1 / determinant, h.0 / determinant)
  let n = Double(x.count)
  let factor = n / (n - 2)
  // i · m · i, all three symmetric.
  let row0 = (i.0 * m.0 + i.1 * m.1, i.0 * m.1 + i.1 * m.2)
  let row1 = (i.1 * m.0 + i.2 * m.1, i.1 * m.1 + i.2 * m.2)
  return Fit(
    intercept: a,
    slope: b,
    covariance: (
      factor * (row0.0 * i.0 + row0.1 * i.1), factor * (row0.0 * i.1 + row0.1 * i.2),
      factor * (row1.0 * i.1 + row1.1 * i.2)
    )
  )
}

private func weightedLine(
  _ y: [Double],
  _ x: [Double],
  _ weights: [Double]
) -> (intercept: Double, slope: Double) {
  var total = 0.0
  var middleX = 0.0
  var middleY = 0.0
  for i in x.indices {
    total += weights[i]
    middleX += weights[i] * x[i]
    middleY += weights[i] * y[i]
  }
  middleX /= total
  middleY /= total
  var sxx = 0.0
  var sxy = 0.0
  for i in x.indices {
    let distance = x[i] - middleX
    sxx += weights[i] * distance * distance
    sxy += weights[i] * distance * (y[i] - middleY)
  }
  let slope = sxy / sxx
  return (middleY - slope * middleX, slope)
}

/// 1 / (1 + e⁻ˣ) without overflow.
func logistic(_ x: Double) -> Double {
  x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
}

extension Statistic {
  /// Slope index from a model, as help shows it.
  public static let modelledSlopeIndex = Statistic(
    name: "modelled_slope_index",
    title: "Slope index from a model",
    group: .inequality,
    aliases: ["heat_sii"],
    summary: "Slope and relative index of inequality by a logit or linear model, as the World "
      + "Health Organization's toolkit has them.",
    inputs: [
      .init("groups", "from the most disadvantaged to the most advantaged"),
      .init("model", "logit or linear"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("slope", "in the figures' unit"),
      .init("slope_error", "in the same unit"),
      .init("ratio", "of the two ends"),
      .init("ratio_error", "of its logarithm"),
    ],
    caution: "Comparing with indices by regression of means: both are called SII and differ.",
    reference: "World Health Organization (2024), Health inequality monitoring: summary measures; "
      + "MacKinnon and White (1985), Journal of Econometrics 29"
  )
}
