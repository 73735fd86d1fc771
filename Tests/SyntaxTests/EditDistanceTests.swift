import Testing

import Syntax

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("abc", "", 3), ("sort", "sort", 0), ("srot", "sort", 1), ("SORT", "sort", 0),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("wrose", "worse", 1), ("é", "e\u{301}", 0),
  ])
  func `distances of known pairs`(_ first: String, _ second: String, _ distance: Int) {
    #expect(editDistance(first, second) == distance)
    #expect(editDistance(second, first) == distance)
  }

  @Test func `the nearest names come first and equals keep their order`() {
    #expect(nearest(to: "trned", among: ["trend", "tread", "gap"]) == ["trend"])
    #expect(nearest(to: "bat", among: ["cat", "hat", "bat"], limit: 2) == ["bat", "cat"])
    #expect(nearest(to: "xyz", among: ["trend"]) == [])
    #expect(nearest(to: "a", among: ["b"], limit: 0) == [])
    #expect(nearest(to: String(repeating: "a", count: 100_000), among: ["a"]) == [])
  }
}
