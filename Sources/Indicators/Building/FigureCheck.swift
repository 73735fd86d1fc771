import Frames

/// Checks figures against their limits, counts and one another (data-10, data-11, data-15).
struct FigureCheck {
  private(set) var findings: [Finding] = []
  /// Warnings of publishers' files, which may be many: counted, with the first.
  private var counted: [(count: Int, first: Finding)] = []
  private let indicators: [Indicator]
  private let indicator: [Int]
  private let value: EstimateColumn
  private let point: KnownNumbers
  private let roundings: PublishedRoundings
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
    point = KnownNumbers(value.point)
    roundings = PublishedRoundings(value)
  }

  mutating func run() {
    guard !indicators.isEmpty else { return }
    if value.lower != nil || value.upper != nil {
      checkLimits(KnownNumbers(value.lower), KnownNumbers(value.upper))
    }
    if let denominator = value.denominator {
      checkCounts(KnownNumbers(value.numerator), KnownNumbers(denominator))
    }
    checkScale()
    for entry in counted.sorted(by: { $0.first.code < $1.first.code }) {
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

  /// The message is made for a warning that is shown; a file may have one in each row.
  private mutating func report(
    _ code: String,
    isError: Bool,
    _ row: Int,
    _ message: @autoclosure () -> String
  ) {
    if !isError, let known = counted.firstIndex(where: { $0.first.code == code }) {
      counted[known].count += 1
      return
    }
    let (batch, line) = origin(row)
    let finding = Finding(
      code,
      isError: isError,
      "row \(line) (\(indicators[indicator[row]].code)): \(message())",
      file: batch.table.fileName,
      row: line
    )
    if !isError, batch.table.isPublishers {
      counted.append((1, finding))
    } else {
      findings.append(finding)
    }
  }

  private mutating func checkLimits(_ lowers: KnownNumbers, _ uppers: KnownNumbers) {
    for row in 0..<value.count {
      let lower = lowers[row]
      let upper = uppers[row]
      if let lower, let upper, lower > upper {
        report(
          "data-11",
          isError: true,
          row,
          "the lower limit \(exactText(lower)) is above the upper limit \(exactText(upper))"
        )
        continue
      }
      guard let point = point[row] else { continue }
      let slack = roundings[row]
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
  }

  private mutating func checkCounts(_ numerators: KnownNumbers, _ denominators: KnownNumbers) {
    let rules = indicators.map { MakingRule($0.measure, $0.valueType) }
    for row in 0..<value.count {
      guard let denominator = denominators[row] else { continue }
      if denominator < 0 {
        report(
          "data-11",
          isError: true,
          row,
          "the denominator \(exactText(denominator)) is negative"
        )
        continue
      }
      guard let numerator = numerators[row] else { continue }
      let rule = rules[indicator[row]]
      if rule.isProportion, numerator > denominator {
        report(
          "data-11",
          isError: true,
          row,
          "the numerator \(exactText(numerator)) of a proportion is above the denominator "
            + exactText(denominator)
        )
        continue
      }
      guard let point = point[row],
        let made = rule.offValue(point, numerator, denominator, rounding: roundings[row])
      else { continue }
      let decimals = value.publishedDecimals(row) ?? 2
      report(
        "data-10",
        isError: false,
        row,
        "the value is \(exactText(point)) and \(exactText(numerator)) of \(exactText(denominator)) "
          + "makes \(roundedText(made, decimals: decimals + 1))"
      )
    }
  }

  /// Shares written as fractions of one beside percentages of the same indicator.
  private mutating func checkScale() {
    var small: [Int: [(value: Double, row: Int)]] = [:]
    var large: [Int: [Double]] = [:]
    let isPercentage = indicators.map { $0.measure.unit == "%" }
    for (row, position) in indicator.enumerated() where isPercentage[position] {
      guard let number = point[row]?.magnitude else { continue }
      if number > 0, number < 1 {
        small[position, default: []].append((number, row))
      } else if number > 1 {
        large[position, default: []].append(number)
      }
    }
    for (position, fractions) in small.sorted(by: { $0.key < $1.key }) {
      guard let others = large[position]?.sorted(),
        let hit = fractions.first(where: { fraction in
          // A share of 0.404 has more decimals than a percentage that is really below one.
          (value.publishedDecimals(fraction.row) ?? 0) >= 2
            && percentage(like: fraction.value, among: others) != nil
        }), let beside = percentage(like: hit.value, among: others)
      else { continue }
      report(
        "data-15",
        isError: false,
        hit.row,
        "\(exactText(hit.value)) stands beside \(exactText(beside)); one of them looks off by 100"
      )
    }
  }

  /// A percentage, of those in order, that a share of one is within 15% of when it is read as one.
  private func percentage(like share: Double, among sorted: [Double]) -> Double? {
    let place = sorted.firstPlace(of: share * 100 / 1.15)
    return place < sorted.count && sorted[place] < share * 100 / 0.85 ? sorted[place] : nil
  }
}

/// The numbers of a column at hand for loops, none where there is no column.
struct KnownNumbers {
  private let numbers: [Double]
  private let presence: PresenceColumn

  init(_ column: NumberColumn?) {
    numbers = column?.doubles ?? []
    presence = column?.presence ?? PresenceColumn(knownCount: 0)
  }

  @inline(__always)
  subscript(row: Int) -> Double? {
    row < numbers.count && presence.isKnown(row) ? numbers[row] : nil
  }
}
