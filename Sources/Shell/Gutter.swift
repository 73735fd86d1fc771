/// The four columns that stand before each further line of a cell.
///
/// The editor keeps them in its text, so that a continued line is drawn where it belongs even when
/// nothing is painted over it; they are taken out before text is run or kept.
nonisolated struct Gutter: Sendable, Equatable {
  let scalars: [Unicode.Scalar]

  static let unicode = Gutter(scalars: [" ", " ", "…", " "])
  static let ascii = Gutter(scalars: [" ", " ", ".", " "])

  /// The text with a gutter after each newline.
  func inserted(into text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar)
      if scalar == "\n" { result.append(contentsOf: scalars) }
    }
    return String(result)
  }

  /// The text without one gutter per line after the first.
  ///
  /// A gutter that was partly deleted is taken out as far as it stands.
  func stripped(from text: some Collection<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    var rest = text[...]
    while let scalar = rest.popFirst() {
      result.append(scalar)
      if scalar == "\n" { rest = rest.dropFirst(length(at: rest)) }
    }
    return String(result)
  }

  /// How many scalars at the start of a line belong to its gutter.
  func length(at line: some Collection<Unicode.Scalar>) -> Int {
    zip(line, scalars).prefix { $0 == $1 }.count
  }
}
