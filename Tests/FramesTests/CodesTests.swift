import Frames
import Testing

struct CodesTests {
  @Test(arguments: [(1, 1), (256, 1), (257, 2), (65_536, 2), (65_537, 4), (1 << 32, 4)])
  func `codes take the narrowest width that holds the bound`(bound: Int, bytes: Int) {
    let codes = Codes([0, bound - 1], bound: bound)
    #expect(codes.byteCount == 2 * bytes)
    #expect(codes.values == [0, bound - 1])
    #expect(codes[1] == bound - 1)
  }

  @Test(arguments: [10, 1000, 100_000])
  func `gathering picks rows, negative ones as code 0`(bound: Int) {
    let codes = Codes([bound - 1, 3, 7], bound: bound)
    #expect(codes.gathered([2, 0, -1, 1]).values == [7, bound - 1, 0, 3])
    #expect(codes.gathered([]).count == 0)
  }

  @Test(arguments: [10, 1000, 100_000])
  func `recoding maps each code and may change the width`(bound: Int) {
    let codes = Codes([2, 0, 1], bound: bound)
    #expect(codes.recoded([5, 70_000, 300], bound: 70_001).values == [300, 5, 70_000])
    #expect(codes.recoded([1, 1, 0], bound: 2) == .narrow([0, 1, 1]))
    #expect(codes.recoded([], bound: 1) == codes)
  }
}
