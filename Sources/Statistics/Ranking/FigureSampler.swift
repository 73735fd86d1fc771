/// Draws a value for every place.
struct FigureSampler {
  private let figures: [SamplingDistribution]
  private let means: [Double]
  private let errors: [Double]
  private let isNormal: Bool
  private let descending: Bool

  /// - Parameters:
  ///   - figures: One a place.
  ///   - descending: Whether values are drawn with their sign turned, so that the lowest is the best.
  init(_ figures: [SamplingDistribution], descending: Bool) {
    self.figures = figures
    self.descending = descending
    let sign = descending ? -1.0 : 1
    var means: [Double] = []
    var errors: [Double] = []
    for case .normal(let mean, let error) in figures {
      means.append(sign * mean)
      errors.append(sign * error)
    }
    isNormal = means.count == figures.count
    self.means = means
    self.errors = errors
  }

  /// One value a place, in order; `values` has one element a figure.
  func draw<Generator: RandomNumberGenerator>(
    into values: UnsafeMutableBufferPointer<Double>,
    using generator: inout Generator
  ) {
    guard isNormal else {
      for (i, figure) in figures.enumerated() {
        let drawn = Self.draw(figure, using: &generator)
        values[i] = descending ? -drawn : drawn
      }
      return
    }
    Normal.fill(values, using: &generator)
    means.withUnsafeBufferPointer { means in
      errors.withUnsafeBufferPointer { errors in
        for i in means.indices { values[i] = means[i] + errors[i] * values[i] }
      }
    }
  }

  private static func draw<Generator: RandomNumberGenerator>(
    _ figure: SamplingDistribution,
    using generator: inout Generator
  ) -> Double {
    switch figure {
    case .normal(let mean, let error): mean + error * Normal.draw(using: &generator)
    case .proportion(let count, let denominator):
      Beta.draw(alpha: count + 0.5, beta: denominator - count + 0.5, using: &generator)
    case .rate(let count, let denominator):
      Gamma.draw(shape: count + 0.5, rate: denominator, using: &generator)
    }
  }
}

/// Between which values nearly all draws fall: the middle 98% of all places' values at their mean
/// and one and two standard deviations from it.
func reach(of figures: [SamplingDistribution], descending: Bool) -> ClosedRange<Double>? {
  let sign = descending ? -1.0 : 1
  var values: [Double] = []
  for figure in figures {
    let (mean, deviation) = moments(figure)
    for step in [-2.0, -1, 0, 1, 2] {
      let value = sign * (mean + step * deviation)
      if value.isFinite { values.append(value) }
    }
  }
  values.sort()
  let margin = values.count / 100
  guard let low = values.dropFirst(margin).first, let high = values.dropLast(margin).last else {
    return nil
  }
  return low...high
}

private func moments(_ figure: SamplingDistribution) -> (mean: Double, deviation: Double) {
  switch figure {
  case .normal(let mean, let error): return (mean, error)
  case .proportion(let count, let denominator):
    let mean = (count + 0.5) / (denominator + 1)
    return (mean, (mean * (1 - mean) / (denominator + 2)).squareRoot())
  case .rate(let count, let denominator):
    return ((count + 0.5) / denominator, (count + 0.5).squareRoot() / denominator)
  }
}
