/// The least number of letters put in, left out, changed or swapped with a neighbour that turns
/// one word into the other; upper and lower case are alike.
///
/// Reference: Damerau (1964), Communications of the ACM 7; optimal string alignment.
public func editDistance(_ first: String, _ second: String) -> Int {
  let a = Array(first.lowercased())
  let b = Array(second.lowercased())
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      row[j] = min(change, last[j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}

/// The names nearest to a word, nearest first; names equally near stay in the order given.
///
/// A name counts as near within one edit for every three letters, at least one. Words of more
/// than 200 letters are near to nothing: comparing them would take long and help nobody.
///
/// - Parameters:
///   - word: What was typed.
///   - names: What could have been meant.
///   - limit: At most so many names.
/// - Returns: Some of `names`, unchanged.
public func nearest(
  to word: String,
  among names: some Sequence<String>,
  limit: Int = 3
) -> [String] {
  guard word.utf8.count <= 200 else { return [] }
  let length = word.count
  let allowed = max(1, length / 3)
  var found: [(name: String, distance: Int)] = []
  for name in names where abs(name.count - length) <= allowed {
    let distance = editDistance(word, name)
    if distance <= allowed { found.append((name, distance)) }
  }
  // The standard sort is stable, which keeps the order given among equals.
  return found.sorted { $0.distance < $1.distance }.prefix(max(0, limit)).map(\.name)
}
