import Frames
import Plans
import Syntax

extension Verb {
  /// A verb of the language whose computation is not built: it parses, and says so plainly.
  private static func later(
    _ name: String,
    _ summary: String,
    _ usage: String,
    instead: String? = nil
  ) -> Verb {
    Verb(
      name: name,
      summary: summary,
      usage: usage,
      expand: { (call) throws(Diagnostic) -> Table in
        throw Diagnostic(
          code: "later-1",
          message: "'\(call.step.verb.text)' is part of the language but not built yet",
          range: call.step.verb.range,
          notes: instead.map { [$0] } ?? []
        )
      }
    )
  }

  static let benchmark = later(
    "benchmark",
    "Better or worse than other places, or than the target?",
    "benchmark against places|target",
    instead: "beside other places:   get … for home, region, England | pivot place"
  )
  static let chart = later("chart", "Draws the result.", "chart [kind] [of y] [across x]")
  static let check = later("check", "Lists what is odd in the figures.", "check")
  static let describe = later(
    "describe",
    "One row a column: type, known, missing, least, greatest.",
    "describe"
  )
  static let explain = later(
    "explain",
    "Says in plain words how the result was made.",
    "explain",
    instead: "the footers of an answer:   .why"
  )
  static let forecast = later("forecast", "Where is it heading?", "forecast number")
  static let funnel = later(
    "funnel",
    "Which places differ more than chance?",
    "funnel against place"
  )
  static let gap = later(
    "gap",
    "How far is each group behind?",
    "gap [against group]",
    instead: "the groups side by side:   get … by sex | pivot sex"
  )
  static let inequality = later(
    "inequality",
    "How unequal are the groups, in one figure?",
    "inequality [all]"
  )
  static let pool = later("pool", "Several periods as one.", "pool number")
  static let protect = later(
    "protect",
    "Hides small counts so that nobody can be found.",
    "protect [below n] [round n]"
  )
  static let rank = later(
    "rank",
    "Where does each place stand?",
    "rank",
    instead: "places in order:   get … for all in latest | sort value desc"
  )
  static let spc = later("spc", "Is it more than the usual ups and downs?", "spc")
  static let standardise = later(
    "standardise",
    "Rates as if all places had one age structure.",
    "standardise to standard"
  )
  static let trend = later(
    "trend",
    "Is it a real trend?",
    "trend",
    instead: "moves the same way running:   add moves = streak(value)"
  )
}
