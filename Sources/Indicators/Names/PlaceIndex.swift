import Frames

/// Finds places by code and by name in the order of `data.md` §6; never by likeness.
struct PlaceIndex: Sendable {
  private(set) var codes: [String: Int] = [:]
  private var names: [String: [Int]] = [:]
  private var aliases: [String: [Int]] = [:]
  private let variants: LazyValue<[String: [Int]]>
  /// Variants of the places that came after the table was made.
  private var addedVariants: [String: [Int]] = [:]

  init(_ places: [Place]) {
    variants = LazyValue { [places] in variantTable(places) }
    codes.reserveCapacity(places.count + places.count / 2)
    names.reserveCapacity(places.count)
    // A code in force goes before the same code as a former one.
    for (position, place) in places.enumerated() {
      if let code = place.code, codes[code] == nil { codes[code] = position }
      names[foldedLookUpName(place.name), default: []].append(position)
      for alias in place.aliases {
        aliases[foldedLookUpName(alias), default: []].append(position)
      }
    }
    for (position, place) in places.enumerated() {
      for code in place.oldCodes where codes[code] == nil { codes[code] = position }
    }
  }

  /// The place with this code, in force or former.
  func place(code: String) -> Int? {
    codes[code] ?? codes[code.uppercased()]
  }

  /// Places with this name as it is, aliases and variants left aside.
  func places(properlyNamed text: String) -> [Int] {
    names[foldedLookUpName(text)] ?? []
  }

  /// Places with this name, else with this alias, else after the usual variants of council names.
  func places(named text: String) -> [Int] {
    let key = foldedLookUpName(text)
    if let found = names[key] { return found }
    if let found = aliases[key] { return found }
    let variant = variantName(text)
    return (variants.value[variant] ?? []) + (addedVariants[variant] ?? [])
  }

  /// Takes in a place that was appended to the places.
  mutating func insert(_ place: Place, at position: Int) {
    if let code = place.code, codes[code] == nil { codes[code] = position }
    names[foldedLookUpName(place.name), default: []].append(position)
    addedVariants[variantName(place.name), default: []].append(position)
  }

  /// In which way a code and a name lead to the place.
  func match(
    code: String?,
    name: String?,
    of position: Int,
    _ place: Place
  ) -> WorkspaceReading.PlaceMatch {
    if let code {
      if code == place.code || code.uppercased() == place.code { return .code }
      return code.utf8.count == 3 ? .educationCode : .formerCode
    }
    let key = name.map(foldedLookUpName) ?? ""
    if names[key]?.contains(position) == true { return .name }
    return aliases[key]?.contains(position) == true ? .alias : .variant
  }

  /// Whether the name is one of those of the place.
  func isName(_ text: String, of position: Int) -> Bool {
    let key = foldedLookUpName(text)
    if names[key]?.contains(position) == true || aliases[key]?.contains(position) == true {
      return true
    }
    let variant = variantName(text)
    return variants.value[variant]?.contains(position) == true
      || addedVariants[variant]?.contains(position) == true
  }
}

private func variantTable(_ places: [Place]) -> [String: [Int]] {
  var table: [String: [Int]] = [:]
  for (position, place) in places.enumerated() {
    let keys = ([place.name] + place.aliases).map(variantName).removingRepeats()
    for key in keys { table[key, default: []].append(position) }
  }
  return table
}

/// A council's name without what publishers add or spell differently: `St. Helens Borough Council`
/// and `Saint Helens` are one.
func variantName(_ text: String) -> String {
  var name = foldedText(text)
  let starts = ["the ", "royal borough of ", "london borough of ", "city of ", "county of "]
  let ends = [
    ", city of", ", county of", " (statistical)", " (met county)", " ua", " city council",
    " borough council", " district council", " county council", " council", " borough",
    " district", " region",
  ]
  for start in starts where name.hasPrefix(start) { name = String(name.dropFirst(start.count)) }
  for end in ends where name.hasSuffix(end) && name.count > end.count {
    name = String(name.dropLast(end.count))
    break
  }
  let words = name.split(separator: " ").map { word in
    switch word {
    case "&": "and"
    case "saint", "st.": "st"
    case "upon": "on"
    default: String(word)
    }
  }
  return foldedLookUpName(words.joined(separator: " "))
}
