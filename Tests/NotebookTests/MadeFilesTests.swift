import Foundation
import Frames
import Indicators
import TestFiles
import Testing

@testable import Notebook

/// Files made from seeds, opened as `use` opens them: each is read as what it was made of, or
/// refused with its message (`MadeFile`).
@Suite(.timeLimit(.minutes(5))) struct MadeFilesTests {
  @Test func `there are enough of them, of every format`() {
    #expect(madeFiles.count >= 200)
    #expect(Set(madeFiles.map(\.name)).count == madeFiles.count)
    let figures = madeFiles.filter { if case .figures = $0.outcome { true } else { false } }
    #expect(figures.count >= 100)
    let endings = Set(figures.map { $0.opened.split(separator: ".").last.map(String.init) ?? "" })
    #expect(endings.isSuperset(of: ["csv", "gz", "jsonl", "json", "xlsx", "ods", "sqlite"]))
    // Rows of each fate occur, or the accounting says nothing.
    let made = figures.compactMap { file -> MadeFigures? in
      if case .figures(let figures) = file.outcome { figures } else { nil }
    }
    #expect(made.contains { $0.merged > 0 } && made.contains { $0.refused > 0 })
  }

  @Test(arguments: madeFiles)
  func `each is read as it was made, or refused with its message`(file: MadeFile) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cvq-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    guard try isWritten(file, to: folder) else { return }
    let result = Result { () throws(OpeningFailure) in
      try WorkspaceOpener.open([file.opened], baseFolder: folder.path + "/").workspace
    }
    switch (file.outcome, result) {
    case (.figures(let figures), .success(let workspace)):
      let found = lines(workspace)
      #expect(found == figures.lines, "\(found.first { !figures.lines.contains($0) } ?? "")")
      let rows = workspace.rows
      #expect(rows.read == rows.kept + rows.merged + rows.refused)
      #expect(rows.read == figures.read)
      #expect(rows.merged == figures.merged)
      #expect(rows.refused == figures.refused)
    case (.refused(let part), .failure(let failure)):
      let said = ([failure.message] + failure.notes).joined(separator: "\n")
      #expect(said.contains(part) || lacksLibrary(said), "\(said)")
    case (.figures, .failure(let failure)):
      let said = ([failure.message] + failure.notes).joined(separator: "\n")
      #expect(lacksLibrary(said), "\(said)")
    case (.refused(let part), .success(let workspace)):
      Issue.record("read as \(lines(workspace).prefix(3)), not refused: \(part)")
    }
  }

  private func lacksLibrary(_ message: String) -> Bool { message.contains("needs the library") }

  /// False when the machine has no SQLite to make the file.
  private func isWritten(_ file: MadeFile, to folder: URL) throws -> Bool {
    do {
      try file.write(to: folder.path)
    } catch is SQLiteFileError {
      return false
    }
    return true
  }

  private func lines(_ workspace: Workspace) -> [String] {
    let observations = workspace.observations
    return (0..<observations.count).map { row in
      [
        workspace.indicators[observations.indicator[row]].name,
        workspace.places[observations.place[row]].name, observations.period[row]?.label ?? "",
        observations.group[row] ?? "", observations.value.point[row].map { exactText($0) } ?? "",
        observations.value.stateWords(row), observations.note[row] ?? "",
      ].joined(separator: "|")
    }.sorted()
  }
}
