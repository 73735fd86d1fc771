/// Why a verb that needs a run of periods can do nothing with any series of a table.
public struct SeriesRefusal: Error, Sendable, Hashable {
  public let code: String
  public let message: String
  /// Ways out and counts, one a line.
  public let notes: [String]

  init(code: String, message: String, notes: [String] = []) {
    self.code = code
    self.message = message
    self.notes = notes
  }
}
