import Frames
import Statistics

extension GroupFigures {
  /// All measures that the groups allow.
  ///
  /// Signs are the verb's: + and above 1 when the disadvantaged are worse off, as if high were good
  /// where neither way is.
  ///
  /// - Parameters:
  ///   - rules: Which measures, and how.
  ///   - drawsLimits: Whether limits that need draws are wanted.
  /// - Returns: The measures, and the reasons for those that are missing.
  func measures(_ rules: InequalityRules, drawsLimits: Bool = true) -> InequalityMeasures {
    var result = InequalityMeasures()
    if let fault {
      result.miss(rules.names, fault)
      return result
    }
    guard known.count >= 2 else {
      result.miss(
        rules.names,
        known.isEmpty ? "no group has a figure" : "only one group has a figure"
      )
      return result
    }
    let lacksReference = rules.reference != nil && reference == nil
    addSimple(lacksReference, rules, &result)
    addSlopes(rules, &result)
    addRest(lacksReference, rules, drawsLimits, &result)
    return result
  }

  private var isHighGood: Bool { measure.polarity != .lowerIsBetter }

  private func noReference(_ rules: InequalityRules) -> String {
    "no group \(rules.reference ?? "") here"
  }

  // MARK: Difference and ratio

  private func addSimple(
    _ lacksReference: Bool,
    _ rules: InequalityRules,
    _ result: inout InequalityMeasures
  ) {
    let names = InequalityRules.simple
    if lacksReference { return result.miss(names, noReference(rules)) }
    let usesOrder = isOrdered && reference == nil
    if usesOrder {
      // Another group's figure in place of the end's would make the gap look smaller.
      let ends = [figures.first, figures.last].compactMap { $0 }.filter { $0.value == nil }
      if !ends.isEmpty {
        return result.miss(
          names,
          "no figure of " + ends.map(\.name).joined(separator: " and ")
        )
      }
    } else if !hasEnough {
      return result.miss(names, gaps ?? "")
    }
    do throws(StatisticError) {
      let pair = try gapGroups(
        of: figures.map { $0.value ?? .nan },
        favourable: isHighGood,
        isOrdered: usesOrder,
        reference: reference
      )
      let (first, second) = (figures[pair.first], figures[pair.second])
      let errors = standardErrors(of: [pair.first, pair.second])
      let gap = try absoluteGap(
        first.value ?? .nan,
        error: errors?[0],
        second.value ?? .nan,
        error: errors?[1]
      )
      result.set(
        "difference",
        publishedDifference(gap.value, first.decimals, second.decimals),
        gap.interval
      )
      do throws(StatisticError) {
        result.set(
          "ratio",
          try relativeGap(
            first.value ?? .nan,
            error: errors?[0],
            second.value ?? .nan,
            error: errors?[1]
          )
        )
      } catch {
        result.miss(["ratio"], error)
      }
    } catch {
      result.miss(names, error)
    }
  }

  private func standardErrors(of places: [Int]) -> [Double]? {
    guard let z = try? normalMultiple(level: 0.95) else { return nil }
    let errors = places.compactMap { figures[$0].interval.map { $0.width / (2 * z) } }
    return errors.count == places.count ? errors : nil
  }

  /// Groups without order may lack up to 15% of their figures.
  private var hasEnough: Bool {
    let absent = figures.count - known.count
    return absent == 0 || !isOrdered && Double(absent) <= 0.15 * Double(figures.count)
  }

  private var noSizes: String {
    isDistribution
      ? "the groups are shares of one whole, whose sizes are not known"
      : "not every group has a size (denominator)"
  }

  // MARK: Slopes

