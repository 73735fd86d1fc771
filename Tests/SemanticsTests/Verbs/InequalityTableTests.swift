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

  // MARK: What is found only when it runs

  @Test func `crossed groups have no order, and the table says so`() throws {
    let crossed = (1...5).flatMap { band in
      ["Male", "Female"].map { sex in
        ["injury", "Derby", "2023/24", "Bands", "Band \(band)", "\(90 - band)", "\(90 - band)"]
          + ["1000", "", "", "", "Sex", sex]
      }
    }
    let workspace = try Fixture.workspace(
      moreGroups: (1...5).map { ["Bands", "bands", "Band \($0)", "\($0)", $0 == 1 ? "yes" : ""] },
      moreRows: crossed
    )
    let query = "get \"Injury admissions\" for Derby by bands, sex | inequality"
    let result = try frame(query, workspace)
    #expect(result.rowCount == 1)
    #expect(text("groups", result) == "10")
    #expect(text("ordered", result) == "no")
    #expect(text("reason", result)?.contains("sii, rii: the groups have no order") == true)
    #expect(
      try notes(query, workspace).contains(
        "groups of bands and sex are crossed: each combination is a group, without order"
      )
    )
  }

  @Test func `a group and one that lies in it are a fault of the table`() throws {
    let names = ["All Asian", "Indian", "White"]
    let workspace = try Fixture.workspace(
      moreGroups: names.map {
        ["Nested", "nested", $0, "", "", "", "", $0 == "Indian" ? "All Asian" : ""]
      },
      moreRows: names.enumerated().map {
        ["injury", "Derby", "2023/24", "Nested", $1, "\(90 - $0)", "\(90 - $0)", "1000"]
      }
    )
    // get keeps one level; a table from elsewhere need not.
    func column(_ texts: [String]) -> Column { .text(TextColumn(texts.map { Optional($0) })) }
    let rows = Frame(
      unchecked: Schema([
        Field(name: "place", type: .text, role: .place),
        Field(name: "nested", type: .text, role: .breakdown),
        Field(name: "value", type: .estimate, role: .value),
      ]),
      columns: [
        column(names.map { _ in "Derby" }), column(names),
        .estimate(EstimateColumn(point: NumberColumn([90, 89, 88]))),
      ],
      rowCount: names.count
    )
    let result = try inequalityTable(
      rows,
      groups: .crossed([SliceRequest.BreakdownColumn(column: "nested", dimension: "Nested")]),
      workspace: workspace,
      rules: InequalityRules(isWhole: false)
    ).frame
    #expect(text("reason", result) == "Indian lies in All Asian, which is there too")
    #expect(point("difference", result) == nil)
  }

  @Test func `two schemes of one kind in rows put together are an error that names both`() throws {
    let workspace = try Fixture.workspace(
      moreGroups: (1...5).map {
        ["Bands", "deprivation", "Band \($0)", "\($0)", $0 == 1 ? "yes" : ""]
      },
      moreRows: (1...5).map {
        ["injury", "England", "2024/25", "Bands", "Band \($0)", "\(90 - $0)", "\(90 - $0)", "1000"]
      }
    )
    let script = """
      let tenths = get "Injury admissions" for England by any in latest
      from tenths | add value = value + 0 | inequality
      """
    let error = #expect(throws: PlanError.self) { try frame(script, workspace) }
    #expect(error?.code == "needs-10")
    #expect(error?.message.contains("'Deprivation deciles (IMD2019)'") == true)
    #expect(error?.message.contains("'Bands'") == true)
  }

  @Test func `limits that are drawn stop at a size that is named below the table`() throws {
    let rows = InequalityRules.mostDrawnGroups / 10 + 1
    let values = (1...10).map { Optional(90 - Double($0)) }
    let repeated = (0..<rows).flatMap { _ in values }
    func column(_ texts: [String]) -> Column { .text(TextColumn(texts.map { Optional($0) })) }
    func table(_ count: Int) -> Frame {
      let groups = (0..<count).map { "Decile \($0 % 10 + 1)" }
      return Frame(
        unchecked: Schema([
          Field(name: "place", type: .text, role: .place),
          Field(name: "deprivation", type: .text, role: .breakdown),
          Field(name: "value", type: .estimate, role: .value),
        ]),
        columns: [
          column((0..<count).map { "Place \($0 / 10)" }), column(groups),
          .estimate(
            EstimateColumn(
              point: NumberColumn(Array(repeated.prefix(count))),
              numerator: NumberColumn(Array(repeated.prefix(count))),
              denominator: NumberColumn((0..<count).map { _ in Optional(1_000) }),
              measures: [Measure(unit: "per 1,000", multiplier: 1_000, counts: .people)]
            )
          ),
        ],
        rowCount: count
      )
    }
    func reading(_ count: Int) throws -> SourceReading {
      try inequalityTable(
        table(count),
        groups: .crossed([
          SliceRequest.BreakdownColumn(
            column: "deprivation",
            dimension: "Deprivation deciles (IMD2019)"
          )
        ]),
        workspace: Fixture.shared.get(),
        rules: InequalityRules(isWhole: true)
      )
    }
    let note = "no limits of bgsd to mdrw: they are drawn for 20000 groups at most"
    let small = try reading(30)
    guard case .estimate(let few)? = small.frame["bgsd"] else { throw Fixture.NoQuery() }
    #expect(few.lower?[0] != nil)
    #expect(!small.footnotes.contains { $0.text.hasPrefix(note) })
    let large = try reading(rows * 10)
    guard case .estimate(let many)? = large.frame["bgsd"] else { throw Fixture.NoQuery() }
    #expect(many.point[0] == few.point[0])
    #expect(many.lower?[0] == nil)
    #expect(
      large.footnotes.contains { $0.text == note + ", and \(rows) rows here have \(rows * 10)" }
    )
  }
}
