import Testing

@testable import Statistics

struct ChangeOutcomeTests {
  private func figure(_ value: Double?, _ lower: Double, _ upper: Double) -> ComparedFigure {
    ComparedFigure(value: value, interval: ConfidenceInterval(lower: lower, upper: upper))
  }

  @Test(arguments: [
    // earlier, later, judgement, direction, word
    (20.0, 30.0, Judgement.highIsGood, ChangeDirection.improved, DirectionWord.improved),
    (20, 30, .lowIsGood, .worsened, .worse),
    (30, 20, .lowIsGood, .improved, .improved),
    (20, 30, .noJudgement, .increased, .cannotSay),
    (30, 20, .noJudgement, .decreased, .cannotSay),
    (20, 21, .highIsGood, .cannotSay, .same),
    (20, 30, .notApplicable, .notAvailable, .notAvailable),
  ])
  func `limits decide where both figures have them`(
    earlier: Double,
    later: Double,
    judgement: Judgement,
    direction: ChangeDirection,
    word: DirectionWord
  ) throws {
    let outcome = try changeOutcome(
      from: figure(earlier, earlier - 2, earlier + 2),
      to: figure(later, later - 2, later + 2),
      judgement: judgement
    )
    #expect(outcome.direction == direction)
    #expect(outcome.word == word)
  }

  @Test func `what cannot be compared says why`() throws {
    let known = figure(20, 18, 22)
    let missing = try changeOutcome(
      from: known,
      to: ComparedFigure(value: nil),
      judgement: .highIsGood
    )
    #expect(missing.word == .notAvailable && missing.reason == .missingValue)
    let alone = try changeOutcome(from: nil, to: known, judgement: .highIsGood)
    #expect(alone.word == .notAvailable && alone.reason == .noComparisonPoint)
    let broken = try changeOutcome(
      from: known,
      to: figure(40, 38, 42),
      judgement: .highIsGood,
      rules: ChangeRules(definitionChanged: true)
    )
    #expect(broken.word == .cannotSay && broken.reason == .definitionChanged)
  }

  @Test func `figures that share data differ only where their limits part`() throws {
    let rules = ChangeRules(sharesData: true)
    // Significant by the difference, yet the limits overlap.
    let near = try changeOutcome(
      from: figure(20, 18, 22),
      to: figure(23.5, 21.5, 25.5),
      judgement: .highIsGood,
      rules: rules
    )
    #expect(near.word == .same && near.reason == .limitsOverlap)
    #expect(
      try changeOutcome(
        from: figure(20, 18, 22),
        to: figure(23.5, 21.5, 25.5),
        judgement: .highIsGood
      ).word == .improved
    )
    let far = try changeOutcome(
      from: figure(20, 18, 22),
      to: figure(30, 28, 32),
      judgement: .highIsGood,
      rules: rules
    )
    #expect(far.word == .improved && far.method == .overlap)
  }

  @Test func `equivalence turns not significant into same`() throws {
    let rules = ChangeRules(equivalenceMargin: 1)
    let tight = try changeOutcome(
      from: figure(20, 19.8, 20.2),
      to: figure(20.1, 19.9, 20.3),
      judgement: .highIsGood,
      rules: rules
    )
    #expect(tight.direction == .same && tight.method == .equivalence)
    let wide = try changeOutcome(
      from: figure(20, 17, 23),
      to: figure(20.1, 17, 23),
      judgement: .highIsGood,
      rules: rules
    )
    #expect(wide.direction == .cannotSay && wide.word == .same)
  }

  @Test(arguments: [(10.0, 10.1, 0.1, DirectionWord.same), (10, 10.3, 0.1, .improved)])
  func `a tolerance decides without limits`(
    earlier: Double,
    later: Double,
    tolerance: Double,
    word: DirectionWord
  ) throws {
    let outcome = try changeOutcome(
      from: ComparedFigure(value: earlier),
      to: ComparedFigure(value: later),
      judgement: .highIsGood,
      rules: ChangeRules(tolerance: tolerance)
    )
    #expect(outcome.word == word && outcome.method == .tolerance)
  }

  @Test(arguments: [
    (71.25, 2, 71.3, 1, DirectionWord.same), (71.24, 2, 71.3, 1, .improved),
    (1.005, 3, 1.01, 2, .same), (-71.25, 2, -71.3, 1, .same), (120, 0, 121, 0, .improved),
  ])
  func `the coarser published precision decides last`(
    earlier: Double,
    decimals1: Int,
    later: Double,
    decimals2: Int,
    word: DirectionWord
  ) throws {
    let outcome = try changeOutcome(
      from: ComparedFigure(value: earlier, decimals: decimals1),
      to: ComparedFigure(value: later, decimals: decimals2),
      judgement: .highIsGood
    )
    #expect(outcome.word == word && outcome.method == .publishedPrecision)
  }

  @Test func `a reversed judgement swaps better and worse everywhere`() throws {
    var generator = SeededGenerator(seed: 41)
    let swaps: [ChangeDirection: ChangeDirection] = [.improved: .worsened, .worsened: .improved]
    let standings: [Standing: Standing] = [
      .best: .worst, .better: .worse, .worse: .better, .worst: .best,
    ]
    for _ in 0..<300 {
      let (a, b) = (generator.uniform() * 10, generator.uniform() * 10)
      let (first, second) = (figure(a, a - 1, a + 1), figure(b, b - 1, b + 1))
      for judgement in Judgement.allCases {
        let one = try changeOutcome(from: first, to: second, judgement: judgement)
        let other = try changeOutcome(from: first, to: second, judgement: judgement.reversed)
        let isJudged = judgement == .highIsGood || judgement == .lowIsGood
        let expected = isJudged ? swaps[one.direction] ?? one.direction : one.direction
        #expect(other.direction == expected)
        let outer = ConfidenceInterval(lower: a - 2, upper: a + 2, level: 0.998)
        let standing = benchmarkStanding(
          of: a,
          interval: first.interval,
          outer: outer,
          against: b,
          judgement: judgement
        )
        let reversed = benchmarkStanding(
          of: a,
          interval: first.interval,
          outer: outer,
          against: b,
          judgement: judgement.reversed
        )
        #expect(reversed == (isJudged ? standings[standing] ?? standing : standing))
      }
    }
  }
}
