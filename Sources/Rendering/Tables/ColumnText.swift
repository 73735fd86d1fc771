import Frames

/// A column with everything decided that makes its cells look alike.
struct ColumnText {
  enum UnitPlace { case caption, heading, cells }

  let field: Field
  let column: Column
  /// The name as it may go to a screen.
  let name: String
  let glyphs: Glyphs
  let sign: NumberStyle.Sign
  let isProbability: Bool
  let hasLimits: Bool
  /// Whether every known value is a proportion computed here, printed `79% (50/63)`.
  let isFraction: Bool
  /// Whether rows differ in unit.
  let hasSeveralUnits: Bool
  /// The one unit of the column, if there is one and it is not empty.
  let commonUnit: String?
  var unitPlace: UnitPlace
  /// Units in words stand in another column of the row already.
  var omitsLongUnits = false
  /// Text after the heading.
  var note = ""
  /// By measure for estimates, one for numbers.
  private var styles: [NumberStyle] = []
  /// Texts that would read as the unknowns of this column.
  private let quotedTexts: Set<String>

  init(
    _ field: Field,
    _ column: Column,
    level: DrawingLevel,
    sign: NumberStyle.Sign = .plain
  ) {
    self.field = field
    self.column = column
    self.sign = sign
    name = Displayable.text(field.name, level: level)
    glyphs = Glyphs(level: level)
    let folded = foldedColumnName(field.name)
    let isProbability = column.numbers != nil && ["p", "padjusted"].contains(folded)
    self.isProbability = isProbability
    quotedTexts = ColumnText.confusingTexts(column, glyphs)
    var limits = false
    var fraction = false
    var units: Set<String> = []
    switch column {
    case .text, .period, .yesNo: break
    case .number(let numbers):
      let known = (0..<numbers.count).lazy.compactMap { numbers[$0] }
      styles = [
        NumberStyle(
          decimals: isProbability ? 3 : NumberStyle.decimals(showing: known),
          grouping: !ColumnText.isYears(folded, known),
          sign: sign,
          level: level
        )
      ]
    case .estimate(let estimates):
      let summary = EstimateSummary(estimates)
      limits = summary.hasLimits
      fraction = summary.isFraction
      units = summary.units
      styles = estimates.measures.indices.map { code in
        NumberStyle(
          decimals: isProbability ? 3 : summary.decimals(code, estimates),
          unit: estimates.measures[code].unit,
          sign: sign,
          level: level
        )
      }
    }
    hasLimits = limits
    isFraction = fraction
    hasSeveralUnits = units.count > 1
    commonUnit = units.count == 1 ? units.first.flatMap { $0.isEmpty ? nil : $0 } : nil
    unitPlace = .cells
    // Percentages and percentage points must not be mixed up, so a difference carries its own.
    if let commonUnit, !isFraction,
      sign == .plain || !NumberStyle.isShort(commonUnit)
    {
      unitPlace = .heading
    }
  }

  var isNumeric: Bool { column.numbers != nil }

  /// Figures alone stand under the right end of their heading.
  var alignsRight: Bool { isNumeric && !hasLimits && !isFraction && sign != .movement }

  var heading: String {
    var result = name
    if unitPlace == .heading, let commonUnit {
      result += " " + Displayable.text(commonUnit, level: glyphs.level)
    }
    return note.isEmpty ? result : result + " " + Displayable.text(note, level: glyphs.level)
  }

  /// The text of a row; with its unit, wherever else that stands, where a caption asks for it.
  func cell(_ row: Int, withUnit: Bool = false) -> CellText {
    let presence = column.presence[row]
    guard presence.isKnown else { return CellText(unknown: presence, glyphs: glyphs) }
    switch column {
    case .text(let texts):
      guard let text = texts[row] else { return CellText(unknown: .missing, glyphs: glyphs) }
      if text.isEmpty { return CellText(before: "\"\"", marks: .emptyText) }
      let drawn = Displayable.text(text, level: glyphs.level)
      return CellText(before: quotedTexts.contains(drawn) ? "\"\(drawn)\"" : drawn)
    case .period(let periods):
      return CellText(
        before: Displayable.text(periods[row]?.label ?? "", level: glyphs.level)
      )
    case .yesNo(let bits): return CellText(before: bits[row] == true ? "yes" : "no")
    case .number(let numbers):
      return figure(numbers.raw(row), styles[0])
    case .estimate(let estimates):
      var style = styles[estimates.measureCodes[row]]
      style.showsUnit =
        withUnit || unitPlace == .cells && (!omitsLongUnits || NumberStyle.isShort(style.unit))
      return estimate(estimates, row, style)
    }
  }

  private func figure(_ value: Double, _ style: NumberStyle) -> CellText {
    if isProbability, value > 0, value < 0.0005 { return CellText(before: "<0", after: ".001") }
    if style.sign == .plain, value != 0, value.magnitude < 1,
      roundedHalfAway(value, decimals: style.decimals) == 0
    {
      // Shown as nought it would be taken for one.
      let least =
        style.decimals == 0
        ? "1"
        : roundedText(
          1 / powerOfTen(style.decimals),
          decimals: style.decimals
        )
      return CellText(before: value < 0 ? ">-" : "<", after: least)
    }
    let parts = style.parts(value)
    return CellText(lead: parts.lead, before: parts.before, after: parts.after)
  }

  private func estimate(_ estimates: EstimateColumn, _ row: Int, _ style: NumberStyle) -> CellText {
    let value = estimates.point.raw(row)
    if isProbability { return figure(value, style) }
    let parts = style.parts(value)
    var cell = CellText(lead: parts.lead, before: parts.before, after: parts.after)
    let lower = estimates.lower?[row]
    let upper = estimates.upper?[row]
    if lower != nil || upper != nil {
      let isNegative = (lower ?? 0) < 0 || (upper ?? 0) < 0
      let between = isNegative || lower == nil || upper == nil ? " to " : glyphs.range
      let low = lower.map(style.digits) ?? glyphs.missing
      let high = upper.map(style.digits) ?? glyphs.missing
      cell.after += " (\(low)\(between)\(high))"
    } else if EstimateSummary.isFraction(estimates, row),
      let numerator = estimates.numerator?[row], let denominator = estimates.denominator?[row]
    {
      let whole = NumberStyle(decimals: 0)
      cell.after += " (\(whole.digits(numerator))/\(whole.digits(denominator)))"
    }
    cell.mark(estimates.state(row))
    return cell
  }

  /// Known texts that look like an unknown which this column has too.
  private static func confusingTexts(_ column: Column, _ glyphs: Glyphs) -> Set<String> {
    guard case .text(let texts) = column else { return [] }
    var result: Set<String> = ["\"\""]
    for reason in Presence.allCases
    where reason != .known && texts.presence.count(of: reason) > 0 {
      result.insert(CellText(unknown: reason, glyphs: glyphs).text)
    }
    return result
  }

  /// Calendar years that were read as numbers are no quantities.
  private static func isYears(_ folded: String, _ values: some Sequence<Double>) -> Bool {
    guard folded.hasSuffix("year") else { return false }
    return values.allSatisfy { $0 >= 1000 && $0 < 3000 && $0.rounded() == $0 }
  }
}
