import Frames
import Plans
import Syntax

extension ExpressionChecker {
  mutating func call(
    _ name: NameSyntax,
    _ arguments: [ExpressionSyntax],
    at range: SourceRange
  ) throws(Diagnostic) -> Typed {
    let word = name.text.lowercased()
    switch word {
    case "share", "rank", "quantile_band":
      return try acrossRows(word, name, arguments, at: range)
    case "within": return try withinGroup(name, arguments)
    case "level_of": return try levelOf(name, arguments)
    default: break
    }
    if let function = SeriesFunction(rawValue: word), function != .latestKnownPeriod,
      function != .firstKnownPeriod
    {
      return try series(function, name, arguments, at: range)
    }
    if let function = AggregateFunction(rawValue: word) {
      return try aggregate(function, name, arguments, at: range)
    }
    guard let function = FunctionRegistry.function(named: word) else {
      throw unknownFunction(name)
    }
    try checkCount(arguments.count, function.argumentCounts, name)
    var checked: [Typed] = []
    for argument in arguments { checked.append(try check(argument)) }
    guard let type = function.resultType(checked.map(\.type)) else {
      throw wrongArguments(name, checked, arguments, wayOut(function, checked, arguments))
    }
    return try folded(function, checked, type, at: range)
  }

  // MARK: Aggregates

  private mutating func aggregate(
    _ function: AggregateFunction,
    _ name: NameSyntax,
    _ arguments: [ExpressionSyntax],
    at range: SourceRange
  ) throws(Diagnostic) -> Typed {
    try checkCount(arguments.count, function.argumentCounts, name)
    let checked = try argumentsOfAggregate(name, arguments)
    guard let type = function.resultType(checked.map(\.type)) else {
      throw wrongArguments(name, checked, arguments)
    }
    try checkParameter(of: function, checked, arguments)
    let lifting = lifted.nextName()
    let expressions = checked.map(\.expression)
    switch lifted.place {
    case .aggregate:
      lifted.add(Aggregation(name: lifting, function: function, arguments: expressions))
    case .window(let by):
      lifted.add(
        window: WindowMeasure(
          name: lifting,
          function: .aggregate(function),
          arguments: expressions,
          by: by,
          period: nil
        )
      )
    }
    return Typed(.column(lifting), type)
  }

  /// Aggregates within aggregates have no meaning: there is one set of groups.
  mutating func argumentsOfAggregate(
    _ name: NameSyntax,
    _ arguments: [ExpressionSyntax]
  ) throws(Diagnostic) -> [Typed] {
    let before = lifted.measures.count + lifted.aggregations.count
    var checked: [Typed] = []
    for argument in arguments { checked.append(try check(argument)) }
    guard lifted.measures.count + lifted.aggregations.count == before else {
      throw Diagnostic(
        code: "call-4",
        message: "\(name.text) takes values of rows, and its argument is worked out over many rows",
        range: arguments.first?.range ?? name.range,
        notes: ["work it out first in a step of its own:   add x = …   and then   \(name.text)(x)"]
      )
    }
    return checked
  }

  // MARK: Along series

  private mutating func series(
    _ function: SeriesFunction,
    _ name: NameSyntax,
    _ arguments: [ExpressionSyntax],
    at range: SourceRange
  ) throws(Diagnostic) -> Typed {
    guard case .window(let by) = lifted.place else {
      throw Diagnostic(
        code: "call-5",
        message: "\(name.text) follows each series row by row, so it belongs in add",
        range: range,
        notes: ["add x = \(scope.words(range))   and then summarise x"]
      )
    }
    try checkCount(arguments.count, function.argumentCounts, name)
    let checked = try argumentsOfAggregate(name, arguments)
    guard let type = function.resultType(checked.first?.type) else {
      throw wrongArguments(name, checked, arguments)
    }
    let expressions = try parameterOfSeries(function, checked, arguments)
    let (keys, period) = try seriesKeys(by, name)
    let lifting = lifted.nextName()
    lifted.add(
      window: WindowMeasure(
        name: lifting,
        function: .series(function),
        arguments: expressions,
        by: keys,
        period: period
      )
    )
    return Typed(.column(lifting), type)
  }

  /// The columns that make a series, and the one period that orders it.
  private func seriesKeys(
    _ by: [String],
    _ name: NameSyntax
  ) throws(Diagnostic) -> (keys: [String], period: String) {
    let periods = table.fields.filter { $0.type == .period && $0.role == .period }
    if table.isIndicatorTable || !table.seriesKeys.isEmpty, let period = periods.first {
      // Several as-ats stack the same series more than once.
      let asAt = table.fields.filter { $0.role == .asAt }.map(\.name)
      return (by.isEmpty ? table.seriesKeys + asAt : by, period.name)
    }
    let candidates = table.fields.filter { $0.type == .period && $0.isShown }
    guard candidates.count == 1 else {
      throw Diagnostic(
        code: "needs-1",
        message: candidates.isEmpty
          ? "\(name.text) follows a series by period, and no column here is a period"
          : "\(name.text) needs exactly one period column; here are "
            + quoted(candidates.map(\.name)),
        range: name.range
      )
    }
    guard !by.isEmpty else {
      throw Diagnostic(
        code: "needs-4",
        message: "which columns make a series? say it with by:   … by indicator, place",
        range: name.range
      )
    }
    return (by, candidates[0].name)
  }

