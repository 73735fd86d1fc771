import Frames

/// Rewrites a plan into one that gives the same frame for less work.
public enum Rewriter {
  /// The plan with only what the named columns of its result need; nil keeps every column.
  public static func rewrite(_ plan: Plan, keeping columns: Set<String>?) -> Plan {
    pruned(plan, keeping: columns)
  }
}
