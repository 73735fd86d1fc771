public import Frames

extension Workspace {
  /// Names of the built-in tables that the workspace has.
  public var tableNames: [String] {
    ["indicators", "places", "peer_groups", "dimensions"]
      + (publishedHeadlines == nil ? [] : ["published_headlines"])
  }

  /// A built-in table by name; nil when there is none.
  public func table(named name: String) -> Frame? {
    switch foldedColumnName(name) {
    case "indicators": indicatorsTable
    case "places": placesTable
    case "peergroups": peerGroupsTable
    case "dimensions": dimensionsTable
    case "publishedheadlines": publishedHeadlines
    default: nil
    }
  }

  private var indicatorsTable: Frame {
    frame([
      ("code", texts(indicators) { $0.code }),
      ("indicator", texts(indicators) { $0.name }),
      ("other_names", texts(indicators) { joined($0.otherNames) }),
      ("objective", texts(indicators) { $0.objective }),
      ("theme", texts(indicators) { $0.theme }),
      ("priority", texts(indicators) { $0.priority }),
      ("directorate", texts(indicators) { $0.directorate }),
      ("kind", texts(indicators) { $0.kind?.rawValue }),
      ("polarity", texts(indicators) { $0.polarity.word }),
      ("unit", texts(indicators) { $0.measure.unit.isEmpty ? nil : $0.measure.unit }),
      ("multiplier", numbers(indicators) { $0.measure.multiplier }),
      ("value_type", texts(indicators) { $0.valueType?.rawValue }),
      ("counts", texts(indicators) { $0.measure.counts?.word }),
      ("decimals", numbers(indicators) { $0.measure.decimals.map { Double($0) } }),
      ("frequency_months", numbers(indicators) { $0.measure.frequencyInMonths.map { Double($0) } }),
      ("tolerance", numbers(indicators) { $0.measure.tolerance }),
      ("neighbours", texts(indicators) { $0.neighbours }),
      (
        "scored",
        .yesNo(
          YesNoColumn(
            indicators.indices.map { position -> Bool? in
              indicators[position].scoring == .unmarked ? nil : isScored(position)
            }
          )
        )
      ),
      ("data_source", texts(indicators) { $0.dataSource }),
    ])
  }

  private var placesTable: Frame {
    frame([
      ("place_code", texts(places) { $0.code }),
      ("place", texts(places) { $0.name }),
      ("level", texts(places) { $0.level?.rawValue }),
      ("aliases", texts(places) { joined($0.aliases) }),
      ("old_codes", texts(places) { joined($0.oldCodes) }),
      ("parents", texts(places) { joined($0.parents.map { places[$0].name }) }),
      ("successor", texts(places) { joined($0.successors.map { places[$0].name }) }),
      ("change", texts(places) { $0.change?.rawValue }),
      ("has_figures", .yesNo(YesNoColumn(places.indices.map { Optional(hasFigures($0)) }))),
    ])
  }

  private var peerGroupsTable: Frame {
    let rows = peerGroups.flatMap { group in
      group.members.indices.map { (group: group, at: $0) }
    }
    return frame([
      ("group", texts(rows) { $0.group.name }),
      ("order", numbers(rows) { Double($0.at + 1) }),
      ("place", texts(rows) { places[$0.group.members[$0.at]].name }),
      ("place_code", texts(rows) { places[$0.group.members[$0.at]].code }),
      ("closeness", texts(rows) { $0.group.closeness[$0.at] }),
      ("source", texts(rows) { $0.group.source }),
    ])
  }

  private var dimensionsTable: Frame {
    let rows = dimensions.flatMap { dimension in
      dimension.groups.map { (dimension: dimension, group: $0) }
    }
    return frame([
      ("dimension", texts(rows) { $0.dimension.name }),
      ("family", texts(rows) { $0.dimension.family }),
      ("group", texts(rows) { $0.group.name }),
      ("order", numbers(rows) { $0.group.order.map { Double($0) } }),
      (
        "parent_group",
        texts(rows) { row in row.group.parent.map { row.dimension.groups[$0].name } }
      ),
      ("disadvantaged", .yesNo(YesNoColumn(rows.map { Optional($0.group.isDisadvantaged) }))),
      ("unknown", .yesNo(YesNoColumn(rows.map { Optional($0.group.isUnknown) }))),
    ])
  }

  private func joined(_ parts: [String]) -> String? {
    parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func texts<Row>(_ rows: [Row], _ text: (Row) -> String?) -> Column {
    .text(TextColumn(rows.map(text)))
  }

  private func numbers<Row>(_ rows: [Row], _ number: (Row) -> Double?) -> Column {
    .number(NumberColumn(rows.map(number)))
  }

  private func frame(_ columns: [(name: String, column: Column)]) -> Frame {
    Frame(
      unchecked: Schema(
        columns.map { name, column in
          let role: FieldRole =
            switch name {
            case "indicator": .indicator
            case "place": .place
            default: .plain
            }
          return Field(name: name, type: column.type, role: role)
        }
      ),
      columns: columns.map(\.column),
      rowCount: columns.first?.column.count ?? 0
    )
  }
}
