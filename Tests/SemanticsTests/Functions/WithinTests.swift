import Notebook
import TestSupport
import Testing

/// Whether each place with a crime rate lies within a group.
private func within(_ group: String, before: String = "") throws -> [String] {
  try Answers.column(
    "x",
    of: "\(before)\nget \"Crime rate\" for all in 2024/25 | add x = within(place, \(group))"
  )
}

@Suite struct `Within a group of places` {
  @Test func `a peer group has members, its average is none`() throws {
    // Coventry, Wolverhampton, Birmingham, Most similar group
    #expect(try within("metropolitan") == ["yes", "yes", "yes", "no"])
    #expect(try within("\"Metropolitan\"") == ["yes", "yes", "yes", "no"])
    #expect(try within("\"statistical neighbours\"") == ["no", "yes", "no", "no"])
  }

  @Test func `a place has those inside it, at any level`() throws {
    #expect(try within("\"West Midlands\"") == ["yes", "yes", "yes", "no"])
    #expect(try within("England") == ["yes", "yes", "yes", "no"])
    #expect(try within("region") == ["yes", "yes", "yes", "no"])
  }

  @Test func `a place does not lie within itself`() throws {
    let script = """
      get "Employment rate" for all in latest | add x = within(place, England) | keep place, x
      """
    let rows = try Answers.rows(script)
    #expect(rows.contains(["England", "no"]))
    #expect(rows.contains(["West Midlands region", "yes"]))
  }

  @Test func `a list of one's own is one`() throws {
    let own = "let core = places Birmingham, Wolverhampton"
    #expect(try within("$core", before: own) == ["no", "yes", "yes", "no"])
    #expect(try within("core", before: own) == ["no", "yes", "yes", "no"])
  }

  @Test func `home holds its wards`() throws {
    let script = "get all for all | where within(place, home) | summarise places = list(place)"
    let places = try Answers.rows(script).first?.first ?? ""
    #expect(!places.contains("Coventry,"))
    #expect(places.split(separator: ",").count >= 4)
  }

  @Test func `places of other tables are found by name and code, unknown ones are missing`() throws
  {
    let script = """
      let t = get "Crime rate" for all in 2024/25 | summarise n = count() by place
      from t | add code = if place = "Coventry" then "E08000026" else "nowhere"
      | add x = within(code, "West Midlands") | keep x
      """
    #expect(try Answers.rows(script) == [["yes"], ["–"], ["–"], ["–"]])
  }

  @Test func `rows are picked and left out, and none is lost`() throws {
    let all = "get \"Employment rate\" for all in latest"
    let inside = try Answers.rows("\(all) | where within(place, England)").count
    let outside = try Answers.rows("\(all) | where not within(place, England)").count
    #expect(try Answers.rows(all).count == inside + outside)
    #expect(inside == 2)
  }

  @Test func `a place without places inside it is an error`() throws {
    let failure = try Answers.failure(
      "get \"Crime rate\" for all | where within(place, \"Most similar group\")"
    )
    #expect(failure.codes.count == 1)
    #expect(failure.exit == .wrongText)
  }
}

@Suite struct `Level of a group` {
  @Test func `is two for a group within another`() throws {
    let script = """
      get "Resident profile*" by ethnicity in latest | add level = level_of(ethnicity)
      | where level = 2 | keep ethnicity
      """
    #expect(try Answers.rows(script) == [["Asian Indian"]])
  }

  @Test func `goes by the dimension of each row where dimensions are stacked`() throws {
    let script = """
      get all by any in latest | summarise n = count() by dimension, group
      | where level_of(group) > 1 | keep dimension, group
      """
    #expect(try Answers.rows(script).contains(["Ethnicity", "Asian Indian"]))
  }

  @Test func `is missing for a group that nobody knows`() throws {
    let script = """
      get "Covid cases" by ethnicity | add other = replace(ethnicity, "Asian", "Martian")
      | add level = level_of(other) | keep other, level
      """
    let rows = try Answers.rows(script)
    #expect(rows.first == ["Martian", "–"])
  }
}
