extension SimulatedPackage {
  func readMe(_ truths: PlantedTruths) -> String {
    let rows = simulation.rows
    let hidden = rows.count { $0.value == "[c]" }
    let silent = rows.count { $0.states == ["not_applicable"] }
    let missing = rows.count { $0.value.isEmpty } - silent
    let lines = truths.all.map { truth in
      let power = truth.power.map { $0 > 0.9994 ? "above 0.999" : text($0, 3) } ?? "–"
      return "| \(truth.name) | `\(truth.indicator)` | \(truth.place) | \(truth.from) | "
        + "\(truth.size) | \(truth.test) | \(power) |"
    }
    let drawn = Catalogue.indicators.map {
      "| `\($0.code)` | \($0.name) | \($0.valueType), \($0.frequency) | \($0.drawn) |"
    }
    return """
      # Simulated figures

      **Nothing here is real.** Simland, its 9 regions, 54 councils and the 18 wards of Northmere are
      invented; every figure is drawn by `scripts/simulate` from seed \(Truth.seed). Codes start with X,
      as no real ones do. The folder is an ordinary data package for rehearsing, teaching and testing.

      `scripts/simulate` writes all of these files again, byte for byte, this page too. What is
      changed by hand is lost; the source is `Sources/simulate`.

      ## What is in it

      \(rows.count) rows of \(Catalogue.indicators.count) indicators over 12 years: annual and
      overlapping pooled ones, 16 quarters, 48 months, a survey every other year. \(hidden) figures
      are hidden (`[c]`): counts from 1 to 7, and one more where one alone could be worked out from a
      total of the same place, or by the wards from Northmere. \(missing) are missing and \(silent) not
      applicable; the note of each says why. Deaths by age are not hidden, so that they can be
      standardised.

      ## What is planted

      Levels do not move between years but for smoking, pay and nitrogen dioxide, and councils differ
      only as the last table says; all else that looks like a finding is chance. Sizes are modest: `power` is the chance, worked out
      before anything was drawn, that the test named finds the truth. Where it is below 1, some truths are
      meant to be missed. `truths.csv` has the same table.

      | Truth | Indicator | Place | From | Size | Test | Power |
      |---|---|---|---|---|---|---|
      \(lines.joined(separator: "\n"))

      The crossings are only one of Anhøj's two rules, so the power of both is higher. The power of the
      trend takes the chi-squared statistic as normal, that of the gap and of the deaths takes the
      reference as known.

      ## How figures are drawn

      Draws are independent between councils, years and groups unless stated. Figures of regions and
      of the country are the sums, or the weighted means, of their councils; those of Northmere are
      the sums of its wards where wards are published.

      | Code | Indicator | Kind | Drawn |
      |---|---|---|---|
      \(drawn.joined(separator: "\n"))

      Levels that are stated as *the council's own* depend on its deprivation, which is drawn once;
      smoking, pay and nitrogen dioxide move by the same amount each year everywhere. Recycling rises by
      2 points once, where its definition changes.

      """
  }
}
