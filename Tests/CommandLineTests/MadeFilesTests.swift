import Foundation
import TestFiles
import Testing

/// The made files through the whole program, which may have 512 MB of addresses and no more: none
/// traps, none hangs, and each ends as it must.
@Suite(.timeLimit(.minutes(10))) struct `Made files and the memory they take` {
  private static let parts = 6

  @Test(arguments: 0..<parts)
  func `each opens or is refused within 512 MB`(part: Int) throws {
    let folder = try Folder()
    var expected: [String: Int32] = [:]
    var script = ""
    for (at, file) in madeFiles.enumerated() where at % Self.parts == part {
      let place = folder.url.appending(path: "\(at)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      do {
        try file.write(to: place.path)
      } catch is SQLiteFileError {
        continue
      }
      if case .figures = file.outcome { expected["\(at)"] = 0 } else { expected["\(at)"] = 3 }
      script +=
        "(cd \(at) && ulimit -v 524288 && $CVQ -c 'use \"\(file.opened)\"' >../\(at).out 2>&1)"
        + "; echo \(at) $?\n"
    }
    let run = try Program.shell(script, in: folder)
    let codes = run.text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(codes.count == expected.count)
    for code in codes where code.count == 2 {
      let said = try folder.text("\(code[0]).out")
      guard !said.contains("needs the library") else { continue }
      let name = Int(code[0]).map { madeFiles[$0].name } ?? ""
      #expect(code[1] == expected[code[0]].map(String.init), "\(name): \(said.prefix(400))")
    }
  }
}
