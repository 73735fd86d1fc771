import Frames
import Indicators
import Plans
import Statistics
import Syntax

extension Verb {
  static let forecast = Verb(
    name: "forecast",
    summary: "Where is it heading?",
    usage: "forecast number [using holt|damped|simple]",
    simplest: "forecast 3",
    examples: [#"get "Looked after children" | forecast 3"#],
    needs: [.indicator, .place, .period, .value],
    adds: [
      ColumnNote("basis", .text, words: ["actual", "forecast"], "whether the figure is one yet")
    ],
    methods: ["holt", "damped", "simple"],
    expand: expandForecast
  )
}

/// Fewer annual points than this carry no forecast.
private let leastPoints = 8

private func expandForecast(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .forecast(let number, let using) = call.step.body else { return table }
  try call.requireFigures(and: [.period], in: table)
  let count = try call.whole(number, atLeast: 1, "periods")
  let word = try call.method(using, among: Verb.forecast.methods)
  let model = word.flatMap { SmoothingModel(rawValue: $0) }
  try call.requirePeriods(leastPoints, in: table)
  if let most = table.mostPeriods, count > most.count / 2 {
    throw Diagnostic(
      code: "value-5",
      message: "forecast goes at most half as far as the figures reach back: here "
        + "\(most.count / 2), not \(count)",
      range: number.range
    )
  }
  let lookup = seriesLookup(of: table)
  let copied = Set(table.fields.filter(\.isOfIndicator).map(\.name))
  let procedure = Procedure(
    name: "forecast",
    inputs: table.seriesInputs
  ) { (frame) throws(PlanError) -> SourceReading in
    do throws(SeriesRefusal) {
      return try forecastTable(
        frame,
        lookup: lookup,
        by: count,
        using: model,
        copying: copied
      )
    } catch {
      throw PlanError(error)
    }
  }
  table.plan = .apply(table.plan, procedure, call.origin)
  try table.add(Verb.forecast.adds, by: call)
  table.judgementColumns = ["basis", "value"]
  table.detach("rows that are no figures yet were added by forecast")
  return table
}
