import Foundation
import Testing

@testable import Statistics

struct StatisticRegistryTests {
  @Test func `names and aliases are single and findable`() {
    var seen: Set<String> = []
    for statistic in StatisticRegistry.all {
      for name in [statistic.name] + statistic.aliases {
        #expect(seen.insert(name).inserted, "\(name) stands twice")
        #expect(StatisticRegistry.statistic(named: name)?.name == statistic.name)
        #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" }, "\(name)")
      }
    }
    #expect(StatisticRegistry.all.count >= 28)
    #expect(StatisticRegistry.statistic(named: "Clopper Pearson")?.name == "exact_binomial")
    #expect(StatisticRegistry.statistic(named: "wislon") == nil)
  }

  @Test func `descriptors say everything help needs`() {
    for statistic in StatisticRegistry.all {
      #expect(statistic.summary.hasSuffix("."), "\(statistic.name)")
      #expect(!statistic.inputs.isEmpty && !statistic.results.isEmpty, "\(statistic.name)")
      #expect(!statistic.caution.isEmpty && !statistic.reference.isEmpty, "\(statistic.name)")
      #expect(statistic.edition >= 1)
    }
  }

  @Test func `every statistic has a page with formula, example and caution`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().resolvingSymlinksInPath().deletingLastPathComponent()
    for statistic in StatisticRegistry.all {
      let text = try String(contentsOf: root.appending(path: statistic.page), encoding: .utf8)
      for part in ["## Formula", "```statistic", "## When not to use it", "## Source"] {
        #expect(text.contains(part), "\(statistic.page) has no '\(part)'")
      }
      #expect(text.hasPrefix("# \(statistic.title)\n"), "\(statistic.page)")
    }
  }
}
