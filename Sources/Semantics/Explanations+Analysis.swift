import Frames
import Indicators
import Syntax

extension TakenStep {
  /// What an analysis verb does and by which method; empty for other verbs.
  func analysis(after earlier: ArraySlice<TakenStep>) -> [String] {
    switch step.body {
    case .compare(let date, let method):
      return comparison(date.map { words($0.range) }, method?.text.lowercased())
    case .headline(let results, let by, let withTotals):
      return headline(results, by, withTotals, after: earlier)
    case .trend(let method): return trend(method?.text.lowercased())
    case .spc(let method):
      return [
        "Draws each series as a control chart: three-sigma limits about its mean"
          + (method.map { ", by an \($0.text) chart." } ?? ", p, u, c or XmR as its counts allow."),
        "Shifts are told by Anhøj's runs rules; limits start anew at each break of the series.",
      ]
    case .rank:
      return [
        "Ranks the places of each indicator and period; 1 is best, the highest where neither way is "
          + "good.",
        "The 95% range of a rank comes from 10,000 draws within each figure's limits.",
      ]
    case .benchmark(let places, let method): return benchmark(places, method?.text.lowercased())
    case .funnel(let place, let method):
      return [
        "Asks which places differ from \(named(place)) by more than chance: exact binomial or "
          + "Poisson limits at 95% and 99.8%"
          + (method?.text.lowercased() == "adjusted"
            ? ", widened for overdispersion (Spiegelhalter)." : ".")
      ]
    case .gap(let group):
      return [
        "Sets each group beside \(group.map { named($0) } ?? "the total") of the same place and "
          + "period.",
        lookUp,
        "Significant means: the other figure lies outside the group's own 95% limits (as "
          + "published, else Wilson for people and Byar for events).",
      ]
    case .inequality(let all, let group, let method):
      let regression =
        switch method?.text.lowercased() {
        case "log": "weighted linear regression of the logarithms on mid-rank, Low and Low 2004"
        case "logit": "weighted linear regression of the logits on mid-rank, Low and Low 2004"
        default: "weighted linear regression on mid-rank, Low and Low 2004"
        }
      return [
        "Makes one row for each series and dimension: difference, ratio"
          + (group.map { " against \(named($0))" } ?? "")
          + ", attributable risk (Walter 1978), and where groups are ordered the slope and relative "
          + "index of inequality (\(regression))"
          + (all ? ", with the rest of the WHO set." : "."),
        "Groups that stand for unknown people are left out; sizes are denominators.",
      ]
    case .standardise(let standard):
      return [
        "Weights the rates of the age bands by \(named(standard)) (direct standardisation; limits "
          + "by Dobson with Byar)."
      ]
    case .pool(let count):
      return [
        "Takes \(count.text) periods in a row as one: numerators and denominators are summed, with "
          + "Wilson limits for people and Byar's for events."
      ]
    case .forecast(let count, let method):
      return [
        "Continues each series by \(count.text) periods with exponential smoothing"
          + (method.map { " (\($0.text))" } ?? ", chosen by AICc") + "; 95% prediction limits.",
        "Percentages are continued as logits.",
      ]
    case .protect:
      return [
        "Hides small counts and what is made from them, then what would give a hidden one away."
      ]
    default: return []
    }
  }

  /// Where a verb found the other figures of a series.
  private var lookUp: String {
    if case .attached? = before { return "The other figures are looked up in the workspace." }
    return "Only the rows here are used."
  }

  private func comparison(_ date: String?, _ method: String?) -> [String] {
    let base =
      date.map { "the figure that stood at the end of \($0)" }
      ?? "the previous known figure of its series"
    let rule: String
    switch method {
    case "significance":
      rule =
        "Different means: the 95% interval of the difference leaves out zero (Newcombe, square "
        + "and add; limits as published, else Wilson for people and Byar for events)."
    case "precision":
      rule = "Different means: not equal at the coarser published precision."
    default:
      rule =
        "Different means: the 95% interval of the difference leaves out zero (Newcombe, square "
        + "and add; limits as published, else Wilson for people and Byar for events); without "
        + "limits, outside the catalogue's tolerance, else not equal at the coarser published "
        + "precision."
    }
    return ["Sets each figure beside \(base).", lookUp, rule]
  }

  private func headline(
    _ results: NameSyntax?,
    _ by: [NameSyntax],
    _ withTotals: Bool,
    after earlier: ArraySlice<TakenStep>
  ) -> [String] {
    var sentences: [String] = []
    let isCompared = earlier.contains { if case .compare = $0.step.body { true } else { false } }
    if results == nil, !isCompared {
      sentences += ["Keeps what the catalogue marks as scored."] + comparison(nil, nil)
    }
    sentences.append(
      "Counts each series once\(by.isEmpty ? "" : " for each \(list(by))") by "
        + "\(results?.text ?? "direction"); percent is improved or same ÷ directional."
    )
    if withTotals { sentences.append("Totals are worked out from the rows, not from the groups.") }
    return sentences
  }

  private func trend(_ method: String?) -> [String] {
    let test: String
    switch method {
    case "chi_squared": test = "the chi-squared test for trend"
    case "mann_kendall": test = "the Mann–Kendall test with the Theil–Sen slope"
    default:
      test =
        "the chi-squared test for trend where there are counts, else the Mann–Kendall test "
        + "with the Theil–Sen slope"
    }
    return [
      "Asks of the last 5 known annual figures of each series whether they rise or fall: \(test), "
        + "p below 0.05, two-sided.",
      "Only the rows here are used; gaps and breaks end what can be tested.",
    ]
  }

  private func benchmark(_ places: [PlaceSyntax], _ method: String?) -> [String] {
    let rule: String
    switch method {
    case "difference":
      rule =
        "Different means: the 95% interval of the difference leaves out zero (Newcombe, square "
        + "and add)."
    case "precision": rule = "Different means: not equal at the coarser published precision."
    default:
      rule =
        "Different means: the benchmark lies outside the row's 95% limits (as published, else "
        + "Wilson for people and Byar for events)"
        + (method == "limits"
          ? "." : "; without limits, not equal at the coarser published precision.")
    }
    let isTarget = places.contains { words($0.range).lowercased() == "target" }
    let hasPlaces = !isTarget || places.count > 1
    return ["Sets each figure beside \(list(places)), same indicator, period and groups.", lookUp]
      + (hasPlaces
        ? [
          "For a series' last row a figure of at most a year before may stand in; a group's figure "
            + "is its published average, else pooled from its members' counts."
        ] : [])
      + (isTarget
        ? [
          "A target is met on the good side or equal; a range inside it; a direction by a change "
            + "that compare calls one; a comparison by all places it names."
        ] : [])
      + (hasPlaces ? [rule] : [])
  }
}
