import Frames

/// SplitMix64 (Steele, Lea & Flood, 2014): the same numbers on every machine and run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// A finite double of any size, from its bits.
  mutating func anyDouble() -> Double {
    while true {
      let value = Double(bitPattern: next())
      if value.isFinite { return value }
    }
  }

  /// A number as people publish them: up to `digits` digits and four decimals.
  mutating func decimal(digits: Int = 6) -> Double {
    var bound = 1
    for _ in 0..<digits { bound *= 10 }
    return Double(below(2 * bound) - bound) / powerOfTen(below(5))
  }

  mutating func element<Element>(of list: [Element]) -> Element { list[below(list.count)] }
}

let unknownReasons: [Presence] = [.missing, .suppressed, .notApplicable, .roundsToZero]

extension Column {
  static func texts(_ values: [String?]) -> Column { .text(TextColumn(values)) }
  static func numbers(_ values: [Double?]) -> Column { .number(NumberColumn(values)) }
  static func periods(_ values: [Period?]) -> Column { .period(PeriodColumn(values)) }
  static func yesNos(_ values: [Bool?]) -> Column { .yesNo(YesNoColumn(values)) }

  /// Estimates of one unit of which only the points are known.
  static func estimates(
    _ values: [Double?],
    unit: String,
    decimals: [UInt8]? = nil
  ) -> Column {
    .estimate(
      EstimateColumn(
        point: NumberColumn(values),
        measures: [Measure(unit: unit)],
        decimals: decimals
      )
    )
  }

  /// The same numbers as doubles, however they are stored.
  var numberList: [Double?] { numbers.map { list in (0..<list.count).map { list[$0] } } ?? [] }

  var textList: [String?] {
    guard case .text(let column) = self else { return [] }
    return (0..<column.count).map { column[$0] }
  }

  var presences: [Presence] { (0..<count).map { presence[$0] } }
}
