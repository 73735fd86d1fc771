import Frames
import TestFiles
import Testing

struct NumberColumnTests {
  private func isScaled(_ column: NumberColumn) -> Bool {
    if case .scaled = column.storage { true } else { false }
  }

  @Test func `decimals are stored scaled and read back bit for bit`() {
    var generator = SeededNumbers(6)
    for _ in 0..<200 {
      let values: [Double?] = (0..<50).map { _ in
        generator.below(10) == 0 ? nil : generator.decimal(digits: 5)
      }
      let column = NumberColumn(values)
      #expect(isScaled(column))
      #expect((0..<50).map { column[$0] } == values)
      #expect(column.doubles == values.map { $0 ?? 0 })
    }
  }

  @Test func `any doubles read back bit for bit`() {
    var generator = SeededNumbers(7)
    for round in 0..<200 {
      let values: [Double?] = (0..<20).map { place in
        place < round % 20 ? generator.decimal() : generator.anyDouble()
      }
      let column = NumberColumn(values)
      #expect((0..<20).map { column[$0] } == values)
    }
  }

  @Test func `doubles with their presence make the column that a builder makes`() {
    var generator = SeededNumbers(8)
    for round in 0..<200 {
      let values = (0..<30).map { _ -> Double in
        switch round % 4 {
        case 0: Double(generator.below(2_000_000) - 1_000_000)
        case 1: generator.decimal()
        case 2: generator.one(of: [0, -0.0, 2_147_483_647, -2_147_483_648])
        default: generator.below(9) == 0 ? 2_147_483_648 : Double(generator.below(9))
        }
      }
      let known = PresenceColumn(
        values.map { _ in generator.below(6) == 0 ? generator.one(of: unknownReasons) : .known }
      )
      var builder = NumberColumnBuilder()
      for (row, value) in values.enumerated() {
        if known.isKnown(row) {
          builder.append(value)
        } else {
          builder.append(unknown: known[row])
        }
      }
      let (found, expected) = (NumberColumn(values, scaledWithin: known), builder.finish())
      #expect(isScaled(found) == isScaled(expected))
      #expect(found.presence == expected.presence)
      #expect(found.doubles.map(\.bitPattern) == expected.doubles.map(\.bitPattern))
    }
  }

  @Test func `a value that does not fit widens the column once and loses nothing`() {
    var builder = NumberColumnBuilder()
    builder.append(0.25)
    builder.append(unknown: .suppressed)
    builder.append(2_147_483_647)
    builder.append(mantissa: 715, decimals: 1)
    let column = builder.finish()
    #expect(!isScaled(column))
    #expect((0..<4).map { column[$0] } == [0.25, nil, 2_147_483_647, 71.5])
    #expect(column.presence[1] == .suppressed)
  }

  @Test(arguments: [2_147_483_647.0, -2_147_483_648, 0.000_000_001, -214_748_364.8])
  func `the ends of the scaled range are scaled`(value: Double) {
    let column = NumberColumn([value])
    #expect(isScaled(column) && column[0] == value)
  }

  @Test(arguments: [2_147_483_648.0, -2_147_483_649, 1e-10, 1.0 / 3, 1e300, .leastNonzeroMagnitude])
  func `what lies beyond is floating`(value: Double) {
    let column = NumberColumn([value])
    #expect(!isScaled(column) && column[0] == value)
  }

  @Test func `a reader's mantissas mean the same as the doubles they stand for`() {
    var generator = SeededNumbers(8)
    for _ in 0..<2000 {
      let mantissa = Int64(generator.below(2_000_000_000_000)) - 1_000_000_000_000
      let decimals = generator.below(13)
      var builder = NumberColumnBuilder()
      builder.append(0.5)
      builder.append(mantissa: mantissa, decimals: decimals)
      let column = builder.finish()
      #expect(column[1] == Double(exactText(mantissa: mantissa, scale: decimals)))
      #expect(column[0] == 0.5)
    }
  }

  @Test func `infinity and not-a-number become missing`() {
    let values = [1, Double.infinity, .nan, -.infinity]
    let column = NumberColumn(values, presence: PresenceColumn(knownCount: 4))
    #expect((0..<4).map { column[$0] } == [1, nil, nil, nil])
    #expect(column.doubles == [1, 0, 0, 0])
    #expect(NumberColumn([Double?.some(.nan)])[0] == nil)
  }

  @Test func `what stands under an unknown is zero and its reason stays`() {
    let column = NumberColumn(
      [7, .nan, 3],
      presence: PresenceColumn([.suppressed, .suppressed, .known])
    )
    #expect(column.doubles == [0, 0, 3])
    #expect(column.presence[1] == .suppressed)
  }

  @Test func `gathering and concatenation give equal numbers for either storage`() {
    let scaled = NumberColumn([1.5, nil, 3])
    let floating = NumberColumn(scaled.doubles, presence: scaled.presence)
    for column in [scaled, floating] {
      #expect(Column.number(column.gathered([2, -1, 0])).numberList == [3, nil, 1.5])
    }
    for (one, other) in [(scaled, scaled), (scaled, floating), (floating, scaled)] {
      let joined = Column.number(.concatenated([one, other]))
      #expect(joined.numberList == [1.5, nil, 3, 1.5, nil, 3])
    }
    let otherScale = Column.number(.concatenated([scaled, NumberColumn([0.25])]))
    #expect(otherScale.numberList == [1.5, nil, 3, 0.25])
  }

  @Test func `powers of ten are exact and clamped`() {
    #expect(powerOfTen(0) == 1 && powerOfTen(22) == 1e22 && powerOfTen(-3) == 1)
    #expect(powerOfTen(99) == 1e22)
  }

  @Test(arguments: [(71.5, 715, 1), (0, 0, 0), (-0.000_000_001, -1, 9), (2_000_000, 2_000_000, 0)])
  func `the shortest decimal of a number has no zeros behind it`(
    value: Double,
    mantissa: Int64,
    decimals: Int
  ) {
    let found = shortestDecimal(value)
    #expect(found?.mantissa == mantissa && found?.decimals == decimals)
  }

  @Test func `numbers without a short decimal have none`() {
    for value in [1.0 / 3, 1e15, 0.1 + 0.2, 1e-10, .infinity, .nan] {
      #expect(shortestDecimal(value) == nil)
    }
    #expect(commonDecimals([1, 0.25, -3.5]) == 2)
    #expect(commonDecimals([1, 1.0 / 3]) == nil)
    #expect(commonDecimals([]) == 0)
  }
}
