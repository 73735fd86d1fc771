import Frames

extension WorkspaceDraft {
  private static let placeColumns = [
    KnownColumn("place_code"), KnownColumn("place", "name"), KnownColumn("level"),
    KnownColumn("aliases"), KnownColumn("old_codes"), KnownColumn("parents"),
    KnownColumn("successor"), KnownColumn("change"), KnownColumn("from"), KnownColumn("to"),
  ]

  /// Own places first, then those underneath that are not among them.
  mutating func readPlaces(_ tables: [ResourceTable]) {
    // Without places of its own a workspace shares those underneath, positions included.
    guard !tables.isEmpty else {
      places = underneath?.places ?? []
      placeIndex = underneath?.placeIndex ?? PlaceIndex([])
      return
    }
    var relations: [PlaceRelations] = []
    for table in tables {
      var reader = TableReader(table, known: WorkspaceDraft.placeColumns)
      if reader.require(["place"]) { readPlaceRows(&reader, &relations) }
      findings.append(contentsOf: reader.findings)
    }
    addUnderneath()
    placeIndex = PlaceIndex(places)
    resolve(relations)
  }

  private struct PlaceRelations {
    let place: Int
    let line: Int
    let file: String
    let parents: [String]
    let successors: [String]
  }

  private mutating func readPlaceRows(
    _ reader: inout TableReader,
    _ relations: inout [PlaceRelations]
  ) {
    let codes = reader["place_code"]
    let names = reader["place"]
    let levels = reader["level"]
    let aliases = reader["aliases"]
    let oldCodes = reader["old_codes"]
    let parents = reader["parents"]
    let successors = reader["successor"]
    let changes = reader["change"]
    let firstDays = reader["from"]
    let lastDays = reader["to"]
    var seen: [String: Int] = [:]
    var blank: [Int] = []
    seen.reserveCapacity(reader.rowCount)
    places.reserveCapacity(places.count + reader.rowCount)
    // Levels are few words.
    let words = levels.column?.dictionary.entries ?? []
    let levelOfEntry = words.map { PlaceLevel(word: trimmedText($0)) }
    for row in 0..<reader.rowCount {
      guard let name = names[row] ?? codes[row] else {
        blank.append(row)
        continue
      }
      var place = Place(code: codes[row], name: name)
      // A place without a code is known by its name within its first parent.
      let key = place.code ?? "\(foldedLookUpName(name))\u{0}\(parents.list(row).first ?? "")"
      if let earlier = seen[key] {
        reader.report(
          "data-2",
          row: row,
          cell: place.code ?? name,
          "2 rows for one place: \(place.code ?? name) (rows \(earlier), \(reader.line(row)))"
        )
        continue
      }
      seen[key] = reader.line(row)
      if let text = levels[row] {
        place.level = levels.column.flatMap { levelOfEntry[$0.codes[row]] }
        if place.level == nil {
          reader.report(
            "data-4",
            row: row,
            cell: text,
            "'level' of \(name) is \"\(text)\", which is no level"
              + similar(to: text, among: PlaceLevel.allCases.map(\.rawValue), reader)
          )
        }
      }
      place.aliases = aliases.list(row)
      place.oldCodes = oldCodes.list(row)
      place.change = reader.meaning(of: changes, "change", row) {
        PlaceChange(rawValue: foldedText($0))
      }
      place.from = reader.meaning(of: firstDays, "from", row, day)
      place.to = reader.meaning(of: lastDays, "to", row, day)
      relations.append(
        PlaceRelations(
          place: places.count,
          line: reader.line(row),
          file: reader.table.fileName,
          parents: parents.list(row),
          successors: successors.list(row)
        )
      )
      places.append(place)
    }
    reader.reportBlank(blank, "place")
  }

  /// `2019-04-01`, or any other form of a day.
  private func day(_ text: String) -> Day? {
    let parts = text.utf8.split(separator: 0x2D).compactMap { Int(Substring($0)) }
    if parts.count == 3, parts[0] > 999 {
      return Day(year: parts[0], month: parts[1], day: parts[2])
    }
    return Period(reading: text)?.start
  }

