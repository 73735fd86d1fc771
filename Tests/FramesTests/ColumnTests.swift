import Frames
import Testing

struct ColumnTests {
  private let columns: [Column] = [
    .texts(["a", nil]), .numbers([1.5, nil]), .periods([.calendarYear(2019), nil]),
    .yesNos([true, nil]), .estimates([71.5, nil], unit: "%"),
  ]

  @Test func `every type gathers a negative row as missing`() {
    for column in columns {
      let gathered = column.gathered([-1, 0, 1])
      #expect(gathered.type == column.type)
      #expect(gathered.presences == [.missing, .known, .missing])
    }
  }

  @Test func `missing rows exist in every type`() {
    for type in ColumnType.allCases {
      let column = Column.missing(type, count: 3)
      #expect(column.type == type && column.presence.knownCount == 0 && column.count == 3)
    }
  }

  @Test func `columns of one type follow one another, others refuse`() throws {
    for one in columns {
      for other in columns {
        let isNumeric = one.numbers != nil && other.numbers != nil
        if one.type == other.type || isNumeric {
          let joined = try Column.concatenated([one, other])
          #expect(joined.presences == [.known, .missing, .known, .missing])
          #expect(joined.type == (one.type == other.type ? one.type : .estimate))
        } else {
          #expect(throws: FrameError.mixedTypes) { try Column.concatenated([one, other]) }
        }
      }
    }
  }

  @Test func `plain text of a value is exact and tells unknowns apart`() {
    #expect(columns.map { $0.displayText(0) } == ["a", "1.5", "2019", "yes", "71.5"])
    let unknowns = Column.number(
      NumberColumn(storage: .floating([0, 0, 0, 0]), presence: PresenceColumn(unknownReasons))
    )
    #expect((0..<4).map(unknowns.displayText) == ["–", "c", "n/a", "low"])
  }
}
