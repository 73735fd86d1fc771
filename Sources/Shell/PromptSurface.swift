import CEditLine

/// What the prompt must know about where it is drawn.
///
/// Decided once by the program, passed down.
public nonisolated struct PromptSurface: Sendable, Equatable {
  public var inputIsTerminal: Bool
  public var outputIsTerminal: Bool
  /// The terminal's name, from `TERM`.
  public var terminalName: String?
  /// Whether the terminal shows characters beyond ASCII.
  public var isUnicode: Bool
  public var usesColour: Bool

  public init(
    inputIsTerminal: Bool,
    outputIsTerminal: Bool,
    terminalName: String?,
    isUnicode: Bool,
    usesColour: Bool
  ) {
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.terminalName = terminalName
    self.isUnicode = isUnicode
    self.usesColour = usesColour
  }

  /// Whether keys can be edited here; plain lines are read otherwise.
  ///
  /// A name that the system does not know shows only when the editor is opened.
  var allowsEditing: Bool {
    guard inputIsTerminal, outputIsTerminal else { return false }
    return switch terminalName {
    case nil, "", "dumb", "emacs": false
    default: true
    }
  }
}

/// Makes the process read and measure characters as UTF-8; sorting and numbers are not touched.
///
/// To be called once, before the first prompt and before widths are measured.
/// - Returns: Whether UTF-8 is in force. If not, drawing keeps to ASCII.
public nonisolated func adoptCharacterType() -> Bool {
  cel_adopt_utf8()
}