  private func addSlopes(_ rules: InequalityRules, _ result: inout InequalityMeasures) {
    let names = InequalityRules.slopes
    guard isOrdered else { return result.miss(names, "the groups have no order") }
    guard known.count == figures.count else { return result.miss(names, gaps ?? "") }
    guard let sizes else { return result.miss(names, noSizes) }
    guard figures.count >= 3 else { return result.miss(names, "3 groups are needed, here are 2") }
    do throws(StatisticError) {
      let sign = isHighGood ? 1.0 : -1.0
      let (groups, unit) = try slopeGroups(rules.regression, sizes: sizes)
      let index = try slopeIndex(of: groups, transformed: rules.regression != .linear)
      let turned = index.scaled(by: sign * unit)
      result.set("sii", turned.slope, turned.slopeInterval)
      if let ratio = index.ratio, ratio > 0, let turnedRatio = turned.ratio {
        // A limit at or below 0 has no reciprocal on the same side.
        let isUsable = index.ratioInterval.map { sign > 0 || $0.lower > 0 } ?? false
        result.set("rii", turnedRatio, isUsable ? turned.ratioInterval : nil)
      } else {
        result.miss(["rii"], "the line reaches 0 before the end of the ranks")
      }
    } catch {
      result.miss(names, error)
    }
  }

  /// The groups on the scale on which their errors are symmetric, and what 1 stands for.
  private func slopeGroups(
    _ regression: SlopeRegression,
    sizes: [Double]
  ) throws(StatisticError) -> (SlopeIndexGroups, unit: Double) {
    let values = figures.map { $0.value ?? .nan }
    switch regression {
    case .log: return (try groups(values, sizes, .rate, unit: 1), 1)
    case .logit:
      guard measure.unit == "%" else {
        throw .outOfRange("logit is for percentages, and the unit is \(unitWords)")
      }
      return (try groups(values, sizes, .proportion, unit: 100), 100)
    case .linear:
      if measure.unit == "%", values.allSatisfy({ $0 > 0 && $0 < 100 }) {
        return (try groups(values, sizes, .proportion, unit: 100), 100)
      }
      if measure.unit != "%", scale != nil, values.allSatisfy({ $0 > 0 }) {
        return (try groups(values, sizes, .rate, unit: 1), 1)
      }
      return (try groups(values, sizes, .mean, unit: 1), 1)
    }
  }

  private var unitWords: String { measure.unit.isEmpty ? "a plain number" : measure.unit }

  private func groups(
    _ values: [Double],
    _ sizes: [Double],
    _ figure: SlopeIndexGroups.Figure,
    unit: Double
  ) throws(StatisticError) -> SlopeIndexGroups {
    let scaled = values.map { $0 / unit }
    let limits = figures.compactMap(\.interval)
    if limits.count == figures.count {
      // Limits at 0 or 100% have no logarithm; their width still gives a standard error.
      if let groups = try? SlopeIndexGroups(
        values: scaled,
        populations: sizes,
        lower: limits.map { $0.lower / unit },
        upper: limits.map { $0.upper / unit },
        figure: figure
      ) {
        return groups
      }
    }
    return try SlopeIndexGroups(
      values: scaled,
      populations: sizes,
      standardErrors: standardErrors?.map { $0 / unit },
      figure: figure
    )
  }

  // MARK: Population measures

  private func addRest(
    _ lacksReference: Bool,
    _ rules: InequalityRules,
    _ drawsLimits: Bool,
    _ result: inout InequalityMeasures
  ) {
    let names = rules.names.filter {
      !InequalityRules.simple.contains($0) && !InequalityRules.slopes.contains($0)
    }
    guard hasEnough else { return result.miss(names, gaps ?? "") }
    guard let sizes else { return result.miss(names, noSizes) }
    do throws(StatisticError) {
      let groups = try Subgroups(
        estimates: figures.map { $0.value ?? .nan },
        standardErrors: standardErrors,
        populations: sizes,
        isOrdered: isOrdered
      )
      let kept = reference.flatMap { groups.places.firstIndex(of: $0) }
      addImpact(groups, kept, lacksReference, rules, &result)
      guard rules.isWhole else { return }
      addConcentration(groups, &result)
      addSpread(groups, kept, lacksReference, rules, drawsLimits, &result)
      for (name, index) in [("mld", meanLogDeviation), ("ti", theilIndex)] {
        do throws(StatisticError) { result.set(name, try index(groups, 0.95)) } catch {
          result.miss([name], error)
        }
      }
    } catch {
      if case .tooFewValues(let needed, let found) = error {
        result.miss(names, "\(needed) groups are needed, here are \(found)")
      } else {
        result.miss(names, error)
      }
    }
  }

