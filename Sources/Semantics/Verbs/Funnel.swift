import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let funnel = Verb(
    name: "funnel",
    summary: "Which places differ more than chance?",
    usage: "funnel against place [using plain|adjusted]",
    simplest: "funnel against England",
    examples: [#"get "Crime rate" for each England in latest | funnel against England"#],
    needs: [.indicator, .place, .period, .value],
    adds: [
      ColumnNote("centre", .estimate, "the figure of the place it is set against"),
      ColumnNote("lower_95", .estimate, "lower 95% limit for a place of this size"),
      ColumnNote("upper_95", .estimate, "upper 95% limit"),
      ColumnNote("lower_998", .estimate, "lower 99.8% limit"),
      ColumnNote("upper_998", .estimate, "upper 99.8% limit"),
      ColumnNote(
        "flag",
        .text,
        words: ["within limits", "alert", "alarm"],
        "alert outside 95%, alarm outside 99.8%"
      ),
      ColumnNote("rating", .text, words: placeRatings, "how the place stands to the centre"),
    ],
    methods: ["plain", "adjusted"],
    expand: expandFunnel
  )
}

/// Fewer places than this make no funnel.
private let leastPlaces = 10

private func expandFunnel(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .funnel(let against, let using) = call.step.body else { return table }
  try call.requireFigures(and: [.place, .period], in: table)
  _ = try call.method(using, among: Verb.funnel.methods)
  _ = try call.onePlace(against, in: table)
  if case .attached(let workspace, let request) = table.attachment {
    if request.places.count < leastPlaces {
      throw Diagnostic(
        code: "needs-8",
        message: "funnel needs \(leastPlaces) places or more, and here "
          + (request.places.count == 1 ? "is 1" : "are \(request.places.count)"),
        range: call.step.verb.range,
        notes: ["every council:   get … for each England"]
      )
    }
    let measures = request.indicators.map { workspace.indicators[$0].measure }
    if !measures.isEmpty, measures.allSatisfy({ $0.counts == .estimated }) {
      throw Diagnostic(
        code: "needs-12",
        message: "funnel needs counts of people or events; those of "
          + "\(workspace.indicators[request.indicators[0]].name) are estimated",
        range: call.step.verb.range
      )
    }
  }
  try table.add(Verb.funnel.adds, by: call)
  table.judgementColumns = ["flag", "rating"]
  table.awaitComputation(call, today: "get … for all in latest | sort value desc")
  return table
}
