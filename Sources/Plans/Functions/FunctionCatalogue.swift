/// What help and completion know of one function.
public struct FunctionEntry: Sendable, Hashable {
  /// What functions work on, in the order of help.
  public enum Group: String, Sendable, Hashable, CaseIterable {
    case number, text
    /// Values of any type.
    case any
    /// Many rows to one value.
    case aggregate
    /// Along a series, by period.
    case series
    /// Each row beside the others of its indicator, place and period.
    case acrossRows
    /// Figures, their limits and their groups.
    case domain
  }
  public let name: String
  /// How it is called, as `quantile(x, p)`; several ways are parted by a dot.
  public let usage: String
  public let group: Group
  /// One sentence.
  public let summary: String
}

/// All functions of the language; the page of each is `docs/functions/NAME.md`.
public enum FunctionCatalogue {
  public static let entries: [FunctionEntry] = scalar + manyRows

  public static func entry(named name: String) -> FunctionEntry? {
    entries.first { $0.name == name }
  }

  private static let scalar: [FunctionEntry] = [
    scalar("abs(x)", .number, "abs"),
    scalar("round(x)  ·  round(x, n)", .number, "round"),
    scalar("floor(x)", .number, "floor"),
    scalar("ceiling(x)", .number, "ceiling"),
    scalar("sqrt(x)", .number, "sqrt"),
    scalar("ln(x)", .number, "ln"),
    scalar("exp(x)", .number, "exp"),
    scalar("power(x, y)", .number, "power"),
    scalar("mod(x, y)", .number, "mod"),
    scalar("least(x, y, …)", .number, "least"),
    scalar("greatest(x, y, …)", .number, "greatest"),
    scalar("length(t)", .text, "length"),
    scalar("lower_case(t)", .text, "lower_case"),
    scalar("upper_case(t)", .text, "upper_case"),
    scalar("trim(t)", .text, "trim"),
    scalar("left(t, n)", .text, "left"),
    scalar("right(t, n)", .text, "right"),
    scalar("replace(t, find, other)", .text, "replace"),
    scalar("same_text(a, b)", .text, "same_text"),
    scalar("text(x)", .text, "text"),
    scalar("number(x)", .text, "number"),
    scalar("first_known(a, b, …)", .any, "first_known"),
    scalar("proportion(part, whole)", .domain, "proportion"),
    scalar("rate(events, people, per)", .domain, "rate"),
    scalar("from_parts(v)", .domain, "from_parts"),
    scalar("rounding(v)", .domain, "rounding"),
    scalar("better(a, b)", .domain, "better"),
    scalar("worse(a, b)", .domain, "worse"),
    scalar("similar(a, b)", .domain, "similar"),
  ].compactMap { $0 }

