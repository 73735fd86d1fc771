import Frames
import TestFiles
import Testing

struct PresenceTests {
  @Test func `suppressed wins over everything, in either order`() {
    for other in Presence.allCases {
      #expect(Presence.suppressed.combined(with: other) == .suppressed)
      #expect(other.combined(with: .suppressed) == .suppressed)
    }
  }

  @Test func `only two known values give a known one`() {
    for one in Presence.allCases {
      for other in Presence.allCases {
        let both = one.combined(with: other)
        #expect(both.isKnown == (one.isKnown && other.isKnown))
        #expect(both == one || both == other)
      }
    }
  }

  @Test func `combining can be bracketed either way`() {
    for a in Presence.allCases {
      for b in Presence.allCases {
        for c in Presence.allCases {
          let left = a.combined(with: b).combined(with: c)
          #expect(left == a.combined(with: b.combined(with: c)))
        }
      }
    }
  }

  @Test func `not applicable and rounds to zero count as missing, suppressed does not`() {
    let missing = Presence.allCases.filter(\.countsAsMissing)
    #expect(missing == [.missing, .notApplicable, .roundsToZero])
  }

  @Test func `a column combines row by row as its values do`() {
    var generator = SeededNumbers(1)
    for count in [0, 1, 64, 65, 200] {
      let one = (0..<count).map { _ in generator.one(of: Presence.allCases) }
      let other = (0..<count).map { _ in generator.one(of: Presence.allCases) }
      let combined = PresenceColumn(one).combined(with: PresenceColumn(other))
      for row in 0..<count { #expect(combined[row] == one[row].combined(with: other[row])) }
      let known = PresenceColumn(knownCount: count)
      #expect(PresenceColumn(one).combined(with: known) == PresenceColumn(one))
      #expect(known.combined(with: PresenceColumn(one)) == PresenceColumn(one))
    }
  }

  @Test func `a column of known values takes no memory, however it was made`() {
    let column = PresenceColumn(Array(repeating: .known, count: 100))
    #expect(column.isAllKnown && column.byteCount == 0)
    #expect(column == PresenceColumn(knownCount: 100))
    let gathered = PresenceColumn([.known, .missing, .known]).gathered([0, 2])
    #expect(gathered == PresenceColumn(knownCount: 2))
  }

  @Test func `counts add up to the rows`() {
    var generator = SeededNumbers(2)
    let list = (0..<500).map { _ in generator.one(of: Presence.allCases) }
    let column = PresenceColumn(list)
    for presence in Presence.allCases {
      #expect(column.count(of: presence) == list.count { $0 == presence })
    }
    #expect(column.knownCount == list.count(where: \.isKnown))
    #expect(PresenceColumn(knownCount: 7).count(of: .missing) == 0)
    #expect(PresenceColumn(knownCount: 7).count(of: .known) == 7)
  }

  @Test func `gathering a negative row gives missing`() {
    #expect(PresenceColumn(knownCount: 2).gathered([1, -1]) == PresenceColumn([.known, .missing]))
    let column = PresenceColumn([.suppressed, .known])
    #expect(column.gathered([-1, 0, 1]) == PresenceColumn([.missing, .suppressed, .known]))
  }

  @Test func `a code that is no presence reads as missing`() {
    let column = PresenceColumn(codes: [0, 200])
    #expect(column[1] == .missing)
    #expect(!column.isKnown(1))
  }

  @Test func `parts follow one another`() {
    let parts = [
      PresenceColumn(knownCount: 1), PresenceColumn([.suppressed]), PresenceColumn(knownCount: 0),
      PresenceColumn(knownCount: 1),
    ]
    #expect(PresenceColumn.concatenated(parts) == PresenceColumn([.known, .suppressed, .known]))
    #expect(PresenceColumn.concatenated([]) == PresenceColumn(knownCount: 0))
  }
}