  // MARK: Messages

  func checkCount(
    _ count: Int,
    _ allowed: ClosedRange<Int>,
    _ name: NameSyntax
  ) throws(Diagnostic) {
    if allowed.contains(count) { return }
    let words =
      allowed.lowerBound == allowed.upperBound
      ? "\(allowed.lowerBound)" : "\(allowed.lowerBound) to \(allowed.upperBound)"
    let noun = allowed.upperBound == 1 ? "value" : "values"
    throw Diagnostic(
      code: "call-1",
      message: "\(name.text) takes \(words) \(noun) in its brackets, and here are \(count)",
      range: name.range
    )
  }

  func wrongArguments(
    _ name: NameSyntax,
    _ checked: [Typed],
    _ arguments: [ExpressionSyntax],
    _ notes: [String] = []
  ) -> Diagnostic {
    let described = zip(checked, arguments).map { $0.described(scope.words($1.range)) }
    return Diagnostic(
      code: "call-2",
      message: "\(name.text) cannot take this: " + described.joined(separator: ", "),
      range: arguments.first.map { first in
        arguments.dropFirst().reduce(first.range) { $0.union($1.range) }
      } ?? name.range,
      notes: notes
    )
  }

  /// The call with one value turned into text or a number, where that makes it fit; else what the
  /// function is for.
  private func wayOut(
    _ function: ScalarFunction,
    _ checked: [Typed],
    _ arguments: [ExpressionSyntax]
  ) -> [String] {
    let types = checked.map(\.type)
    for (position, argument) in checked.enumerated() where argument.constant == nil {
      let (wanted, conversion): (ColumnType, String) =
        argument.type == .text ? (.number, "number") : (.text, "text")
      var changed = types
      changed[position] = wanted
      guard function.resultType(changed) != nil else { continue }
      let words = arguments.enumerated().map { place, syntax in
        let word = scope.words(syntax.range)
        return place == position ? "\(conversion)(\(word))" : word
      }
      return ["as \(wanted.word):   \(function.name)(\(words.joined(separator: ", ")))"]
    }
    let summary = function.summary.prefix(1).lowercased() + function.summary.dropFirst()
    return ["\(function.name): \(summary)"]
  }

  private func unknownFunction(_ name: NameSyntax) -> Diagnostic {
    let word = name.text.lowercased()
    let names = FunctionCatalogue.entries.map(\.name)
    if let known = functionSynonyms[word] {
      return Diagnostic(
        code: "call-3",
        message: "there is no function '\(name.text)'; here it is  \(known)",
        range: name.range,
        fixes: [Fix("write \(known)", replacing: name.range, with: known)]
      )
    }
    if let example = writtenOtherwise[word] {
      return Diagnostic(
        code: "call-3",
        message: "there is no function '\(name.text)'; \(example)",
        range: name.range
      )
    }
    let candidates = names + functionSynonyms.keys.sorted()
    var similar: [String] = []
    for found in nearest(to: name.text, among: candidates) {
      let known = functionSynonyms[found] ?? found
      if !similar.contains(known) { similar.append(known) }
    }
    let way = similar.isEmpty ? "" : "; similar: " + quoted(similar)
    return Diagnostic(
      code: "call-3",
      message: "there is no function '\(name.text)'\(way)",
      range: name.range,
      fixes: similar.first.map { [Fix("write \($0)", replacing: name.range, with: $0)] } ?? []
    )
  }
}

/// What is written in another way than as a function.
private let writtenOtherwise = [
  "case": "a choice is written  if … then … else …",
  "iif": "a choice is written  if … then … else …",
  "ifelse": "a choice is written  if … then … else …",
  "year": "the reporting year of a row is the column 'year'",
  "month": "the first day of a period is  period.start",
  "isnull": "the test is  value is missing",
  "isna": "the test is  value is missing",
  "coalesce": "here it is  first_known(a, b)",
]

private let functionSynonyms = [
  "avg": "mean", "average": "mean", "total": "sum", "std": "stdev", "sd": "stdev",
  "lag": "prev", "lead": "next", "maximum": "max", "minimum": "min", "nunique": "count_distinct",
  "pct_change": "percent_change", "difference": "change", "diff": "change",
  "len": "length", "lower": "lower_case", "upper": "upper_case", "substitute": "replace",
  "exact": "same_text", "coalesce": "first_known", "if_null": "first_known", "str": "text",
  "to_text": "text", "to_number": "number", "ntile": "quantile_band", "quintile": "quantile_band",
  "decile": "quantile_band", "cumulative": "running_sum", "cumsum": "running_sum",
  "moving_average": "rolling_mean", "percentile": "quantile", "ceil": "ceiling", "pow": "power",
  "log": "ln", "corr": "correlation",
]
