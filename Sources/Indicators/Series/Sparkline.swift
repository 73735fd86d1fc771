/// A row of figures as a line of text, eight heights from the least to the greatest.
///
/// - Parameter values: Figures in order, nil where there is none.
/// - Returns: One character a figure, a space for a gap; figures that are all equal stand half way
///   up. Empty when no figure is finite.
public func sparkline(_ values: [Double?]) -> String {
  let heights: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  let known = values.compactMap { $0 }.filter(\.isFinite)
  guard let least = known.min(), let greatest = known.max() else { return "" }
  // Halves first: the distance of two huge figures may not be a number.
  let span = greatest / 2 - least / 2
  return String(
    values.map { value -> Character in
      guard let value, value.isFinite else { return " " }
      guard span > 0 else { return heights[3] }
      let share = (value / 2 - least / 2) / span
      return heights[min(max(Int((share * 7).rounded()), 0), 7)]
    }
  )
}
