import Frames

extension WorkspaceDraft {
  /// Own peer groups first, then those underneath under other names.
  mutating func readPeerGroups(_ tables: [ResourceTable]) {
    var positions: [String: Int] = [:]
    for table in tables {
      var reader = TableReader(
        table,
        known: [
          KnownColumn("group"), KnownColumn("order"), KnownColumn("place"),
          KnownColumn("place_code"), KnownColumn("closeness"), KnownColumn("source"),
        ]
      )
      guard reader.require(["group"]) else {
        findings.append(contentsOf: reader.findings)
        continue
      }
      let groups = reader["group"]
      let orders = reader["order"]
      let names = reader["place"]
      let codes = reader["place_code"]
      let closeness = reader["closeness"]
      let sources = reader["source"]
      // Rows stand in the order of the column where it is filled.
      let rows = (0..<reader.rowCount).sorted { left, right in
        let first = orders[left].flatMap { Int($0) } ?? Int.max
        let second = orders[right].flatMap { Int($0) } ?? Int.max
        return first != second ? first < second : left < right
      }
      var filled: [(row: Int, group: Int, place: Int)] = []
      var blank: [Int] = []
      for row in 0..<reader.rowCount {
        guard let group = groups[row], names[row] != nil || codes[row] != nil else {
          blank.append(row)
          continue
        }
        _ = reader.meaning(of: orders, "order", row) { Int($0) }
        let key = foldedLookUpName(group)
        if positions[key] == nil {
          positions[key] = peerGroups.count
          var new = PeerGroup(name: group)
          new.source = sources[row]
          peerGroups.append(new)
        }
      }
      reader.reportBlank(blank, "group and place")
      for row in rows {
        guard let group = groups[row].flatMap({ positions[foldedLookUpName($0)] }),
          names[row] != nil || codes[row] != nil,
          let place = memberPlace(codes[row], names[row], row, &reader)
        else { continue }
        filled.append((row, group, place))
      }
      var members = Set(
        peerGroups.enumerated().flatMap { at, group in group.members.map { [at, $0] } }
      )
      for (row, group, place) in filled where members.insert([group, place]).inserted {
        peerGroups[group].members.append(place)
        peerGroups[group].closeness.append(closeness[row])
      }
      findings.append(contentsOf: reader.findings)
    }
    addGroupsUnderneath(Set(positions.keys))
    for group in peerGroups.indices {
      peerGroups[group].average = placeIndex.places(properlyNamed: peerGroups[group].name)
        .first { places[$0].level == .groupAverage }
    }
  }

  /// A published average without any figure here is none: the bundled workspace's averages lie
  /// underneath other people's figures, and there the members' counts make the average.
  mutating func dropEmptyAverages(_ observations: Observations) {
    let averages = Set(peerGroups.compactMap(\.average))
    guard !averages.isEmpty else { return }
    let filled = averages.intersection(observations.place.values)
    for group in peerGroups.indices {
      guard let average = peerGroups[group].average, !filled.contains(average) else { continue }
      peerGroups[group].average = nil
    }
  }

  private mutating func addGroupsUnderneath(_ own: Set<String>) {
    guard let underneath else { return }
    if own.isEmpty, let owner = underneath.peerGroupOwner {
      peerGroupOwner = matchingPlace(underneath.places[owner])
    }
    for group in underneath.peerGroups where !own.contains(foldedLookUpName(group.name)) {
      var copy = group
      copy.members = []
      copy.closeness = []
      for (member, closeness) in zip(group.members, group.closeness) {
        guard let place = matchingPlace(underneath.places[member]) else { continue }
        copy.members.append(place)
        copy.closeness.append(closeness)
      }
      peerGroups.append(copy)
    }
  }

  private mutating func memberPlace(
    _ code: String?,
    _ name: String?,
    _ row: Int,
    _ reader: inout TableReader
  ) -> Int? {
    switch place(code: code, name: name) {
    case .place(let found): return found
    case .disagree(let code, let codeName, let name):
      reader.report(
        "data-6",
        row: row,
        cell: code,
        "row \(reader.line(row)): \(code) is \(codeName), the name is \(name)"
      )
      return nil
    case .shared(let found):
      reader.report(
        "data-8",
        row: row,
        cell: name,
        "row \(reader.line(row)): \(found.count) places are called \"\(name ?? "")\"; "
          + "the code tells which"
      )
      return nil
    case .unknown:
      reader.report(
        "data-7",
        isError: false,
        row: row,
        cell: code ?? name,
        "\(name ?? code ?? "") is not among the places; it is kept without parents"
      )
      return addUnlisted(place: Place(code: code, name: name ?? code ?? ""))
    }
  }

  /// The place with a code; one that no table lists is kept without parents.
  private mutating func listedPlace(_ code: String, _ unlisted: inout [String]) -> Int {
    if let found = placeIndex.place(code: code) { return found }
    unlisted.append(code)
    var new = Place(code: code, name: code)
    new.level = PlaceLevel(code: code)
    return addUnlisted(place: new)
  }

  /// Each place's own list of neighbours, nearest first.
  mutating func readNeighbours(_ tables: [ResourceTable]) {
    if let underneath {
      for (place, list) in underneath.neighbourLists {
        guard let own = matchingPlace(underneath.places[place]) else { continue }
        neighbourLists[own] = list.compactMap { matchingPlace(underneath.places[$0]) }
      }
    }
    var ranked: [Int: [(rank: Double, place: Int)]] = [:]
    var seen: Set<[Int]> = []
    for table in tables {
      var reader = TableReader(
        table,
        known: [
          KnownColumn("place_code"), KnownColumn("neighbour_code"), KnownColumn("rank"),
        ]
      )
      if reader.require(["place_code", "neighbour_code", "rank"]) {
        let codes = reader["place_code"]
        let neighbours = reader["neighbour_code"]
        let ranks = reader["rank"]
        var unlisted: [String] = []
        var blank: [Int] = []
        var unranked: [Int] = []
        var ownCount = 0
        for row in 0..<reader.rowCount {
          guard let code = codes[row], let neighbour = neighbours[row] else {
            blank.append(row)
            continue
          }
          let place = listedPlace(code, &unlisted)
          let other = listedPlace(neighbour, &unlisted)
          guard place != other else {
            ownCount += 1
            continue
          }
          guard seen.insert([place, other]).inserted else { continue }
          let rank = ranks[row].flatMap { readNumber($0)?.value }
          if rank == nil { unranked.append(row) }
          ranked[place, default: []].append((rank ?? .infinity, other))
        }
        reader.reportBlank(blank, "place_code and neighbour_code")
        reader.warn(
          "data-4",
          of: unranked,
          "no number for 'rank'",
          "such neighbours come last, in the order of the file"
        )
        if ownCount > 0 {
          reader.report(
            "data-3",
            isError: false,
            ownCount == 1
              ? "1 place is on its own list of neighbours, left out there"
              : "\(ownCount) places are on their own lists of neighbours, left out there"
          )
        }
        if let first = unlisted.first {
          let more = unlisted.count > 1 ? " and \(unlisted.count - 1) more" : ""
          reader.report(
            "data-7",
            isError: false,
            cell: first,
            "\(first)\(more) in a list of neighbours: no such place is known here"
          )
        }
      }
      findings.append(contentsOf: reader.findings)
    }
    for (place, list) in ranked {
      neighbourLists[place] = list.sorted { $0.rank < $1.rank }.map(\.place)
    }
  }
}