  private static let manyRows: [FunctionEntry] = [
    FunctionEntry(
      name: "count",
      usage: "count()  ·  count(x)  ·  count(condition)",
      group: .aggregate,
      summary: "How many rows, known values, or rows for which a condition holds."
    ),
    FunctionEntry(
      name: "count_distinct",
      usage: "count_distinct(x)",
      group: .aggregate,
      summary: "How many different values."
    ),
    FunctionEntry(
      name: "sum",
      usage: "sum(x)",
      group: .aggregate,
      summary: "The total; unknown as soon as one part is."
    ),
    FunctionEntry(
      name: "sum_known",
      usage: "sum_known(x)",
      group: .aggregate,
      summary: "The total of the values that are known."
    ),
    FunctionEntry(
      name: "mean",
      usage: "mean(x)",
      group: .aggregate,
      summary: "The average; rates are combined through their counts."
    ),
    FunctionEntry(
      name: "simple_mean",
      usage: "simple_mean(x)",
      group: .aggregate,
      summary: "The average that weighs every figure alike."
    ),
    FunctionEntry(
      name: "median",
      usage: "median(x)",
      group: .aggregate,
      summary: "The middle value."
    ),
    FunctionEntry(
      name: "quantile",
      usage: "quantile(x, p)",
      group: .aggregate,
      summary: "The value below which a share p of the values lies."
    ),
    FunctionEntry(
      name: "min",
      usage: "min(x)",
      group: .aggregate,
      summary: "The least value, or the earliest period."
    ),
    FunctionEntry(
      name: "max",
      usage: "max(x)",
      group: .aggregate,
      summary: "The greatest value, or the latest period."
    ),
    FunctionEntry(
      name: "stdev",
      usage: "stdev(x)",
      group: .aggregate,
      summary: "The standard deviation of a sample."
    ),
    FunctionEntry(
      name: "first",
      usage: "first(x)",
      group: .aggregate,
      summary: "The first known value in the order of periods."
    ),
    FunctionEntry(
      name: "last",
      usage: "last(x)",
      group: .aggregate,
      summary: "The last known value in the order of periods."
    ),
    FunctionEntry(
      name: "percent",
      usage: "percent(condition)",
      group: .aggregate,
      summary: "How many rows in a hundred fulfil a condition."
    ),
    FunctionEntry(
      name: "list",
      usage: "list(x)",
      group: .aggregate,
      summary: "The different values in one cell."
    ),
    FunctionEntry(
      name: "slope",
      usage: "slope(y, x)",
      group: .aggregate,
      summary: "How much y rises where x is one higher, by least squares."
    ),
    FunctionEntry(
      name: "correlation",
      usage: "correlation(x, y)",
      group: .aggregate,
      summary: "How closely two columns follow a straight line, -1 to 1."
    ),
    FunctionEntry(
      name: "prev",
      usage: "prev(x)  ·  prev(x, n)",
      group: .series,
      summary: "The value one step earlier in the series, or n steps."
    ),
    FunctionEntry(
      name: "next",
      usage: "next(x)  ·  next(x, n)",
      group: .series,
      summary: "The value one step later in the series, or n steps."
    ),
    FunctionEntry(
      name: "change",
      usage: "change(x)",
      group: .series,
      summary: "The rise since the step before."
    ),
    FunctionEntry(
      name: "percent_change",
      usage: "percent_change(x)",
      group: .series,
      summary: "The rise since the step before, in per cent."
    ),
    FunctionEntry(
      name: "running_sum",
      usage: "running_sum(x)",
      group: .series,
      summary: "The total from the first period of the series on."
    ),
    FunctionEntry(
      name: "rolling_mean",
      usage: "rolling_mean(x, n)",
      group: .series,
      summary: "The mean of each value and the n - 1 before it."
    ),
    FunctionEntry(
      name: "index_to",
      usage: "index_to(x, period)",
      group: .series,
      summary: "Each value as an index, 100 in the period named."
    ),
    FunctionEntry(
      name: "streak",
      usage: "streak(x)",
      group: .series,
      summary: "Moves the same way running: 3 up, -3 down."
    ),
    FunctionEntry(
      name: "share",
      usage: "share(x)",
      group: .acrossRows,
      summary: "Per cent of the sum of the rows beside it."
    ),
    FunctionEntry(
      name: "rank",
      usage: "rank(x)",
      group: .acrossRows,
      summary: "Place among the rows beside it, 1 is the best."
    ),
    FunctionEntry(
      name: "quantile_band",
      usage: "quantile_band(x, n)  ·  quantile_band(x, n, weight)",
      group: .acrossRows,
      summary: "Which of n bands of equal number or weight, 1 is the lowest."
    ),
    FunctionEntry(
      name: "within",
      usage: "within(place, group)",
      group: .domain,
      summary: "Whether a place is of a group or lies inside a place."
    ),
    FunctionEntry(
      name: "level_of",
      usage: "level_of(group)",
      group: .domain,
      summary: "How deep a group is nested, 1 for a group that no other contains."
    ),
  ]

  private static func scalar(
    _ usage: String,
    _ group: FunctionEntry.Group,
    _ name: String
  ) -> FunctionEntry? {
    FunctionRegistry.function(named: name).map {
      FunctionEntry(name: name, usage: usage, group: group, summary: $0.summary)
    }
  }
}
