import Frames
import Indicators
import Testing

@Suite struct ValidationTests {
  private func rows(_ lines: String...) -> String {
    ([smallHeading] + lines).joined(separator: "\n") + "\n"
  }

  private func only(_ found: [Finding]) throws -> Finding {
    #expect(found.count == 1, "\(found.map(\.message))")
    return try #require(found.first)
  }

  @Test func `data-1 names the columns there are and the likely one`() throws {
    let found = try only(
      errors(rows: "indicator_id,place,year,value\nfuel-poverty,Coventry,2019,1\n")
    )
    #expect(found.code == "data-1")
    #expect(
      found.message
        == "observations.csv has no column 'period' (has: indicator_id, place, year, value); similar: 'year'"
    )
  }

  @Test func `data-1 asks for observations`() {
    #expect(throws: WorkspaceError.self) {
      try buildWorkspace(description: PackageDescription(name: "none"), resources: [])
    }
  }

  @Test func `data-2 shows both values and rows`() throws {
    let found = try only(
      errors(
        rows: rows(
          "fuel-poverty,E08000026,,2019,,,17.5,,,,,,",
          "fuel-poverty,,Coventry,2019,,,17.20,,,,,,"
        )
      )
    )
    #expect(found.code == "data-2")
    #expect(
      found.message
        == "2 values for one key: Fuel poverty, Coventry, 2019, total: 17.5 (row 2), 17.20 (row 3)"
    )
    #expect(found.row == 3 && found.file == "observations.csv")
  }

  @Test func `data-2 says where four quarters were made one year`() throws {
    let text = """
      indicator_id,place,period,quarter,value
      fuel-poverty,Coventry,2019,Q1,17.5
      fuel-poverty,Coventry,2019,Q2,17.2
      """
    let hint = "; the column 'quarter' is not part of the period"
    #expect(try only(errors(rows: text)).message.hasSuffix(hint))
    let published = try publishedWorkspace(
      "indicator,place,period,quarter,value\nCalls,Coventry,2019,Q1,1\nCalls,Coventry,2019,Q2,2\n"
    )
    let refused = try #require(published.findings.first { $0.code == "data-2" })
    #expect(refused.message == "2 rows have another value for a key, refused: Calls 2" + hint)
  }

  @Test func `data-4 lists the cells that are not numbers`() throws {
    let found = try only(errors(rows: rows("fuel-poverty,E08000026,,2019,,,approx 40,,,,,,")))
    #expect(found.code == "data-4" && found.cell == "approx 40")
    #expect(
      found.message
        == "'value' has 1 cell that is not a number: \"approx 40\" (row 2); put the words in note, or declare a marker"
    )
  }

  @Test func `data-5 says what an undecided column could be`() throws {
    let found = try only(
      errors(
        rows: rows(
          "fuel-poverty,E08000026,,201011,,,1,,,,,,",
          "fuel-poverty,E08000026,,200910,,,1,,,,,,"
        )
      )
    )
    #expect(found.code == "data-5")
    #expect(
      found.message
        == "'period' can be years or months: 201011, 200910; say which: year_type in indicators.csv"
    )
  }

  @Test func `data-5 says why a label is no period`() throws {
    let found = try only(
      errors(
        rows: rows(
          "fuel-poverty,E08000026,,44287,,,1,,,,,,",
          "crime-rate,E08000026,,someday,,,1,,,,,,"
        )
      )
    )
    #expect(
      found.message
        == "'period' has 2 cells that are not periods: \"44287\" (row 2, a spreadsheet's number for a date; save the column as text), \"someday\" (row 3)"
    )
    #expect(try only(errors(rows: rows("crime-rate,E08000026,,,,,1,,,,,,"))).code == "data-5")
  }

  @Test func `data-6 says which place the code is`() throws {
    let found = try only(errors(rows: rows("fuel-poverty,E08000025,Coventry,2019,,,1,,,,,,")))
    #expect(found.code == "data-6")
    #expect(found.message == "row 2: E08000025 is Birmingham, the name is Coventry")
  }

  @Test func `data-8 names what is not there and the nearest`() throws {
    let unknown = try only(errors(rows: rows("fuel-povety,E08000026,,2019,,,1,,,,,,")))
    #expect(unknown.code == "data-8")
    #expect(
      unknown.message
        == "row 2 names the indicator \"fuel-povety\", which is not in indicators.csv; similar: \"fuel-poverty\""
    )
    #expect(try only(errors(home: "E09999999")).code == "data-8")
    let target = resource(
      "targets",
      "indicator_id,kind,compare_to\ncrime-rate,comparison,Englnd\n"
    )
    #expect(try only(errors(more: [target])).message.contains("similar: \"England\""))
  }

  @Test func `data-8 checks the groups that the catalogue names`() {
    do {
      _ = try buildWorkspace(
        description: PackageDescription(name: "x"),
        resources: [
          resource("indicators", "indicator_id,indicator,neighbours\na,A,best friends\n"),
          resource("observations", "indicator_id,place,period,value\na,Here,2019,1\n"),
        ]
      )
      Issue.record("it opened")
    } catch {
      guard case .invalid(let found) = error else { return }
      #expect(
        found.first?.message == "a names \"best friends\" and there is no such group or place"
      )
    }
  }

  @Test func `data-9 shows the row as it should be`() throws {
    let without = try only(errors(rows: rows("fuel-poverty,E08000026,,2019,Sex,,1,,,,,,")))
    #expect(without.code == "data-9")
    let crossed = """
      indicator_id,place_code,period,dimension,group,dimension_2,group_2,value
      fuel-poverty,E08000026,2019/20,Sex,Male,Age,0-15,4
      """
    #expect(
      try only(errors(rows: crossed)).message
        == "row 2 should have its dimensions as: Age, 0-15, Sex, Male"
    )
    let repeated = """
      indicator_id,place_code,period,dimension,group,dimension_2,group_2,value
      fuel-poverty,E08000026,2018/19,Sex,Male,Age,0-15,4
      fuel-poverty,E08000026,2018/19,Age,0-15,Sex,Male,4
      fuel-poverty,E08000026,2019/20,Sex,Male,Age,0-15,5
      fuel-poverty,E08000026,2019/20,Age,,,,5
      """
    #expect(errors(rows: repeated).filter { $0.code == "data-9" }.map(\.row) == [2, 4, 5])
  }

  @Test func `data-10 is a warning and the published value stands`() throws {
    let workspace = try smallWorkspace(
      rows: rows(
        "unemployment-rate,E08000026,,2019,,,5.0,6,7,,,,",
        "unemployment-rate,E08000026,,2020,,,5.0,,,60,1000,,",
        "unemployment-rate,E08000026,,2021,,,5.0,,,504,10000,,",
        // 137.698305 on the way to five decimals, and one in the last digit beside it.
        "unemployment-rate,E08000026,,2022,,,1.37698,,,355,25781,,",
        "unemployment-rate,E08000026,,2023,,,1.3769831,,,355,25781,,",
        "unemployment-rate,E08000026,,2024,,,1.3769832,,,355,25781,,"
      )
    )
    #expect(workspace.findings.map(\.code) == ["data-10", "data-10", "data-10"])
    #expect(workspace.findings.map(\.row) == [2, 3, 7])
    #expect(workspace.observations.value.point[1] == 5)
  }

  @Test(arguments: [
    ("Proportion", 1), ("Crude rate", 1), ("Directly standardised rate", 0),
    ("Indirectly standardised ratio", 0), ("Life expectancy", 0),
  ])
  func `data-10 is for values that their two counts make`(type: String, count: Int) throws {
    let workspace = try buildWorkspace(
      description: PackageDescription(name: "small"),
      resources: [
        resource(
          "indicators",
          "indicator_id,indicator,unit,value_type,multiplier\nrate,A rate,,\(type),100\n"
        ),
        resource(
          "observations",
          "indicator_id,place,period,value,numerator,denominator\nrate,Here,2020,5.0,60,1000\n"
        ),
      ]
    )
    #expect(workspace.findings.count { $0.code == "data-10" } == count)
  }

  @Test(arguments: [
    "unemployment-rate,E08000026,,2019,,,5,,,1,-2,,",
    "unemployment-rate,E08000026,,2019,,,5,,,12,10,,",
    "unemployment-rate,E08000026,,2019,,,5,7,6,,,,",
  ])
  func `data-11 refuses what cannot be`(line: String) throws {
    #expect(try only(errors(rows: rows(line))).code == "data-11")
  }

  @Test func `data-12 refuses two states and drops the number`() throws {
    let beside = try only(errors(rows: rows("crime-rate,E08000026,,2019,,,12,,,,,suppressed,")))
    #expect(beside.code == "data-12")
    #expect(beside.message == "row 2 is suppressed but shows 12; the number was not kept")
    let two = rows("crime-rate,E08000026,,2019,,,,,,,,missing;suppressed,")
    #expect(try only(errors(rows: two)).code == "data-12")
    let other = rows("crime-rate,E08000026,,2019,,,z,,,,,suppressed,")
    #expect(try only(errors(rows: other)).code == "data-12")
    let published = try buildWorkspace(
      description: PackageDescription(name: "published"),
      resources: [
        resource(
          "observations",
          rows("crime-rate,E08000026,,2019,,,12,,,,,suppressed,"),
          isPublishers: true
        )
      ]
    )
    #expect(published.findings.contains { $0.code == "data-12" && !$0.isError })
    #expect(published.observations.value.presence[0] == .suppressed)
    #expect(published.observations.value.point.raw(0) == 0)
  }

  @Test(arguments: [
    "dimension,group,order\nDeciles,Most,1\nDeciles,Least,3\n",
    "dimension,group,order\nDeciles,Most,1\nDeciles,Least,1\n",
    "dimension,group,order\nDeciles,Most,1\nDeciles,Least,\n",
    "dimension,family,group,order\nAge,age,Oct-14,1\n",
    "dimension,group,unknown\nTenure,Not known,yes\nTenure,Missing,yes\n",
  ])
  func `data-13 refuses an order with gaps, ties and bands that do not parse`(text: String) throws {
    let findings = errors(more: [resource("dimensions", text, file: "more.csv", source: 1)])
    #expect(try only(findings).code == "data-13")
  }

  @Test func `data-13 refuses standard populations with gaps`() throws {
    let text = "standard,from_age,to_age,population\nMine,0,4,10\nMine,10,,20\n"
    #expect(
      try only(errors(more: [resource("standards", text)])).message
        == "Mine has no band that ends where 10 begins"
    )
  }

  @Test func `data-14 names both headings`() throws {
    let text = "indicator_id,place_code,period,value,Value\nfuel-poverty,E08000026,2019,1,2\n"
    let found = try only(errors(rows: text))
    #expect(found.code == "data-14")
    #expect(found.message == "observations.csv has one column twice: 'value' and 'Value'")
    // The reader of files tells one heading twice apart so.
    let same = try only(errors(rows: text.replacing(",Value", with: ",value (2)")))
    #expect(same.message == "observations.csv has one column twice: 'value' and 'value (2)'")
    let empty = "indicator_id,place_code,period,value,Value\nfuel-poverty,E08000026,2019,,2\n"
    #expect(try smallWorkspace(rows: empty).observations.value.point[0] == 2)
  }

  @Test func `data-15 warns of units that differ and of values off by 100`() throws {
    let scale = try smallWorkspace(
      rows: rows(
        "unemployment-rate,E08000026,,2019,,,0.404,,,,,,",
        "unemployment-rate,E08000026,,2020,,,40.4,,,,,,"
      )
    )
    #expect(scale.findings.map(\.code) == ["data-15"])
    #expect(scale.observations.value.point[0] == 0.404)
    let units = try smallWorkspace(rows: rows("crime-rate,E08000026,,2020,,,40%,,,,,,"))
    #expect(units.findings.map(\.code) == ["data-15"])
  }

  @Test func `data-16 refuses a package of a later edition`() {
    #expect(throws: WorkspaceError.self) {
      try buildWorkspace(
        description: PackageDescription(name: "later", version: 2),
        resources: [resource("observations", "indicator_id,place,period,value\na,Here,2019,1\n")]
      )
    }
  }

  @Test func `a catalogue without lines is an error, not a crash`() {
    do {
      _ = try buildWorkspace(
        description: PackageDescription(name: "empty"),
        resources: [
          resource("indicators", "indicator_id,indicator\n"),
          resource("places", "place_code,place\n"),
          resource(
            "observations",
            "indicator_id,place,period,value,lower,numerator,denominator\na,,x,5,9,1,-1\n,Here,2019,,,,\n"
          ),
        ]
      )
      Issue.record("it opened")
    } catch {
      guard case .invalid(let found) = error else { return }
      #expect(Set(found.map(\.code)).isSuperset(of: ["data-8"]))
    }
  }

  @Test func `numbers out of any range do not stop the reading`() {
    let huge = "9223372036854775807"
    let dimensions = "dimension,group,order\nD,a,\(huge)\nD,b,\(huge)\n"
    let standards = "standard,from_age,to_age,population\nS,0,\(huge),1\nS,\(huge),,1\n"
    let found = errors(more: [resource("dimensions", dimensions), resource("standards", standards)])
    #expect(found.count >= 2 && found.allSatisfy { $0.code == "data-13" })
  }

  @Test(arguments: [
    ("dimensions", "dimension,group,disadvantaged\nTenure,Rent,oui\n", "data-4"),
    ("dimensions", "dimension,group\n,Rent\n", "data-8"),
    ("places", "place_code,place,change\nX1,Anytown,demolished\n", "data-4"),
    ("places", "place_code,place,from\nX1,Anytown,yesterday\n", "data-4"),
    ("places", "place_code,place,level\n,,district\n", "data-8"),
    ("targets", "indicator_id,kind,low,tolerance\ncrime-rate,number,5,about\n", "data-4"),
    ("targets", "indicator_id,kind\n,none\n", "data-8"),
    ("breaks", "indicator_id,period\n,2019\n", "data-8"),
    ("peer_groups", "group,place,order\nPeers,Derby,first\n", "data-4"),
    ("peer_groups", "group,place\nPeers,\n", "data-8"),
    ("neighbours", "place_code,neighbour_code,rank\nE08000026,,1\n", "data-8"),
    ("standards", "standard,from_age,to_age,population\n,0,,5\n", "data-8"),
  ])
  func `cells that mean nothing and rows about nothing are told of`(
    table: String,
    text: String,
    code: String
  ) throws {
    let found = try only(errors(more: [resource(table, text, file: "more.csv", source: 1)]))
    #expect(found.code == code && found.row == 2)
  }

  @Test func `all findings are collected, errors first`() {
    let found = errors(
      rows: rows(
        "nothing,E08000026,,2019,,,many,,,,,,",
        "fuel-poverty,E08000025,Coventry,soon,,,1,,,,,,"
      )
    )
    #expect(Set(found.map(\.code)) == ["data-4", "data-5", "data-6", "data-8"])
  }

  @Test func `the same days under two labels are a warning`() throws {
    let workspace = try smallWorkspace(
      rows: rows(
        "crime-rate,E08000026,,2019/20,,,1,,,,,,",
        "crime-rate,E08000026,,Year to Mar 2020,,,2,,,,,,"
      )
    )
    #expect(workspace.findings.map(\.code) == ["data-5"])
    #expect(workspace.observations.count == 2)
  }
}
