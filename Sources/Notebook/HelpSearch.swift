import Frames
import Plans
import Semantics
import Statistics
import Syntax

/// A topic found by meaning.
struct HelpFinding {
  let topic: HelpTopic
  /// The column or result word through which a verb was found, and what it means.
  let reason: String?
}

/// What is like some words in meaning, the likest first.
///
/// A word of the name counts more than one that analysts bring, a column or a word in a result;
/// that counts more than a word of the summary.
struct HelpSearch {
  /// Those of the text that tell something, folded.
  let words: [String]
  /// All of it as a column's name: `p_adjusted`.
  private let whole: String
  /// What a word of other languages is called here: `where value > 70` for `filter`.
  private let equivalent: String?

  init(_ text: String) {
    let all = helpWords(text)
    let telling = all.filter { !smallWords.contains($0) }
    words = telling.isEmpty ? all : telling
    whole = foldedColumnName(text)
    equivalent = Vocabulary.equivalent(of: text)
  }

  /// At most four verbs, two statements, three functions and three statistics; what is far less like than the
  /// best is left out.
  var findings: [HelpFinding] {
    var verbs: [(score: Int, finding: HelpFinding)] = []
    var statements = verbs
    var functions = verbs
    var statistics = verbs
    for topic in HelpTopic.all {
      switch topic {
      case .verb(let verb):
        if let found = likeness(verb) { verbs.append((found.score, found.finding)) }
      case .function(let function):
        let known = functionMeanings[function.name] ?? []
        let score = score(name: function.name, known: known, summary: function.summary)
        if score > 0 { functions.append((score, HelpFinding(topic: topic, reason: nil))) }
      case .statistic(let statistic):
        let known = Set(statistic.aliases.flatMap(helpWords))
        let text = "\(statistic.title) \(statistic.summary)"
        let score = score(name: statistic.name, known: known, summary: text)
        if score > 0 { statistics.append((score, HelpFinding(topic: topic, reason: nil))) }
      case .statement(let statement):
        let score = score(
          name: statement.name,
          known: statement.meanings,
          summary: statement.summary
        )
        if score > 0 { statements.append((score, HelpFinding(topic: topic, reason: nil))) }
      case .command, .guide: break
      }
    }
    let top = (verbs + statements + functions + statistics).map(\.score).max() ?? 0
    return [(verbs, 4), (statements, 2), (functions, 3), (statistics, 3)].flatMap { found, limit in
      best(found.filter { $0.score * 3 > top }, limit: limit)
    }
  }

  private func best(_ found: [(score: Int, finding: HelpFinding)], limit: Int) -> [HelpFinding] {
    // Swift's sort is stable, so the order of the language decides between equals.
    found.sorted { $0.score > $1.score }.prefix(limit).map(\.finding)
  }

  private func likeness(_ verb: Verb) -> (score: Int, finding: HelpFinding)? {
    let named = verb.adds.first { foldedColumnName($0.name) == whole }
    let column = named ?? verb.adds.first { words.contains(foldedColumnName($0.name)) }
    let result = verb.adds.first { $0.words.contains { isResult($0) } }
    var known = verbMeanings[verb.name] ?? []
    if let column { known.formUnion(helpWords(column.name)) }
    known.formUnion((result?.words ?? []).filter(isResult).flatMap(helpWords))
    var score = score(name: verb.name, known: known, summary: verb.summary)
    if named != nil || result?.words.contains(where: { foldedColumnName($0) == whole }) == true {
      score += 3
    }
    var reason = column.map { "\($0.name): \($0.meaning)" }
    if reason == nil, let result {
      reason = "a word in \(result.name): \(result.words.joined(separator: ", "))"
    }
    if let equivalent, equivalent.prefix(while: { $0 != " " }) == verb.name {
      score += 5
      reason = "here it is   \(equivalent)"
    }
    return score > 0 ? (score, HelpFinding(topic: .verb(verb), reason: reason)) : nil
  }

  private func isResult(_ word: String) -> Bool {
    let folded = foldedColumnName(word)
    return folded == whole || words.contains(folded)
  }

  private func score(name: String, known: Set<String>, summary: String) -> Int {
    let names = helpWords(name)
    let said = helpWords(summary)
    return words.reduce(0) { total, word in
      if names.contains(where: { isSameWord($0, word) }) { return total + 4 }
      if known.contains(where: { isSameWord($0, word) }) { return total + 3 }
      return total + (said.contains { isSameWord($0, word) } ? 1 : 0)
    }
  }
}

/// Lower-case words of letters and digits.
private func helpWords(_ text: String) -> [String] {
  foldedText(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
}

/// Whether two words differ at most in an ending: `compare` and `compared`, `rate` and `rates`.
private func isSameWord(_ first: String, _ second: String) -> Bool {
  if first == second { return true }
  let (short, long) = first.count < second.count ? (first, second) : (second, first)
  guard short.count >= 3 else { return false }
  let stem = short.hasSuffix("e") ? String(short.dropLast()) : short
  return long.hasPrefix(stem)
    && ["s", "es", "d", "ed", "ing"].contains(String(long.dropFirst(stem.count)))
}

/// Words that tell nothing beside others.
private let smallWords: Set<String> = [
  "a", "an", "and", "are", "at", "by", "do", "does", "for", "from", "has", "have", "how", "i",
  "in", "is", "it", "my", "of", "on", "or", "over", "than", "the", "to", "was", "what", "which",
  "with",
]
