/// Pasted text made fit for the editor: CR LF and CR become newlines, a tab four spaces, and all
/// other control characters are dropped, since they would act as keys or drive the terminal.
nonisolated func cleanedPaste(_ pasted: some Sequence<Unicode.Scalar>) -> String {
  var result = String.UnicodeScalarView()
  var followsReturn = false
  for scalar in pasted {
    let completesReturn = followsReturn && scalar == "\n"
    followsReturn = scalar == "\r"
    if completesReturn { continue }
    switch scalar.value {
    case 0x0A, 0x0D: result.append("\n")
    case 0x09: result.append(contentsOf: "    ".unicodeScalars)
    case 0..<0x20, 0x7F..<0xA0: break
    default: result.append(scalar)
    }
  }
  return String(result)
}
