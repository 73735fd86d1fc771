import Frames
import Plans
import Testing

struct AggregationTests {
  @Test func `results have the type of what they are made from`() {
    #expect(AggregateFunction.count.resultType([]) == .number)
    #expect(AggregateFunction.mean.resultType([.estimate]) == .estimate)
    #expect(AggregateFunction.mean.resultType([.text]) == nil)
    #expect(AggregateFunction.max.resultType([.period]) == .period)
    #expect(AggregateFunction.quantile.resultType([.estimate, .number]) == .estimate)
    #expect(AggregateFunction.quantile.resultType([.number, .text]) == nil)
    #expect(AggregateFunction.percent.resultType([.yesNo]) == .estimate)
    #expect(AggregateFunction.percent.resultType([.number]) == nil)
    #expect(AggregateFunction.slope.resultType([.estimate, .period]) == .number)
    #expect(AggregateFunction.list.resultType([.period]) == .text)
  }

  @Test func `only count goes without an argument`() {
    for function in AggregateFunction.allCases {
      #expect((function.argumentCounts.lowerBound == 0) == (function == .count))
    }
  }

  @Test func `functions along a series take numbers and estimates only`() {
    for function in SeriesFunction.allCases {
      #expect(function.resultType(.number) != nil && function.resultType(.estimate) != nil)
      #expect(function.resultType(.text) == nil && function.resultType(nil) == nil)
    }
    #expect(SeriesFunction.percentChange.resultType(.number) == .estimate)
    #expect(SeriesFunction.latestKnownPeriod.resultType(.number) == .period)
  }
}
