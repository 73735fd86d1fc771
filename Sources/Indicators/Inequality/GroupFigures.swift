import Frames
import Statistics

/// One group's figure as the inequality measures take it.
struct GroupFigure: Sendable {
  let name: String
  /// Nil when missing or suppressed.
  let value: Double?
  let presence: Presence
  let interval: ConfidenceInterval?
  /// People in the group: the figure's denominator.
  let size: Double?
  let decimals: Int?
}

/// The groups of one series in one dimension, unknown ones left out.
struct GroupFigures: Sendable {
  /// Ordered groups from the most disadvantaged to the most advantaged.
  var figures: [GroupFigure]
  let measure: Measure
  let isOrdered: Bool
  /// Position of the group that all are set against; nil without one.
  var reference: Int?
  /// Why none of the measures can be had: a group there twice, groups within groups.
  var fault: String?
  /// Groups are shares of one whole, so that denominators are no group sizes.
  var isDistribution = false

  var known: [Int] { figures.indices.filter { figures[$0].value != nil } }

  /// Denominators, all above 0; nil when any is not.
  var sizes: [Double]? {
    if isDistribution { return nil }
    let sizes = figures.compactMap(\.size).filter { $0 > 0 && $0.isFinite }
    return sizes.count == figures.count ? sizes : nil
  }

  /// Standard errors from the limits of each group; nil when a known figure has none.
  var standardErrors: [Double]? {
    guard let z = try? normalMultiple(level: 0.95) else { return nil }
    var errors: [Double] = []
    for figure in figures {
      if figure.value == nil {
        errors.append(0)
      } else if let interval = figure.interval {
        errors.append(interval.width / (2 * z))
      } else {
        return nil
      }
    }
    return errors
  }

  /// What is not there, in words; nil when every group has a figure.
  var gaps: String? {
    let absent = figures.filter { $0.value == nil }
    guard !absent.isEmpty else { return nil }
    let hidden = absent.count { $0.presence == .suppressed }
    let verb = absent.count == 1 ? "has" : "have"
    return "\(absent.count) of \(figures.count) groups \(verb) no figure"
      + (hidden == 0 ? "" : hidden == absent.count ? " (suppressed)" : " (\(hidden) suppressed)")
  }

  /// What stands for everybody in the unit: 100 for percentages; nil where nothing does.
  var scale: Double? {
    if measure.unit == "%" { return 100 }
    guard foldedText(measure.unit).hasPrefix("per "), measure.multiplier > 1 else { return nil }
    return measure.multiplier
  }
}

/// The regression that `sii` and `rii` come from.
public enum SlopeRegression: String, Sendable, Hashable, CaseIterable {
  case linear
  /// Of the logarithms.
  case log
  /// Of the logits, for percentages.
  case logit
}

/// The measures of one series and dimension, and why some are missing.
struct InequalityMeasures: Sendable {
  struct Cell: Sendable {
    let value: Double
    let interval: ConfidenceInterval?
  }
  private(set) var cells: [String: Cell] = [:]
  /// Names of measures under what they lack, in order of first mention.
  private(set) var absences: [(names: [String], why: String)] = []

  mutating func set(_ name: String, _ value: Double, _ interval: ConfidenceInterval?) {
    cells[name] = Cell(value: value, interval: interval)
  }

  mutating func set(_ name: String, _ measure: InequalityMeasure, hasLimits: Bool = true) {
    set(name, measure.value, hasLimits ? measure.interval : nil)
  }

  mutating func miss(_ names: [String], _ why: String) {
    if let at = absences.firstIndex(where: { $0.why == why }) {
      absences[at].names += names
    } else {
      absences.append((names, why))
    }
  }

  mutating func miss(_ names: [String], _ error: StatisticError) {
    miss(names, error.description)
  }

  /// Why measures are missing: `sii, rii: the groups have no order`.
  ///
  /// - Parameter columns: All measures asked for, in their order.
  /// - Returns: The measures and what they lack, runs of three columns or more as `par to ti`; nil
  ///   when nothing is missing.
  func reason(_ columns: [String]) -> String? {
    if absences.isEmpty { return nil }
    if absences.count == 1, absences[0].names.count == columns.count { return absences[0].why }
    return absences.map { absence in
      let places = absence.names.compactMap { columns.firstIndex(of: $0) }.sorted()
      var parts: [String] = []
      var start = 0
      for end in places.indices
      where end + 1 == places.count || places[end + 1] != places[end] + 1 {
        let run = places[start...end].map { columns[$0] }
        parts += run.count < 3 ? run : ["\(run[0]) to \(run[run.count - 1])"]
        start = end + 1
      }
      return "\(parts.joined(separator: ", ")): \(absence.why)"
    }.joined(separator: "; ")
  }
}
