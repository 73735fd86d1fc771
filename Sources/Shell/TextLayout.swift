import CEditLine

/// Where libedit draws the end of a text: it wraps at the last column, gives every scalar at least
/// one cell and never splits a wide one.
nonisolated struct TextLayout: Equatable {
  /// Rows below the row of the prompt.
  private(set) var row = 0
  private(set) var column: Int
  private let width: Int

  init(promptWidth: Int, width: Int) {
    self.width = max(width, 2)
    row = promptWidth / self.width
    column = promptWidth % self.width
  }

  /// The row, counted from the prompt's, in which a cursor behind `text` stands.
  static func row(
    after text: some Sequence<Unicode.Scalar>,
    promptWidth: Int,
    width: Int
  ) -> Int {
    var layout = TextLayout(promptWidth: promptWidth, width: width)
    for scalar in text { layout.add(scalar) }
    return layout.row
  }

  mutating func add(_ scalar: Unicode.Scalar) {
    if scalar == "\n" {
      row += 1
      column = 0
      return
    }
    let cells = cellWidth(of: scalar)
    if cells == 2, column + 2 > width {
      row += 1
      column = 0
    }
    column += cells
    row += column / width
    column %= width
  }
}

/// Cells that libedit gives a scalar: control characters are drawn as `^A`, zero-width ones get one.
nonisolated func cellWidth(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x20 || scalar.value == 0x7F { return 2 }
  let width = cel_wcwidth(wchar_t(bitPattern: scalar.value))
  if width < 0 { return scalar.value > 0xFFFF ? 8 : 7 }  // drawn as \U+12345
  return max(1, Int(width))
}
