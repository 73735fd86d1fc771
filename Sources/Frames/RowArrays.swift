extension Array {
  /// An element for each row, without a look at the room there is for each.
  @inline(__always)
  init(rowCount: Int, _ element: (Int) -> Element) {
    self.init(unsafeUninitializedCapacity: rowCount) { target, filled in
      // SAFETY: rows are below `rowCount`, for which there is room, and each is filled once.
      for row in 0..<rowCount {
        target.initializeElement(at: row, to: element(row))
        filled = row + 1
      }
    }
  }
}
