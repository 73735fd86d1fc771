public import Frames

/// How a number prints: decimals, unit and sign, never scientific and never by locale.
public struct NumberStyle: Sendable, Hashable {
  public enum Sign: Sendable, Hashable {
    /// `-2.1` and `2.1`
    case plain
    /// `-2.1` and `+2.1`
    case signed
    /// `▼ 2.1`, `▲ 2.1`, `=`
    case movement
  }
  public var decimals: Int
  public var unit: String
  /// Whether the unit is printed with the number, or stands in a heading or caption.
  public var showsUnit: Bool
  /// Whether thousands are set apart with commas.
  public var grouping: Bool
  public var sign: Sign
  public var level: DrawingLevel

  public init(
    decimals: Int,
    unit: String = "",
    showsUnit: Bool = true,
    grouping: Bool = true,
    sign: Sign = .plain,
    level: DrawingLevel = .full
  ) {
    self.decimals = min(max(decimals, 0), 9)
    self.unit = unit
    self.showsUnit = showsUnit
    self.grouping = grouping
    self.sign = sign
    self.level = level
  }

  /// The style of a value of a measure on its own, as in a sentence or at a chart's line end.
  ///
  /// The publisher's decimals count where the catalogue says nothing.
  public init(_ measure: Measure, publishedDecimals: Int? = nil, level: DrawingLevel = .full) {
    let published = publishedDecimals.flatMap { $0 <= mostPublishedDecimals ? $0 : nil }
    self.init(
      decimals: measure.decimals ?? published ?? NumberStyle.usualDecimals(unit: measure.unit) ?? 1,
      unit: measure.unit,
      level: level
    )
  }

  /// `79%`, `£1,234`, `£1.2 million`, `+2.1 pp`; rounded half away from zero.
  public func text(_ value: Double) -> String {
    let parts = self.parts(value)
    return parts.lead + parts.before + parts.after
  }

  /// Digits only, as limits in brackets print.
  func digits(_ value: Double) -> String {
    roundedText(value, decimals: decimals, grouping: grouping)
  }

  /// Text before and after the place where figures are aligned, behind an arrow if there is one.
  func parts(_ value: Double) -> (lead: String, before: String, after: String) {
    var number = digits(value)
    var sign = ""
    var lead = ""
    if number.hasPrefix("-") {
      number.removeFirst()
      sign = "-"
    }
    let glyphs = Glyphs(level: level)
    if self.sign == .movement {
      // Noise of binary arithmetic is not a movement.
      if value.magnitude < 1e-9 { return glyphs.arrows == nil ? ("", "=", "") : ("=", "", "") }
      if let arrows = glyphs.arrows {
        lead = (value < 0 ? arrows.down : arrows.up) + " "
        sign = ""
      } else {
        sign = value < 0 ? "-" : "+"
      }
      if roundedHalfAway(value, decimals: decimals) == 0 {
        // A movement too small for the decimals is still one.
        let least = 1 / powerOfTen(decimals)
        number = "<" + roundedText(least, decimals: decimals)
      }
    } else if self.sign == .signed, sign.isEmpty,
      number.contains(where: { "123456789".contains($0) })
    {
      sign = "+"
    }
    let (prefix, suffix) = showsUnit ? NumberStyle.affixes(unit, level) : ("", "")
    guard let point = number.firstIndex(of: ".") else {
      return (lead, sign + prefix + number, suffix)
    }
    return (lead, sign + prefix + number[..<point], number[point...] + suffix)
  }

  /// Whether a unit is short enough to stand in every cell: money, per cent, points.
  static func isShort(_ unit: String) -> Bool {
    ["%", "pp", "£", "€", "$"].contains(unit)
  }

  /// What stands before and after a number of the unit: money before, `%` glued, words spaced.
  static func affixes(_ unit: String, _ level: DrawingLevel) -> (prefix: String, suffix: String) {
    guard let first = unit.first else { return ("", "") }
    if unit == "%" { return ("", "%") }
    if first == "£" || first == "€" || first == "$" {
      let rest = unit.dropFirst().drop { $0 == " " }
      return (
        Displayable.text(String(first), level: level),
        rest.isEmpty ? "" : " " + Displayable.text(String(rest), level: level)
      )
    }
    return ("", " " + Displayable.text(unit, level: level))
  }

  /// Decimals where neither catalogue nor publisher says any; nil where the values have to say.
  static func usualDecimals(unit: String) -> Int? {
    switch unit {
    case "%", "pp": 1
    default: foldedText(unit).hasPrefix("per ") || unit.hasPrefix("‰") ? 1 : nil
    }
  }

  /// Decimals that show a column of numbers: none when all are whole, as few as show all exactly
  /// up to three, else as many as give the largest three digits and the smallest, up to six, one.
  static func decimals(showing values: some Sequence<Double>) -> Int {
    var needed = 0
    var largest = 0.0
    var smallest = Double.infinity
    for value in values {
      while needed <= mostPublishedDecimals,
        abs(roundedHalfAway(value, decimals: needed) - value) > 1e-9 * max(1, value.magnitude)
      {
        needed += 1
      }
      largest = max(largest, value.magnitude)
      if value != 0 { smallest = min(smallest, value.magnitude) }
    }
    if needed <= mostPublishedDecimals, smallest >= 0.0005 { return needed }
    var decimals = largest >= 100 ? 1 : largest >= 10 ? 2 : 3
    while decimals < 6, smallest * powerOfTen(decimals) < 0.5 { decimals += 1 }
    return decimals
  }
}

/// A publisher's raw binary fractions are no statement about precision.
let mostPublishedDecimals = 3

/// An estimate on its own, with its unit and what is known of its limits: `15.1% (13.2–17.0)`.
///
/// Unknown values print as in a table: `–`, `c`, `n/a`, `low`.
public func estimateText(
  _ column: EstimateColumn,
  row: Int,
  level: DrawingLevel = .full
) -> String {
  let field = Field(name: "", type: .estimate)
  let text = ColumnText(field, .estimate(column.gathered([row])), level: level)
  return text.cell(0, withUnit: true).text
}
