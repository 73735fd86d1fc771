import Testing

@testable import Statistics

struct StreaksTests {
  @Test func `rises count up, falls count down, and a standstill ends both`() {
    #expect(streaks(of: [1, 2, 3, 4, 4, 3, 2, 5]) == [nil, 1, 2, 3, 0, -1, -2, 1])
    #expect(streaks(of: []) == [])
    #expect(streaks(of: [7]) == [nil])
  }

  @Test func `a missing value and a break start the streak anew`() {
    #expect(streaks(of: [1, 2, .nan, 3, 4]) == [nil, 1, nil, nil, 1])
    #expect(streaks(of: [1, 2, 3, 4], breaksBefore: [2]) == [nil, 1, nil, 1])
  }

  @Test func `turning values upside down turns the sign of every streak`() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<100 {
      let values = (0..<20).map { _ in Double(Int.random(in: 0...5, using: &generator)) }
      let up = streaks(of: values)
      #expect(streaks(of: values.map { -$0 }) == up.map { $0.map { -$0 } })
      for (i, streak) in up.enumerated() where i > 0 {
        let step = values[i] - values[i - 1]
        #expect((streak ?? 0).signum() == (step > 0 ? 1 : step < 0 ? -1 : 0))
      }
    }
  }
}
