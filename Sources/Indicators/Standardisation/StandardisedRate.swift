import Frames
import Statistics

/// One age band of a series.
struct BandFigure: Sendable {
  let name: String
  let ages: AgeBand
  let events: Double?
  let people: Double?
  /// Why events or people are not known.
  let presence: Presence
}

/// The standardised rate of one series, or why there is none.
struct StandardisedRate: Sendable {
  enum Absence: Sendable, Hashable {
    case tooFewEvents
    /// Counts or people of some band are not known.
    case unknownParts
    case bands(AgeBandFault)
    /// A band without people, or a negative count.
    case figures(String)
  }
  /// For one person.
  var rate: DirectlyStandardisedRate?
  var absence: Absence?
  var presence = Presence.missing
  var bands = 0
  /// Nil when the events of some band are not known.
  var events: Double?
  /// Bands that hold several of the standard's.
  var isCoarser = false
  /// Whether any band has both its events and its people.
  let hasParts: Bool

  init(_ figures: [BandFigure], _ standard: StandardPopulation) {
    hasParts = figures.contains { $0.events != nil && $0.people != nil }
    let cells: [WeightedBands]
    do throws(AgeBandFault) {
      cells = try weightedBands(figures.map { ($0.name, $0.ages) }, by: standard)
    } catch {
      absence = .bands(error)
      return
    }
    let used = cells.flatMap(\.bands)
    bands = used.count
    isCoarser = cells.count < standard.bands.count
    let counts = used.compactMap { figures[$0].events }
    if counts.count == used.count { events = counts.reduce(0, +) }
    let hasPeople = used.allSatisfy { figures[$0].people != nil }
    guard events != nil, hasPeople else {
      absence = .unknownParts
      if used.contains(where: { figures[$0].presence == .suppressed }) { presence = .suppressed }
      return
    }
    do throws(StatisticError) {
      let found = try directlyStandardisedRate(
        counts: cells.map { cell in
          .some(cell.bands.reduce(0.0) { $0 + (figures[$1].events ?? 0) })
        },
        populations: cells.map { cell in
          cell.bands.reduce(0.0) { $0 + (figures[$1].people ?? 0) }
        },
        weights: cells.map(\.weight)
      )
      if found.value == nil { absence = .tooFewEvents } else { rate = found }
    } catch {
      absence = .figures(error.description)
    }
  }
}
