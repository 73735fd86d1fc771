import Frames
import Indicators
import Rendering

extension Session {
  /// The first screen: what the data are, how to ask, and the headlines as they were published.
  public func banner(_ style: ScreenStyle, version: String) -> [String] {
    let dot = style.level == .ascii ? "|" : "·"
    let home = workspace.home.map { workspace.places[$0].name } ?? "not set"
    let figures = workspace.observations.value.presence.knownCount
    var lines = filled(
      [
        "cvq \(version)", workspace.title, "\(workspace.indicators.count) indicators",
        "\(figures) figures\(extent)", "home \(home)",
      ],
      between: " \(dot) ",
      style
    )
    lines += filled(
      [
        "get all | headline  asks", "Tab completes", ".help gap  helps",
        "from indicators  lists", "Ctrl-D leaves",
      ],
      between: " \(dot) ",
      style
    )
    if !loadReport.isEmpty {
      lines += [""] + loadReport.text(style)
    } else if !workspace.homeHasFigures {
      lines.append("home \(home) has no figures in this data:   .set home …")
    }
    let headlines = publishedHeadlines
    if !headlines.isEmpty {
      lines.append("")
      lines += paragraph(
        "Indicators that improved or stayed the same, as published each year:",
        style
      )
      lines += filled(headlines, between: "   ", style, indent: 2)
      lines += paragraph(
        "Most of the results behind them were never printed; what is here comes from figures "
          + "that were, each with its source, so a headline computed from them differs.",
        style
      )
    }
    lines.append("")
    return lines
  }

  private func paragraph(_ text: String, _ style: ScreenStyle) -> [String] {
    TextFitting.wrapped(Displayable.text(text, level: style.level), width: max(20, style.width))
  }

  /// Parts side by side, as many to a line as fit; one too long for a line is broken at its words.
  private func filled(
    _ parts: [String],
    between separator: String,
    _ style: ScreenStyle,
    indent: Int = 0
  ) -> [String] {
    let room = max(20, style.width) - indent
    var lines: [String] = []
    for part in parts.map({ Displayable.text($0, level: style.level) }) {
      if let last = lines.last, Displayable.width(last + separator + part) <= room {
        lines[lines.count - 1] = last + separator + part
      } else {
        lines += TextFitting.wrapped(part, width: room)
      }
    }
    return lines.map { String(repeating: " ", count: indent) + $0 }
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
