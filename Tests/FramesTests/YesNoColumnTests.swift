import Frames
import TestFiles
import Testing

struct YesNoColumnTests {
  @Test(arguments: [0, 1, 63, 64, 65, 200])
  func `bits come back as they were written`(count: Int) {
    var generator = SeededNumbers(UInt64(count) + 1)
    let values: [Bool?] = (0..<count).map { _ in generator.one(of: [true, false, nil]) }
    let column = YesNoColumn(values)
    #expect((0..<count).map { column[$0] } == values)
    let reversed = column.gathered(Array((0..<count).reversed()))
    #expect((0..<count).map { reversed[$0] } == values.reversed())
    let twice = YesNoColumn.concatenated([column, column])
    #expect((0..<2 * count).map { twice[$0] } == values + values)
  }

  @Test func `an unknown reads as no in a condition`() {
    #expect(!YesNoColumn([nil]).raw(0))
    #expect(YesNoColumn([true]).gathered([-1])[0] == nil)
  }
}
