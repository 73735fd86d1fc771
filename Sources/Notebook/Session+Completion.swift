import Frames
import Indicators
public import Semantics
import Syntax

/// What may stand at the cursor of a prompt.
public struct PromptCompletions: Sendable, Hashable {
  /// Unicode scalars before the cursor that a candidate takes the place of.
  public let replacedCount: Int
  public let candidates: [Completion]
}

extension Session {
  /// What may stand at the end of a text: words of the language, names of the data, names of
  /// files, and after a dot the commands of the prompt.
  ///
  /// - Parameter text: What stands before the cursor; nothing behind it is asked for.
  /// - Returns: The candidates, the likeliest first.
  public func completions(before text: String) -> PromptCompletions {
    let start = text.drop { $0.isWhitespace }
    if start.first == "." { return commandCompletions(String(start)) }
    let whole = continuing(text)
    let source = SourceText(whole)
    if let files = fileCompletions(source) { return files }
    let list = Semantics.completions(in: source, at: source.count, scope: scope(source))
    let replaced = source.text(in: list.replacing).unicodeScalars.count
    return PromptCompletions(replacedCount: replaced, candidates: list.candidates)
  }

  // MARK: Files

  /// Words behind which a text in quotes may name a file.
  private static let fileWords: Set<String> = ["use", "from", "join", "append", "include"]

  /// Names of files, where a text in quotes that names one is being typed; else nil.
  private func fileCompletions(_ source: SourceText) -> PromptCompletions? {
    let point = completionPoint(in: source, at: source.count)
    let typed = source.text(in: point.replacing)
    guard let quote = typed.first, quote == "\"" || quote == "\u{201C}" else { return nil }
    let before = source.text(in: SourceRange(0, point.replacing.lowerBound))
    let line = before.split(separator: "\n").last ?? ""
    let words = line.split { $0 == " " || $0 == "," || $0 == "|" }.map { $0.lowercased() }
    let isUse = words.first == "use" && line.last { $0 != " " } == ","
    guard isUse || words.last.map(Self.fileWords.contains) ?? false else { return nil }
    let path = String(typed.dropFirst())
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let verb = isUse ? "use" : words.last ?? ""
    let names = fileNames(in: folder, startingWith: path.dropFirst(folder.count), for: verb)
    return PromptCompletions(
      replacedCount: typed.unicodeScalars.count,
      candidates: names
    )
  }

  private func fileNames(
    in folder: String,
    startingWith start: Substring,
    for verb: String
  ) -> [Completion] {
    let base = folder.hasPrefix("/") ? folder : settings.baseFolder + folder
    let endings = verb == "include" ? [".cvq"] : [".csv", ".tsv"]
    var found: [Completion] = []
    if verb == "use", folder.isEmpty, "coventry".hasPrefix(start.lowercased()) {
      found.append(
        Completion(
          text: "\"coventry\"",
          label: "coventry",
          detail: "the bundled workspace",
          kind: .what
        )
      )
    }
    for name in namesInFolder(base) where name.lowercased().hasPrefix(start.lowercased()) {
      guard !name.contains("\"") else { continue }
      switch FileKind(of: base + name) {
      case .folder:
        // The quote stays open: a folder goes on with what is in it.
        let detail = verb == "use" ? "folder or data package" : "folder"
        found.append(
          Completion(text: "\"\(folder)\(name)/", label: "\(name)/", detail: detail, kind: .what)
        )
      case .file where endings.contains { name.lowercased().hasSuffix($0) }:
        found.append(
          Completion(text: "\"\(folder)\(name)\"", label: name, detail: "file", kind: .what)
        )
      case .file, .none: continue
      }
    }
    return found
  }

  // MARK: Commands

  /// `.co`, `.help com`, `.set home Lee`.
  private func commandCompletions(_ text: String) -> PromptCompletions {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let typed = words.last ?? ""
    func list(_ candidates: [Completion], replacing word: String) -> PromptCompletions {
      PromptCompletions(
        replacedCount: word.unicodeScalars.count,
        candidates: candidates.filter { $0.text.lowercased().hasPrefix(word.lowercased()) }
      )
    }
    if words.count == 1 {
      let commands = PromptCommand.allCases.map { command in
        Completion(
          text: ".\(command.rawValue)",
          label: ".\(command.rawValue)",
          detail: command.summary,
          kind: .step
        )
      }
      return list(commands, replacing: typed)
    }
    let command = words[0].dropFirst().lowercased()
    if command == "help", words.count == 2 {
      var seen: Set<String> = []
      let topics = (HelpTopic.all + HelpTopic.guides).filter { seen.insert($0.name).inserted }
      return list(
        topics.map {
          Completion(text: $0.name, label: $0.name, detail: $0.summary, kind: .value)
        },
        replacing: typed
      )
    }
    if command == "set", words.count == 2 {
      let home = Completion(text: "home", label: "home", detail: "the home place", kind: .where)
      return list([home], replacing: typed)
    }
    if command == "set", words.count > 2, words[1].lowercased() == "home" {
      let places = workspace.placesWithFigures.map { workspace.places[$0].name }
      // Names have spaces, so all that was typed behind `home` is one word.
      let name = words.dropFirst(2).joined(separator: " ")
      return list(
        places.map { Completion(text: $0, label: $0, detail: "place", kind: .where) },
        replacing: name
      )
    }
    return PromptCompletions(replacedCount: 0, candidates: [])
  }
}
