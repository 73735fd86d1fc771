import Frames
import Plans
import Syntax

extension ExpressionChecker {
  /// `share`, `rank` and `quantile_band`: each row beside the others of its indicator, place and
  /// period, or of its own `by`.
  mutating func acrossRows(
    _ word: String,
    _ name: NameSyntax,
    _ arguments: [ExpressionSyntax],
    at range: SourceRange
  ) throws(Diagnostic) -> Typed {
    guard case .window(let by) = lifted.place else {
      throw Diagnostic(
        code: "call-5",
        message: "\(word) sets each row beside the others, so it belongs in add",
        range: range
      )
    }
    try checkCount(arguments.count, word == "quantile_band" ? 2...3 : 1...1, name)
    let checked = try argumentsOfAggregate(name, arguments)
    guard checked.allSatisfy(\.isNumeric) else { throw wrongArguments(name, checked, arguments) }
    if word == "quantile_band" { try checkBands(checked[1], arguments[1]) }
    let across = table.fields.filter { field in
      switch field.role {
      case .indicator, .place, .period, .asAt: true
      case .breakdown: field.name == "dimension"
      case .value, .plain: false
      }
    }
    let function: WindowMeasure.Function =
      switch word {
      case "share": .share
      case "rank": .rank
      default: .quantileBand
      }
    let lifting = lifted.nextName()
    lifted.add(
      window: WindowMeasure(
        name: lifting,
        function: function,
        arguments: checked.map(\.expression),
        by: by.isEmpty ? across.map(\.name) : by,
        period: nil
      )
    )
    return Typed(.column(lifting), word == "share" ? .estimate : .number)
  }

  private func checkBands(_ bands: Typed, _ syntax: ExpressionSyntax) throws(Diagnostic) {
    if case .number(let value)? = bands.constant {
      do throws(PlanError) {
        _ = try wholeNumber(value, from: 2, to: 1000, of: "quantile_band", "bands")
        return
      } catch {
        throw Diagnostic(
          code: error.code,
          message: error.message,
          range: syntax.range,
          notes: ["quintiles:   quantile_band(value, 5)"]
        )
      }
    }
    throw Diagnostic(
      code: "value-20",
      message: "quantile_band takes one number of bands for all rows, and "
        + "\(bands.described(scope.words(syntax.range))) of each row",
      range: syntax.range,
      notes: ["quintiles:   quantile_band(value, 5)"]
    )
  }

  /// What a function takes beside its values is one for all rows, and known before any is read.
  func parameterOfSeries(
    _ function: SeriesFunction,
    _ checked: [Typed],
    _ arguments: [ExpressionSyntax]
  ) throws(Diagnostic) -> [Plans.Expression] {
    guard checked.count == 2 else { return checked.map(\.expression) }
    let (value, parameter) = (checked[0].expression, checked[1])
    switch function {
    case .indexTo:
      switch parameter.constant {
      case .period?: return [value, parameter.expression]
      case .number(let number)?:
        // A four-digit number where a period is expected is a year.
        if let year = Int(exactly: number), (1000...9999).contains(year) {
          return [value, .period(.calendarYear(year))]
        }
      case .text, .yesNo, nil: break
      }
      throw Diagnostic(
        code: "period-5",
        message: "index_to takes a period, the one that counts as 100",
        range: arguments[1].range,
        notes: ["for example   index_to(value, 2019/20)"]
      )
    default:
      if case .number(let number)? = parameter.constant, let whole = Int(exactly: number),
        (1...10_000).contains(whole)
      {
        return [value, parameter.expression]
      }
      throw Diagnostic(
        code: "value-4",
        message: "\(function.rawValue) takes a whole number of periods, 1 or more",
        range: arguments[1].range
      )
    }
  }

  /// `quantile(x, p)` takes a share.
  func checkParameter(
    of function: AggregateFunction,
    _ checked: [Typed],
    _ arguments: [ExpressionSyntax]
  ) throws(Diagnostic) {
    guard function == .quantile, checked.count == 2 else { return }
    if case .number(let p)? = checked[1].constant, (0...1).contains(p) { return }
    throw Diagnostic(
      code: "value-3",
      message: "quantile(x, p) takes a number from 0 to 1",
      range: arguments[1].range,
      notes: ["the upper quartile:   quantile(value, 0.75)"]
    )
  }
}
