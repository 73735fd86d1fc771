import Foundation
import Indicators
import Notebook
import Rendering
import Testing

/// `let home`, then `.set home` or `--home`, then the data's own home, then the home so far.
@Suite struct SessionHomeTests {
  private static let figures = """
    place,indicator,period,value
    Coventry,Visits,2019/20,1
    Leeds,Visits,2019/20,2
    Atlantis,Visits,2019/20,3
    """
  /// A data package that names its own home.
  private static let described = #"""
    {"cvq":{"home":"York"},"resources":[{"name":"observations","path":"o.csv"},
    {"name":"indicators","path":"i.csv"}]}
    """#

  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cvq-\(UUID().uuidString)")
    let package = folder.appending(path: "package")
    try FileManager.default.createDirectory(at: package, withIntermediateDirectories: true)
    try Data(Self.figures.utf8).write(to: folder.appending(path: "own.csv"))
    try Data(Self.described.utf8).write(to: package.appending(path: "datapackage.json"))
    try Data("indicator_id,place,period,value\nvisits,York,2019/20,4\n".utf8)
      .write(to: package.appending(path: "o.csv"))
    try Data("indicator_id,indicator\nvisits,Visits\n".utf8)
      .write(to: package.appending(path: "i.csv"))
  }

  /// Home after the lines, each entered at the prompt, and what the load report calls it.
  private func home(_ lines: [String], option: String? = nil) throws -> [String?] {
    defer { try? FileManager.default.removeItem(at: folder) }
    var session = try Session(
      SessionSettings(baseFolder: folder.path + "/", home: option, isPrompt: true)
    )
    for line in lines {
      if line.hasPrefix(".") {
        _ = session.command(line, style: ScreenStyle(width: 80), after: nil)
      } else {
        _ = try session.prepare(line)
      }
    }
    let reported = session.loadReport.lines.lazy
      .compactMap { line in line.range(of: "; home ").map { String(line[$0.upperBound...]) } }.first
    return [session.workspace.home.map { session.workspace.places[$0].name }, reported]
  }

  @Test(
    arguments: [
      (["use \"own.csv\""], nil, "Coventry"),
      (["use \"own.csv\""], "Leeds", "Leeds"),
      ([".set home Leeds", "use \"own.csv\""], nil, "Leeds"),
      (["let home = places Leeds", "use \"own.csv\""], "York", "Leeds"),
      ([".set home Leeds", "use \"own.csv\"", "use \"own.csv\", \"coventry\""], nil, "Leeds"),
      (["use \"package\""], nil, "York"),
      ([".set home Leeds", "use \"package\""], nil, "Leeds"),
      (["use \"package\""], "Leeds", "Leeds"),
      // The home of the package before stays where the next data name none.
      (["use \"package\"", "use \"own.csv\""], nil, "York"),
      // A place that only its own file knows is no home of other data.
      (["use \"own.csv\"", ".set home Atlantis", "use \"package\""], nil, "York"),
    ] as [([String], String?, String)]
  )
  func `use keeps the home that was chosen`(lines: [String], option: String?, home: String) throws {
    #expect(try self.home(lines, option: option) == [home, home], "\(lines)")
  }
}
