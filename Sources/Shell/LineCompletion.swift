/// What may stand before the cursor, the likeliest first.
public nonisolated struct LineCompletion: Sendable, Equatable {
  /// One thing to put in.
  public struct Candidate: Sendable, Equatable {
    /// What goes into the line, with quotes or backticks where the language wants them.
    public var text: String
    /// What a list shows; fit for a screen.
    public var label: String
    /// What it is, in a few words; fit for a screen.
    public var detail: String
    /// The question it answers: what, where, when, who, step.
    public var group: String

    public init(text: String, label: String, detail: String = "", group: String = "") {
      self.text = text
      self.label = label
      self.detail = detail
      self.group = group
    }
  }

  /// Unicode scalars before the cursor that a candidate takes the place of.
  public var replacedCount: Int
  public var candidates: [Candidate]

  public init(replacedCount: Int, candidates: [Candidate]) {
    self.replacedCount = replacedCount
    self.candidates = candidates
  }

  public static let nothing = LineCompletion(replacedCount: 0, candidates: [])
}

/// What Tab does with the text before the cursor.
nonisolated enum TabKey: Equatable {
  /// Puts a text in the place of some scalars before the cursor.
  case inserts(String, replacedCount: Int)
  /// Nothing could be put in: shows what there is to choose from.
  case lists([LineCompletion.Candidate])
  case nothing

  /// Decides for the text before the cursor.
  ///
  /// What starts as typed goes before what only holds the typed letters. One such candidate goes
  /// in whole, of several what they have in common; a Tab that puts nothing in lists them.
  /// `touchesWord` tells that the cursor has a letter right behind it.
  init(before text: String, _ completion: LineCompletion, touchesWord: Bool = false) {
    let typed = CompletedText(String(text.unicodeScalars.suffix(completion.replacedCount)))
    let candidates = completion.candidates
    let starting = candidates.filter { CompletedText($0.text).starts(with: typed) }
    let pool = starting.isEmpty ? candidates : starting
    guard let first = pool.first else {
      self = .nothing
      return
    }
    let replacedCount = completion.replacedCount
    if pool.count == 1 {
      let goesOn = first.text.hasSuffix("(") || first.text.hasSuffix("/") || touchesWord
      self = .inserts(first.text + (goesOn ? "" : " "), replacedCount: replacedCount)
      return
    }
    let shared = CompletedText.common(pool.map { CompletedText($0.text) })
    guard !starting.isEmpty, shared.letters.count > typed.letters.count else {
      self = .lists(candidates)
      return
    }
    let opening = shared.opening.isEmpty ? typed.opening : shared.opening
    self = .inserts(opening + String(shared.letters), replacedCount: replacedCount)
  }
}

/// A word on the line, with what it was begun with apart from its letters.
private nonisolated struct CompletedText {
  var opening: String
  var letters: [Character]

  init(_ text: String) {
    var rest = Substring(text)
    opening = ""
    if let first = rest.first, "\"“`$".contains(first) {
      opening = String(rest.removeFirst())
      let closing: Character = first == "“" ? "”" : first
      if first != "$", rest.last == closing { rest.removeLast() }
    }
    letters = Array(rest)
  }

  func starts(with other: CompletedText) -> Bool {
    letters.count >= other.letters.count && zip(letters, other.letters).allSatisfy(Self.areAlike)
  }

  /// What all start with; begun as all of them are, or as none.
  static func common(_ texts: [CompletedText]) -> CompletedText {
    guard var shared = texts.first else { return CompletedText("") }
    for text in texts.dropFirst() {
      shared.letters = zip(shared.letters, text.letters).prefix(while: areAlike).map(\.0)
      if text.opening != shared.opening { shared.opening = "" }
    }
    return shared
  }

  private static func areAlike(_ first: Character, _ second: Character) -> Bool {
    first == second || first.lowercased() == second.lowercased()
  }
}
