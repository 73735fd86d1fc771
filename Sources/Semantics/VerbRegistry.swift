import Frames
import Syntax

/// The verbs of the language, in alphabetical order.
public enum VerbRegistry {
  public static let verbs: [Verb] = [
    .add,
    .append,
    .benchmark,
    .chart,
    .check,
    .compare,
    .describe,
    .drop,
    .explain,
    .forecast,
    .from,
    .funnel,
    .gap,
    .get,
    .headline,
    .inequality,
    .join,
    .keep,
    .pivot,
    .pool,
    .protect,
    .rank,
    .rename,
    .sort,
    .spc,
    .standardise,
    .summarise,
    .take,
    .to,
    .trend,
    .unpivot,
    .where,
  ]

  public static func verb(named name: String) -> Verb? {
    positions[name].map { verbs[$0] }
  }

  /// Looked up for every step: descriptors are large, and going through them would copy each.
  private static let positions: [String: Int] = Dictionary(
    uniqueKeysWithValues: verbs.enumerated().map { ($1.name, $0) }
  )

  /// The verbs that give a column of this name, in the order that the language introduces them.
  public static func makers(of column: String) -> [Verb] {
    let folded = foldedColumnName(column)
    return Vocabulary.verbs.compactMap(verb(named:)).filter { verb in
      verb.adds.contains { foldedColumnName($0.name) == folded }
    }
  }
}
