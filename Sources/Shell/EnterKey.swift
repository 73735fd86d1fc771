/// What Enter does with the text in the editor.
nonisolated enum EnterKey: Equatable {
  case runs
  case opensLine
  /// The text stays; the reason tells what it lacks.
  case says(String)

  /// Decides for a text, asking for its completeness at most once.
  ///
  /// `pipeFollows` tells that more input already waits and starts with `|`: a paste from a terminal
  /// that does not mark it. The cell is then not over.
  init(
    on edited: EditedText,
    pipeFollows: Bool,
    completeness: (String) -> InputCompleteness
  ) {
    if edited.isBlank {
      self = .runs
    } else if pipeFollows {
      self = .opensLine
    } else {
      switch completeness(edited.text) {
      case .complete: self = .runs
      // A second Enter would otherwise open lines for ever.
      case .incomplete(let reason): self = edited.endsInBlankLine ? .says(reason) : .opensLine
      }
    }
  }
}
