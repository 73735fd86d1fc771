/// How much a screen can draw (`docs/tables.md`).
public enum DrawingLevel: String, Sendable, Hashable, CaseIterable {
  /// Blocks, braille, colour.
  case full
  /// Box lines, no blocks.
  case plain
  /// The 95 printable characters of ASCII.
  case ascii
}

/// The signs that the layout itself puts on a screen.
struct Glyphs: Sendable {
  let level: DrawingLevel

  private var isASCII: Bool { level == .ascii }

  /// Between the parts of a caption or count line.
  var separator: String { isASCII ? "|" : "·" }
  var times: String { isASCII ? "x" : "×" }
  var missing: String { isASCII ? "-" : "–" }
  /// Between two limits of which none is negative.
  var range: String { isASCII ? "-" : "–" }
  var ellipsis: String { isASCII ? ".." : "…" }
  /// Arrows, or nil where a sign has to do.
  var arrows: (up: String, down: String)? { isASCII ? nil : ("▲", "▼") }
}
