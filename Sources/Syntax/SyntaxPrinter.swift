/// The source of a tree, put together again from its tokens and the trivia between them.
///
/// Equal to the parsed text byte for byte (a byte order mark stays off; bytes that are not UTF-8
/// come out as U+FFFD).
public func print(_ tree: ScriptSyntax) -> String {
  tree.tokens.map { token in
    tree.source.text(in: token.leadingTrivia) + tree.source.text(in: token.range)
  }
  .joined()
}
