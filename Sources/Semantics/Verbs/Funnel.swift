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

private func expandFunnel(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .funnel(let against, let using) = call.step.body else { return table }
  try call.requireFigures(and: [.place, .period], in: table)
  let method =
    try call.method(using, among: Verb.funnel.methods)
    .flatMap { FunnelMethod(rawValue: $0) } ?? .automatic
  let centre = try call.centre(against, in: table)
  if case .attached(let workspace, let request) = table.attachment {
    if request.places.count < leastFunnelPlaces {
      throw Diagnostic(
        code: "needs-8",
        message: "funnel needs \(leastFunnelPlaces) places or more, and here "
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
  let lookup = seriesLookup(of: table)
  let workspace = call.scope.workspace
  let inputs = Set(table.fields.filter { $0.role.isKey || $0.role == .value }.map(\.name))
  var notes: [Footnote] = []
  if case .detached(let reason) = table.attachment {
    notes.append(Footnote(.detachment, "\(reason): comparisons use only the rows here"))
  }
  try table.add(Verb.funnel.adds, by: call)
  table.judgementColumns = ["flag", "rating"]
  let procedure = Procedure(
    name: "funnel",
    inputs: inputs
  ) { [notes] (frame) throws(PlanError) -> SourceReading in
    do throws(TooFewForFunnel) {
      let reading = try funnelTable(
        frame,
        workspace: workspace,
        lookup: lookup,
        against: centre,
        method: method
      )
      return SourceReading(frame: reading.frame, footnotes: reading.footnotes + notes)
    } catch {
      throw PlanError(
        code: "needs-8",
        message:
          "funnel needs \(leastFunnelPlaces) places or more with counts of one indicator and "
          + "period, and here " + (error.most == 1 ? "is 1" : "are \(error.most)"),
        notes: ["every council:   get … for each England"]
      )
    }
  }
  table.plan = .apply(table.plan, procedure, call.origin)
  return table
}

extension Call {
  /// What the limits lie round: a place, or the members of a group that has no figures of its own.
  fileprivate func centre(_ name: NameSyntax, in table: Table) throws(Diagnostic) -> FunnelCentre {
    if let group = try scope.group(toPool: name, for: table.askedIndicators) {
      return .members(name: group.name, group.members)
    }
    return .place(try onePlace(name, in: table))
  }
}
