import Execution
import Frames
import Plans

/// A column of a test's table: its name, what it means, its values.
struct Named {
  let field: Field
  let column: Column

  static func text(_ name: String, _ values: [String?], role: FieldRole = .plain) -> Named {
    Named(
      field: Field(name: name, type: .text, role: role),
      column: .text(TextColumn(values))
    )
  }

  static func number(_ name: String, _ values: [Double?]) -> Named {
    Named(field: Field(name: name, type: .number), column: .number(NumberColumn(values)))
  }

  static func yesNo(_ name: String, _ values: [Bool?]) -> Named {
    Named(field: Field(name: name, type: .yesNo), column: .yesNo(YesNoColumn(values)))
  }

  static func periods(_ name: String, _ values: [Period?]) -> Named {
    Named(
      field: Field(name: name, type: .period, role: .period),
      column: .period(PeriodColumn(values))
    )
  }

  /// Financial years by their first year.
  static func years(_ values: [Int?]) -> Named {
    periods("period", values.map { year in year.map { .splitYear($0) } })
  }

  static func estimates(
    _ name: String,
    _ values: [Double?],
    unit: String = "%",
    numerator: [Double?]? = nil,
    denominator: [Double?]? = nil,
    multiplier: Double = 100,
    breaks: Set<Int> = []
  ) -> Named {
    let states = values.indices.map { breaks.contains($0) ? ValueState.break : [] }
    return Named(
      field: Field(name: name, type: .estimate, role: .value),
      column: .estimate(
        EstimateColumn(
          point: NumberColumn(values),
          numerator: numerator.map { NumberColumn($0) },
          denominator: denominator.map { NumberColumn($0) },
          measures: [Measure(unit: unit, multiplier: multiplier, counts: .people)],
          states: breaks.isEmpty ? nil : states
        )
      )
    )
  }

  /// Estimates with a unit a row.
  static func mixed(
    _ name: String,
    _ values: [Double?],
    units: [String],
    denominator: [Double?]? = nil
  ) -> Named {
    var measures: [Measure] = []
    var codes: [Int] = []
    for unit in units {
      if let code = measures.firstIndex(where: { $0.unit == unit }) {
        codes.append(code)
      } else {
        codes.append(measures.count)
        measures.append(Measure(unit: unit))
      }
    }
    return Named(
      field: Field(name: name, type: .estimate, role: .value),
      column: .estimate(
        EstimateColumn(
          point: NumberColumn(values),
          denominator: denominator.map { NumberColumn($0) },
          measures: measures,
          measureCodes: Codes(codes, bound: max(1, measures.count))
        )
      )
    )
  }

  /// The numbers with other reasons for being unknown.
  func with(_ presence: [Presence]) -> Named {
    guard let numbers = column.numbers else { return self }
    let changed = numbers.with(presence: PresenceColumn(presence))
    guard case .estimate(var estimates) = column else {
      return Named(field: field, column: .number(changed))
    }
    estimates.point = changed
    return Named(field: field, column: .estimate(estimates))
  }
}

let origin = Origin(verb: "test", lowerBound: 3, upperBound: 7)

func table(_ columns: Named...) throws -> Frame {
  try Frame(schema: Schema(columns.map(\.field)), columns: columns.map(\.column))
}

/// A plan that gives the frame as it is.
func scan(_ frame: Frame) -> Plan {
  .scan(
    MemorySource(name: "test", frame: frame),
    columns: frame.schema.fields.map(\.name),
    origin
  )
}

func run(_ plan: Plan) throws -> PlanResult { try LocalBackend().run(plan) }

/// The code and message of the error that a plan ends with.
func failure(_ plan: Plan) -> PlanError? {
  do throws(PlanError) {
    _ = try LocalBackend().run(plan)
    return nil
  } catch {
    return error
  }
}

func aggregated(
  _ frame: Frame,
  by keys: [String] = [],
  _ function: AggregateFunction,
  _ arguments: Plans.Expression...
) throws -> Column {
  let plan = Plan.aggregate(
    scan(frame),
    by: keys,
    [Aggregation(name: "result", function: function, arguments: arguments)],
    rollup: false,
    origin
  )
  return try run(plan).frame["result"] ?? .missing(.number, count: 0)
}

func windowed(
  _ frame: Frame,
  _ function: WindowMeasure.Function,
  _ arguments: [Plans.Expression] = [.column("value")],
  by keys: [String] = []
) throws -> Column {
  let measure = WindowMeasure(
    name: "result",
    function: function,
    arguments: arguments,
    by: keys,
    period: "period"
  )
  return try run(.window(scan(frame), [measure], origin)).frame["result"]
    ?? .missing(.number, count: 0)
}

extension Column {
  var list: [Double?] { numbers.map { column in (0..<column.count).map { column[$0] } } ?? [] }
  var texts: [String] { (0..<count).map(displayText) }
  var reasons: [Presence] { (0..<count).map { presence[$0] } }
  var units: [String] {
    guard case .estimate(let estimates) = self else { return [] }
    return (0..<count).map { estimates.measure($0).unit }
  }
}

extension Frame {
  func texts(_ name: String) -> [String] { self[name]?.texts ?? [] }
  var names: [String] { schema.fields.map(\.name) }

  /// All rows as texts, for comparing whole tables.
  var rowTexts: [[String]] {
    (0..<rowCount).map { row in columns.map { $0.displayText(row) } }
  }

  /// The same numbers stored as doubles.
  var withDoubles: Frame {
    func doubles(_ numbers: NumberColumn) -> NumberColumn {
      NumberColumn(storage: .floating(numbers.doubles), presence: numbers.presence)
    }
    let changed = columns.map { column -> Column in
      switch column {
      case .number(let numbers): return .number(doubles(numbers))
      case .estimate(var estimates):
        estimates.point = doubles(estimates.point)
        estimates.numerator = estimates.numerator.map(doubles)
        estimates.denominator = estimates.denominator.map(doubles)
        return .estimate(estimates)
      case .text, .period, .yesNo: return column
      }
    }
    return Frame(unchecked: schema, columns: changed, rowCount: rowCount)
  }
}
