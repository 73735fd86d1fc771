import Frames
import Indicators
import Notebook

/// Opens a folder of files as `use` does, over the bundled workspace, as `scripts/fuzz package` runs
/// it.
///
/// Files are set apart by the file separator of ASCII, and the first line of each is its name. What
/// opens holds to its account of rows; what does not says why.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPackage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  // SAFETY: libFuzzer hands over `count` bytes that live during the call.
  let bytes = UnsafeBufferPointer(start: start, count: count)
  var files: [String: [UInt8]] = [:]
  for file in bytes.split(separator: 0x1C, omittingEmptySubsequences: false) {
    let name = file.prefix { $0 != 0x0A }
    files[String(decoding: name, as: UTF8.self)] = Array(file.dropFirst(name.count + 1))
  }
  do throws(OpeningFailure) {
    let (workspace, report) = try WorkspaceOpener.open("folder", files: files, underneath: bundled)
    let rows = workspace.rows
    let count = workspace.observations.count
    precondition(rows.read == rows.kept + rows.merged + rows.refused, "rows that are not counted")
    precondition(rows.kept == count, "figures that are not counted")
    precondition(lengths(workspace.observations).allSatisfy { $0 == count }, "ragged columns")
    precondition(!report.isEmpty, "a workspace without a word")
  } catch {
    precondition(!error.message.isEmpty, "a failure without a word")
  }
  return 0
}

private func lengths(_ rows: Observations) -> [Int] {
  let texts = [
    rows.dimension, rows.group, rows.dimension2, rows.group2, rows.dimension3, rows.group3,
    rows.note, rows.source, rows.publishedProgress,
  ]
  let numbers = [
    rows.value.point, rows.value.lower, rows.value.upper, rows.value.numerator,
    rows.value.denominator, rows.lower998, rows.upper998,
  ]
  return [rows.indicator.values.count, rows.place.values.count, rows.period.count]
    + texts.compactMap { $0?.count } + numbers.compactMap { $0?.count }
    + rows.plain.map(\.text.count)
}

private let bundled: Workspace = {
  do throws(OpeningFailure) {
    return try WorkspaceOpener.bundled()
  } catch {
    preconditionFailure("the bundled workspace does not open: \(error.message)")
  }
}()
