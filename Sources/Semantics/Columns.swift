import Frames
import Indicators
import Plans
import Syntax

/// Finds a column where the language names one outside a condition.
func resolveColumn(_ name: NameSyntax, in table: Table) throws(Diagnostic) -> Field {
  if let field = table.schema.field(name.text) { return field }
  throw unknownColumn(name.text, at: name.range, in: table)
}

/// The message for a column that is not there: who lost it, who makes it, what is like it.
func unknownColumn(_ name: String, at range: SourceRange, in table: Table) -> Diagnostic {
  let folded = foldedColumnName(name)
  let spellings = table.fields.filter { foldedColumnName($0.name) == folded }.map(\.name)
  if spellings.count > 1 {
    return Diagnostic(
      code: "name-7",
      message: "several columns are spelt like '\(name)': " + quoted(spellings),
      range: range,
      notes: ["an exact spelling tells them apart:   `\(spellings[0])`"]
    )
  }
  if let verb = table.lost[folded] {
    return Diagnostic(
      code: "name-5",
      message: "there is no column '\(name)' any more; \(verb) left it out",
      range: range,
      notes: ["put this step before \(verb), or name '\(name)' in it"]
    )
  }
  if let part = ValuePart(rawValue: name.lowercased()), part.isOfEstimate, table.valueField != nil {
    return Diagnostic(
      code: "name-5",
      message: "'\(part.rawValue)' is a part of value, not a column of its own",
      range: range,
      notes: ["as a column first:   add the_\(part.rawValue) = \(part.rawValue)"]
    )
  }
  if let groups = dimensionCalled(name, in: table) {
    return Diagnostic(
      code: "name-5",
      message: "there is no column '\(name)'; a column of groups comes with by:  "
        + "get … by \(nameSpelling(groups))",
      range: range
    )
  }
  if let known = columnSynonyms[folded], let field = table.schema.field(known) {
    let words = table.closedWords[field.name].map { " (\($0.joined(separator: ", ")))" } ?? ""
    let maker = verbsMaking(field.name).first.map { "; \($0) made '\(field.name)'\(words)" }
    return Diagnostic(
      code: "name-5",
      message: "there is no column '\(name)'" + (maker ?? "; similar: '\(field.name)'"),
      range: range,
      fixes: [Fix("write \(field.name)", replacing: range, with: field.name)]
    )
  }
  let target = columnSynonyms[folded] ?? name
  if let verb = verbsMaking(target).first {
    let article = columnSynonyms[folded] == nil ? "'\(name)'" : "'\(name)', here '\(target)',"
    return Diagnostic(
      code: "name-5",
      message: "\(article) does not exist yet; it comes from \(verb): put  | \(verb)  before this "
        + "step",
      range: range
    )
  }
  let shown = table.fields.filter { !$0.isHidden }.map(\.name)
  let similar = nearest(to: name, among: shown)
  guard let first = similar.first else {
    return Diagnostic(
      code: "name-5",
      message: "there is no column '\(name)'",
      range: range,
      notes: table.fields.isEmpty
        ? []
        : ["columns here: " + table.fields.filter(\.isShown).map(\.name).joined(separator: ", ")]
    )
  }
  return Diagnostic(
    code: "name-5",
    message: "there is no column '\(name)'; similar: " + quoted(similar),
    range: range,
    fixes: [Fix("write \(first)", replacing: range, with: columnSpelling(first))]
  )
}

/// The dimension of the data that a word names, short or whole.
private func dimensionCalled(_ name: String, in table: Table) -> String? {
  guard case .attached(let workspace, _) = table.attachment else { return nil }
  switch workspace.findDimensions(name) {
  case .one, .ambiguous: return name.lowercased()
  case .many, .none: return nil
  }
}

/// A column's name as a query writes it: backticks round what is not one plain word.
func columnSpelling(_ name: String) -> String {
  let isWord = name.unicodeScalars.enumerated().allSatisfy { position, scalar in
    scalar == "_" || scalar.properties.isAlphabetic
      || (position > 0 && scalar.properties.numericType != nil)
  }
  return isWord && !Vocabulary.reserved.contains(name.lowercased()) ? name : "`\(name)`"
}

func quoted(_ names: some Sequence<String>) -> String {
  names.map { "'\($0)'" }.joined(separator: ", ")
}

/// Words that people use for a column, and the column.
private let columnSynonyms: [String: String] = [
  "progress": "direction", "result": "direction", "movement": "direction", "trendword": "trend",
  "status": "rating", "performance": "rating", "area": "place", "council": "place",
  "location": "place", "authority": "place", "date": "period", "time": "period",
  "measure": "indicator", "metric": "indicator", "name": "indicator", "amount": "value",
  "figure": "value", "count": "value", "percentage": "percent", "difference": "difference",
  "previous": "base", "baseline": "base", "prior": "base", "good": "polarity",
]

/// The shortest steps that make a column, the likeliest first.
func verbsMaking(_ column: String) -> [String] {
  VerbRegistry.makers(of: column).map(\.simplest)
}
