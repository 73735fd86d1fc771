#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Change from one figure to the next as a share of the first: 0.1 is up by a tenth.
///
/// - Throws: `StatisticError.notFinite`, and `.undefined` for a first figure of 0 or figures on
///   both sides of 0.
public func relativeChange(from first: Double, to last: Double) throws(StatisticError) -> Double {
  try requireFinite(first, "value")
  try requireFinite(last, "value")
  guard first != 0 else { throw .undefined("the first figure is 0") }
  guard last == 0 || (first < 0) == (last < 0) else {
    throw .undefined("the figures lie on both sides of 0")
  }
  return (last - first) / abs(first)
}

/// The yearly change that, compounded, leads from one figure to the other.
///
/// - Throws: `StatisticError.notFinite`, `.outOfRange` for years that are not above 0, and
///   `.undefined` for figures that are not above 0.
public func compoundAnnualChange(
  from first: Double,
  to last: Double,
  years: Double
) throws(StatisticError) -> Double {
  try requireFinite(first, "value")
  try requireFinite(last, "value")
  try requirePositive(years, "years")
  guard first > 0, last > 0 else { throw .undefined("a figure is not above 0") }
  return expm1(log(last / first) / years)
}

extension Statistic {
  /// Relative change, as help shows it.
  public static let relativeChange = Statistic(
    name: "relative_change",
    title: "Relative change",
    group: .comparison,
    aliases: ["compound_annual_change"],
    summary: "Change as a share of the first figure, and the yearly change that compounds to it.",
    inputs: [
      .init("first, last", "two figures on one side of 0"),
      .init("years", "between them, above 0, for the yearly change"),
    ],
    results: [
      .init("change", "a share"),
      .init("yearly", "a share a year"),
    ],
    caution: "Percentages: say percentage points for their difference, never percent.",
    reference: "textbook formula"
  )
}
