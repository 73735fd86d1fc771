import Notebook
import TestSupport
import Testing

/// What users see, word for word.
///
/// `scripts/record` rewrites the files; the diff is the review.
@Suite struct Transcripts {
  static let folder = "Tests/TranscriptTests/transcripts"

  static var names: [String] {
    Repository.entries(folder).filter { $0.hasSuffix(".txt") }
  }

  @Test func `there are conversations, pipes and messages`() {
    #expect(
      Set(Transcripts.names.map { $0.prefix { $0 != "-" } }) == ["messages", "pipe", "prompt"]
    )
  }

  /// Files that a conversation opens are those of the examples.
  private var settings: SessionSettings {
    SessionSettings(baseFolder: "\(Repository.root)/scripts/examples/", isPrompt: true)
  }

  @Test(arguments: names)
  func `is what the program says now`(name: String) throws {
    let path = "\(Transcripts.folder)/\(name)"
    let written = try #require(Repository.text(path))
    #expect(!Transcript.inputs(of: written).isEmpty, "nothing is typed in \(path)")
    let now =
      switch name.prefix(while: { $0 != "-" }) {
      case "pipe": try Transcript.pipe(written)
      case "messages": try Transcript.messages(written)
      default: try Transcript.conversation(written, settings: settings, hasBanner: true)
      }
    if Repository.isRecording {
      #expect(Repository.write(now, to: path))
    } else {
      let (was, found) = try firstDifference(written, now)
      #expect(was == found, "\(path) is not what the program says; scripts/record rewrites it")
    }
  }

  @Test func `the messages are ten at least, of as many codes`() throws {
    let texts = Transcripts.names.filter { $0.hasPrefix("messages") }
      .compactMap { Repository.text("\(Transcripts.folder)/\($0)") }
    let codes = try texts.flatMap { Transcript.inputs(of: $0) }
      .flatMap { try Answers.failure($0).codes }
    #expect(Set(codes).count >= 10)
  }

  @Test(arguments: names)
  func `holds no control character and no trailing space of its own making`(name: String) throws {
    let text = try #require(Repository.text("\(Transcripts.folder)/\(name)"))
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0.value == 127 })
  }

  /// The first lines that differ, so that a failure is short; both empty when nothing does.
  private func firstDifference(_ a: String, _ b: String) throws -> (String, String) {
    let first = a.split(separator: "\n", omittingEmptySubsequences: false)
    let second = b.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(first.count, second.count) {
      let left = index < first.count ? String(first[index]) : "(no line)"
      let right = index < second.count ? String(second[index]) : "(no line)"
      if left != right { return ("line \(index + 1): \(left)", "line \(index + 1): \(right)") }
    }
    return ("", "")
  }
}
