/// The pieces of a statement, step by step, and the lines they make.
struct StatementPieces {
  private static let continuation = "    "

  private var steps: [[Piece]] = [[]]
  private var startsWithBar = false
  /// Whether the text had no line end inside the statement.
  var isOnOneLine = true

  // MARK: Filling

  mutating func startStep() {
    if steps.count == 1, steps[0].isEmpty { startsWithBar = true } else { steps.append([]) }
  }

  mutating func append(_ piece: Piece) {
    steps[steps.count - 1].append(piece)
  }

  /// Puts a comment behind the piece before it, which may be in the step before.
  mutating func attach(_ comment: Comment) {
    guard let step = steps.lastIndex(where: { !$0.isEmpty }) else { return }
    let piece = steps[step].count - 1
    // Only one comment can end a line.
    let isFirst = steps[step][piece].comments.isEmpty
    steps[step][piece].comments.append(
      Comment(text: comment.text, isOnItsOwnLine: comment.isOnItsOwnLine || !isFirst)
    )
  }

  // MARK: Lines

  var lines: [String] {
    let steps = steps.map(inClauseOrder)
    let bar = startsWithBar ? "| " : ""
    if isOnOneLine, steps.count <= 2 {
      let line = bar + steps.map(joined).joined(separator: " | ")
      if fits(line) { return [line] }
    }
    var lines: [String] = []
    for (position, step) in steps.enumerated() {
      append(step, prefix: position == 0 ? bar : "| ", to: &lines)
    }
    return lines
  }

  /// One step: a line, more where comments stand inside or the line would be too long.
  private func append(_ step: [Piece], prefix: String, to lines: inout [String]) {
    var prefix = prefix
    var stretch: [Piece] = []
    for (position, piece) in step.enumerated() {
      stretch.append(piece)
      let isLast = position == step.count - 1
      guard isLast || !piece.comments.isEmpty else { continue }
      lines += filled(stretch, prefix: prefix)
      for comment in piece.comments {
        if comment.isOnItsOwnLine {
          lines.append((isLast ? "" : Self.continuation) + comment.text)
        } else {
          lines[lines.count - 1] += "  " + comment.text
        }
      }
      prefix = Self.continuation
      stretch = []
    }
  }

  /// The pieces on as few lines as it takes; lines end after commas, the outermost ones first.
  ///
  /// Outside brackets a line may end nowhere else, so that one without commas stays long.
  private func filled(_ pieces: [Piece], prefix: String) -> [String] {
    let whole = prefix + joined(pieces)
    if fits(whole) { return [whole] }
    let groups = commaGroups(pieces)
    guard groups.count > 1 else { return [whole] }
    var lines: [String] = []
    var line = prefix
    var isEmpty = true
    for group in groups {
      let text = joined(group)
      let longer = line + (isEmpty ? "" : " ") + text
      if fits(longer) {
        line = longer
      } else {
        if !isEmpty {
          lines.append(line)
          line = Self.continuation
        }
        let inner = filled(group, prefix: line)
        lines += inner.dropLast()
        line = inner.last ?? line
      }
      isEmpty = false
    }
    return lines + [line]
  }

  private func commaGroups(_ pieces: [Piece]) -> [[Piece]] {
    let breaks = pieces.indices.dropLast().filter { index in
      // Three marks at the start of a line would open a note.
      pieces[index].isComma && !pieces[index + 1].text.hasPrefix("\"\"\"")
    }
    guard let depth = breaks.map({ pieces[$0].depth }).min() else { return [pieces] }
    var groups: [[Piece]] = []
    var start = pieces.startIndex
    for index in breaks where pieces[index].depth == depth {
      groups.append(Array(pieces[start...index]))
      start = index + 1
    }
    return groups + [Array(pieces[start...])]
  }

  private func joined(_ pieces: [Piece]) -> String {
    var text = ""
    for (position, piece) in pieces.enumerated() {
      if position > 0, !piece.isGlued { text += " " }
      text += piece.text
    }
    return text
  }

  private func fits(_ line: String) -> Bool { line.displayWidth <= Formatter.width }

  // MARK: Clauses

  /// A `get` with `for` before the periods and those before `by`; other steps as they are.
  private func inClauseOrder(_ step: [Piece]) -> [Piece] {
    guard let get = step.firstIndex(where: { $0.keyword == "get" }) else { return step }
    var step = step
    let comments = step[step.count - 1].comments
    step[step.count - 1].comments = []
    let starts = step.indices.filter { $0 > get && clauseRank(step[$0]) != nil }
    guard let first = starts.first else {
      step[step.count - 1].comments = comments
      return step
    }
    let clauses = zip(starts, starts.dropFirst() + [step.endIndex]).map { step[$0..<$1] }
    let ranked = clauses.enumerated().sorted { one, other in
      let ranks = (clauseRank(one.element.first), clauseRank(other.element.first))
      return (ranks.0 ?? 0, one.offset) < (ranks.1 ?? 0, other.offset)
    }
    var ordered = Array(step[..<first]) + ranked.flatMap(\.element)
    ordered[ordered.count - 1].comments = comments
    return ordered
  }

  private func clauseRank(_ piece: Piece?) -> Int? {
    switch piece?.keyword {
    case "for": 0
    case "in", "since", "last", "as": 1
    case "by": 2
    default: nil
    }
  }
}
