import Frames

/// Checks figures against their limits, counts and one another (data-10, data-11, data-15).
struct FigureCheck {
  private(set) var findings: [Finding] = []
  /// Warnings of publishers' files, which may be many: counted, with the first.
  private var counted: [String: (count: Int, first: Finding)] = [:]
  private let indicators: [Indicator]
  private let indicator: [Int]
  private let value: EstimateColumn
  private let origin: (Int) -> (batch: ObservationBatch, line: Int)

  init(
    indicators: [Indicator],
    indicator: [Int],
    value: EstimateColumn,
    origin: @escaping (Int) -> (batch: ObservationBatch, line: Int)
  ) {
    self.indicators = indicators
    self.indicator = indicator
    self.value = value
    self.origin = origin
  }

  mutating func run() {
    guard !indicators.isEmpty else { return }
    if value.lower != nil || value.upper != nil {
      for row in 0..<value.count { checkLimits(row) }
    }
    if value.numerator != nil || value.denominator != nil {
      for row in 0..<value.count { checkCounts(row) }
    }
    checkScale()
    for (_, entry) in counted.sorted(by: { $0.key < $1.key }) {
      let more = entry.count > 1 ? " (and \(entry.count - 1) more such rows; check lists them)" : ""
      findings.append(
        Finding(
          entry.first.code,
          isError: false,
          entry.first.message + more,
          file: entry.first.file,
          row: entry.first.row
        )
      )
    }
  }

  private mutating func report(_ code: String, isError: Bool, _ row: Int, _ message: String) {
    if !isError, let known = counted[code] {
      counted[code] = (known.count + 1, known.first)
      return
    }
    let (batch, line) = origin(row)
    if !isError, batch.table.isPublishers {
      counted[code] = (
        1,
        Finding(
          code,
          isError: false,
          "row \(line) (\(indicators[indicator[row]].code)): \(message)",
          file: batch.table.fileName,
          row: line
        )
      )
      return
    }
    findings.append(
      Finding(
        code,
        isError: isError,
        "row \(line) (\(indicators[indicator[row]].code)): \(message)",
        file: batch.table.fileName,
        row: line
      )
    )
  }

  private mutating func checkLimits(_ row: Int) {
    let lower = value.lower?[row]
    let upper = value.upper?[row]
    if let lower, let upper, lower > upper {
      report(
        "data-11",
        isError: true,
        row,
        "the lower limit \(exactText(lower)) is above the upper limit \(exactText(upper))"
      )
      return
    }
    guard let point = value.point[row] else { return }
    let slack = publishedRounding(value, row)
    if let lower, point < lower - slack {
      report(
        "data-10",
        isError: false,
        row,
        "the value \(exactText(point)) is below its lower limit \(exactText(lower))"
      )
    }
    if let upper, point > upper + slack {
      report(
        "data-10",
        isError: false,
        row,
        "the value \(exactText(point)) is above its upper limit \(exactText(upper))"
      )
    }
  }

  private mutating func checkCounts(_ row: Int) {
    let numerator = value.numerator?[row]
    let denominator = value.denominator?[row]
    if let denominator, denominator < 0 {
      report(
        "data-11",
        isError: true,
        row,
        "the denominator \(exactText(denominator)) is negative"
      )
      return
    }
    guard let numerator, let denominator else { return }
    let indicator = indicators[indicator[row]]
    if indicator.valueType == .proportion, numerator > denominator {
      report(
        "data-11",
        isError: true,
        row,
        "the numerator \(exactText(numerator)) of a proportion is above the denominator "
          + exactText(denominator)
      )
      return
    }
    guard let point = value.point[row],
      let made = madeOffValue(value, row, indicator.valueType)
    else { return }
    let shown = roundedText(made, decimals: (value.publishedDecimals(row) ?? 2) + 1)
    report(
      "data-10",
      isError: false,
      row,
      "the value is \(exactText(point)) and \(exactText(numerator)) of \(exactText(denominator)) "
        + "makes \(shown)"
    )
  }

  /// Shares written as fractions of one beside percentages of the same indicator.
  private mutating func checkScale() {
    var small: [Int: [(value: Double, row: Int)]] = [:]
    var large: [Int: [Double]] = [:]
    for row in 0..<value.count where value.point.presence.isKnown(row) {
      let position = indicator[row]
      guard indicators[position].measure.unit == "%" else { continue }
      let number = value.point.raw(row).magnitude
      if number > 0, number < 1 {
        small[position, default: []].append((number, row))
      } else if number > 1 {
        large[position, default: []].append(number)
      }
    }
    for (position, fractions) in small.sorted(by: { $0.key < $1.key }) {
      guard let others = large[position] else { continue }
      let hit = fractions.first { fraction in
        // A share of 0.404 has more decimals than a percentage that is really below one.
        (value.publishedDecimals(fraction.row) ?? 0) >= 2
          && others.contains { abs(fraction.value * 100 / $0 - 1) < 0.15 }
      }
      guard let hit, let beside = others.first(where: { abs(hit.value * 100 / $0 - 1) < 0.15 })
      else { continue }
      report(
        "data-15",
        isError: false,
        hit.row,
        "\(exactText(hit.value)) stands beside \(exactText(beside)); one of them looks off by 100"
      )
    }
  }
}
