import Execution
import Frames
import Indicators
import Plans
import Semantics
import Syntax
import Testing

/// What `inequality` computes, on the fixture.
@Suite struct `The table of inequality` {
  private let deciles = #"get "Injury admissions" for England by deprivation in latest"#

  private func frame(_ script: String, _ workspace: Workspace? = nil) throws -> Frame {
    try LocalBackend().run(Fixture.table(script, workspace).plan).frame
  }

  private func notes(_ script: String, _ workspace: Workspace? = nil) throws -> [String] {
    try LocalBackend().run(Fixture.table(script, workspace).plan).footnotes.map(\.text)
  }

  private func point(_ name: String, _ frame: Frame, row: Int = 0) -> Double? {
    guard case .estimate(let estimates)? = frame[name] else { return nil }
    return estimates.point[row]
  }

  private func text(_ name: String, _ frame: Frame, row: Int = 0) -> String? {
    frame[name]?.displayText(row)
  }

  /// A workspace with five ordered bands of the given values, each of 1,000 people.
  private func bands(_ values: [String], code: String = "injury") throws -> Workspace {
    try Fixture.workspace(
      moreGroups: values.indices.map {
        ["Bands", "bands", "Band \($0 + 1)", "\($0 + 1)", $0 == 0 ? "yes" : ""]
      },
      moreRows: values.enumerated().map {
        [code, "Derby", "2023/24", "Bands", "Band \($0 + 1)", $1, $1, "1000"]
      }
    )
  }

  private func banded(_ code: String = "Injury admissions") -> String {
    "get \"\(code)\" for Derby by bands | inequality"
  }

  @Test func `a series and dimension is one row`() throws {
    let result = try frame(
      #"get "Injury admissions" for home, England by deprivation | inequality"#
    )
    #expect(result.rowCount == 20)
    #expect(text("dimension", result) == "Deprivation deciles (IMD2019)")
    #expect(text("groups", result) == "10")
    #expect(text("ordered", result) == "yes")
  }

  @Test func `a straight line of admissions has its own slope`() throws {
    // Deciles of one size fall by 8 each, so the line falls by 80 over all ranks.
    let result = try frame(deciles + " | inequality")
    #expect(abs((point("sii", result) ?? 0) - 80) < 0.001)
    #expect(point("difference", result) == 72)
  }

  @Test func `equal groups have no slope`() throws {
    let result = try frame(banded(), bands(Array(repeating: "80", count: 5)))
    #expect(point("sii", result) == 0)
    #expect(point("rii", result) == 1)
    #expect(point("difference", result) == 0)
    #expect(point("ratio", result) == 1)
    #expect(point("par", result) == 0)
  }

  @Test func `where high is good the signs turn`() throws {
    let low = try frame(banded(), bands(["90", "80", "75", "70", "60"]))
    let high = try frame(
      "get \"Injury admissions\" for Derby by bands | add polarity = \"higher\" | inequality",
      bands(["90", "80", "75", "70", "60"])
    )
    for name in ["difference", "sii"] {
      let one = try #require(point(name, low))
      let other = try #require(point(name, high))
      #expect(one > 0 && abs(one + other) < 1e-9, "\(name)")
    }
    for name in ["ratio", "rii"] {
      let one = try #require(point(name, low))
      let other = try #require(point(name, high))
      #expect(one > 1 && abs(one * other - 1) < 1e-9, "\(name)")
    }
  }

  @Test func `the order of the rows is no matter`() throws {
    let straight = try frame(deciles + " | inequality all")
    let turned = try frame(deciles + " | sort value | inequality all")
    for field in straight.schema.fields where field.type == .estimate {
      guard case .estimate(let one)? = straight[field.name],
        case .estimate(let other)? = turned[field.name]
      else { continue }
      #expect(one.point[0] == other.point[0], "\(field.name)")
      #expect(one.lower?[0] == other.lower?[0], "\(field.name)")
    }
  }

