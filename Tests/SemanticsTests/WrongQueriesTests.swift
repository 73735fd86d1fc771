import Notebook
import Syntax
import TestSupport
import Testing

/// What is wrong is refused with a stable code, the user's own words and a way out.
@Suite struct `Wrong queries` {
  @Test(arguments: wrongQueries)
  func `are refused with their code and the words that help`(wrong: WrongQuery) throws {
    let failure = try #require(try refusal(of: wrong.query), "it runs")
    let first = try #require(failure.diagnostics.first)
    #expect(first.code == wrong.code, "\(first.message)")
    let said = words(of: first)
    for word in wrong.words { #expect(said.contains(word), "'\(word)' is not in: \(said)") }
  }

  @Test(arguments: wrongQueries)
  func `are not blamed on anybody, and named in the reader's words`(wrong: WrongQuery) throws {
    let failure = try #require(try refusal(of: wrong.query), "it runs")
    for diagnostic in failure.diagnostics {
      #expect(!diagnostic.message.isEmpty)
      let said = words(of: diagnostic)
      let terms = Set(said.split { !$0.isLetter && $0 != "_" }.map(String.init))
      let strange = terms.intersection(strangeWords)
      #expect(strange.isEmpty, "\(strange.sorted()) in: \(said)")
      // The sign itself may be spoken of.
      let spoken = said.split(separator: "'!'").flatMap { $0.split(separator: "!=") }.joined()
      #expect(!spoken.contains("!"), "\(said)")
    }
  }

  /// Nothing is underlined beyond the script, and every edit lies in it.
  @Test(arguments: wrongQueries)
  func `are underlined where they are wrong`(wrong: WrongQuery) throws {
    let failure = try #require(try refusal(of: wrong.query), "it runs")
    let end = failure.source.count
    for diagnostic in failure.diagnostics {
      let edits = diagnostic.fixes.flatMap(\.edits).map(\.range)
      for range in [diagnostic.range] + diagnostic.otherRanges + edits {
        #expect(range.lowerBound >= 0 && range.upperBound <= end, "\(diagnostic.message)")
      }
    }
  }

  @Test(arguments: wrongQueries)
  func `never get the same message after their first fix`(wrong: WrongQuery) throws {
    let failure = try #require(try refusal(of: wrong.query), "it runs")
    guard let first = failure.diagnostics.first, let fix = first.fixes.first else { return }
    let mended = String(decoding: fix.applied(to: failure.source).bytes, as: UTF8.self)
    #expect(mended != wrong.query)
    guard let next = try refusal(of: mended)?.diagnostics.first else { return }
    #expect(
      next.code != first.code || next.message != first.message,
      "\(mended) is refused again: \(next.message)"
    )
  }

  @Test func `are many, and no two are one`() {
    #expect(wrongQueries.count >= 200)
    #expect(Set(wrongQueries.map(\.query)).count == wrongQueries.count)
  }
}

/// Words of those who make programs, and words that blame.
private let strangeWords: Set<String> = [
  "token", "tokens", "unexpected", "EOF", "you", "You", "your", "Your", "nil", "parse",
  "parser", "syntax", "identifier", "literal", "invalid", "illegal", "Column", "Frame",
  "Diagnostic", "Optional", "Typed", "Plan", "PlanError", "Expression", "Array", "String", "Int",
  "Double", "Bool", "Swift", "SourceRange", "Period", "NumberColumn", "TextColumn",
]

/// A session on the bundled workspace, opened once; each script gets a copy.
private let opened = Result { try Session(SessionSettings()) }

/// Why a script is refused; nil when it runs.
func refusal(of script: String) throws -> Failure? {
  var session = try opened.get()
  do throws(Failure) {
    for query in try session.prepare(script) { _ = try session.run(query) }
    return nil
  } catch {
    return error
  }
}

/// A message with its notes, every run of spaces taken as one.
func words(of diagnostic: Diagnostic) -> String {
  ([diagnostic.message] + diagnostic.notes).joined(separator: " ")
    .split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
