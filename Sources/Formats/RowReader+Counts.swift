extension RowReader {
  /// What was met beside the rows.
  struct Counts {
    var rows = 0
    var blankRows = 0
    var repeatedHeadings = 0
    /// Rows whose last cells are absent, and how many cells they have.
    var shortRows = 0
    var shortWidth = 0
    var shortLine = 0
    /// Rows with empty cells beyond the headings.
    var wideRows = 0
    var absentCells = 0
    var notes: [String] = []
    var noteLine = 0
  }
}