  private func addImpact(
    _ groups: Subgroups,
    _ kept: Int?,
    _ lacksReference: Bool,
    _ rules: InequalityRules,
    _ result: inout InequalityMeasures
  ) {
    let names = InequalityRules.impacts
    if lacksReference { return result.miss(names, noReference(rules)) }
    guard reference != nil || measure.polarity != .neutral else {
      return result.miss(names, "no good direction is set, so none is the best level")
    }
    guard let best = kept ?? (reference == nil ? groups.best(favourable: isHighGood) : nil) else {
      return result.miss(names, "no figure of \(rules.reference ?? "")")
    }
    do throws(StatisticError) {
      let impact = try populationAttributableRisk(
        of: groups,
        reference: best,
        favourable: isHighGood,
        scale: scale ?? 1
      )
      // The error is one of counts of people; without such counts there is none, and a best group
      // without any case makes it 0.
      let hasLimits =
        scale != nil && (measure.counts == .people || measure.counts == .events)
        && groups.estimates[best] > 0
      result.set("par", impact.risk, hasLimits: hasLimits)
      result.set("paf", impact.fraction, hasLimits: hasLimits)
    } catch {
      result.miss(names, error)
    }
  }

  private func addConcentration(_ groups: Subgroups, _ result: inout InequalityMeasures) {
    guard isOrdered else {
      return result.miss(InequalityRules.concentrations, "the groups have no order")
    }
    for (name, scale) in [("aci", ConcentrationScale.absolute), ("rci", .relative)] {
      do throws(StatisticError) {
        result.set(name, try concentrationIndex(of: groups, scale: scale))
      } catch {
        result.miss([name], error)
      }
    }
  }

  private func addSpread(
    _ groups: Subgroups,
    _ kept: Int?,
    _ lacksReference: Bool,
    _ rules: InequalityRules,
    _ drawsLimits: Bool,
    _ result: inout InequalityMeasures
  ) {
    do throws(StatisticError) {
      result.set(InequalityRules.variance, try betweenGroupVariance(of: groups))
    } catch {
      result.miss([InequalityRules.variance], error)
    }
    let bound = measure.unit == "%" ? 100.0 : .infinity
    let dispersionRules = DispersionRules(
      favourable: isHighGood,
      reference: kept,
      upperBound: groups.estimates.allSatisfy { $0 <= bound } ? bound : .infinity
    )
    var usable: [(measure: DispersionMeasure, value: Double)] = []
    for measure in InequalityRules.dispersions {
      let name = measure.rawValue
      switch measure {
      case .fromReference, .fromReferenceWeighted:
        if lacksReference {
          result.miss([name], noReference(rules))
          continue
        }
        if reference == nil {
          result.miss([name], "no group is named after against")
          continue
        }
        if kept == nil {
          result.miss([name], "no figure of \(rules.reference ?? "")")
          continue
        }
      case .fromBest, .fromBestWeighted:
        if self.measure.polarity == .neutral {
          result.miss([name], "no good direction is set, so none is the best level")
          continue
        }
      default: break
      }
      do throws(StatisticError) {
        usable.append((measure, try dispersion(of: groups, by: measure, rules: dispersionRules)))
      } catch {
        result.miss([name], error)
      }
    }
    // The same seed for every row: an answer does not depend on which rows stand before it.
    var generator = SeededGenerator(seed: 2024)
    let limits =
      drawsLimits
      ? try? dispersionIntervals(
        of: groups,
        by: usable.map(\.measure),
        rules: dispersionRules,
        using: &generator
      ) : nil
    for (position, found) in usable.enumerated() {
      result.set(found.measure.rawValue, found.value, limits?[position])
    }
  }
}
