import Frames
import Indicators
import Testing

@Suite struct NumberReadingTests {
  @Test(arguments: [
    ("12.30", 12.3, 2), ("1,335", 1335, 0), ("1,234,567.5", 1_234_567.5, 1),
    ("3.60E-05", 0.000036, 7), ("\u{2212}4.2", -4.2, 1), ("-4.2", -4.2, 1), ("45%", 45, 0),
    ("75.39999999999999", 75.4, 1), ("0", 0, 0), ("-0", 0, 0), (".5", 0.5, 1), ("7.", 7, 0),
    ("2.0", 2, 1), (" 3 ", 3, 0), ("1e3", 1000, 0),
  ])
  func `numbers read with the decimals printed`(text: String, value: Double, decimals: Int) throws {
    let number = try #require(readNumber(text))
    #expect(number.value == value)
    #expect(number.decimals == decimals)
  }

  @Test(arguments: [
    "1.335,5", "1,33", "12,3456", "approx 40", "", "-", "£", "1-4", "12.3q", "--1", "1 2",
    "2019/20", ",100", "1,000,", "e5", "nan", "inf", "0x10",
  ])
  func `text is no number`(text: String) {
    #expect(readNumber(text) == nil)
  }

  @Test func `units beside the number are noted`() {
    #expect(readNumber("£1.2m")?.unit == "£ million")
    #expect(readNumber("£1.2m")?.value == 1.2)
    #expect(readNumber("£3,400")?.unit == "£")
    #expect(readNumber("-£3,400")?.value == -3400)
    #expect(readNumber("45 %")?.unit == "%")
  }

  @Test(arguments: [
    ("12.3p", ValueState.provisional), ("12.3 [r]", .revised), ("12.3 e", .estimated),
    ("12.3e", .estimated),
    ("12.3b", .break), ("12.3 [u]", .unreliable), ("12.3", ValueState()),
  ])
  func `flags behind the number become its state`(text: String, state: ValueState) {
    #expect(readNumber(text)?.state == state)
    #expect(readNumber(text)?.value == 12.3)
  }

  @Test(arguments: [
    ("c", Presence.suppressed), ("[c]", .suppressed), ("*", .suppressed), ("S", .suppressed),
    ("supp", .suppressed), ("Suppressed", .suppressed), ("<5", .suppressed), ("<8", .suppressed),
    ("1-4", .suppressed), ("1 to 7", .suppressed), ("", .missing), ("NA", .missing),
    ("N/A", .missing), ("n/a", .missing), ("-", .missing), ("--", .missing), (".", .missing),
    ("..", .missing), (":", .missing), ("x", .missing), ("[x]", .missing), ("[n]", .missing),
    ("[w]", .missing), ("#N/A", .missing), ("TBC", .missing), ("null", .missing),
    ("no data", .missing), ("Cannot be calculated", .missing), ("z", .notApplicable),
    ("[z]", .notApplicable), ("not applicable", .notApplicable), ("k", .roundsToZero),
    ("[low]", .roundsToZero), ("low", .roundsToZero), ("~", .roundsToZero), ("u", .missing),
    ("†", .missing),
  ])
  func `markers are never numbers`(text: String, presence: Presence) {
    guard case .marker(let marker) = MarkerTable().read(text) else {
      Issue.record("\(text) is no marker")
      return
    }
    #expect(marker.presence == presence)
  }

  @Test func `bounds of a hidden count are kept as a note`() {
    #expect(MarkerTable().marker("<5")?.note == "<5")
    #expect(MarkerTable().marker("1 to 7")?.note == "1 to 7")
    #expect(MarkerTable().marker("c")?.note == nil)
    #expect(MarkerTable().marker("u")?.state == .unreliable)
  }

  @Test func `declared missing values come first`() {
    #expect(MarkerTable(declared: ["c"]).marker("c")?.presence == .missing)
    #expect(MarkerTable(declared: ["not yet"]).marker("Not yet")?.presence == .missing)
    #expect(MarkerTable().marker("not yet") == nil)
  }
}
