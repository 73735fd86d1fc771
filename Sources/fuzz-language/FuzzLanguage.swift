import Frames
import Notebook
import Plans
import Semantics
import Syntax

/// Feeds bytes to the lexer, the parser and the checker, as `scripts/fuzz` runs it.
///
/// Nothing is computed: what a pivot or a `let` would work out fails at once. The properties are
/// those of any text: no trap, the tree prints back byte for byte, every range lies in the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLanguage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  // SAFETY: libFuzzer hands over `count` bytes that live during the call.
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let source = SourceText(utf8: bytes)
  let script = parse(source)
  let printed = print(script)
  precondition(Array(printed.utf8) == source.bytes || !isValid(source.bytes), "a lossy tree")
  for diagnostic in script.diagnostics {
    precondition(diagnostic.range.upperBound <= source.count, "a range outside the text")
    _ = diagnostic.rendered(in: source, width: 100)
  }
  guard let workspace else { return 0 }
  let scope = Scope(
    source: source,
    workspace: workspace,
    evaluate: { (_) throws(PlanError) in
      throw PlanError(code: "data-0", message: "nothing is computed here")
    },
    readFile: { (_, _) throws(FileFailure) in
      throw FileFailure(code: "file-1", message: "no file is read here")
    }
  )
  for statement in script.statements {
    guard case .query(let query) = statement.kind else { continue }
    do throws(Diagnostic) {
      _ = try scope.check(query)
    } catch {
      _ = error.rendered(in: source, width: 100)
    }
  }
  return 0
}

/// Opened once: opening it takes longer than checking a query does.
private let workspace = try? WorkspaceOpener.bundled()

/// Damaged UTF-8 prints as replacement characters; its bytes are kept in the source.
private func isValid(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
