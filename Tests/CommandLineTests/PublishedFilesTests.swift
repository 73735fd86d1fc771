import Foundation
import TestSupport
import Testing

/// Real files of publishers, which lie beside the repository where somebody put them.
///
/// They are not ours to ship; without them these tests are skipped and say so.
private enum Reference {
  static let folder = "\(Repository.root)/../shared/reference/places"

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: "\(folder)/fingertips_many_indicators.csv")
  }

  static func path(_ name: String) -> String { "\(folder)/\(name)" }
}

@Suite(.enabled(if: Reference.isThere, "the files of ../shared/reference/places are not there"))
struct PublishedFilesTests {
  /// Rows of the answer, without the heading.
  private func rows(_ query: String, of files: String...) throws -> [[String]] {
    let named = files.map { "\"\(Reference.path($0))\"" }.joined(separator: ", ")
    let run = try Program.run(["-c", "use \(named)\n\(query)"])
    #expect(run.exitCode == 0, "\(run.messages)")
    return run.text.split(separator: "\n").dropFirst().map { cells(String($0)) }
  }

  private func cells(_ line: String) -> [String] {
    var result = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        result.append("")
      } else {
        result[result.count - 1].append(character)
      }
    }
    return result
  }

  private func number(_ text: String?) throws -> Double { try #require(text.flatMap(Double.init)) }

  private func report(_ files: String...) throws -> String {
    let named = files.map { "\"\(Reference.path($0))\"" }.joined(separator: ", ")
    return try Program.run(["-c", "use \(named)\nget all for all in latest | take 1"]).messages
  }

  @Test func `injuries of Coventry fell by a third`() throws {
    let found = try rows(
      "get all for Coventry, England in 2010/11, 2023/24 | keep place, period, value",
      of: "fingertips_injury_admissions.csv"
    )
    func value(_ place: String, _ period: String) throws -> Double {
      try number(found.first { $0[0] == place && $0[1] == period }?[2])
    }
    #expect(abs(try value("Coventry", "2010/11") - 128.94) < 0.005)
    #expect(abs(try value("Coventry", "2023/24") - 84.59) < 0.005)
    #expect(abs(try value("England", "2023/24") - 72.71) < 0.005)
    #expect(
      abs(try value("Coventry", "2023/24") / value("Coventry", "2010/11") - 1 + 0.344) < 0.0005
    )
  }

  @Test func `703 repeats of England merge and every row is accounted for`() throws {
    let said = try report("fingertips_injury_admissions.csv")
    #expect(said.contains("7,208 rows → 6,505 figures, 1 indicator, 154 places, 14 periods"))
    #expect(said.contains("703 rows repeat another (England under two parents)"))
    #expect(said.contains("261 without a value: 1 suppressed, 260 missing"))
    #expect(7_208 == 6_505 + 703)
  }

  @Test func `clashing rows of the extract are refused by indicator`() throws {
    let said = try report("fingertips_many_indicators.csv")
    #expect(said.contains("44,452 rows → 41,039 figures, 31 indicators"))
    // 306 keys; two more differ in the twelfth digit of their limits alone.
    #expect(said.contains("904 rows have another value for a key, refused"))
    #expect(said.contains("91040 638"))
    #expect(said.contains("2509 rows repeat another"))
    #expect(said.hasPrefix("home Coventry has no figures here; 116 places have"))
    #expect(44_452 == 41_039 + 904 + 2_509)
  }

  @Test(arguments: [
    ("County & UA deprivation deciles in England (IMD2019, 4/23 geography)", 18.07),
    ("District & UA deprivation deciles in England (IMD2019, 4/23 geography)", 23.23),
  ])
  func `the same year has two gaps by two schemes`(scheme: String, gap: Double) throws {
    let found = try rows(
      "get all for England in 2023/24 by \"\(scheme)\"",
      of: "fingertips_injury_admissions.csv"
    )
    func value(_ start: String) throws -> Double {
      try number(found.first { $0[3].hasPrefix(start) }?[4])
    }
    #expect(abs(try value("Most deprived") - value("Least deprived") - gap) < 0.005)
  }

  @Test func `turnover of Coventry and of all councils`() throws {
    let coventry = try rows(
      "get ASC7 for Coventry in 2022-23 | keep value",
      of: "oflog_adult_social_care.csv"
    )
    #expect(abs(try number(coventry.first?.first) - 25.57) < 0.005)
    let middle = try rows(
      "get ASC7 for all in 2022-23 | summarise middle = median(value)",
      of: "oflog_adult_social_care.csv"
    )
    #expect(abs(try number(middle.first?.first) - 28.04) < 0.005)
  }

  @Test func `children looked after, beside the neighbours pooled`() throws {
    let coventry = try rows(
      "get \"Children looked after*\" for Coventry in 2025",
      of: "dfe_looked_after_rates.csv"
    )
    #expect(coventry.map { [$0[3], $0[6], $0[7]] } == [["82", "684", "83561"]])
    let pooled = try rows(
      "get \"Children looked after*\" for neighbours in 2025 | keep value",
      of: "dfe_looked_after_rates.csv",
      "nearest_neighbours.json"
    )
    #expect(abs(try number(pooled.first?.first) - 84.1) < 0.05)
  }

  @Test func `inactive adults by disability`() throws {
    let found = try rows(
      "get \"93015\" for England in 2022 by disability | keep disability, value",
      of: "fingertips_many_indicators.csv"
    )
    #expect(abs(try number(found.first { $0[0] == "Disabled" }?[1]) - 35.81) < 0.005)
    #expect(abs(try number(found.first { $0[0] == "Not disabled" }?[1]) - 18.05) < 0.005)
  }

  @Test func `ratings by limits are those that were published`() throws {
    let found = try rows(
      "get all for all | benchmark against England using limits | keep place, period, rating",
      of: "fingertips_injury_admissions.csv"
    )
    var rated: [String: String] = [:]
    for row in found where row.count == 3 { rated["\(row[0])|\(row[1])"] = row[2] }
    let file = try String(
      contentsOfFile: Reference.path("fingertips_injury_admissions.csv"),
      encoding: .utf8
    )
    let lines = file.split(separator: "\n").map { cells(String($0)) }
    let heading = lines[0]
    func column(_ name: String) throws -> Int { try #require(heading.firstIndex(of: name)) }
    let (name, sex) = (try column("Area Name"), try column("Sex"))
    let (type, period) = (try column("Category Type"), try column("Time period"))
    let published = try column("Compared to England value or percentiles")
    let words = ["Better": "lower", "Worse": "higher", "Similar": "similar"]
    var count = 0
    for line in lines.dropFirst() where line[sex] == "Persons" && line[type].isEmpty {
      guard let expected = words[line[published]], line[name] != "England" else { continue }
      count += 1
      // The workspace calls councils by their official names.
      let short = line[name].hasSuffix(" UA") ? String(line[name].dropLast(3)) : line[name]
      let names = [line[name], short, "\(short), City of", "\(short), County of"]
      let found = names.compactMap { rated["\($0)|\(line[period])"] }.first
      #expect(found == expected, "\(line[name]) \(line[period])")
    }
    #expect(count == 2_094)
  }

  @Test(arguments: [
    "fingertips_injury_admissions.csv", "fingertips_many_indicators.csv",
    "oflog_adult_social_care.csv", "dfe_looked_after_rates.csv",
  ])
  func `a package made of a file gives the answers that the file gives`(file: String) throws {
    let folder = try Folder()
    let made = try Program.run(["import", Reference.path(file), "--to", "package"], in: folder)
    #expect(made.exitCode == 0, "\(made.messages)")
    for query in ["get all for all", "get all for all by any"] {
      let straight = try Program.run(
        ["-c", "use \"\(Reference.path(file))\"\n\(query)"],
        in: folder
      )
      let packed = try Program.run(["-c", "use \"package\"\n\(query)"], in: folder)
      // New breakdowns come first in a package; the rows are the same.
      #expect(
        straight.text.split(separator: "\n").sorted() == packed.text.split(separator: "\n").sorted()
      )
      #expect(straight.exitCode == 0)
    }
  }

  @Test func `a look-up of areas opens beside figures`() throws {
    let found = try rows(
      "get ASC7 for Coventry in 2022-23 | keep place, value",
      of: "oflog_adult_social_care.csv",
      "la_region_lookup.csv"
    )
    #expect(found.first?.first == "Coventry")
  }

  @Test func `births by wealth, of a survey that says neither where nor when`() throws {
    let file = "who_heat_sample.csv"
    let said = try report(file)
    #expect(said.contains("WHO HEAT template: 44 rows → 44 figures, 2 indicators, 1 place"))
    #expect(said.contains("no column names the place: it is who_heat_sample, after the file"))
    #expect(said.contains("no column says when: all is undated"))
    #expect(said.contains("is 340.38 and the groups' weighted mean 34.05"))
    let births = "get \"Births*\" for all by \"Economic status (wealth quintile)\""
    let found = try rows("\(births) | inequality | keep difference, ratio", of: file)
    #expect(abs(try number(found.first?.first) - 23.62) < 0.005)
    #expect(abs(try number(found.first?.last) - 1.31) < 0.005)
    let mean = try rows("\(births) | summarise mean = mean(value) | keep mean", of: file)
    #expect(abs(try number(mean.first?.first) - 91.60) < 0.005)
  }

  @Test func `the folder as a whole opens`() throws {
    let run = try Program.run([
      "--errors", "json", "-c", "use \"\(Reference.folder)\"\nget ASC7 in latest | keep value",
    ])
    #expect(run.exitCode == 0)
    #expect(!run.messages.contains("not read"))
  }
}
