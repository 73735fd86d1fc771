import Frames
import Plans
import Testing

@Suite struct `Text functions` {
  @Test func `change case of every letter that has one`() throws {
    #expect(
      try answers(of: "lower_case", texts("West MIDLANDS", "ÉTÉ", nil)) == [
        "west midlands", "été", "–",
      ]
    )
    #expect(
      try answers(of: "upper_case", texts("d'Arcy", "straße", "")) == ["D'ARCY", "STRASSE", ""]
    )
  }

  @Test func `count letters as a reader does`() throws {
    let family = "👨‍👩‍👧"
    #expect(
      try answers(of: "length", texts("", "Derby", "e\u{301}te", family, nil))
        == ["0", "5", "3", "1", "–"]
    )
  }

  @Test func `take spaces off both ends and leave those within`() throws {
    #expect(
      try answers(of: "trim", texts("  a  b\u{A0}", "\t", "", "x")) == ["a  b", "", "", "x"]
    )
  }

  @Test func `cut from either end`() throws {
    let places = texts("Derby", "", nil)
    #expect(try answers(of: "left", places, numbers(2, 2, 2)) == ["De", "", "–"])
    #expect(try answers(of: "right", places, numbers(2, 2, 2)) == ["by", "", "–"])
    #expect(try answers(of: "left", texts("Derby", "Derby"), numbers(0, 1e15)) == ["", "Derby"])
    #expect(try answers(of: "left", texts("Derby"), numbers(nil)) == ["–"])
  }

  @Test(arguments: [-1, 1.5, 1e300])
  func `refuse a number of letters that is none`(count: Double) throws {
    let error = #expect(throws: PlanError.self) {
      try answers(of: "left", texts("Derby"), numbers(count))
    }
    #expect(error?.code == "value-20")
  }

  @Test func `keep what is suppressed suppressed`() throws {
    for name in ["lower_case", "upper_case", "trim", "length", "text", "number"] {
      #expect(try answers(of: name, suppressedText) == ["c"], "\(name)")
    }
    #expect(try answers(of: "left", suppressedText, numbers(nil)) == ["c"])
    #expect(try answers(of: "replace", suppressedText, texts("a"), texts(nil)) == ["c"])
  }

  @Test func `replace every find from left to right without regard to case`() throws {
    func replaced(_ text: String, _ find: String, _ other: String) throws -> String? {
      try answers(of: "replace", texts(text), texts(find), texts(other)).first
    }
    #expect(try replaced("aaaa", "AA", "b") == "bb")
    #expect(try replaced("aaa", "aa", "b") == "ba")
    #expect(try replaced("West Midlands region", " region", "") == "West Midlands")
    #expect(try replaced("King’s Lynn", "king's", "Queen's") == "Queen's Lynn")
    #expect(try replaced("abc", "abcd", "x") == "abc")
    #expect(try replaced("", "a", "x") == "")
  }

  @Test func `replace by the row where each row has a find of its own`() throws {
    #expect(
      try answers(
        of: "replace",
        texts("ab", "ab", nil, "ab"),
        texts("a", "b", "a", nil),
        texts("x", "", "x", "x")
      ) == ["xb", "a", "–", "–"]
    )
  }

  @Test func `give texts that fall together one place in the dictionary`() throws {
    let function = try #require(FunctionRegistry.function(named: "upper_case"))
    let column = try function.evaluate([texts("derby", "Derby", "DERBY", nil)], 4)
    #expect(Grouping([column], rowCount: 4).groupCount == 2)
    guard case .text(let result) = column else { return }
    #expect(result.dictionary.entries == ["DERBY"])
    #expect(try answers(of: "lower_case", texts(nil)) == ["–"])
  }

  @Test func `refuse to look for nothing`() throws {
    let error = #expect(throws: PlanError.self) {
      try answers(of: "replace", texts("a"), texts(""), texts("x"))
    }
    #expect(error?.code == "value-20")
  }

  @Test func `tell the same from the equal`() throws {
    #expect(
      try answers(
        of: "same_text",
        texts("Derby", "derby", "e\u{301}", nil, " a"),
        texts("Derby", "Derby", "é", "a", "a")
      ) == ["yes", "no", "yes", "–", "no"]
    )
  }
}

@Suite struct `Conversions` {
  @Test func `read numbers as people write them`() throws {
    let read = texts("71%", "£1,234.50", "-3", "−3", " 12 ", ".5", "7.", "0")
    #expect(try answers(of: "number", read) == ["71", "1234.5", "-3", "-3", "12", "0.5", "7", "0"])
  }

  @Test func `leave what is no number missing`() throws {
    let unread = texts("", "-", "1,23", "1e6", "1.2.3", "0x10", "inf", "nan", "12 of 50", "£")
    #expect(try Set(answers(of: "number", unread)) == ["–"])
    #expect(try answers(of: "number", texts("1234567890123456")) == ["–"])
  }

  @Test func `give an estimate's number without its unit`() throws {
    let column = Column.estimate(estimates([71.2, nil]))
    #expect(try answers(of: "number", column) == ["71.2", "–"])
  }

  @Test func `write values as text with all their digits`() throws {
    #expect(try answers(of: "text", numbers(0.1, 1e15, nil)) == ["0.1", "1000000000000000", "–"])
    #expect(try answers(of: "text", .estimate(estimates([71.25]))) == ["71.25"])
    #expect(try answers(of: "text", .yesNo(YesNoColumn([true, false]))) == ["yes", "no"])
    let years = Column.period(PeriodColumn([.calendarYear(2019)]))
    #expect(try answers(of: "text", years) == ["2019"])
  }

  @Test func `what is read is what was written`() throws {
    let values = [0, 1, -1, 0.1, 123.456, -99999.5, 1e14]
    let written = Column.text(
      TextColumn(
        try answers(of: "text", .number(NumberColumn(values.map(Optional.some)))).map(Optional.some)
      )
    )
    #expect(try answers(of: "number", written) == values.map { exactText($0) })
  }
}
