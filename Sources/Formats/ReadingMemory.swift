import Frames

/// Why a table would not fit into the memory allowed.
///
/// - Parameters:
///   - reader: Has read a batch at least.
///   - source: The file.
///   - columns: Those that are kept.
///   - before: Bytes that the process held when the reading began.
///   - isFirst: Whether this is the first batch, by which the rows of the file are guessed.
/// - Returns: The memory that the whole file would need by the rows so far; nil while there is room.
func memoryFailure(
  _ reader: RowReader,
  of source: ByteSource,
  columns: [ColumnReader],
  since before: Int,
  isFirst: Bool
) -> FormatError? {
  let likely = isFirst ? reader.likelyRows : 0
  // A cell takes a byte at the least.
  let (least, overflow) = likely.multipliedReportingOverflow(by: max(1, columns.count))
  let size = reader.counts.rows * columns.count * 8
  // Texts are put in order at the end, which takes as much again as they hold.
  let grown = before > 0 ? max(0, MemoryBudget.residentBytes() - before) : 0
  let ordering = grown / max(1, columns.count) * columns.count(where: \.isOfTexts)
  let adding = isFirst ? (overflow ? Int.max : least) : ordering
  guard let shortage = MemoryBudget.shortage(adding: adding, workingOn: size) else { return nil }
  var needed = shortage.needed
  if !isFirst, before > 0, source.byteCount > reader.bytesRead, reader.bytesRead > 0 {
    let share = min(Double(source.byteCount) / Double(reader.bytesRead), 1e6)
    needed = before + Int(Double(max(0, shortage.needed - before)) * share)
  }
  return .noMemory(name: source.name, MemoryShortage(needed: needed, limit: shortage.limit))
}
