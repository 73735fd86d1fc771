/// What figures are set against.
public enum Benchmark: Sendable, Hashable {
  /// Position of a place.
  case place(Int)
  /// The region that each row's place lies in.
  case ownRegion
  /// The councils most like each row's place: its own list, or the group that suits the indicator.
  case neighbours
  /// Members of a group without a published average, as positions, under the group's name.
  case group(name: String, members: [Int])
  /// What was aimed at.
  case target
}

/// How `benchmark` decides between similar and different (`language.md` §8.3).
public enum BenchmarkMethod: String, Sendable, Hashable, CaseIterable {
  /// Limits of the row where it has some, else published precision.
  case automatic
  /// The benchmark outside the row's own 95% limits.
  case limits
  /// The 95% interval of the difference of both leaves out zero.
  case difference
  /// Not equal at the coarser published precision.
  case precision
}

/// How a row stands to its benchmark, in the order of reading.
public enum BenchmarkRating: Int, Sendable, Hashable, CaseIterable {
  case better, similar, worse, higher, lower, cannotSay
  case onTarget, offTarget, noTarget
  case notAvailable

  /// The word of the language.
  public var word: String {
    switch self {
    case .better: "better"
    case .similar: "similar"
    case .worse: "worse"
    case .higher: "higher"
    case .lower: "lower"
    case .cannotSay: "can't say"
    case .onTarget: "on target"
    case .offTarget: "off target"
    case .noTarget: "no target"
    case .notAvailable: "not available"
    }
  }
}

/// Why a row has no benchmark to be set against.
enum BenchmarkAbsence: Hashable {
  /// The row is of the benchmark itself.
  case itself
  /// The row's place lies in no region, or has no list of neighbours.
  case noRegion, noNeighbours
  /// The group has no published average and cannot be pooled.
  case notPooled(PoolingObstacle)
  /// The benchmark has no figure for the period, nor one of the period before that may stand in.
  case noFigure
  /// The row itself has no figure.
  case noValue
  /// Nothing says on which side of a target it is met.
  case noSide
}