  private mutating func addUnderneath() {
    guard let underneath else { return }
    let codes = Set(places.compactMap(\.code))
    let names = Set(places.filter { $0.code == nil }.map { foldedLookUpName($0.name) })
    var positions: [Int?] = []
    var added: [Int] = []
    var pending: [(own: Int, underneath: Place)] = []
    let own = PlaceIndex(places)
    for place in underneath.places {
      if let code = place.code, codes.contains(code) {
        let position = own.place(code: code)
        positions.append(position)
        if let position { pending.append((position, place)) }
      } else if place.code == nil, names.contains(foldedLookUpName(place.name)) {
        positions.append(own.places(named: place.name).first)
      } else {
        positions.append(places.count)
        added.append(places.count)
        places.append(place)
      }
    }
    // What the own row does not say of a place stays known.
    for (position, place) in pending {
      places[position].level = places[position].level ?? place.level
      places[position].aliases += place.aliases.filter { !places[position].aliases.contains($0) }
      places[position].oldCodes += place.oldCodes.filter {
        !places[position].oldCodes.contains($0)
      }
      places[position].change = places[position].change ?? place.change
      places[position].from = places[position].from ?? place.from
      places[position].to = places[position].to ?? place.to
    }
    for position in added {
      places[position].parents = places[position].parents.compactMap { positions[$0] }
      places[position].successors = places[position].successors.compactMap { positions[$0] }
    }
  }

  private mutating func resolve(_ relations: [PlaceRelations]) {
    for relation in relations {
      places[relation.place].parents = positions(of: relation.parents, relation)
      places[relation.place].successors = positions(of: relation.successors, relation)
    }
  }

  private mutating func positions(of texts: [String], _ relation: PlaceRelations) -> [Int] {
    texts.compactMap { text in
      if let found = placeIndex.place(code: text), found != relation.place { return found }
      let named = placeIndex.places(named: text)
      if named.count == 1, named[0] != relation.place { return named[0] }
      findings.append(
        Finding(
          "data-7",
          isError: false,
          "\(places[relation.place].name) names \"\(text)\", which is no place here",
          file: relation.file,
          row: relation.line,
          cell: text
        )
      )
      return nil
    }
  }

  /// The place here that is the given place of another workspace.
  func matchingPlace(_ other: Place) -> Int? {
    if let code = other.code { return placeIndex.place(code: code) }
    return placeIndex.places(named: other.name).first
  }

  // MARK: Places that rows name

  enum PlaceAnswer {
    case place(Int)
    /// Code and name belong to different places.
    case disagree(code: String, codeName: String, name: String)
    case unknown
    /// Several places share the name.
    case shared([Int])
  }

  /// The place that a code and a name mean, and the level that stands beside them; nil texts are
  /// absent.
  func place(code: String?, name: String?, level: PlaceLevel? = nil) -> PlaceAnswer {
    if let code, let found = placeIndex.place(code: code) {
      if let name, !placeIndex.isName(name, of: found), !placeIndex.places(named: name).isEmpty {
        return .disagree(code: code, codeName: places[found].name, name: name)
      }
      return .place(found)
    }
    // A code that nobody knows is a place of its own, whatever its name.
    guard code == nil, let name else { return .unknown }
    let proposed = description.home.flatMap { placeIndex.place(code: $0) }
    let found = preferred(places(named: name, level), places: places) { place in
      proposed.map { places[place].parents.contains($0) } ?? false
    }
    switch found.count {
    case 0: return .unknown
    case 1: return .place(found[0])
    default: return .shared(found)
    }
  }

  /// Places with this name at a level: West Midlands as a combined authority is not the region of
  /// that name, which it only goes by.
  private func places(named name: String, _ level: PlaceLevel?) -> [Int] {
    let named = placeIndex.places(named: name)
    guard let level, !named.isEmpty else { return named }
    for found in [named, placeIndex.places(named: "\(name) \(level.rawValue)")] {
      let own = found.filter { places[$0].level == level }
      if !own.isEmpty { return own }
    }
    let proper = Set(placeIndex.places(properlyNamed: name))
    return named.filter { proper.contains($0) || mayBe(places[$0].level, level) }
  }

  /// Whether one place may be called by either level: publishers take councils of all kinds together.
  private func mayBe(_ own: PlaceLevel?, _ level: PlaceLevel) -> Bool {
    guard let own = own?.depth, let other = level.depth else { return true }
    return own == other || ([3, 4].contains(own) && [3, 4].contains(other))
  }

  /// Keeps a place that no table lists, as a place without parents.
  ///
  /// - Returns: Its position.
  mutating func addUnlisted(place: Place) -> Int {
    placeIndex.insert(place, at: places.count)
    places.append(place)
    return places.count - 1
  }
}
