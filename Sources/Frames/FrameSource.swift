/// Something that columns can be read from: a file, a workspace, a table in memory.
public protocol FrameSource: Sendable {
  /// What to call it in messages: a file's name, `indicators` …
  var name: String { get }
  var schema: Schema { get }
  /// The named columns, in the order of the names, with what there is to say about the reading.
  func read(columns: [String]) throws(FrameError) -> SourceReading
}

/// What a source gives.
public struct SourceReading: Sendable {
  public let frame: Frame
  public let footnotes: [Footnote]

  public init(frame: Frame, footnotes: [Footnote] = []) {
    self.frame = frame
    self.footnotes = footnotes
  }
}

/// A table already in memory.
public struct MemorySource: FrameSource {
  public let name: String
  public let frame: Frame

  public init(name: String, frame: Frame) {
    self.name = name
    self.frame = frame
  }

  public var schema: Schema { frame.schema }

  public func read(columns names: [String]) throws(FrameError) -> SourceReading {
    var fields: [Field] = []
    var columns: [Column] = []
    for name in names {
      guard let index = frame.schema.index(of: name) else { throw FrameError.noColumn(name) }
      fields.append(frame.schema.fields[index])
      columns.append(frame.columns[index])
    }
    return SourceReading(
      frame: try Frame(schema: Schema(fields), columns: columns, rowCount: frame.rowCount)
    )
  }
}
