public import Frames

/// A publisher's way of laying out figures: recognised by its headings, turned into the tables of
/// a data package.
public struct Layout: Sendable {
  public let name: String
  /// What it is called in the load report: `own CSV`.
  public let title: String
  /// How many of its required columns the folded headings have; nil when it is not this layout.
  let score: @Sendable (Set<String>) -> Int?
  let tables: @Sendable (LayoutInput) throws(LayoutError) -> [ResourceTable]

  init(
    name: String,
    title: String,
    score: @escaping @Sendable (Set<String>) -> Int?,
    tables: @escaping @Sendable (LayoutInput) throws(LayoutError) -> [ResourceTable]
  ) {
    self.name = name
    self.title = title
    self.score = score
    self.tables = tables
  }
}

/// A file as read: all text, its name, and what earlier sources call their indicators.
public struct LayoutInput: Sendable {
  public let frame: Frame
  public let fileName: String
  public let firstRowLine: Int
  public let source: Int
  /// Codes of indicators in earlier sources, by folded name, other name and code.
  public let knownCodes: [String: String]

  public init(
    frame: Frame,
    fileName: String,
    firstRowLine: Int,
    source: Int,
    knownCodes: [String: String]
  ) {
    self.frame = frame
    self.fileName = fileName
    self.firstRowLine = firstRowLine
    self.source = source
    self.knownCodes = knownCodes
  }

  /// The text of the first column that is called one of these, folded.
  func column(_ names: [String]) -> (name: String, text: TextColumn)? {
    for name in names {
      for (field, column) in zip(frame.schema.fields, frame.columns)
      where foldedColumnName(field.name) == name {
        if case .text(let text) = column { return (field.name, text) }
      }
    }
    return nil
  }

  func resource(_ name: String, _ columns: [(String, TextColumn)]) throws(LayoutError)
    -> ResourceTable
  {
    do throws(FrameError) {
      let frame = try Frame(
        schema: Schema(columns.map { Field(name: $0.0, type: .text) }),
        columns: columns.map { .text($0.1) }
      )
      return ResourceTable(
        name: name,
        fileName: fileName,
        frame: frame,
        firstRowLine: firstRowLine,
        source: source,
        isPublishers: true
      )
    } catch {
      throw LayoutError.unusable("two columns of \(fileName) mean the same")
    }
  }
}

public enum LayoutError: Error, Sendable, Hashable {
  /// The headings fit no layout.
  case unrecognised
  /// The headings fit two layouts equally well.
  case ambiguous([String])
  case unusable(String)
}

/// The layouts there are, each in its own file.
public enum LayoutRegistry {
  public static let layouts: [Layout] = [
    .catalogue,
    .council,
    .neighbourList,
  ]

  /// The layout that a file's headings fit best.
  public static func layout(of frame: Frame) throws(LayoutError) -> Layout {
    let headings = Set(frame.schema.fields.map { foldedColumnName($0.name) })
    let scored = layouts.compactMap { layout in layout.score(headings).map { (layout, $0) } }
    guard let best = scored.map(\.1).max() else { throw LayoutError.unrecognised }
    let winners = scored.filter { $0.1 == best }.map(\.0)
    guard winners.count == 1 else { throw LayoutError.ambiguous(winners.map(\.title)) }
    return winners[0]
  }

  /// The tables of a data package that a file stands for.
  public static func read(
    _ input: LayoutInput
  ) throws(LayoutError) -> (layout: Layout, tables: [ResourceTable]) {
    let layout = try layout(of: input.frame)
    return (layout, try layout.tables(input))
  }
}
