import Frames
import Indicators
import Rendering

extension Session {
  /// The first screen: what the data are, how to ask, and the headlines as they were published.
  public func banner(_ style: ScreenStyle, version: String) -> [String] {
    let dot = style.level == .ascii ? "|" : "·"
    let home = workspace.home.map { workspace.places[$0].name } ?? "not set"
    let figures = workspace.observations.value.presence.knownCount
    var lines = [
      [
        "cvq \(version)", workspace.title,
        "\(workspace.indicators.count) indicators, \(figures) figures\(extent)", "home \(home)",
      ].joined(separator: " \(dot) "),
      [
        "get all | headline  asks", ".help worse  helps", "from indicators  lists them",
        "Ctrl-D leaves",
      ].joined(separator: " \(dot) "),
    ]
    if !workspace.homeHasFigures {
      lines.append("home \(home) has no figures in this data:   .set home …")
    }
    let headlines = publishedHeadlines
    if !headlines.isEmpty {
      lines.append("")
      lines.append("Indicators that improved or stayed the same, as published each year:")
      lines.append("  " + headlines.joined(separator: "   "))
      lines.append(
        "Most of the results behind them were never printed; what is here comes from figures that"
      )
      lines.append("were, each with its source, so a headline computed from them differs.")
    }
    lines.append("")
    return lines.map { Displayable.text($0, level: style.level) }
  }

  /// The years that the figures span, as `, 2005 to 2025`; empty without figures.
  private var extent: String {
    let periods = workspace.observations.period.dictionary
    guard let first = periods.first, let last = periods.map(\.end).max() else { return "" }
    return ", \(first.start.components.year) to \(last.components.year)"
  }

  /// `2019/20 79% (50/63)`, for the reports that printed the whole fraction.
  private var publishedHeadlines: [String] {
    guard let frame = workspace.publishedHeadlines,
      case .text(let years)? = frame["report_year"],
      case .estimate(let percents)? = frame["percent"]
    else { return [] }
    return (0..<frame.rowCount).compactMap { row in
      guard let year = years[row], percents.presence.isKnown(row),
        percents.numerator?[row] != nil, percents.denominator?[row] != nil
      else { return nil }
      return "\(year) \(estimateText(percents, row: row, level: .full))"
    }
  }
}