  @Test func `percentages differ by percentage points`() throws {
    let result = try frame(#"get "Good level of development" by "free school meals" | inequality"#)
    guard case .estimate(let difference)? = result["difference"] else {
      Issue.record("no difference")
      return
    }
    #expect(difference.measure(0).unit == "pp")
    #expect(difference.point[0] == 16)
    #expect(text("reason", result)?.contains("sii, rii: the groups have no order") == true)
    #expect(text("reason", result)?.contains("par, paf: 3 groups are needed, here are 2") == true)
  }

  @Test func `without sizes the slopes and population measures are missing, with the reason`()
    throws
  {
    let workspace = try Fixture.workspace(
      moreGroups: (1...5).map { ["Bands", "bands", "Band \($0)", "\($0)", $0 == 1 ? "yes" : ""] },
      moreRows: (1...5).map { ["injury", "Derby", "2023/24", "Bands", "Band \($0)", "\(90 - $0)"] }
    )
    let result = try frame(banded(), workspace)
    #expect(point("sii", result) == nil)
    #expect(point("difference", result) == 4)
    #expect(text("reason", result) == "sii to paf: not every group has a size (denominator)")
  }

  @Test func `an end without a figure leaves no difference`() throws {
    let result = try frame(banded(), bands(["", "80", "75", "70", "60"]))
    #expect(point("difference", result) == nil)
    #expect(text("reason", result)?.hasPrefix("difference, ratio: no figure of Band 1") == true)
    #expect(text("reason", result)?.contains("1 of 5 groups has no figure") == true)
    #expect(
      try notes(banded(), bands(["", "80", "75", "70", "60"]))
        .contains("groups without a figure: 1 missing, in 1 row")
    )
  }

  @Test func `unknown groups are left out, their share below the table`() throws {
    let result = try frame(#"get "Covid cases" by ethnicity | inequality"#)
    #expect(text("groups", result) == "4")
    #expect(
      try notes(#"get "Covid cases" by ethnicity | inequality"#)
        .contains { $0.hasPrefix("unknown ethnicity left out: ") }
    )
  }

  @Test func `a group of its own to set against`() throws {
    let result = try frame(
      #"get "Injury admissions" for England by deprivation in latest | inequality against "Decile 5""#
    )
    // Lower is better: the worst of the others less the group.
    #expect(point("difference", result) == 32)
    #expect(point("par", result) == 0)
  }

  @Test func `the regression is named below the table`() throws {
    let notes = try notes(
      "get \"Injury admissions\" for England by deprivation in latest | inequality using log"
    )
    #expect(notes.contains { $0.contains("logarithms") && $0.contains("Low and Low 2004") })
  }

  @Test func `logits are for percentages`() throws {
    let result = try frame(deciles + " | inequality using logit")
    #expect(
      text("reason", result) == "sii, rii: logit is for percentages, and the unit is per 100,000"
    )
  }

  @Test func `an order without a bad end is none`() throws {
    let workspace = try Fixture.workspace(
      moreGroups: (1...5).map { ["Bands", "bands", "Band \($0)", "\($0)"] },
      moreRows: (1...5).map { ["injury", "Derby", "2023/24", "Bands", "Band \($0)", "\(90 - $0)"] }
    )
    #expect(text("ordered", try frame(banded(), workspace)) == "no")
    #expect(
      try notes(banded(), workspace)
        .contains("Bands has no disadvantaged end: its groups count as without order")
    )
  }

  @Test func `all gives the rest where groups have sizes`() throws {
    let result = try frame(deciles + " | inequality all")
    for name in ["aci", "rci", "bgv", "bgsd", "cov", "idisu", "idisw", "mdbu", "mld", "ti"] {
      #expect(point(name, result) != nil, "\(name)")
    }
    #expect(text("reason", result) == "mdru, mdrw: no group is named after against")
  }

  @Test func `a group that is there twice is a fault of the table`() throws {
    let rows = try frame(
      "let kept = get \"Injury admissions\" for England by deprivation in latest\n"
        + "from kept | append kept | inequality"
    )
    #expect(text("reason", rows) == "Decile 1 is there twice")
  }
}
